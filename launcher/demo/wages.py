"""Journey 1, unpaid wages (讨薪): from the first call to the closing report. Evaluation follows."""

from __future__ import annotations

from typing import Any

from launcher.demo.story import Story

NARRATIVE = "我在县城工地干了四个月木工，包工头欠我两万三千元工钱，一直拖着不给，电话也不接。"
REPORT = "已联系劳动监察大队，调取考勤和转账记录，对方同意本周内当面核对工资。"


def live(story: Story) -> None:
    """A migrant worker's wages, claimed by the second lawyer who is asked."""
    story.ask_for_help(
        "labor.wages", NARRATIVE, "某某建筑劳务公司", groups=["migrant_worker"], facts={"amount_owed": 23000}
    )
    story.accept_and_route("legalaid")
    application = _application(story)
    _decide(story, application)
    declined = _offer(story, application, but="")
    _decline(story, declined)
    accepted = _offer(story, application, but=declined["lawyer"])
    matter = _accept(story, accepted)
    _work(story, accepted["lawyer"], matter)
    story.until_closed()


def _application(story: Story) -> str:
    """The application, once legal aid has heard of the case."""

    def there() -> str | None:
        found = story.client.listed(story.officer, "/api/legalaid/applications", case=story.case["id"])
        return str(found[0]["id"]) if found else None

    application = story.client.until("the application for legal aid", there)
    story.tell(
        "法律援助机构收到申请，七日内决定。", "Legal aid has the application; it decides within 7 days."
    )
    return application


def _decide(story: Story, application: str) -> None:
    """The paper that exempts from the hardship check, the law's answer, the decision."""
    path = f"/api/legalaid/applications/{application}"
    facts = {"facts": {"paper_migrant_worker": True}, "source": "paper"}
    found = story.do(story.officer, "paper", f"{path}/facts", facts)["assessment"]
    story.tell(
        f"核对务工材料。规则答复：范围 {found['scope']}，经济困难 {found['hardship']}。",
        f"The paper is checked; the law answers: scope {found['scope']}, hardship {found['hardship']}.",
    )
    reason = (
        {}
        if found["answer"] == "yes"
        else {"reason": "演示：材料齐全，符合法律援助法第三十一条、第四十二条。"}
    )
    story.do(story.officer, "decide", f"{path}/decision", {"grant": True, **reason})
    story.tell(
        "决定：给予法律援助，三日内指派律师。", "Decided: aid is granted; a lawyer is assigned within 3 days."
    )


def _offer(story: Story, application: str, but: str) -> dict[str, Any]:
    """The open offer, as the officer sees it; remembered, so that a resumed run asks the same lawyer."""
    name = "second" if but else "first"
    known = story.client.ledger.answer(f"{story.number}.{name}-offer")
    if known is not None:
        return known

    def opened() -> dict[str, Any] | None:
        told = story.client.read(story.officer, f"/api/legalaid/applications/{application}")
        offers = [o for o in told["offers"] if o["state"] == "open" and o["lawyer"] != but]
        return dict(offers[0]) if offers else None

    offer = story.client.until("an offer to a lawyer", opened)
    step = f"{story.number}.{name}-offer"
    story.client.ledger.write(
        step, "legalaid", offer["id"], None, {"id": offer["id"], "lawyer": offer["lawyer"]}
    )
    story.tell(f"系统邀请 {offer['lawyer']} 接案。", f"{offer['lawyer']} is offered the case.")
    return offer


def _decline(story: Story, offer: dict[str, Any]) -> None:
    lawyer = story.people.staff(offer["lawyer"])
    story.do(lawyer, "decline", f"/api/legalaid/offers/{offer['id']}/decline", {"reason": "busy"})
    story.tell(f"{offer['lawyer']} 说太忙，婉拒。", f"{offer['lawyer']} declines: too busy.")


def _accept(story: Story, offer: dict[str, Any]) -> str:
    lawyer = story.people.staff(offer["lawyer"])
    path = f"/api/legalaid/offers/{offer['id']}"
    accepted = story.do(lawyer, "take", f"{path}/accept")
    story.tell(f"{offer['lawyer']} 接受，正式指派。", f"{offer['lawyer']} accepts and is assigned.")
    return str(accepted["matter"])


def _work(story: Story, name: str, matter: str) -> None:
    """A progress report that the worker reads, and the closing report."""
    lawyer, path = story.people.staff(name), f"/api/legalaid/matters/{matter}"
    story.do(lawyer, "report", f"{path}/reports", {"text": REPORT})
    told = story.client.listed(story.resident, "/api/legalaid/matters", case=story.case["id"])
    texts = [report.get("text") for each in told for report in each["reports"]]
    story.need(REPORT in texts, "the worker does not see the progress report")
    story.tell(f"律师报告进展，申请人看到：{REPORT}", "The lawyer reports progress; the worker reads it.")
    closing = {"outcome": "won", "report": "经仲裁调解，工资两万三千元已全部到账。", "hours": 12.5}
    story.do(lawyer, "close", f"{path}/close", closing)
    story.tell("律师结案：工资全部到账，用时 12.5 小时。", "The lawyer closes: all wages paid, 12.5 hours.")
