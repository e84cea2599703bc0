"""Canaries: a name, a phone and an ID number are nowhere in clear - not stored, sent or logged."""

import base64
import hashlib
import logging
from collections.abc import Iterator

import pytest

from kernel.testkit import Kit
from services.identity.service import SERVICE
from tests.identity.people import OTHER_NUMBER, PASSWORD, Town

NAME, PROXY, PHONE, PROXY_PHONE = "欧阳金丝雀", "司马夜莺", "15912345678", "15987654321"
CANARIES = (NAME, PROXY, PHONE, PROXY_PHONE, OTHER_NUMBER, PASSWORD)


def forms(canary: str) -> Iterator[str]:
    """In clear, and as anybody would try first."""
    for text in (canary, f"+86{canary}"):
        yield text
        yield base64.b64encode(text.encode()).decode().rstrip("=")
        yield text.encode("unicode_escape").decode()
        for digest in (hashlib.md5, hashlib.sha1, hashlib.sha256):
            yield digest(text.encode()).hexdigest()


def test_no_canary_anywhere(
    town: Town, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    capfd.readouterr()
    me = town.resident(PHONE)
    person = town.person(NAME, phone=PHONE, id_number=OTHER_NUMBER)
    assert person == me["subject"]
    wish = {"name": PROXY, "phone": PROXY_PHONE}
    assert town.call("POST", "/consents", me, wish, Idempotency_Key="k").status_code == 201
    town.service("GET", f"/api/identity/persons/{person}?purpose=x")
    town.staff("officer", "officer")
    town.try_code(PHONE, "000000")
    town.call("POST", "/tokens", None, {"phone": PHONE, "code": PHONE})
    wrong = {"name": NAME, "phone": PHONE, "id_number": "1" + OTHER_NUMBER}
    assert town.service("POST", "/api/identity/persons", wrong).status_code == 422
    town.call("DELETE", "/tokens", me)
    town.kit.settle()
    clear = [form for canary in CANARIES for form in forms(canary)]
    dump = {f"database {where}": text for where, text in databases(town)}
    dump["logs"], dump["console"] = caplog.text, "".join(capfd.readouterr())
    assert any("SessionsRevoked" in text for where, text in dump.items() if "bus" in where)
    assert [(where, form) for where, text in dump.items() for form in clear if form in text] == []


def databases(town: Town) -> Iterator[tuple[str, str]]:
    """Everything that is stored, the bus too."""
    mongo = town.kit.runtime.mongo
    for name in mongo.list_database_names():
        if name.startswith(town.kit.settings.database_prefix):
            for collection in mongo[name].list_collection_names():
                rows = list(mongo[name][collection].find())
                yield f"{name}.{collection}", repr(rows) + "".join(map(decoded, rows))


def decoded(row: object) -> str:
    """Bytes inside a row, as text."""
    if isinstance(row, dict):
        return "".join(map(decoded, row.values()))
    return row.decode("utf-8", "replace") if isinstance(row, bytes) else ""


def test_errors_name_the_field_and_not_what_was_in_it(town: Town) -> None:
    bad = town.service("POST", "/api/identity/persons", {"name": NAME, "phone": PHONE + "9"})
    assert bad.status_code == 422
    assert PHONE not in bad.get_data(as_text=True)


def test_two_installations_have_different_blind_indexes(town: Town, mongo_url: str) -> None:
    other = Kit([SERVICE], mongo_url)
    town.resident(PHONE)
    Town(other).resident(PHONE)
    marks = [{row["_id"] for row in kit.ctx.db["marks"].find()} for kit in (town.kit, other)]
    other.close()
    assert marks[0]
    assert not marks[0] & marks[1]
