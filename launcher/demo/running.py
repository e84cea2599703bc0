"""A run: both journeys told step by step, or many cases at once by a few people."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass

from launcher.demo import evaluating, quarrel, wages
from launcher.demo.client import Client, Failed
from launcher.demo.people import People
from launcher.demo.story import Story, Tell

Live = Callable[[Story], None]
WAGES: Live = wages.live
QUARREL: Live = quarrel.live
REFUSED: Live = quarrel.refused


PARTS = (
    ("讨薪：从第一个电话到公开的评分", "Unpaid wages, from the first call to a published score", WAGES),
    ("邻里纠纷：从同意调解到履行", "A neighbours' quarrel, from consent to performance", QUARREL),
    ("另一种结局：一方拒绝调解", "Its other end: one side refuses", REFUSED),
)


@dataclass(frozen=True)
class Failure:
    """A case that did not come to its end, and why."""

    what: str
    why: str


def journeys(client: Client, people: People, tell: Tell) -> list[Failure]:
    """Both journeys, one after the other, and the other end of the second."""
    failures = []
    for number, (zh, en, live) in enumerate(PARTS, 1):
        tell(f"\n== {number} {zh} ==", f"== {number} {en} ==")
        story = Story(number, client, people, tell)
        try:
            live(story)
            if live is WAGES:
                evaluating.evaluate(client, people, [story.case["id"]], tell)
            if live is not REFUSED:
                story.rate()
                evaluating.results(client, tell)
        except Failed as failed:
            tell(f"失败：{failed}", f"Failed: {failed}")
            failures.append(Failure(en, str(failed)))
    return failures


def many(client: Client, people: People, tell: Tell, count: int, threads: int) -> list[Failure]:
    """Many cases at once, then one sample of all of them."""
    failures: list[Failure] = []
    cases: list[str] = []
    began = time.monotonic()
    with ThreadPoolExecutor(threads) as pool:
        running = {pool.submit(_one, client, people, number): number for number in range(1, count + 1)}
        for done in as_completed(running):
            try:
                cases.append(done.result())
            except Failed as failed:
                failures.append(Failure(f"case {running[done]}", str(failed)))
                tell(f"第 {running[done]} 件失败：{failed}", f"Case {running[done]} failed: {failed}")
            if (len(cases) + len(failures)) % 10 == 0:
                seconds = time.monotonic() - began
                tell(
                    f"已办 {len(cases)} 件，失败 {len(failures)} 件，{seconds:.0f} 秒。",
                    f"{len(cases)} done.",
                )
    try:
        evaluating.evaluate(client, people, cases, _counting(tell))
        evaluating.results(client, tell)
    except Failed as failed:
        failures.append(Failure("evaluation", str(failed)))
    return failures


def _one(client: Client, people: People, number: int) -> str:
    """One case of many: mostly wages and quarrels, every tenth quarrel refused. Returns its id."""
    live = WAGES if number % 2 else REFUSED if number % 20 == 0 else QUARREL
    story = Story(number, client, people, lambda zh, en: None)
    live(story)
    if live is not REFUSED:
        story.rate()
    return str(story.case["id"])


def _counting(tell: Tell) -> Tell:
    """Says each kind of thing as it is, but single scores only every twentieth time."""
    seen = 0

    def say(zh: str, en: str) -> None:
        nonlocal seen
        if "打分" not in zh:
            return tell(zh, en)
        seen += 1
        if seen % 20 == 0:
            tell(f"已有 {seen} 份独立评分。", f"{seen} blind scores.")
        return None

    return say
