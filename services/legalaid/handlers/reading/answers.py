"""The law's answers as people see them."""

from typing import Any

from services.legalaid import law
from services.legalaid.domain.eligibility import Assessment, Finding


def assessment(answer: Assessment, urgency: Finding, place: Finding) -> dict[str, Any]:
    """The law's answers; `findings` has article, rule version, facts and what is missing for each."""
    named = {"scope": answer.scope, "hardship": answer.hardship, "standing": answer.standing}
    beside = {"advance": urgency, "jurisdiction": place}
    return {
        **{name: finding.answer for name, finding in named.items()},
        "answer": answer.answer,
        "advance": urgency.answer,
        "on": answer.on,
        "missing": missing(answer.missing),
        "jurisdiction": place.answer,
        "findings": {name: explained(finding) for name, finding in {**named, **beside}.items()},
    }


def missing(facts: tuple[str, ...]) -> list[dict[str, Any]]:
    """The questions that would settle what is unknown, and who can answer them."""
    asked = [law.questions()[fact] for fact in facts]
    return [{"fact": q.fact, "by": q.by, "zh": q.zh, "en": q.en} for q in asked]


def explained(finding: Finding) -> dict[str, Any]:
    return {
        "answer": finding.answer,
        "law": finding.law,
        "article": finding.article,
        "version": finding.version,
        "basis": finding.basis,
        "verified": finding.verified,
        "sample": finding.sample,
        "text": finding.text,
        "facts": finding.used,
        "missing": list(finding.missing),
    }


def articles(answer: Assessment) -> list[dict[str, Any]]:
    """The articles that answered, each once."""
    told = {finding.basis: explained(finding) for finding in answer.findings if finding.basis}
    kept = ("law", "article", "version", "basis", "verified", "sample", "text")
    return [{name: row[name] for name in kept} for row in told.values()]
