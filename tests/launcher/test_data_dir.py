"""The data folder: one holder, a known format, room to write, secrets that survive."""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from launcher.data_dir import DataDir
from launcher.refusals import CannotStart


@pytest.fixture
def data(tmp_path: Path) -> Iterator[DataDir]:
    """An opened folder."""
    opened = DataDir(tmp_path / "var")
    opened.open()
    yield opened
    opened.close()


def test_secrets_are_made_once_and_read_by_the_owner_only(data: DataDir) -> None:
    first = data.secrets(("MASTER_KEY", "SERVICE_KEY"))
    assert data.secrets(("SERVICE_KEY", "MASTER_KEY")) == first
    assert len(bytes.fromhex(first["MASTER_KEY"])) == 32
    assert first["MASTER_KEY"] != first["SERVICE_KEY"]
    assert stat.S_IMODE(os.stat(data.folder / "secrets.json").st_mode) == 0o600


def test_a_second_holder_is_refused_until_the_first_lets_go(data: DataDir) -> None:
    data.write("run.json", {"launcher": {"pid": 4711}})
    second = DataDir(data.folder)
    with pytest.raises(CannotStart, match=r"another Fengqiao \(process 4711\)"):
        second.open()
    data.close()
    second.open()
    second.close()


def test_data_of_a_newer_format_is_refused_and_left_alone(data: DataDir) -> None:
    (data.folder / "format.json").write_text('{"version": 99}')
    data.close()
    with pytest.raises(CannotStart, match="written by a newer Fengqiao") as refused:
        data.open()
    assert "更新版本" in refused.value.zh
    assert json.loads((data.folder / "format.json").read_text()) == {"version": 99}


def test_a_full_disk_is_refused_with_what_is_left(data: DataDir, monkeypatch: pytest.MonkeyPatch) -> None:
    data.close()
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=3 * 2**20))
    with pytest.raises(CannotStart, match="3 MB are left"):
        data.open()


def test_a_disk_that_fills_up_while_writing_keeps_the_old_file(
    data: DataDir, monkeypatch: pytest.MonkeyPatch
) -> None:
    data.write("run.json", {"old": True})

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotStart, match="disk is full"):
        data.write("run.json", {"old": False})
    assert data.read("run.json") == {"old": True}


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("")
    with pytest.raises(CannotStart, match="cannot be written"):
        DataDir(tmp_path / "var").open()


def test_data_without_its_secrets_is_refused_rather_than_given_new_ones(data: DataDir) -> None:
    data.secrets(("MASTER_KEY",))
    data.mark()
    (data.folder / "secrets.json").unlink()
    with pytest.raises(CannotStart, match=r"secrets\.json is gone"):
        data.secrets(("MASTER_KEY",))
    assert not (data.folder / "secrets.json").exists()


@pytest.mark.parametrize("damage", ["", "{", "[]", "\x00"])
def test_a_damaged_file_is_named(data: DataDir, damage: str) -> None:
    (data.folder / "secrets.json").write_text(damage)
    with pytest.raises(CannotStart, match=r"secrets\.json is damaged"):
        data.secrets(("MASTER_KEY",))
