"""What follows for closed cases: a sample, two blind scores for each, results for everybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from launcher.demo.client import Client, Who
from launcher.demo.people import EVALUATORS, REGION, People
from launcher.demo.story import Tell

CHINA = ZoneInfo("Asia/Shanghai")
FOUND = "案卷齐全，时限内办结；回访受援人表示满意。（演示）"


def evaluate(client: Client, people: People, cases: Iterable[str], tell: Tell) -> None:
    """Draw a sample, and score every case of this run twice."""
    _draw(client, people, tell)
    _score(client, people, set(cases), tell)


def results(client: Client, tell: Tell) -> None:
    """What anybody may see; few cases are not shown."""
    rows = client.read(None, "/api/evaluation/results", by="region")
    row = next((row for row in rows if row.get("region") == REGION), None)
    if row is None or row["suppressed"]:
        told = ("件数太少，暂不公布", "too few cases to be shown yet")
    else:
        share = round(100 * row["satisfaction"], 1) if row["satisfaction"] is not None else "-"
        told = (
            f"{row['n']} 件，平均分 {row['score']}，满意率 {share}%",
            f"{row['n']} cases, mean score {row['score']}, {share} % satisfied",
        )
    tell(f"公开结果（{REGION}）：{told[0]}。", f"Results by region are public: {told[1]}.")


def _draw(client: Client, people: People, tell: Tell) -> None:
    day = client.ledger.started.astimezone(CHINA).date()
    period = {"from": str(day), "to": str(day + timedelta(days=2))}
    body = {"period": period, "rate": 1, "seed": f"demo-{client.ledger.run}"}
    drawn = client.step(people.staff("supervisor"), "sample", "/api/evaluation/samples", body)
    tell(
        f"主管按种子抽样：{drawn['population']} 件中抽 {drawn['drawn']} 件，任何人可以复算。",
        f"The supervisor draws {drawn['drawn']} of {drawn['population']} closed cases from a seed.",
    )


def _score(client: Client, people: People, wanted: set[str], tell: Tell) -> None:
    """Each evaluator scores what is in his own list, until every case has two scores."""
    rubric = client.read(people.staff(EVALUATORS[0]), "/api/evaluation/indicators")

    def work(place: int) -> int:
        who = people.staff(EVALUATORS[place])
        return _own(client, who, wanted, _sheet(rubric, 0.95 - 0.03 * place), tell)

    with ThreadPoolExecutor(len(EVALUATORS)) as pool:
        while not _enough(client, wanted):
            if not sum(pool.map(work, range(len(EVALUATORS)))):
                client.until("reviews to score", lambda: _enough(client, wanted) or any(map(work, (0, 1, 2))))


def _own(client: Client, who: Who, wanted: set[str], sheet: dict[str, Any], tell: Tell) -> int:
    """What one evaluator scores now."""
    reviews = client.listed(who, "/api/evaluation/reviews", state="open")
    mine = [review for review in reviews if review["case"] in wanted]
    for review in mine:
        path = f"/api/evaluation/reviews/{review['id']}/scores"
        given = client.step(who, f"score-{review['id']}", path, sheet)
        tell(f"{who.name} 独立打分：{given['score']}。", f"{who.name} scores blind: {given['score']}.")
    return len(mine)


def _enough(client: Client, wanted: set[str]) -> bool:
    scores = Counter(str(given["case"]) for given in client.ledger.answers("score-"))
    return all(scores[case] >= 2 for case in wanted)


def _sheet(rubric: dict[str, Any], part: float) -> dict[str, Any]:
    """Every indicator at this part of its maximum, and what was found in the file."""
    marks = {item["code"]: round(item["max"] * part, 1) for item in rubric["items"]}
    return {"indicators": marks, "evidence": {"file": FOUND}}
