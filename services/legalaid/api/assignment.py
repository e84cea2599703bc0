"""Offers to lawyers, and the officer's own assignment."""

from typing import Any

from kernel.web import actor, allow, caller, context
from services.legalaid import handlers
from services.legalaid.api.routing import blueprint, listed, shown
from services.legalaid.handlers import reading
from services.legalaid.schemas import incoming, outgoing


@blueprint.route("/offers")
@allow("lawyer")
@blueprint.arguments(incoming.Offers, location="query")
@blueprint.response(200, outgoing.OfferOut(many=True))
def list_offers(asked: dict[str, Any]) -> Any:
    """The lawyer's own offers: open ones by default, else this and last year's by what became of them."""
    rows, cursor = reading.offers.offers(context(), actor(), asked["state"], asked["cursor"], asked["limit"])
    return listed([reading.offers.offer_out(item, offer) for item, offer in rows], cursor)


@blueprint.route("/offers/<id>")
@allow("lawyer")
@blueprint.response(200, outgoing.OfferOut)
def one_offer(id: str) -> Any:
    """One of the lawyer's own offers."""
    item, offer = reading.offers.offer(context(), actor(), id)
    return reading.offers.offer_out(item, offer)


@blueprint.route("/offers/<id>/parties")
@allow("lawyer")
@blueprint.response(200, outgoing.OfferPartiesOut)
@blueprint.alt_response(409, "Problem")
def parties_of_offer(id: str) -> Any:
    """Both sides' names, to look for a conflict of interest before answering. The reading is recorded."""
    return reading.parties.of_offer(context(), actor(), id)


@blueprint.route("/offers/<id>/accept", methods=["POST"])
@allow("lawyer")
@blueprint.response(200, outgoing.OfferOut)
def accept(id: str) -> Any:
    """Take the case: exactly one lawyer has it."""
    return _answered(handlers.accept(context(), caller(), id), id)


@blueprint.route("/offers/<id>/decline", methods=["POST"])
@allow("lawyer")
@blueprint.arguments(incoming.Declining)
@blueprint.response(200, outgoing.OfferOut)
def decline(body: dict[str, Any], id: str) -> Any:
    """Say no, and why: the next lawyer is asked."""
    return _answered(handlers.decline(context(), caller(), id, body["reason"]), id)


def _answered(outcome: Any, id: str) -> dict[str, Any]:
    """The offer after its answer, and the matter where it was accepted."""
    offer = next(offer for offer in outcome.state.offers if offer.id == id)
    return reading.offers.offer_out(outcome, offer) | {
        "matter": reading.offers.matter_of_offer(outcome.state, offer)
    }


@blueprint.route("/applications/<id>/assignment", methods=["POST"])
@allow("officer")
@blueprint.arguments(incoming.Assigning)
@blueprint.response(200, outgoing.ApplicationOut)
def assign(body: dict[str, Any], id: str) -> Any:
    """Assign a lawyer outright; an open offer lapses."""
    return shown(handlers.assign(context(), caller(), id, body["lawyer"]))


@blueprint.route("/applications/<id>/offers", methods=["POST"])
@allow("officer")
@blueprint.response(201, outgoing.ApplicationOut)
def offer_again(id: str) -> Any:
    """Begin a wider round when nobody is left to ask."""
    return shown(handlers.offer_again(context(), caller(), id))


@blueprint.route("/applications/<id>/candidates")
@allow("officer")
@blueprint.response(200, outgoing.CandidateOut(many=True))
def candidates(id: str) -> Any:
    """Whom one might ask, best first with their points, and why not the others."""
    return handlers.candidates(context(), caller(), id)


@blueprint.route("/applications/<id>/needs", methods=["POST"])
@allow("officer")
@blueprint.arguments(incoming.Needing)
@blueprint.response(200, outgoing.ApplicationOut)
def note_needs(body: dict[str, Any], id: str) -> Any:
    """Note the languages that the lawyer must speak and the place where he is needed."""
    return shown(handlers.note_needs(context(), caller(), id, body["languages"], body["place"]))


@blueprint.route("/needs")
@allow("officer", "supervisor", "lawyer", "admin")
@blueprint.response(200, outgoing.NeedsKnownOut)
def needs_known() -> Any:
    """The languages and places by which lawyers can be told apart here."""
    return reading.offers.needs_known()


@blueprint.route("/matching", methods=["POST"])
@allow("officer")
@blueprint.response(200, outgoing.MatchedOut)
def match_now() -> Any:
    """Match all that wait in the officer's region with all lawyers at once, now."""
    return handlers.match_now(context(), caller())


@blueprint.route("/lawyers/<username>/leave")
@allow("lawyer", "officer", "supervisor")
@blueprint.response(200, outgoing.LeaveOut(many=True))
def leaves(username: str) -> Any:
    """A lawyer's days of leave from today on."""
    return handlers.leaves(context(), actor(), username)


@blueprint.route("/lawyers/<username>/leave", methods=["POST"])
@allow("lawyer", "officer")
@blueprint.arguments(incoming.Leaving)
@blueprint.response(201, outgoing.LeaveOut(many=True))
def take_leave(body: dict[str, Any], username: str) -> Any:
    """Away on these days, both inclusive: nobody asks him meanwhile."""
    handlers.take_leave(context(), caller(), username, body["start"], body["end"])
    return handlers.leaves(context(), actor(), username)


@blueprint.route("/lawyers/<username>/leave/<id>/cancel", methods=["POST"])
@allow("lawyer", "officer")
@blueprint.response(200, outgoing.LeaveOut(many=True))
def cancel_leave(username: str, id: str) -> Any:
    """There after all."""
    handlers.cancel_leave(context(), caller(), username, id)
    return handlers.leaves(context(), actor(), username)
