"""What must never be in an application, whatever came in which order; `./fengqiao check` asks (V6)."""

from collections.abc import Iterator, Sequence

from services.legalaid.domain.application import Application
from services.legalaid.events import Answer, Stage, Work


def flaws(application: Application) -> Sequence[str]:
    """One lawyer at most, one open offer at most, nobody in conflict; empty where all is well."""
    return tuple(_flaws(application))


def _flaws(application: Application) -> Iterator[str]:
    working = [one.lawyer for one in application.matters if one.work == Work.OPEN]
    asked = [one.lawyer for one in application.offers if one.answer == Answer.OPEN]
    if len(working) > 1:
        yield f"{len(working)} lawyers work on it at once"
    if bool(working) != (application.stage == Stage.ASSIGNED):
        yield f"it is {application.stage} with {len(working)} lawyers at work"
    if len(asked) > 1 or (asked and not application.to_assign):
        yield f"{len(asked)} open offers while it is {application.stage}"
    for lawyer in (*working, *asked):
        if lawyer in application.in_conflict:
            yield "somebody in conflict is asked or at work"
        if lawyer in application.replaced:
            yield "somebody who was replaced is asked or at work again"
