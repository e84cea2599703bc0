"""Lawyers, mediators and evaluators: on a phone between two hearings, at a kitchen table, at a desk."""

from tests.site.plan import LONG, desk, of

OFFER, MATTER = "/lawyer/offers/<id>", "/lawyer/matters/<id>"
TABLE = "/mediator/<id>"
ASKED, SIGNING = "mediator.asked", "mediator.signing"

VISITS = (
    desk("/lawyer", "lawyer.offered"),
    desk("/lawyer", "lawyer.closed", note="nothing open"),
    desk(OFFER, "lawyer.offered", "/lawyer/offers/{offer.offered}"),
    desk(OFFER, "lawyer.working", "/lawyer/offers/{offer.working}", "taken", status=409),
    desk(f"{OFFER}/parties", "lawyer.offered", "/lawyer/offers/{offer.offered}/parties"),
    desk(f"{OFFER}/decline", "lawyer.offered", "/lawyer/offers/{offer.offered}/decline"),
    *(desk(MATTER, f"lawyer.{s}", of("/lawyer/matters/{matter.*}", s), s) for s in ("working", "closed")),
    desk(f"{MATTER}/report", "lawyer.working", "/lawyer/matters/{matter.working}/report"),
    desk(f"{MATTER}/close", "lawyer.working", "/lawyer/matters/{matter.working}/close"),
    *(
        desk(f"{MATTER}/{what}", "lawyer.working", f"/lawyer/matters/{{matter.working}}/{what}")
        for what in ("meeting", "agreement", "diary", "hearings")
    ),
    desk(f"{MATTER}/ground", "lawyer.working", "/lawyer/matters/{matter.working}/ground"),
    desk(f"{MATTER}/replacement", "lawyer.working", "/lawyer/matters/{matter.working}/replacement"),
    desk("/documents/<id>", "lawyer.working", "/documents/{document.working}", "lawyer"),
    desk("/me/contact", "lawyer.working", wrong={"phone": "12"}),
    desk(f"{MATTER}/papers", "lawyer.closed", "/lawyer/matters/{matter.closed}/papers"),
    desk("/lawyer/duty", "lawyer.offered"),
    desk("/lawyer/leave", "lawyer.offered"),
    desk("/lawyer/duty/<post>/<day>/swap", "lawyer.offered", "/lawyer/duty/p/2026-12-01/swap", wrong=None),
    desk("/lawyer/transfer", "lawyer.offered"),
    desk("/lawyer/year", "lawyer.offered"),
    desk("/mediator", ASKED),
    desk("/mediator/visit", ASKED, wrong=None),
    *(
        desk(TABLE, f"mediator.{s}", of("/mediator/{mediation.*}", s), s, None)
        for s in ("asked", "meeting", "signing", "settled")
    ),
    desk(f"{TABLE}/parties", ASKED, "/mediator/{mediation.asked}/parties"),
    desk(f"{TABLE}/consents/<side>", ASKED, "/mediator/{mediation.asked}/consents/opponent"),
    *(
        desk(f"{TABLE}/links", f"mediator.{s}", of("/mediator/{mediation.*}/links", s), s, None)
        for s in ("asked", "signing")
    ),
    desk(
        f"{TABLE}/on-paper/<what>/<side>",
        ASKED,
        "/mediator/{mediation.asked}/on-paper/consent/opponent",
        "consent",
    ),
    desk(
        f"{TABLE}/on-paper/<what>/<side>",
        SIGNING,
        "/mediator/{mediation.signing}/on-paper/signature/applicant",
        "signature",
    ),
    desk(f"{TABLE}/visits", SIGNING, "/mediator/{mediation.signing}/visits", wrong=None),
    desk(f"{TABLE}/sessions", "mediator.meeting", "/mediator/{mediation.meeting}/sessions"),
    desk(f"{TABLE}/agreement", "mediator.meeting", "/mediator/{mediation.meeting}/agreement"),
    desk(f"{TABLE}/agreement", SIGNING, "/mediator/{mediation.signing}/agreement", "written"),
    desk(f"{TABLE}/fail", "mediator.meeting", "/mediator/{mediation.meeting}/fail"),
    desk(f"{TABLE}/signatures/<side>", SIGNING, "/mediator/{mediation.signing}/signatures/applicant"),
    desk(f"{TABLE}/paper", SIGNING, "/mediator/{mediation.signing}/paper"),
    desk(
        f"{TABLE}/confirmation/result",
        "mediator.settled",
        "/mediator/{mediation.settled}/confirmation/result",
    ),
    desk("/evaluator", "evaluator.open"),
    desk("/evaluator/<id>", "evaluator.open", "/evaluator/{review.open}", "to score"),
    desk("/evaluator/<id>", "evaluator.scored", "/evaluator/{review.scored}", "scored", {"e_file": LONG}),
)
