"""Who may do what to this case."""

from kernel.words import Actor, Forbidden, covers
from services.intake.domain.case import Case

STAFF = ("officer", "supervisor", "operator")
APPOINTED = ("lawyer", "mediator")
DESK = frozenset({"accept", "route", "close"})


def may(actor: Actor, action: str, case: Case) -> bool:
    """True if this actor may `read`, `add_paper` to, `withdraw`, `accept`, `route` or `close` this case."""
    if action in DESK:
        return actor.has("officer") and covers(actor.region, case.region)
    if action == "withdraw":
        return actor.id in case.owners
    if action == "add_paper":
        return actor.id in case.owners or of_region(actor, case) or at_the_table(actor, case)
    return action == "read" and (actor.id in case.owners or of_region(actor, case) or appointed(actor, case))


def of_region(actor: Actor, case: Case) -> bool:
    """Staff of the county, its city or its province."""
    return actor.has(*STAFF) and covers(actor.region, case.region)


def appointed(actor: Actor, case: Case) -> bool:
    """The lawyer or mediator who has the case now."""
    return actor.has(*APPOINTED) and actor.id in case.readers


def at_the_table(actor: Actor, case: Case) -> bool:
    """The mediator who has the case: what was signed on paper is photographed there and then."""
    return actor.has("mediator") and actor.id in case.readers


def require(actor: Actor, action: str, case: Case) -> None:
    """Raise Forbidden unless the actor may."""
    if not may(actor, action, case):
        raise Forbidden("not_your_case")
