"""A case and its papers, for who may: strangers are refused, another's unfinished paper is not there."""

from kernel.context import Context
from kernel.words import Actor, NotFound, Refusal
from services.intake import domain, store
from services.intake.domain import Case, Paper, papers
from services.intake.events import PaperState


class Gone(Refusal):
    """It was here and is no more."""

    status = 410


def case_of(ctx: Context, id: str) -> Case:
    """The case. Raises NotFound."""
    found = ctx.load(store.CASES, id)
    if found is None:
        raise NotFound("case_not_found")
    case: Case = found.state
    return case


def paper_of(ctx: Context, id: str) -> Paper | None:
    """A paper, wherever it stands."""
    found = ctx.load(store.PAPERS, id)
    return found.state if found else None


def own(ctx: Context, actor: Actor, case: str, paper: str) -> Paper:
    """A paper that this actor began. Raises NotFound, Forbidden; Gone where it was never finished."""
    domain.require(actor, papers.ADD, case_of(ctx, case))
    found = paper_of(ctx, paper)
    if found is None or found.case != case or found.by != actor.id:
        raise NotFound("paper_not_found")
    if found.state is PaperState.ABANDONED:
        raise Gone("paper_gone")
    return found
