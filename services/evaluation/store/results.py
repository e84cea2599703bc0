"""The results as a read model (结果): kept per key, so that no request counts cases.

A row per case and closing, guarded by the seq of its event, lies in the tally of its key and
month; a key's total is the sum of its months, computed anew after every event. So a repeat, a
replay or another order of events gives the same, and an event costs the same after years.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from kernel.service import View
from services.evaluation.domain.case import areas
from services.evaluation.domain.tally import HUNDREDTHS, Tally, count
from services.evaluation.rubric import PRACTICE

MONTHS, TOTALS = "result_months", "results"
HANDLERS = {"legalaid": "lawyer", "mediation": "mediator"}
Doc = dict[str, Any]


def apply(db: Database[Doc], prefix: str, event: Mapping[str, Any]) -> None:
    """Put one event of ours into the tallies that it counts in."""
    reads = {"evaluation.CaseScored": _score, "evaluation.SurveyAnswered": _answer}
    read = reads.get(event["type"])
    if read is None:
        return
    data, seq = event["data"], int(event["sequence"])
    for by, key in _keys(data):
        of = f"{by}|{data['region']}|{key}"
        _tally(db, prefix, of, data, read(data, seq))
        _total(db, prefix, of, {"by": by, "key": key, "region": data["region"]})


def _keys(data: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    yield "region", data["region"]
    yield "service", data["service"]
    if data["handler"] and data["service"] in HANDLERS:
        yield HANDLERS[data["service"]], data["handler"]


def _score(data: Mapping[str, Any], seq: int) -> Doc:
    return {"score": round(data["score"] * HUNDREDTHS), "score_seq": seq}


def _answer(data: Mapping[str, Any], seq: int) -> Doc:
    return {"answer_seq": seq, **{name: data[name] for name in ("satisfied", "aware", "first_choice")}}


def _tally(db: Database[Doc], prefix: str, of: str, data: Mapping[str, Any], news: Doc) -> None:
    """The month's rows with this one in it. Lost a race: read again."""
    months, id = db[prefix + MONTHS], f"{of}|{data['closed'][:7]}"
    place = f"{data['case']}#{data['closing']}"
    while True:
        old = months.find_one({"_id": id})
        rows = {row["of"]: row for row in old["rows"]} if old else {}
        row = rows.get(place, {"of": place})
        if all(row.get(name, 0) >= seq for name, seq in news.items() if name.endswith("_seq")):
            return
        rows[place] = row | news
        if _saved(db, prefix + MONTHS, old, _month(id, of, [rows[name] for name in sorted(rows)])):
            return


def _month(id: str, of: str, rows: list[Doc]) -> Doc:
    """`stamp` grows with every change and follows from the rows alone."""
    stamp = sum(row.get("score_seq", 0) + row.get("answer_seq", 0) for row in rows)
    tally = asdict(count(rows, PRACTICE.satisfied_from))
    return {"_id": id, "of": of, "stamp": stamp, "tally": tally, "rows": rows}


def _total(db: Database[Doc], prefix: str, of: str, what: Doc) -> None:
    """The sum of a key's months; an older sum never replaces a newer one."""
    months = list(db[prefix + MONTHS].find({"of": of}, {"tally": 1, "stamp": 1}))
    whole = sum((Tally(**month["tally"]) for month in months), Tally())
    new = {"_id": of, **what, "areas": list(areas(what["region"]))}
    new |= {"tally": asdict(whole), "stamp": sum(month["stamp"] for month in months)}
    while True:
        old = db[prefix + TOTALS].find_one({"_id": of}, {"stamp": 1})
        if (old and old["stamp"] >= new["stamp"]) or _saved(db, prefix + TOTALS, old, new):
            return


def _saved(db: Database[Doc], collection: str, old: Doc | None, new: Doc) -> bool:
    """Replace what was read, or insert where nothing was; False where another was quicker."""
    if old:
        guard = {"_id": new["_id"], "stamp": old["stamp"]}
        return db[collection].replace_one(guard, new).matched_count == 1
    try:
        db[collection].insert_one(new)
    except DuplicateKeyError:
        return False
    return True


def results(db: Database[Doc], by: str, area: str | None = None) -> dict[str, Tally]:
    """The tallies of a kind by key, of an area or of everywhere; the same key's regions added up."""
    found = db[TOTALS].find({"by": by, "areas": area} if area else {"by": by})
    whole: dict[str, Tally] = {}
    for row in found:
        whole[row["key"]] = whole.get(row["key"], Tally()) + Tally(**row["tally"])
    return dict(sorted(whole.items()))


RESULTS = View(
    name="results",
    topics=("evaluation",),
    collections=(MONTHS, TOTALS),
    apply=apply,
    indexes={MONTHS: [([("of", 1)], {})], TOTALS: [([("by", 1), ("areas", 1)], {})]},
)
