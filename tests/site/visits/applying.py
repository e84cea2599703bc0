"""The application, a question a page: every step there is, in a draft that asks it."""

from frontend.pages.apply.steps import STEPS
from tests.site.plan import LONG, Visit, page

ROUTE = "/apply/<name>"
# Which draft asks a step that not every matter needs.
DRAFTS = {"kind": "quarrel draft", "suggested": "unsure draft", "other": "quarrel draft"}
# What is wrong on pages whose answers may be left out.
WRONG: dict[str, dict[str, str] | None] = {
    "groups": None, "facts": None, "means": {"income": "许多"}, "other": {"phone": "12"},
    "story": {"narrative": LONG},
}  # fmt: skip


def _step(name: str) -> Visit:
    return page(ROUTE, DRAFTS.get(name, "wages draft"), f"/apply/{name}", name, WRONG.get(name, {}))


VISITS = (
    page("/apply", "anybody"),
    page("/apply", "wages draft", note="to go on"),
    page("/apply", "operator", note="operator"),
    *(_step(step.name) for step in STEPS),
    page(ROUTE, "violence draft", "/apply/story", "story, violence"),
    page("/apply/save", "wages draft", wrong={"phone": "12"}),
    page("/apply/save", "violence draft", note="violence", wrong={"phone": "12"}),
    page("/apply/back", "anybody"),
    page("/apply/check", "wages draft", wrong=None),
    page("/apply/check", "violence draft", note="violence", wrong=None),
    page("/apply/sent/<key>", "sent draft", "/apply/sent/{key}"),
)
