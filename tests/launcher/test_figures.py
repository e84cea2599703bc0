"""Figures need no disk: a full one would kill who writes them."""

from pathlib import Path

from launcher import figures


def test_they_lie_in_memory_and_a_killed_run_leaves_none_behind(tmp_path: Path) -> None:
    first = figures.begin(tmp_path, {})
    assert first.parent == figures.MEMORY
    assert first.stat().st_mode & 0o777 == 0o700
    second = figures.begin(tmp_path, {figures.NOTE: str(first)})
    assert not first.exists()
    assert second.exists()
    figures.end(second)
    assert not second.exists()


def test_a_note_of_something_else_takes_nothing_away(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    figures.end(figures.begin(tmp_path, {figures.NOTE: str(mine)}))
    assert mine.exists()


def test_without_memory_they_lie_beside_the_data(tmp_path: Path) -> None:
    before, figures.MEMORY = figures.MEMORY, tmp_path / "none"
    try:
        assert figures.begin(tmp_path, {}).parent == tmp_path
    finally:
        figures.MEMORY = before
