"""What happened several times running is one line with several times, each minute once."""

from __future__ import annotations

from frontend.timeline import folded


def line(what: str, minute: int, **more: str) -> dict[str, str]:
    return {"what": what, "at": f"2026-11-24T09:{minute:02d}:00+08:00", **more}


def test_the_same_twice_running_is_told_once_with_both_times() -> None:
    found = folded(
        [line("提交", 1), line("一方同意", 2), line("一方同意", 3), line("开始", 4), line("一方同意", 5)]
    )
    assert [(row["what"], len(row["times"])) for row in found] == [
        ("一方同意", 1), ("开始", 1), ("一方同意", 2), ("提交", 1)
    ]  # fmt: skip
    assert found[2]["times"] == ["2026-11-24T09:03:00+08:00", "2026-11-24T09:02:00+08:00"]


def test_another_reason_is_another_line() -> None:
    assert len(folded([line("退回", 1, because="缺材料"), line("退回", 2, because="改期")])) == 2


def test_two_moments_that_read_the_same_are_told_once() -> None:
    found = folded([line("评分", 1), {"what": "评分", "at": "2026-11-24T09:01:40+08:00"}])
    assert found[0]["times"] == ["2026-11-24T09:01:00+08:00"]
