"""`python -m bench.matching`: two tables from one seeded run, as they stand in docs/matching.md."""

from __future__ import annotations

import resource
import time

import click
import numpy as np

from bench.matching.living import Life, Lived
from bench.matching.ways import at_random, greedy, in_turn, matched
from bench.matching.world import START, world
from services.legalaid.domain.matching.fitting import TIES
from services.legalaid.domain.matching.search import search
from services.legalaid.domain.matching.table import Table


@click.command()
@click.option("--seed", default=20260302, help="Another seed makes another county.")
@click.option("--cases", default=2000)
@click.option("--lawyers", default=500)
@click.option("--many", default=10000, help="Waiting cases of the large round, for half as many lawyers.")
def main(seed: int, cases: int, lawyers: int, many: int) -> None:
    """Compare four ways, for a month's cases and for a crowd's; then match a province in one round."""
    for days, said in ((30.0, "spread over 30 days"), (0.05, "all within an hour")):
        _ways(seed, cases, lawyers, days, said)
    if many:
        _large(seed, many)


HEAD = (
    *("way", "wait h, median", "p90", "over 72 h", "field right", "language right"),
    *("km, mean", "offers a case", "Gini", "without a lawyer"),
)


def _ways(seed: int, cases: int, lawyers: int, days: float, said: str) -> None:
    here = world(cases, lawyers, days, seed)
    click.echo(f"\n{cases} cases {said}, {lawyers} lawyers, seed {seed}\n")
    click.echo("| " + " | ".join(HEAD) + " |\n" + "|---" * len(HEAD) + "|")
    for name, way in (
        ("random", at_random(seed)),
        ("round robin", in_turn()),
        ("greedy, first come", greedy()),
        ("all at once", matched()),
    ):
        click.echo(_line(name, Life(here, way).run()))


def _line(name: str, lived: Lived) -> str:
    waits, served = np.array(lived.waits), len(lived.waits)
    cells = (
        f"{np.median(waits):.1f}",
        f"{np.percentile(waits, 90):.1f}",
        f"{(waits > 72).mean():.1%}",
        f"{lived.field_right / served:.1%}",
        f"{lived.language_right / max(lived.language_asked, 1):.1%}",
        f"{np.mean(lived.km):.1f}",
        f"{lived.offers / served:.2f}",
        f"{lived.gini:.3f}",
        str(lived.unserved),
    )
    return f"| {name} | " + " | ".join(cells) + " |"


def _large(seed: int, many: int) -> None:
    """One round, and how far it is at most from the best: from the cost that no matching can fall below."""
    here = world(many, many // 2, 2.0, seed)
    began, worked = time.perf_counter(), time.process_time()
    found = search(Table(here.cases, here.bench, {}, START, START.date(), 1, here.km))
    took, worked = time.perf_counter() - began, time.process_time() - worked
    asked = sum(at >= 0 for at in found.chosen)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    above = (found.cost - found.bound) / found.bound
    click.echo(
        f"\n{many} waiting cases, {many // 2} lawyers, one round: {took:.1f} s ({worked:.1f} s of one core),"
        f"\n{asked} asked for, cost {found.cost / TIES / many:.2f} points a case,"
        f"\nat most {above:.3%} above the optimum; {peak:.0f} MB at the peak of this process"
    )


if __name__ == "__main__":
    main()
