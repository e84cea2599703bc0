"""A draw keeps its promises, and somebody who reads only the published rule gets the same cases."""

import hashlib
import math
from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from services.evaluation.domain.sampling import draw, shares, size
from services.evaluation.events import Listed

DAY = date(2026, 3, 1)
ROWS = st.lists(
    st.builds(
        Listed,
        case=st.uuids().map(str),
        service=st.sampled_from(["legalaid", "mediation"]),
        category=st.sampled_from(["labor.wages", "neighbour", "land"]),
        handler=st.sampled_from(["", "lawyer1", "lawyer2", "mediator1"]),
        closed=st.just(DAY),
    ),
    max_size=80,
    unique_by=lambda row: row.case,
)
RATES = st.integers(0, 1000).map(lambda n: str(Decimal(n) / 1000))
SEEDS = st.text(min_size=1, max_size=20).filter(lambda text: text.isprintable())


def by_the_published_rule(frame: list[Listed], rate: str, seed: str) -> set[str]:
    """Written from the four sentences of the README, sharing no line with the service."""

    def first(names: list[str], n: int) -> list[str]:
        return sorted(names, key=lambda name: hashlib.sha256((seed + "\n" + name).encode()).hexdigest())[:n]

    def remainders(parts: dict[str, list[Listed]], n: int) -> dict[str, int]:
        whole = sum(map(len, parts.values()))
        quota = {name: n * len(rows) // whole for name, rows in parts.items()} if whole else {}
        rest = defaultdict(list)
        for name, rows in parts.items():
            rest[Fraction(n * len(rows), whole) - quota[name]].append(name)
        waiting = [name for size in sorted(rest, reverse=True) for name in first(rest[size], len(rest[size]))]
        for name in waiting[: n - sum(quota.values())]:
            quota[name] += 1
        return quota

    cells: dict[str, list[Listed]] = defaultdict(list)
    for row in frame:
        cells[row.service + "/" + row.category].append(row)
    chosen: set[str] = set()
    for name, n in remainders(cells, math.ceil(Fraction(rate) * len(frame))).items():
        hands: dict[str, list[Listed]] = defaultdict(list)
        for row in cells[name]:
            hands[row.handler].append(row)
        parts = hands if n >= len(hands) else {"": cells[name]}
        for hand, m in (remainders(parts, n) if len(parts) > 1 else {next(iter(parts)): n}).items():
            chosen |= set(first([row.case for row in parts[hand]], m))
    return chosen


@given(ROWS, RATES, SEEDS)
def test_anyone_recomputes_the_draw(frame: list[Listed], rate: str, seed: str) -> None:
    drawn = draw(frame, rate, seed)
    assert set(drawn.cases) == by_the_published_rule(frame, rate, seed)
    assert len(set(drawn.cases)) == len(drawn.cases) == size(rate, len(frame))


@given(ROWS, RATES, SEEDS)
def test_the_order_of_the_frame_does_not_matter(frame: list[Listed], rate: str, seed: str) -> None:
    shuffled = sorted(frame, key=lambda row: hashlib.md5(row.case.encode()).hexdigest())
    assert draw(frame, rate, seed) == draw(shuffled, rate, seed)


@given(ROWS, RATES, SEEDS)
def test_strata_add_up_and_none_gives_more_than_it_has(frame: list[Listed], rate: str, seed: str) -> None:
    drawn = draw(frame, rate, seed)
    assert sum(s.population for s in drawn.strata) == len(frame)
    assert sum(s.drawn for s in drawn.strata) == len(drawn.cases)
    assert all(0 <= s.drawn <= s.population for s in drawn.strata)
    cells = Counter((row.service, row.category) for row in frame)
    given_to: Counter[tuple[str, str]] = Counter()
    for stratum in drawn.strata:
        given_to[stratum.service, stratum.category] += stratum.drawn
    for cell, population in cells.items():
        exact = Fraction(len(drawn.cases) * population, len(frame))
        assert abs(given_to[cell] - exact) < 1


@given(
    st.dictionaries(st.text("abcdef", min_size=1, max_size=3), st.integers(0, 50), min_size=1),
    st.integers(0, 40),
)
def test_shares_add_up(sizes: dict[str, int], total: int) -> None:
    total = min(total, sum(sizes.values()))
    given_to = shares(sizes, total, "seed")
    assert sum(given_to.values()) == total
    assert all(given_to[name] <= sizes[name] for name in sizes)


def test_size_is_exact_where_binary_fractions_are_not() -> None:
    assert [size("0.1", 30), size("0.07", 100), size("1", 7), size("0", 7), size("0.001", 1)] == [
        3,
        7,
        7,
        0,
        1,
    ]


def test_one_of_one() -> None:
    row = Listed("c", "legalaid", "land", "lawyer1", DAY)
    assert draw([row], "0.01", "2026").cases == ("c",)
    assert draw([], "0.5", "2026").cases == ()


def test_handlers_get_their_own_strata_where_the_share_reaches_each() -> None:
    frame = [Listed(f"c{n}", "legalaid", "land", f"lawyer{n % 3}", DAY) for n in range(30)]
    assert {s.handler: s.drawn for s in draw(frame, "0.3", "s").strata} == {f"lawyer{n}": 3 for n in range(3)}
    assert [s.handler for s in draw(frame, "0.05", "s").strata] == [""]


def test_another_seed_draws_other_cases() -> None:
    frame = [Listed(f"c{n}", "legalaid", "land", "lawyer1", DAY) for n in range(200)]
    assert set(draw(frame, "0.1", "a").cases) != set(draw(frame, "0.1", "b").cases)
