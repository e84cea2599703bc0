"""Who may do what to this case."""

from kernel.words import Actor, Forbidden, covers
from services.intake.domain.case import Case

STAFF = ("officer", "supervisor", "operator")
APPOINTED = ("lawyer", "mediator")
DESK = frozenset({"accept", "route", "close"})


def may(actor: Actor, action: str, case: Case) -> bool:
    """True if this actor may `read`, `note`, `add_paper` to, `withdraw`, `accept`, `route` or `close` it."""
    if action in DESK:
        return actor.has("officer") and covers(actor.region, case.region)
    if action == "withdraw":
        return actor.id in case.owners
    if action == "add_paper":
        return actor.id in case.owners or of_region(actor, case) or at_the_table(actor, case)
    if action == "note":
        return actor.id in case.owners or of_region(actor, case)
    return action == "read" and (inside(actor, case) or evaluating(actor, case))


def inside(actor: Actor, case: Case) -> bool:
    """Whose case it is, who works on it, and their staff: they see everything."""
    return actor.id in case.owners or of_region(actor, case) or appointed(actor, case)


def of_region(actor: Actor, case: Case) -> bool:
    """Staff of the county, its city or its province."""
    return actor.has(*STAFF) and covers(actor.region, case.region)


def appointed(actor: Actor, case: Case) -> bool:
    """The lawyer or mediator who has the case now."""
    return actor.has(*APPOINTED) and actor.id in case.readers


def evaluating(actor: Actor, case: Case) -> bool:
    """An evaluator to whom the file is lent, as long as his review is open (案卷检查)."""
    return actor.has("evaluator") and actor.id in case.lent.values()


def at_the_table(actor: Actor, case: Case) -> bool:
    """The mediator who has the case: what was signed on paper is photographed there and then."""
    return actor.has("mediator") and actor.id in case.readers


def require(actor: Actor, action: str, case: Case) -> None:
    """Raise Forbidden unless the actor may."""
    if not may(actor, action, case):
        raise Forbidden("not_your_case")
