"""L4 from outside: the command and the public page recompute a draw without the service's own code."""

import hashlib
import json
import subprocess
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner

from frontend.pages import draws
from launcher import drawing
from launcher.commands.draw import command
from services.legalaid import law
from tests.legalaid.office import OFFICER, Office

Pair = tuple[dict[str, Any], dict[str, Any]]
LOTTERY = "双色球第2026135期"
RESULT = "03 07 11 19 26 30"


@pytest.fixture
def drawn(office: Office, monkeypatch: pytest.MonkeyPatch) -> Pair:
    """A draw as anybody sees it before and after the public result, without signing in."""
    monkeypatch.setattr(law, "way", lambda region: law.DRAW)
    id = office.grant()
    when = (office.kit.now() + timedelta(hours=3)).isoformat()
    draw = office.post(f"/applications/{id}/draws", OFFICER, {"source": LOTTERY, "draws_at": when}).json["id"]
    before = office.get(f"/draws/{draw}", None)
    assert before.status_code == 200
    office.kit.now.forward(hours=4)
    office.post(f"/draws/{draw}/entropy", OFFICER, {"value": RESULT})
    return before.json, office.get(f"/draws/{draw}", None).json


def verified(folder: Path, draw: dict[str, Any], before: dict[str, Any] | None = None) -> tuple[int, str]:
    file, kept = folder / "draw.json", folder / "before.json"
    file.write_text(json.dumps(draw), "utf-8")
    kept.write_text(json.dumps(before), "utf-8")
    more = ["--before", str(kept)] if before else []
    done = CliRunner().invoke(command, ["verify", str(file), *more])
    return done.exit_code, done.output


def test_the_command_recomputes_it(drawn: Pair, tmp_path: Path) -> None:
    before, after = drawn
    assert before["secret"] is None
    code, told = verified(tmp_path, after, before)
    assert code == 0, told
    assert "✗" not in told
    places = [line.split()[1] for line in told.splitlines() if line[:4].strip().isdigit()]
    assert places == after["order"]
    assert verified(tmp_path, before)[0] == 1


def another_result(draw: dict[str, Any]) -> str:
    """A result that another order follows from: among three lawyers, one in six leads to the same order."""
    results = (f"{RESULT} {number}" for number in count())
    return next(one for one in results if drawing.order({**draw, "entropy": one}) != draw["order"])


FIELDS = ("secret", "entropy", "commitment", "order", "candidates", "method", "draws_at")


@pytest.mark.parametrize("field", FIELDS)
def test_the_command_finds_every_alteration(drawn: Pair, tmp_path: Path, field: str) -> None:
    before, after = drawn
    altered: dict[str, Any] = {"order": after["order"][::-1], "candidates": after["candidates"][1:]}
    altered |= {"draws_at": after["committed"], "entropy": another_result(after)}
    code, told = verified(tmp_path, {**after, field: altered.get(field, "x")}, before)
    assert code == 1
    assert "✗" in told


def test_a_list_that_was_exchanged_after_all_is_found_by_who_kept_a_copy(drawn: Pair, tmp_path: Path) -> None:
    """Everything recomputed to fit: only the copy made before the draw tells."""
    before, after = drawn
    forged = {**after, "candidates": ["friend", *after["candidates"]]}
    forged["order"] = drawing.order(forged)
    assert verified(tmp_path, forged)[0] == 0
    assert verified(tmp_path, forged, before)[0] == 1


def test_the_command_reads_it_from_the_site(drawn: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    _, after = drawn

    def get(url: str, **_rest: Any) -> httpx.Response:
        known = url == f"http://office/api/legalaid/draws/{after['id']}"
        return httpx.Response(200, json=after) if known else httpx.Response(404)

    monkeypatch.setattr(httpx, "get", get)
    run = CliRunner()
    assert run.invoke(command, ["verify", after["id"], "--at", "http://office/"]).exit_code == 0
    assert run.invoke(command, ["verify", "nothing.d1", "--at", "http://office"]).exit_code == 1


def shell(line: str) -> str:
    """What a shell answers."""
    return subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=True).stdout


def test_the_lines_to_copy_give_what_the_page_shows(drawn: Pair) -> None:
    """What a layman pastes into a shell, also where somebody hid a command in the result."""
    _, after = drawn
    assert [line["name"] for line in draws.lines(after)] == after["order"]
    for draw in (after, {**after, "entropy": "'; echo harm; '$(echo harm)"}):
        secret, first = draws.commands(draw)
        said = [shell(one) for one in (secret, first)]
        assert said[0].split()[0] == after["commitment"]
        text = "\n".join((draw["secret"], draw["entropy"], draw["id"], draw["order"][0]))
        assert said[1].split() == [hashlib.sha256(text.encode()).hexdigest(), "-"]
