"""Documents as plain answers (展示): what each reader may see of them, in his language."""

import json
from importlib.resources import files
from typing import Any

from services.evaluation.domain.case import EvaluatedCase
from services.evaluation.domain.sample import Sample
from services.evaluation.handlers.reviews import Shown
from services.evaluation.handlers.surveys import Waiting
from services.evaluation.rubric import Rubric

TEXTS: dict[str, Any] = json.loads(files("services.evaluation").joinpath("texts.json").read_text("utf-8"))


def rubric(found: Rubric, language: str) -> dict[str, Any]:
    """A rubric with its names in one language."""
    items = [
        {"code": i.code, "name": i.name[language], "asks": i.asks[language], "max": i.max, "weight": i.weight}
        for i in found.items
    ]
    return {
        "version": found.version,
        "verified": found.verified,
        "note": found.note,
        "basis": found.basis,
        "items": items,
        "methods": [{"code": m.code, "name": m.name[language]} for m in found.methods],
        "limit": found.limit,
    }


def sample(found: Sample, language: str) -> dict[str, Any]:
    """A sample with its frame, its draw and the rule that leads from one to the other."""
    return summary(found) | {
        "kind": "reproducible",
        "method": found.method,
        "how": TEXTS["how"][language],
        "frame": found.frame,
        "strata": found.strata,
        "cases": found.cases,
    }


def summary(found: Sample) -> dict[str, Any]:
    """A sample without its frame."""
    return {
        "id": found.id,
        "region": found.region,
        "period": {"start": found.start, "end": found.end},
        "rate": found.rate,
        "seed": found.seed,
        "population": len(found.frame),
        "drawn": len(found.cases),
        "by": found.by,
        "at": found.at,
    }


def review(shown: Shown) -> dict[str, Any]:
    """A review for its own evaluator."""
    own, closing = shown.review, shown.case.closings[shown.review.closing]
    return {
        "id": own.id,
        "case": shown.case.case,
        "state": own.state.value,
        "region": shown.case.region,
        "service": closing.service,
        "category": closing.category,
        "outcome": closing.outcome,
        "opened": closing.opened,
        "closed": closing.closed,
        "due": own.due,
        "rubric": own.rubric,
        "indicators": own.indicators,
        "score": own.score,
        "methods": own.methods,
        "evidence": shown.evidence,
    }


def survey(case: EvaluatedCase, language: str) -> dict[str, Any]:
    """What is asked."""
    questions = [
        {
            "code": q["code"],
            "type": q["type"],
            "text": q[language],
            "choices": [{"value": c["value"], "text": c[language]} for c in q["choices"]],
        }
        for q in TEXTS["questions"]
    ]
    state = "answered" if case.survey else "open"
    return {
        "state": state,
        "service": case.last.service,
        "category": case.last.category,
        "questions": questions,
    }


def follow_up(waiting: Waiting) -> dict[str, Any]:
    """A follow-up for the staff who are to call."""
    case, call, answers = waiting.case, waiting.case.follow_up, waiting.case.survey
    if call is None or answers is None:
        raise ValueError("no follow-up here")
    closing = case.closings[answers.closing]
    return {
        "id": waiting.id,
        "case": case.case,
        "region": case.region,
        "service": closing.service,
        "category": closing.category,
        "handler": closing.handler,
        "satisfied": answers.satisfied,
        "comment": waiting.comment,
        "due": call.due,
        "late": call.late,
        "state": "done" if call.at else "open",
    }
