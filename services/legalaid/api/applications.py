"""Applications: reading, facts, the one supplement, the decision."""

from typing import Any

from kernel.web import actor, allow, caller, context
from services.legalaid import handlers, law
from services.legalaid.api.routing import READERS, blueprint, listed, shown, versioned
from services.legalaid.domain.eligibility import Situation
from services.legalaid.handlers import found, reading
from services.legalaid.schemas import incoming, outgoing


@blueprint.route("/applications")
@allow(*READERS)
@blueprint.arguments(incoming.Applications, location="query")
@blueprint.response(200, outgoing.OutlineOut(many=True))
def list_applications(asked: dict[str, Any]) -> Any:
    """The application of a case; or those of the region, of a stage, one's own. Newest first."""
    page = reading.applications.applications(
        context(), actor(), asked["case"], asked["state"], asked["cursor"], asked["limit"]
    )
    return listed([reading.applications.outline(actor(), item) for item in page.items], page.next)


@blueprint.route("/applications/<id>")
@allow(*READERS)
@blueprint.response(200, outgoing.ApplicationOut)
def one_application(id: str) -> Any:
    """One application, for its applicant, its lawyer, officers and supervisors of its region."""
    loaded = found.application(context(), actor(), id)
    versioned(loaded.version)
    return reading.applications.application(context(), actor(), loaded)


@blueprint.route("/applications/<id>/record")
@allow("officer", "supervisor")
@blueprint.response(200, outgoing.EntryOut(many=True))
def record(id: str) -> Any:
    """The whole record, without sealed words."""
    return reading.applications.record(context(), actor(), id)


@blueprint.route("/applications/<id>/facts", methods=["POST"])
@allow("officer", "resident")
@blueprint.arguments(incoming.Establishing)
@blueprint.response(200, outgoing.ApplicationOut)
def establish(body: dict[str, Any], id: str) -> Any:
    """Add facts: an officer from papers or shared data, the applicant what he states and pledges."""
    return shown(handlers.establish(context(), caller(), id, body["facts"], body["source"]))


@blueprint.route("/applications/<id>/supplement-notice", methods=["POST"])
@allow("officer")
@blueprint.arguments(incoming.Asking)
@blueprint.response(201, outgoing.ApplicationOut)
def ask_supplement(body: dict[str, Any], id: str) -> Any:
    """Ask for everything that is missing, once and together (一次性告知)."""
    return shown(handlers.ask_supplement(context(), caller(), id, tuple(body["items"])))


@blueprint.route("/applications/<id>/supplement", methods=["POST"])
@allow("officer", "resident")
@blueprint.arguments(incoming.Supplying)
@blueprint.response(200, outgoing.ApplicationOut)
def supplement(body: dict[str, Any], id: str) -> Any:
    """Hand in what was asked for: the decision's clock goes on."""
    items = tuple(body["items"])
    return shown(handlers.supplement(context(), caller(), id, items, body["facts"], body["source"]))


@blueprint.route("/applications/<id>/decision", methods=["POST"])
@allow("officer")
@blueprint.arguments(incoming.Deciding)
@blueprint.response(200, outgoing.ApplicationOut)
def decide(body: dict[str, Any], id: str) -> Any:
    """Decide. Where the law's answer differs, a reason is needed."""
    return shown(handlers.decide(context(), caller(), id, body["grant"], body["advance"], body["reason"]))


@blueprint.route("/assessments", methods=["POST"])
@allow("*", "service")
@blueprint.arguments(incoming.Question)
@blueprint.response(200, outgoing.AnswerOut)
def assess(body: dict[str, Any]) -> Any:
    """Ask the law. Nothing is stored."""
    known = {name: value for name, value in body["facts"].items() if name in law.facts()}
    region = body["region"] or law.home()
    situation = Situation(body["matter"], region, frozenset(body["groups"]), known)
    answer, urgency, place = handlers.assess(context(), situation, body["at"])
    return {
        "assessment": reading.answers.assessment(answer, urgency, place),
        "articles": reading.answers.articles(answer),
        "missing": reading.answers.missing(answer.missing),
        "ignored": sorted(body["facts"].keys() - known.keys()),
    }
