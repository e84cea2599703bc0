"""The lock is read whole, its licences are known and listed, its bill is CycloneDX, its faults are found."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from deploy.supply import audit, licences, sbom
from deploy.supply.pins import LOCK, UNTOLD, Pin, licence, pins

APART = {"secantusdb", "pylopdf-fonts-zh-cn"}  # a program and a font: named, not imported
HERE = next(pin for pin in pins() if pin.name == "flask")


def test_every_line_of_the_lock_is_read() -> None:
    found = pins()
    assert len(found) == sum(line[:1].isalnum() for line in LOCK.read_text("utf-8").splitlines())
    assert all(pin.hashes for pin in found)
    assert {pin.name: pin.running for pin in found}["pytest"] is False


def test_the_licence_list_fits_the_lock() -> None:
    assert licences.PAGE.read_text("utf-8") == licences.page(), "run `make licences` and commit the page"


def test_every_licence_is_known_and_fits_ours() -> None:
    assert [pin.name for pin in pins() if licence(pin) == UNTOLD] == []
    copyleft = {
        pin.name for pin in pins() if pin.running and licence(pin).startswith(("GPL", "AGPL", "SSPL"))
    }
    assert copyleft <= APART


def test_the_bill_names_every_package_and_is_cyclonedx() -> None:
    made = sbom.written()
    assert sbom.faults(made) is None
    told = json.loads(made)
    assert {part["purl"] for part in told["components"]} == {pin.purl for pin in pins()}
    assert made == sbom.written()
    spoilt = made.replace('"type": "library"', '"type": "books"')
    assert sbom.faults(spoilt) is not None


def advisory(**span: str) -> dict[str, Any]:
    """A record about flask."""
    events = [{kind: version} for kind, version in span.items()]
    ranges = [{"type": "ECOSYSTEM", "events": events}]
    part = {"package": {"ecosystem": "PyPI", "name": "Flask"}, "ranges": ranges}
    return {"id": "X-1", "modified": "2026-11-01T00:00:00Z", "affected": [part]}


@pytest.mark.parametrize(
    ("span", "concerned"),
    [
        ({"introduced": "0"}, True),
        ({"introduced": "0", "fixed": HERE.version}, False),
        ({"introduced": "0", "fixed": "9999"}, True),
        ({"introduced": "9999"}, False),
        ({"introduced": "0", "last_affected": HERE.version}, True),
        ({"introduced": "0", "last_affected": "0.1"}, False),
    ],
)
def test_ranges_are_read_as_osv_means_them(span: dict[str, str], concerned: bool) -> None:
    assert audit.concerns(advisory(**span), HERE) is concerned
    other = Pin("flask-other", HERE.version, "", True, ())
    assert not audit.concerns(advisory(**span), other)
    assert not audit.concerns(advisory(**span) | {"withdrawn": "2026-01-01T00:00:00Z"}, HERE)


def test_what_nobody_brought_is_not_green(tmp_path: Path) -> None:
    assert audit.report(None)[0] == 2
    assert audit.report(tmp_path / "nothing.zip")[0] == 2
    (tmp_path / "empty").mkdir()
    assert audit.report(tmp_path / "empty")[0] == 2


def test_brought_in_a_zip_a_folder_or_a_file(tmp_path: Path) -> None:
    bad, good = advisory(introduced="0"), advisory(introduced="9999")
    (tmp_path / "one.json").write_text(json.dumps(bad))
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as packed:
        packed.writestr("X-1.json", json.dumps(good))
    code, lines = audit.report(tmp_path / "one.json")
    assert (code, lines[0]) == (1, f"flask {HERE.version}: X-1")
    assert audit.report(tmp_path / "all.zip")[0] == 0
