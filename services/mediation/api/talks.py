"""Minutes, what one told the mediator alone, a longer term, danger, and the agreement's versions."""

from typing import Any

from kernel.web import actor, allow, caller, context
from services.mediation.api.routing import PEOPLE, blueprint, shown
from services.mediation.handlers import danger, talks, versions
from services.mediation.schemas import incoming, outgoing


@blueprint.route("/cases/<id>/sessions/<session>/minutes", methods=["POST"])
@allow("mediator")
@blueprint.arguments(incoming.MinutesWords)
@blueprint.response(200, outgoing.MediationOut)
def write_minutes(body: dict[str, Any], id: str, session: str) -> Any:
    """Write the minutes of a session; a new wording has no confirmations."""
    return shown(talks.write_minutes(context(), caller(), id, session, body["text"]))


@blueprint.route("/cases/<id>/sessions/<session>/minutes/confirmations", methods=["POST"])
@allow("mediator", "resident")
@blueprint.arguments(incoming.MinutesWish)
@blueprint.response(200, outgoing.MediationOut)
def confirm_minutes(body: dict[str, Any], id: str, session: str) -> Any:
    """A party confirms the minutes as they are now."""
    ctx, by = context(), caller()
    return shown(talks.confirm_minutes(ctx, by, id, session, body["party"], body["digest"]))


@blueprint.route("/cases/<id>/confidences", methods=["POST"])
@allow("mediator")
@blueprint.arguments(incoming.Confiding)
@blueprint.response(201, outgoing.MediationOut)
def keep_confidence(body: dict[str, Any], id: str) -> Any:
    """Keep what a party told the mediator alone; nobody else is ever shown it."""
    return shown(talks.keep_confidence(context(), caller(), id, body["party"], body["text"]))


@blueprint.route("/cases/<id>/confidences")
@allow("mediator")
@blueprint.response(200, outgoing.ConfidenceOut(many=True))
def confidences(id: str) -> Any:
    """What I was told alone."""
    return talks.confidences(context(), actor(), id)


@blueprint.route("/cases/<id>/extension", methods=["POST"])
@allow("mediator")
@blueprint.arguments(incoming.Extension)
@blueprint.response(200, outgoing.MediationOut)
def extend(body: dict[str, Any], id: str) -> Any:
    """A longer term, agreed by all parties."""
    return shown(talks.extend(context(), caller(), id, body["until"], body["parties"]))


@blueprint.route("/cases/<id>/dangers", methods=["POST"])
@allow("mediator", "officer", "supervisor")
@blueprint.arguments(incoming.Danger)
@blueprint.response(201, outgoing.MediationOut)
def report_danger(body: dict[str, Any], id: str) -> Any:
    """Report that somebody may be hurt, and who was told. Art. 25."""
    ctx, by = context(), caller()
    return shown(danger.report(ctx, by, id, body["kind"], body["text"], body["told"]))


@blueprint.route("/cases/<id>/dangers/<which>/told", methods=["POST"])
@allow("mediator", "officer", "supervisor")
@blueprint.arguments(incoming.TellingOf)
@blueprint.response(200, outgoing.MediationOut)
def tell_of_danger(body: dict[str, Any], id: str, which: str) -> Any:
    """Somebody more was told."""
    return shown(danger.tell(context(), caller(), id, which, body["who"], body["at"]))


@blueprint.route("/cases/<id>/dangers/<which>/over", methods=["POST"])
@allow("mediator", "officer", "supervisor")
@blueprint.response(200, outgoing.MediationOut)
def danger_over(id: str, which: str) -> Any:
    """The danger is over; not before those were told who must be."""
    return shown(danger.settle(context(), caller(), id, which))


@blueprint.route("/cases/<id>/versions")
@allow(*PEOPLE)
@blueprint.response(200, outgoing.VersionOut(many=True))
def all_versions(id: str) -> Any:
    """The versions of the agreement, the latest last."""
    return versions.versions(context(), actor(), id)


@blueprint.route("/cases/<id>/differences")
@allow(*PEOPLE)
@blueprint.arguments(incoming.TwoVersions, location="query")
@blueprint.response(200, outgoing.DifferencesOut)
def differences(asked: dict[str, Any], id: str) -> Any:
    """What changed from one version to another, clause by clause."""
    return versions.differences(context(), actor(), id, asked["old"], asked["new"])
