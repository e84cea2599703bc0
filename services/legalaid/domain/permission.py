"""Who may do what to one application or matter. What is not here is refused."""

from kernel.words import Actor, Forbidden, NotFound, covers
from services.legalaid.domain import lending
from services.legalaid.domain.application import Application
from services.legalaid.domain.inside import Matter
from services.legalaid.domain.kept import Document
from services.legalaid.events import Work

DESK = frozenset(
    {"decide", "ask_supplement", "supplement", "establish", "assign", "offer", "candidates"}
    | {
        "terminate",
        "replace",
        "confirm",
        "check_file",
        "pay_subsidy",
        "notice",
        "tell_organ",
        "draw",
        "needs",
    }
)
READING = frozenset({"read"})
OVERSIGHT = READING | {"record"}
FOR_LAWYERS = frozenset({"application", "grant"})


def officer_of(actor: Actor, application: Application) -> bool:
    """A legal aid officer (工作人员) of the application's region."""
    return actor.has("officer") and covers(actor.region, application.region)


def may(actor: Actor, action: str, application: Application) -> bool:
    """True if this actor may take this action on this application."""
    if officer_of(actor, application):
        return action in DESK | OVERSIGHT
    if actor.has("supervisor") and covers(actor.region, application.region):
        return action in OVERSIGHT | {"review", "approve_subsidy"}
    if actor.id == application.applicant:
        return action in READING | {"supplement", "state", "object", "ask_replacement"}
    if lending.reads(actor, application):
        return action in READING
    return _has_it(actor, application) and action in READING | {"ask_replacement"}


def _has_it(actor: Actor, application: Application) -> bool:
    """The lawyer who works on it or brought it to its end; one who was replaced has no more business here."""
    kept = (Work.OPEN, Work.CLOSED)
    return actor.has("lawyer") and any(m.lawyer == actor.id and m.work in kept for m in application.matters)


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


def may_read_document(actor: Actor, application: Application, one: Document) -> bool:
    """The applicant reads what is written to him, a lawyer what concerns his own matter, staff all of it."""
    if not may(actor, "read", application):
        return False
    if actor.has("officer", "supervisor") or actor.id == application.applicant:
        return True
    if lending.reads(actor, application):
        return True
    mine = {matter.id for matter in application.matters if matter.lawyer == actor.id}
    return one.kind in FOR_LAWYERS or one.about in mine


def may_read_matter(actor: Actor, application: Application, matter: Matter) -> bool:
    """The recipient, the lawyer whose matter it is, officers and supervisors, an evaluator at his review."""
    if lending.reads(actor, application):
        return True
    if actor.has("lawyer") and not actor.has("officer", "supervisor"):
        return matter.lawyer == actor.id
    return may(actor, "read", application)
