"""Issuing a document, keeping it sealed, showing it, and telling the world what may be told of it."""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from pymongo.errors import DuplicateKeyError

from kernel import codec
from kernel.context import Context
from kernel.documents import numbers
from kernel.documents.content import Paper
from kernel.documents.pdf import Stamp, printed
from kernel.words import NotFound

COLLECTION = "shelf"


@dataclass(frozen=True)
class Slip:
    """What is issued: `id` once, under whose key, in which `series`; `mark` goes around the number."""

    id: str
    owner: str
    series: str
    mark: str
    at: datetime


@dataclass(frozen=True)
class Issued:
    """A document that is there. `digest` is the SHA-256 of its PDF, `code` what is behind the QR code."""

    id: str
    number: str
    digest: str
    code: str
    at: datetime


@dataclass(frozen=True)
class Kept:
    """A document in clear: the page's source and the PDF."""

    issued: Issued
    paper: dict[str, Any]
    pdf: bytes
    withdrawn: datetime | None


def issue(ctx: Context, slip: Slip, paper: Paper) -> Issued:
    """Number, print and keep it. Repeated for the same slip it gives what the first time gave."""
    if (kept := ctx.db[COLLECTION].find_one({"_id": slip.id})) is not None:
        return _issued(kept)
    number = slip.mark.format(number=numbers.take(ctx.db, slip.series, slip.id))
    code = _code(ctx, slip.id)
    made = printed(paper, Stamp(number, slip.at, code, link(ctx, code)))
    row = {
        "_id": slip.id,
        "owner": slip.owner,
        "title": paper.title,
        "issuer": paper.issuer,
        "number": number,
        "code": code,
        "at": slip.at,
        "digest": hashlib.sha256(made).hexdigest(),
        "paper": ctx.seal(slip.owner, f"{slip.id}.paper", codec.canonical(codec.plain(paper))),
        "pdf": ctx.seal(slip.owner, f"{slip.id}.pdf", made),
        "withdrawn": None,
    }
    try:
        ctx.db[COLLECTION].insert_one(row)
    except DuplicateKeyError:
        return issue(ctx, slip, paper)
    return _issued(row)


def read(ctx: Context, actor: str, id: str, *, subject: str, purpose: str) -> Kept:
    """The document in clear; that somebody reads it is written down first."""
    row = ctx.db[COLLECTION].find_one({"_id": id})
    if row is None:
        raise NotFound("document.unknown")
    ctx.reading(actor, subject, f"document {row['number']}", purpose)
    paper = orjson.loads(ctx.open(row["owner"], f"{id}.paper", row["paper"]))
    made = ctx.vault.open_bytes(row["owner"], f"{id}.pdf", row["pdf"])
    return Kept(_issued(row), paper, made, row["withdrawn"])


def published(ctx: Context, code: str) -> dict[str, Any]:
    """What anybody may know who holds the document: kind, issuer, number, day, hash, validity."""
    row = ctx.db[COLLECTION].find_one({"code": code.strip().upper()})
    if row is None:
        raise NotFound("document.unknown")
    return {name: row[name] for name in ("title", "issuer", "number", "at", "digest", "code", "withdrawn")}


def withdraw(ctx: Context, id: str) -> None:
    """The document no longer holds; it stays, and says so to whoever verifies it."""
    ctx.db[COLLECTION].update_one({"_id": id, "withdrawn": None}, {"$set": {"withdrawn": ctx.now()}})


def link(ctx: Context, code: str) -> str:
    """The address behind the QR code: a page for whoever holds the paper."""
    return f"{ctx.settings.site_url}/verify/{ctx.service.name}/{code}"


def _code(ctx: Context, id: str) -> str:
    """Cannot be guessed or counted through, and can be typed: four groups of four."""
    made = hmac.new(ctx.secret("documents"), id.encode(), hashlib.sha256).digest()
    letters = base64.b32encode(made).decode()[:16]
    return "-".join(letters[place : place + 4] for place in range(0, 16, 4))


def _issued(row: dict[str, Any]) -> Issued:
    return Issued(row["_id"], row["number"], row["digest"], row["code"], row["at"])
