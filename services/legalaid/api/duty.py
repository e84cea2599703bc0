"""Duty lawyers (值班律师) and applications made in detention (39)."""

from typing import Any

from flask import Response

from kernel.step import Outcome
from kernel.web import actor, allow, caller, context, tagged
from services.legalaid import handlers
from services.legalaid.api.routing import blueprint, listed
from services.legalaid.domain.duty import Post
from services.legalaid.handlers import duty, reading
from services.legalaid.schemas import duty as schemas


def _post(outcome: Outcome[Post]) -> dict[str, Any]:
    tagged(outcome)
    return reading.duty.post(context(), outcome.state)


@blueprint.route("/duty/posts")
@allow("officer", "supervisor", "lawyer")
@blueprint.response(200, schemas.PostOut(many=True))
def posts() -> Any:
    """The region's posts with their turns; of a lawyer, those where he has turns or is asked."""
    return [reading.duty.post(context(), item.state) for item in duty.posts(context(), actor())]


@blueprint.route("/duty/posts", methods=["POST"])
@allow("officer")
@blueprint.arguments(schemas.Opening)
@blueprint.response(201, schemas.PostOut)
def open_post(body: dict[str, Any]) -> Any:
    """Open a post at a court, a procuratorate or a detention centre."""
    return _post(duty.open_post(context(), caller(), body["kind"], body["name"], body["weekends"]))


@blueprint.route("/duty/posts/<id>/plan", methods=["POST"])
@allow("officer")
@blueprint.arguments(schemas.Planning)
@blueprint.response(200, schemas.PostOut)
def plan(body: dict[str, Any], id: str) -> Any:
    """Plan the days that nobody covers, as evenly as leave allows."""
    return _post(duty.plan(context(), caller(), id, body["start"], body["until"]))


@blueprint.route("/duty/posts/<id>/turns", methods=["POST"])
@allow("officer")
@blueprint.arguments(schemas.Giving)
@blueprint.response(200, schemas.PostOut)
def give(body: dict[str, Any], id: str) -> Any:
    """Set one day by hand."""
    return _post(duty.give(context(), caller(), id, body["day"], body["lawyer"]))


@blueprint.route("/duty/posts/<id>/swaps", methods=["POST"])
@allow("lawyer")
@blueprint.arguments(schemas.Swapping)
@blueprint.response(200, schemas.PostOut)
def ask_swap(body: dict[str, Any], id: str) -> Any:
    """Ask a colleague to take one's day."""
    return _post(duty.ask_swap(context(), caller(), id, body["day"], body["to"]))


@blueprint.route("/duty/posts/<id>/swaps/answer", methods=["POST"])
@allow("lawyer")
@blueprint.arguments(schemas.Answering)
@blueprint.response(200, schemas.PostOut)
def answer_swap(body: dict[str, Any], id: str) -> Any:
    """Take a colleague's day, or not."""
    return _post(duty.answer_swap(context(), caller(), id, body["day"], body["agreed"]))


@blueprint.route("/duty/posts/<id>/calendar.ics")
@allow("public", "*", "service")
@blueprint.arguments(schemas.Whose, location="query")
@blueprint.response(200, description="RFC 5545.", content_type="text/calendar")
def calendar(asked: dict[str, Any], id: str) -> Any:
    """The rota as a calendar to subscribe to (iCalendar): it hangs on the wall, and names lawyers only."""
    post = duty.post(context(), id)
    made = reading.duty.calendar(context(), post.state, asked["lawyer"])
    return Response(made, content_type="text/calendar; charset=utf-8")


@blueprint.route("/transfers")
@allow("officer", "supervisor", "lawyer")
@blueprint.arguments(schemas.Transfers, location="query")
@blueprint.response(200, schemas.TransferOut(many=True))
def transfers(asked: dict[str, Any]) -> Any:
    """Applications made in detention that wait for the agency; of a lawyer, his own."""
    page = handlers.transfers(context(), actor(), asked["waiting"], asked["cursor"], asked["limit"])
    states = [item.state for item in page.items]
    if not asked["words"]:
        return listed([reading.duty.transfer_line(state) for state in states], page.next)
    return listed([reading.duty.transfer(context(), actor(), state) for state in states], page.next)


@blueprint.route("/transfers", methods=["POST"])
@allow("lawyer", "officer")
@blueprint.arguments(schemas.Passing)
@blueprint.response(201, schemas.TransferOut)
def begin_transfer(body: dict[str, Any]) -> Any:
    """Pass on an application made in detention: the 24 hours run from when it was made."""
    outcome = handlers.begin_transfer(
        context(), caller(), body["place"], body["made"], body["name"], body["words"]
    )
    return reading.duty.transfer(context(), actor(), tagged(outcome))


@blueprint.route("/transfers/<id>/receipt", methods=["POST"])
@allow("officer")
@blueprint.arguments(schemas.Receiving)
@blueprint.response(200, schemas.TransferOut)
def receive_transfer(body: dict[str, Any], id: str) -> Any:
    """The agency confirms that it has it."""
    outcome = handlers.receive_transfer(context(), caller(), id, body["case"])
    return reading.duty.transfer(context(), actor(), tagged(outcome))
