"""The command line: every command says what it is for, and asking costs no imports."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec

import pytest
from click.testing import CliRunner

from launcher import settings
from launcher.commands import COMMANDS
from launcher.main import cli
from launcher.refusals import CannotStart
from launcher.settings import ROOT


def test_help_names_every_command_and_what_for() -> None:
    shown = CliRunner().invoke(cli, ["--help"]).output
    for name, (_, purpose) in COMMANDS.items():
        assert f"  {name} " in shown
        assert purpose.split(",")[0] in shown.replace("\n", " ")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there_and_explains_itself(name: str) -> None:
    assert find_spec(COMMANDS[name][0]), f"{COMMANDS[name][0]} is in the table but not in the tree"
    answer = CliRunner().invoke(cli, [name, "--help"])
    assert answer.exit_code == 0
    assert len(answer.output.splitlines()) > 3


def test_help_imports_neither_services_nor_database() -> None:
    heavy = "('flask', 'pymongo', 'services', 'kernel')"
    code = f"import sys, launcher.main; print([m for m in {heavy} if m in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_an_unknown_command_is_refused() -> None:
    assert CliRunner().invoke(cli, ["dance"]).exit_code == 2


@pytest.mark.parametrize("port", ["0", "-1", "65536", "eight", "8000.0", "８０００"])
def test_a_port_that_is_none_is_refused_in_both_languages(port: str) -> None:
    with pytest.raises(CannotStart) as refused:
        settings.read({"PORT": port})
    assert "PORT" in refused.value.zh
    assert "PORT" in refused.value.en


def test_what_is_not_set_has_its_default() -> None:
    told = settings.read({"PORT": "", "MONGO_URL": ""})
    assert (told.host, told.port, told.mongo_url, told.data_dir) == ("127.0.0.1", 8000, None, ROOT / "var")


@pytest.mark.parametrize("command", [["./fengqiao"], [sys.executable, "-m", "fengqiao"]])
def test_both_names_run_the_launcher(command: list[str]) -> None:
    if command == ["./fengqiao"] and not (ROOT / ".venv/bin/python").exists():
        pytest.skip("the project's own environment is not installed")
    shown = subprocess.run([*command, "--help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "rebuild" in shown.stdout
