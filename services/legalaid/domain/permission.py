"""Who may do what to one application or matter. What is not here is refused."""

from kernel.words import Actor, Forbidden, NotFound, covers
from services.legalaid.domain.application import Application, Matter

DESK = frozenset({"decide", "ask_supplement", "supplement", "establish", "assign", "offer", "candidates"})
READING = frozenset({"read"})
OVERSIGHT = READING | {"record"}


def officer_of(actor: Actor, application: Application) -> bool:
    """A legal aid officer (工作人员) of the application's region."""
    return actor.has("officer") and covers(actor.region, application.region)


def may(actor: Actor, action: str, application: Application) -> bool:
    """True if this actor may take this action on this application."""
    if officer_of(actor, application):
        return action in DESK | OVERSIGHT
    if actor.has("supervisor") and covers(actor.region, application.region):
        return action in OVERSIGHT
    if actor.id == application.applicant:
        return action in READING | {"supplement", "state"}
    mine = actor.has("lawyer") and actor.id in (matter.lawyer for matter in application.matters)
    return mine and action in READING


def require(actor: Actor, action: str, application: Application) -> None:
    """Pass or refuse: staff of elsewhere are told so, everybody else finds nothing."""
    if may(actor, action, application):
        return
    if may(actor, "read", application) or actor.has("officer", "supervisor"):
        raise Forbidden("application.not_yours")
    raise NotFound("application.unknown")


def matter_of(actor: Actor, application: Application | None, id: str) -> tuple[Application, Matter]:
    """The assigned lawyer's own matter; for anybody else there is none."""
    for matter in application.matters if application else ():
        if matter.id == id and matter.lawyer == actor.id and actor.has("lawyer") and application:
            return application, matter
    raise NotFound("matter.unknown")


def may_read_matter(actor: Actor, application: Application, matter: Matter) -> bool:
    """The recipient, the lawyer whose matter it is, officers and supervisors of the region."""
    return may(actor, "read", application) and (not actor.has("lawyer") or matter.lawyer == actor.id)
