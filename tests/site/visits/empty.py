"""Lists with nothing in them: visited first, before anything has happened."""

from tests.site.plan import EMPTY_STATE, STAFF, desk, page

VISITS = (
    page("/results", "anybody", note=EMPTY_STATE),
    *(desk("/desk", who, note=f"{EMPTY_STATE}, {who}", wrong=None) for who in STAFF),
    *(
        desk(f"/desk/{name}", "supervisor", note=EMPTY_STATE, wrong=None)
        for name in ("aid", "follow-ups", "samples", "results")
    ),
    *(desk(f"/{work}", f"{work}1", note=EMPTY_STATE) for work in ("lawyer", "mediator", "evaluator")),
)
