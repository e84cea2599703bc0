"""The headers of tus 1.0, checked like any other input."""

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Any

from marshmallow import fields, validate
from marshmallow.exceptions import ValidationError

from kernel.schemas import Moment, Schema
from kernel.words import Refusal

VERSION, PIECES = "1.0.0", "application/offset+octet-stream"
LARGEST = 2**53
_DIGEST = re.compile(r"[0-9a-f]{64}")


class WrongVersion(Refusal):
    """Another version of tus, or none."""

    status = 412


class WrongContent(Refusal):
    """A body that is not announced as pieces."""

    status = 415


def check_version(given: str | None) -> None:
    """Raise WrongVersion unless the caller speaks ours."""
    if given != VERSION:
        raise WrongVersion("tus_version", version=VERSION)


def check_content_type(given: str) -> None:
    """Raise WrongContent unless the body is announced as pieces."""
    if given != PIECES:
        raise WrongContent("tus_content", expected=PIECES)


@dataclass(frozen=True)
class About:
    """What the sender says of a paper; `sha256` (hex), if given, is compared with what came."""

    name: str
    sha256: str | None = None


class Metadata(fields.String):
    """`filename <base64>,sha256 <base64>`; other keys are passed over."""

    CODE = "metadata"

    def _deserialize(self, value: Any, *rest: Any, **kwargs: Any) -> Any:
        pairs = [pair.split() for pair in str(value).split(",") if pair.strip()]
        try:
            known = {key: base64.b64decode(text, validate=True).decode() for key, text in pairs}
        except (ValueError, binascii.Error) as bad:
            raise ValidationError("metadata") from bad
        digest = known.get("sha256")
        if "filename" not in known or (digest is not None and not _DIGEST.fullmatch(digest)):
            raise ValidationError("metadata")
        return About(known["filename"], digest)


class CreationSchema(Schema):
    """The headers that begin a paper."""

    length = fields.Integer(data_key="Upload-Length", required=True, validate=validate.Range(0, LARGEST))
    about = Metadata(data_key="Upload-Metadata", required=True)


class OffsetSchema(Schema):
    """The headers that go before more bytes."""

    offset = fields.Integer(data_key="Upload-Offset", required=True, validate=validate.Range(0, LARGEST))


class StandingSchema(Schema):
    """Where a paper stands: `arriving`, `filed` or `refused` (`why` is a problem's code)."""

    id = fields.String(attribute="paper.paper")
    state = fields.String(attribute="paper.state")
    why = fields.String(attribute="paper.why")
    offset = fields.Integer()
    length = fields.Integer(attribute="paper.size")
    expires = Moment(attribute="paper.expires")
