"""Triage (分流): which kind of help fits, and why. Counts words and answers; unsure goes to an officer."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from kernel.words import Invalid
from services.intake.events import Destination
from services.intake.law import category
from services.intake.law.triage import Option, Question, Rules

OFFICER = "officer"
UNDECIDED = "advice"


@dataclass(frozen=True)
class Triage:
    """The answer: `said` are the words that counted, `answered` the answers, `likely` what else it may be."""

    category: str
    service: str
    confidence: float
    sure: bool
    danger: bool
    said: tuple[str, ...]
    answered: tuple[tuple[str, str], ...]
    likely: tuple[str, ...]
    talked_out: bool
    version: str


def triage(rules: Rules, narrative: str, answers: Mapping[str, str]) -> Triage:
    """Weigh the narrative and the answers. Pure; stores nothing. Raises Invalid for an unknown answer."""
    given = [(question, chosen(rules, question, value)) for question, value in answers.items()]
    scores = _scores(rules, narrative, [option for _, option in given])
    ranked = [code for code, _ in scores.most_common()]
    best = ranked[0] if ranked else UNDECIDED
    confidence = _confidence(rules, scores)
    sure = bool(ranked) and scores[best] >= rules.score and confidence >= rules.confidence
    service, talked_out = _service(best, [option for _, option in given])
    return Triage(
        category=best,
        service=service if sure else OFFICER,
        confidence=confidence,
        sure=sure,
        danger=_danger(rules, narrative, [option for _, option in given]),
        said=tuple(word for word in rules.words.get(best, {}) if word in narrative),
        answered=tuple((question, option.value) for question, option in given if best in option.scores),
        likely=tuple(ranked[1:3]),
        talked_out=talked_out and sure,
        version=rules.version,
    )


def chosen(rules: Rules, question: str, value: str) -> Option:
    """The option that was chosen. Raises Invalid with the field."""
    asked: Question | None = rules.question(question)
    if asked is None:
        raise Invalid("unknown_question", field=f"answers.{question}")
    option = asked.option(value)
    if option is None:
        options = " / ".join(each.value for each in asked.options)
        raise Invalid("unknown_answer", field=f"answers.{question}", options=options)
    return option


def _scores(rules: Rules, narrative: str, options: list[Option]) -> Counter[str]:
    scores: Counter[str] = Counter()
    for code, words in rules.words.items():
        scores[code] += sum(weight for word, weight in words.items() if word in narrative)
    for option in options:
        scores.update(option.scores)
    return +scores


def _confidence(rules: Rules, scores: Counter[str]) -> float:
    """The best against the best two, less where there is little to go by."""
    top = [score for _, score in scores.most_common(2)]
    if not top:
        return 0.0
    return round(top[0] / sum(top) * min(1.0, top[0] / rules.score), 2)


def _service(code: str, options: list[Option]) -> tuple[str, bool]:
    """The category's service; who does not want to talk is not sent to mediation (人民调解法 17)."""
    kind = category(code)
    usual = kind.service if kind else Destination.ADVICE
    against = usual == Destination.MEDIATION and any(option.against == usual for option in options)
    return (Destination.ADVICE.value, True) if against else (usual.value, False)


def _danger(rules: Rules, narrative: str, options: list[Option]) -> bool:
    return any(word in narrative for word in rules.danger) or any(option.danger for option in options)
