"""Records of social relief from a file: CSV with id_number, kind, authority, since, until.

`DATA_DIR/sharing/social_relief.csv` where the bureau has put one, else an invented sample. The numbers are
turned into keyed digests while reading, and are kept nowhere.
"""

import csv
import hashlib
import hmac
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from importlib.resources import files
from pathlib import Path

from services.legalaid.sharing.records import Record

PLACE = Path("sharing", "social_relief.csv")
SAMPLE = "social_relief_sample.csv"


def digest(key: bytes, id_number: str) -> str:
    """What stands for a person between the services (脱敏比对): useless without the key."""
    return hmac.new(key, id_number.strip().upper().encode(), hashlib.sha256).hexdigest()


class SocialReliefFile:
    """The file, read once."""

    def __init__(self, data_dir: Path, key: bytes) -> None:
        self._path, self._key = data_dir / PLACE, key

    @property
    def name(self) -> str:
        """Which file was asked."""
        return "social_relief_file" if self._path.exists() else "social_relief_sample"

    def of(self, person: str, on: date) -> tuple[Record, ...]:
        """The person's entries that are in force on this day."""
        mine = self._records.get(person, ())
        return tuple(one for one in mine if one.since <= on and (one.until is None or on <= one.until))

    @cached_property
    def _records(self) -> Mapping[str, tuple[Record, ...]]:
        found: dict[str, tuple[Record, ...]] = {}
        for row in csv.DictReader(self._text().splitlines()):
            until = date.fromisoformat(row["until"]) if row["until"] else None
            record = Record(row["kind"], row["authority"], date.fromisoformat(row["since"]), until)
            mark = digest(self._key, row["id_number"])
            found[mark] = (*found.get(mark, ()), record)
        return found

    def _text(self) -> str:
        if self._path.exists():
            return self._path.read_text("utf-8-sig")
        return files(__package__).joinpath(SAMPLE).read_text("utf-8")
