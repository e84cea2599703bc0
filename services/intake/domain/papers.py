"""Papers of a case (证据材料): who may add one, how many, how large; and that the case has it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kernel.words import Actor, Invalid, NotFound, OutOfOrder
from services.intake.domain.case import Case
from services.intake.domain.desk import routable
from services.intake.domain.rights import require
from services.intake.events import PaperFiled, State
from services.intake.law.papers import paper_rules

ADD = "add_paper"


class TooLarge(Invalid):
    """More bytes than a paper may have."""

    status = 413


@dataclass(frozen=True)
class Examined:
    """What a whole paper was found to be. `scanned` names what looked for malware, or is None."""

    kind: str
    size: int
    scanned: str | None
    sealed: Mapping[str, str]


def takes_papers(case: Case) -> bool:
    """Until it is closed for good: what was refused or failed may still go on with a paper."""
    return case.state is not State.CLOSED or routable(case)


def admit(case: Case, actor: Actor, size: int, unfinished: int) -> None:
    """Raise a refusal unless this actor may begin to send a paper of `size` bytes now."""
    require(actor, ADD, case)
    if not takes_papers(case):
        raise OutOfOrder("case_takes_no_papers")
    if size == 0:
        raise Invalid("paper_empty", field="file")
    rules = paper_rules()
    if size > rules.largest_bytes:
        raise TooLarge("paper_too_large", field="file", most=_megabytes(rules.largest_bytes))
    if unfinished >= rules.most_unfinished:
        raise OutOfOrder("papers_unfinished", most=rules.most_unfinished)
    room_for(case, size)


def room_for(case: Case, size: int) -> None:
    """Raise a refusal where the case would have too many papers, or too much of them."""
    rules = paper_rules()
    if len(case.papers) >= rules.most_papers:
        raise OutOfOrder("papers_full", most=rules.most_papers)
    if sum(paper.size for paper in case.papers) + size > rules.most_bytes:
        raise OutOfOrder("papers_too_much", most=_megabytes(rules.most_bytes))


def file(case: Case | None, paper: str, by: str, found: Examined, now: datetime) -> list[PaperFiled]:
    """The whole, checked paper becomes one of the case's."""
    if case is None:
        raise NotFound("case_not_found")
    if any(each.paper == paper for each in case.papers):
        return []
    room_for(case, found.size)
    return [PaperFiled(case.case, paper, found.kind, found.size, now, by, found.scanned, dict(found.sealed))]


def _megabytes(size: int) -> int:
    return size // 2**20
