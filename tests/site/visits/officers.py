"""Officers, operators, supervisors, administrators."""

from tests.site.plan import LONG, STAFF, desk, of

APPLICATION = "/desk/applications/<id>"
CASE = "/desk/cases/<id>"
SCENES = ("waiting", "accepted", "deciding", "working", "unnamed", "signing", "closed", "settled", "objected")

TABS = ("submitted", "overdue", "in_progress", "closed")
MUCH = {"household_income_month_fen": "许多"}

VISITS = (
    *(desk("/desk", who, note=who) for who in STAFF),
    *(desk("/desk", "officer", f"/desk?list={tab}", tab) for tab in TABS),
    *(desk("/desk/callers", who, note=who) for who in ("officer", "operator")),
    desk(f"{CASE}/note", "operator", "/desk/cases/{case.working}/note"),
    desk(f"{CASE}/consent", "officer", "/desk/cases/{case.waiting}/consent"),
    *(desk("/desk/parked", who, note=who) for who in ("supervisor", "admin")),
    desk("/desk/parked/<service>/discard", "supervisor", "/desk/parked/intake/discard?id=none"),
    *(desk(CASE, "officer", of("/desk/cases/{case.*}", scene), scene, None) for scene in SCENES),
    *(desk(CASE, who, "/desk/cases/{case.working}", f"{who}, working", None) for who in STAFF[1:3]),
    desk(CASE, "admin", "/desk/cases/{case.working}", "admin may not", None, 403),
    desk(f"{CASE}/route", "officer", "/desk/cases/{case.accepted}/route", wrong={"reason": LONG}),
    desk(f"{CASE}/close", "officer", "/desk/cases/{case.accepted}/close"),
    desk(f"{APPLICATION}/decision", "officer", "/desk/applications/{application.deciding}/decision"),
    desk(f"{APPLICATION}/supplement", "officer", "/desk/applications/{application.deciding}/supplement"),
    desk(f"{APPLICATION}/notice", "officer", "/desk/applications/{application.deciding}/notice"),
    desk(f"{APPLICATION}/facts", "officer", "/desk/applications/{application.deciding}/facts", wrong=MUCH),
    desk(f"{APPLICATION}/needs", "officer", "/desk/applications/{application.deciding}/needs", wrong=None),
    desk(f"{APPLICATION}/means", "officer", "/desk/applications/{application.deciding}/means"),
    desk("/desk/matters/<id>/replacement", "officer", "/desk/matters/{matter.working}/replacement"),
    desk("/documents/<id>", "officer", "/documents/{document.working}", "officer"),
    desk(f"{APPLICATION}/end", "officer", "/desk/applications/{application.working}/end"),
    desk(f"{APPLICATION}/review", "supervisor", "/desk/applications/{application.objected}/review"),
    *(desk("/desk/aid", who, note=who) for who in ("officer", "supervisor")),
    *(desk("/desk/duty", who, note=who) for who in ("officer", "supervisor")),
    desk("/desk/duty/new", "officer"),
    desk("/desk/duty/<post>/plan", "officer", "/desk/duty/p/plan"),
    desk("/desk/duty/<post>/day", "officer", "/desk/duty/p/day?day=2026-12-01"),
    desk(f"{APPLICATION}/draw", "officer", "/desk/applications/{application.deciding}/draw"),
    desk("/desk/draws/<id>", "officer", "/desk/draws/none.d1", "no such draw", None, 404),
    *(
        desk("/desk/service", "supervisor", f"/desk/service?by={by}", by)
        for by in ("lawyer", "firm", "region")
    ),
    *(
        desk("/desk/subsidies", who, f"/desk/subsidies?list={tab}", f"{who}, {tab}", None)
        for who, tab in (("supervisor", "computed"), ("officer", "batched"))
    ),
    *(desk("/desk/batches", who, note=who, wrong=None) for who in ("officer", "supervisor")),
    desk("/desk/batches/<id>", "officer", "/desk/batches/{batch}"),
    desk("/desk/matters/<id>/check", "officer", "/desk/matters/{matter.closed}/check"),
    desk(f"{APPLICATION}/why", "officer", "/desk/applications/{application.offered}/why"),
    desk(f"{APPLICATION}/assign", "officer", "/desk/applications/{application.offered}/assign", wrong=None),
    desk(
        "/desk/mediations/<id>/mediator",
        "officer",
        "/desk/mediations/{mediation.unnamed}/mediator",
        wrong=None,
    ),
    *(desk("/desk/follow-ups", who, note=who) for who in ("officer", "operator", "supervisor")),
    desk("/desk/follow-ups/<id>", "operator", "/desk/follow-ups/{call}"),
    *(desk("/desk/samples", who, note=who) for who in ("officer", "supervisor")),
    desk("/desk/samples/<id>", "supervisor", "/desk/samples/{sample}"),
    *(desk("/desk/results", who, note=who) for who in STAFF),
    *(
        desk("/desk/results", "supervisor", f"/desk/results?by={by}", f"by {by}")
        for by in ("region", "lawyer", "mediator")
    ),
    desk("/desk/staff", "admin"),
    desk("/desk/staff", "admin", "/desk/staff?role=off", "stopped"),
    desk("/desk/staff/new", "admin"),
    desk("/desk/staff/<username>", "admin", "/desk/staff/lawyer1"),
    desk("/desk/staff/<username>/file", "admin", "/desk/staff/lawyer1/file", wrong={"capacity": "0"}),
    desk("/desk/staff/<username>/password", "admin", "/desk/staff/lawyer1/password"),
    desk("/me/account", "officer"),
    desk("/me/password", "officer"),
    desk("/me/otp", "officer", wrong=None),
)
