"""What the rules answer about one application, and on what: kept with the decision."""

from dataclasses import dataclass, field

from services.legalaid.domain.eligibility.reasoning import Situation, Truth, Value, Verdict
from services.legalaid.law import Source


@dataclass(frozen=True)
class Finding:
    """One answer of the law with its article, version and facts; `missing` would settle an unknown.

    `answer` is yes, no or unknown; for hardship also exempt (免予核查) and not_needed (不受限制).
    """

    answer: str
    law: str | None = None
    article: str | None = None
    version: str | None = None
    verified: bool = False
    sample: bool = False
    text: str = ""
    used: dict[str, Value | str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()

    @property
    def basis(self) -> str | None:
        """`法律援助法.31(五)@2022-01-01`, or None where no rule answered."""
        return f"{self.law}.{self.article}@{self.version}" if self.article else None


@dataclass(frozen=True)
class Assessment:
    """The three answers that a decision needs: is it in scope, is there hardship, may this person apply."""

    scope: Finding
    hardship: Finding
    standing: Finding
    on: str

    @property
    def findings(self) -> tuple[Finding, Finding, Finding]:
        """All three, in the order in which they are asked."""
        return self.scope, self.hardship, self.standing

    @property
    def answer(self) -> Truth:
        """What the law says of the whole: yes to all, no to one, or unknown."""
        answers = [finding.answer for finding in self.findings]
        if "no" in answers:
            return Truth.NO
        return Truth.UNKNOWN if "unknown" in answers else Truth.YES

    @property
    def basis(self) -> tuple[str, ...]:
        """The articles and rule versions that answered, each once."""
        return tuple(dict.fromkeys(b for finding in self.findings if (b := finding.basis)))

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that would settle what is unknown, each once."""
        return tuple(dict.fromkeys(fact for finding in self.findings for fact in finding.missing))


def finding(answer: str, source: Source | None, verdict: Verdict, situation: Situation) -> Finding:
    """A finding from a verdict: the facts used are copied with their values."""
    known: dict[str, Value | str] = {"matter": situation.matter, "groups": ",".join(sorted(situation.groups))}
    known |= dict(situation.facts)
    used = {name: known[name] for name in sorted(verdict.used) if known.get(name) not in (None, "")}
    missing = tuple(sorted(verdict.missing))
    if source is None:
        return Finding(answer, used=used, missing=missing)
    return Finding(
        answer,
        source.law,
        source.article,
        source.version,
        source.verified,
        source.sample,
        source.text,
        used,
        missing,
    )
