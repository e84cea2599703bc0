"""The embedded database: one user, a password, nothing lost by a kill."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from pymongo import MongoClient
from pymongo.errors import OperationFailure

from launcher import attach, database
from launcher.data_dir import DataDir
from launcher.environment import DATABASE_PASSWORD
from launcher.refusals import CannotStart


def children(folder: Path) -> list[int]:
    """The database processes on this folder: the whole run's own server is a child of ours, too."""
    found = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()
    told = str(folder).encode()
    return [int(pid) for pid in found if told in Path(f"/proc/{pid}/cmdline").read_bytes()]


@pytest.fixture
def data(tmp_path: Path) -> DataDir:
    """A folder whose database was prepared, as after a first start; nothing runs."""
    data = DataDir(tmp_path / "var")
    data.open()
    data.secrets(("SERVICE_KEY", "MASTER_KEY", "FRONTEND_SECRET"))
    database.provision(
        data.folder / "database", data.secrets((DATABASE_PASSWORD,))[DATABASE_PASSWORD], os.environ
    )
    data.mark()
    data.close()
    return data


def test_it_lets_in_with_the_password_only_and_keeps_what_was_acknowledged(data: DataDir) -> None:
    password = data.secrets((DATABASE_PASSWORD,))[DATABASE_PASSWORD]
    with database.alone(data.folder / "database", password) as url:
        with MongoClient[dict[str, object]](url) as client:
            client.county.cases.insert_one({"_id": "a"})
        for stranger in (url.replace(password, "wrong"), url.replace(f"fengqiao:{password}@", "")):
            with MongoClient[dict[str, object]](stranger) as client, pytest.raises(OperationFailure):
                client.county.cases.find_one()
        os.kill(children(data.folder)[0], signal.SIGKILL)

    with (
        database.alone(data.folder / "database", password) as url,
        MongoClient[dict[str, object]](url) as client,
    ):
        assert client.county.cases.find_one() == {"_id": "a"}


def test_preparing_it_again_after_a_cut_short_first_start_begins_anew(tmp_path: Path) -> None:
    (tmp_path / "database.new").mkdir()
    (tmp_path / "database.new" / "WiredTiger").write_text("cut short")
    database.provision(tmp_path / "database", "a password", os.environ)
    with database.alone(tmp_path / "database", "a password"):
        pass
    assert not (tmp_path / "database.new").exists()


def test_preparing_never_touches_a_folder_that_is_there(data: DataDir) -> None:
    password = data.secrets((DATABASE_PASSWORD,))[DATABASE_PASSWORD]
    with pytest.raises(OSError, match="not empty"):
        database.provision(data.folder / "database", "another password", os.environ)
    with database.alone(data.folder / "database", password):
        pass


def test_a_command_starts_it_for_itself_while_the_system_is_stopped(data: DataDir) -> None:
    with attach.stack({"DATA_DIR": str(data.folder)}) as env:
        assert database.answers(env["MONGO_URL"], 1000) is None
        assert env["SERVICE_KEY"] == attach.service_key({"DATA_DIR": str(data.folder)})
        with pytest.raises(CannotStart, match="in use by another"):
            DataDir(data.folder).open()
    assert database.answers(env["MONGO_URL"], 200) is not None
    DataDir(data.folder).open()


def test_a_command_on_an_outside_database_makes_no_keys_of_its_own(tmp_path: Path) -> None:
    env = {"MONGO_URL": "mongodb://127.0.0.1:1/", "DATA_DIR": str(tmp_path / "none"), "SERVICE_KEY": "0" * 64}
    with pytest.raises(CannotStart, match="MASTER_KEY is not set"), attach.attached(env):
        pass
    assert not (tmp_path / "none").exists()


def test_a_database_that_goes_away_is_a_sentence(tmp_path: Path) -> None:
    keys = {"SERVICE_KEY": "0" * 64, "MASTER_KEY": "0" * 64}
    env = {"MONGO_URL": "mongodb://127.0.0.1:1/", "DATA_DIR": str(tmp_path), **keys}
    with pytest.raises(CannotStart, match="database at MONGO_URL"), attach.attached(env) as runtime:
        runtime.mongo.admin.command("ping")


def test_a_command_on_a_folder_that_was_never_used_says_so(tmp_path: Path) -> None:
    with (
        pytest.raises(CannotStart, match="No Fengqiao is running"),
        attach.stack({"DATA_DIR": str(tmp_path)}),
    ):
        pass
    with pytest.raises(CannotStart, match="No Fengqiao is running"):
        attach.address({"DATA_DIR": str(tmp_path)})


def test_a_database_that_does_not_start_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "database").write_text("not a folder")
    with pytest.raises(CannotStart, match="did not start"), database.alone(tmp_path / "database", "password"):
        pass
    assert children(tmp_path) == []
    assert database.answers("mongodb://127.0.0.1:1/", 200) is not None


@pytest.mark.parametrize("url", ["localhost:27017", "http://x", "mongodb://", "mongodb://a:b@c:notaport/"])
def test_a_url_that_is_none_is_answered_with_a_reason(url: str) -> None:
    reason = database.answers(url, 200)
    assert reason
    assert "Traceback" not in reason


def test_the_url_is_shown_without_its_password() -> None:
    assert database.where("mongodb://fengqiao:secret@db.example:27017/?x=1") == "mongodb://db.example:27017"


def test_all_its_tables_are_there_before_anybody_can_kill_it(data: DataDir) -> None:
    made = list((data.folder / "database").glob("secantus_documents_sh*.wt"))
    assert len(made) == database.TABLES
