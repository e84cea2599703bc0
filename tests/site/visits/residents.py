"""Pages without sign-in, and a resident's own."""

from tests.site.plan import LONG, of, page

TRACKER = "/track?receipt={receipt.*}&code={code.*}"


VISITS = (
    page("/", "anybody"),
    page("/", "resident", note="signed in"),
    page("/nowhere", "anybody", status=404, note="no such page"),
    page("/results", "anybody"),
    page("/draws/<id>", "anybody", "/draws/none.d1", "no such draw", status=404),
    page("/verify", "anybody", wrong=None),
    page("/verify", "anybody", "/verify?code=12", "no code", None, 422),
    page("/verify/<service>/<code>", "anybody", "/verify/legalaid/{verify.working}"),
    page("/documents/<id>", "resident", "/documents/{document.working}"),
    page("/my/<case>/lawyer", "resident", "/my/{case.working}/lawyer"),
    page("/my/<case>/means", "resident", "/my/{case.deciding}/means"),
    page("/track", "anybody"),
    page("/track", "anybody", "/track?receipt=26-0000-0000&code=AAAAAAAA", "not found", status=404),
    *(
        page("/track", "anybody", of(TRACKER, s), s)
        for s in ("waiting", "working", "closed", "refused", "settled")
    ),
    page("/rate/<token>", "anybody", "/rate/{token.closed}"),
    page("/rate/<token>", "anybody", "/rate/nobody.knows", "unknown link", None, 404),
    page("/signin", "anybody"),
    page("/signin/code", "asking for a code"),
    page("/staff", "anybody"),
    page("/signout", "resident", wrong=None),
    page("/my", "resident"),
    page("/my", "newcomer", note="no case yet"),
    page("/my/data", "resident"),
    page("/my/data", "newcomer", note="nobody looked yet"),
    *(
        page("/my/<case>", "resident", of("/my/{case.*}", s), s)
        for s in (
            "waiting",
            "deciding",
            "working",
            "closed",
            "asked",
            "signing",
            "settled",
            "refused",
            "denied",
            "objected",
        )
    ),
    page("/my/<case>", "newcomer", "/my/{case.waiting}", "somebody else's", status=403),
    page("/my/<case>/consent", "resident", "/my/{case.waiting}/consent", wrong={"code": "12"}),
    page("/my/<case>/more", "resident", "/my/{case.deciding}/more", wrong=None),
    page("/my/<case>/withdraw", "resident", "/my/{case.waiting}/withdraw", wrong={"reason": LONG}),
    page("/my/<case>/objection", "resident", "/my/{case.denied}/objection"),
    page("/papers/<case>", "resident", "/papers/{case.working}"),
    page("/link/<key>", "anybody", "/link/0123456789ab", "not held here", None, 410),
    page("/link/<key>/code", "link.asked", "/link/{key.asked}/code"),
    page("/link/<key>", "link.asked", "/link/{key.asked}", "to consent"),
    page("/link/<key>", "link.signing", "/link/{key.signing}", "to sign", None),
    page("/link/<key>/by-code", "link.signing", "/link/{key.signing}/by-code"),
    page("/m/<id>", "resident", "/m/{mediation.asked}", "asked"),
    page("/m/<id>", "resident", "/m/{mediation.signing}", "to sign"),
    page("/m/<id>", "resident", "/m/{mediation.settled}", "settled"),
    page("/m/<id>/consent", "resident", "/m/{mediation.asked}/consent"),
    page("/m/<id>/sign", "resident", "/m/{mediation.signing}/sign"),
)
