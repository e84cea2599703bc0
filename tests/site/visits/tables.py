"""Mediation's further pages: people, safety, minutes, versions, court, hand-offs, committees; both sides."""

from tests.site.plan import EMPTY, Visit, desk, page

TABLE, SIDE, DESK = "/mediator/<id>", "/m/<id>", "/desk/committees"
MEDIATOR = "mediator.talked"


def _at(path: str, where: str = "", note: str = "", wrong: dict[str, str] | None = EMPTY) -> Visit:
    """A page of the mediator about the mediation with everything on it."""
    return desk(f"{TABLE}{path}", MEDIATOR, f"/mediator/{{mediation.talked}}{where or path}", note, wrong)


def _side(path: str, scene: str, where: str = "", wrong: dict[str, str] | None = EMPTY) -> Visit:
    """A page of the party who asked."""
    return page(f"{SIDE}{path}", "resident", f"/m/{{mediation.{scene}}}{where or path}", scene, wrong)


VISITS = (
    _at("", note="everything", wrong=None),
    desk(TABLE, "mediator.broken", "/mediator/{mediation.broken}", "broken", None),
    desk(TABLE, "officer", "/mediator/{mediation.talked}", "officer", None),
    _at("/parties/more"),
    _at("/parties/<side>/agent", "/parties/opponent/agent"),
    _at("/guests"),
    _at("/guests/<guest>", "/guests/{guest.talked}"),
    _at("/mediators", wrong=None),
    _at("/conflict"),
    _at("/safety", wrong=None),
    desk(f"{TABLE}/safety", "supervisor", "/mediator/{mediation.talked}/safety", "supervisor", None),
    _at("/risks"),
    _at("/dangers"),
    _at("/dangers/<which>/told", "/dangers/{danger.talked}/told"),
    _at("/sessions/<which>/minutes", "/sessions/{session.talked}/minutes", wrong={"text": ""}),
    _at("/sessions/<which>/put-off", "/sessions/{session.talked}/put-off"),
    _at("/extension"),
    _at("/confidences", wrong=None),
    _at("/confidences/<side>", "/confidences/opponent"),
    _at("/agreement", note="structured", wrong={"facts": ""}),
    desk(f"{TABLE}/oral", "mediator.meeting", "/mediator/{mediation.meeting}/oral"),
    _at("/versions", wrong=None),
    desk(f"{TABLE}/court", "mediator.broken", "/mediator/{mediation.broken}/court", wrong=None),
    _at("/handoffs"),
    _at("/handoffs/<which>", "/handoffs/{handoff.talked}", wrong=None),
    _at("/handoffs/<which>/answer", "/handoffs/{handoff.talked}/answer"),
    _at("/register", wrong={"dispute": "", "origin": "court"}),
    desk(f"{TABLE}/committee", "officer", "/mediator/{mediation.talked}/committee", wrong=None),
    desk(f"{TABLE}/mediator", "mediator2", "/mediator/{mediation.talked}/mediator", wrong=None),
    desk("/mediator/calendar", MEDIATOR),
    desk("/mediator", "mediator2", note="head"),
    desk("/desk/dangers", "supervisor"),
    desk(DESK, "supervisor"),
    desk(f"{DESK}/<id>", "officer", "/desk/committees/{committee.talked}"),
    desk(f"{DESK}/<id>/members", "officer", "/desk/committees/{committee.talked}/members"),
    desk(
        f"{DESK}/<id>/members/<which>/leave",
        "officer",
        "/desk/committees/{committee.talked}/members/{member.talked}/leave",
    ),
    _side("", "talked", wrong=None),
    _side("", "broken", wrong=None),
    _side("", "failed", wrong=None),
    _side("/mediator", "unnamed"),
    _side("/minutes/<which>", "talked", "/minutes/{session.talked}", wrong=None),
    _side("/versions", "talked", wrong=None),
    _side("/court", "broken", wrong=None),
    _side("/aid", "failed", wrong={"narrative": ""}),
    _side("/leave", "talked"),
)
