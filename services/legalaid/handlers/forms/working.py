"""Forms of the work: who is assigned, who is changed, how it ended."""

from kernel.documents import Paper, Part, fields, heading, listing, paragraph, signing, table
from services.legalaid.domain.documents import Called
from services.legalaid.domain.inside import Matter
from services.legalaid.handlers.forms.sheet import Sheet, day, within

OUTCOMES = {"settled": "调解或和解", "won": "诉求得到支持", "lost": "诉求未得到支持", "other": "其他"}
KINDS = {"meeting": "会见、约谈", "evidence": "调查取证", "drafting": "文书起草", "court": "出庭、开庭"} | {
    "mediation": "调解、和解",
    "travel": "在途",
    "other": "其他",
}
DUTIES = (
    "接受指派后，无正当理由不得拒绝、拖延或者终止提供法律援助服务（《法律援助法》第四十六条）。",
    "及时约见受援人，签订委托代理协议，按照规定向受援人通报办理情况。",
    "办理结束后及时报告，提交法律文书副本、办理情况报告等材料（《法律援助法》第五十条）。",
    "不得向受援人收取任何财物。",
)


def assignment(sheet: Sheet, called: Called) -> Paper:
    """The lawyer is assigned (指派, 43); the recipient gets a copy."""
    one = sheet.one(called.about)
    lawyer = sheet.lawyer(one.lawyer)
    return sheet.paper(
        "assignment",
        paragraph(f"现指派你为{sheet.name}（{sheet.matter}）提供法律援助。"),
        fields(
            ("受援人", sheet.name),
            ("援助事项", sheet.matter),
            ("案件编号", sheet.state.case),
            ("法律援助人员", lawyer),
            ("指派日期", day(one.opened)),
        ),
        heading("办理要求"),
        listing(*DUTIES),
        addressee=f"{lawyer}：",
        copies_to=f"受援人{sheet.name}",
    )


def replacement(sheet: Sheet, called: Called) -> Paper:
    """The lawyer is replaced (更换, 55), for the reason that the agency gives."""
    one = sheet.one(called.about)
    reason = sheet.opened(f"{one.id}.answer", one.sealed.get("answer"))
    decision = sheet.state.decision
    ended = one.ended or called.at
    due = f"{day(decision.assign_by)}前" if decision and decision.assign_by else within("assignment", ended)
    return sheet.paper(
        "replacement",
        paragraph(f"经审查，决定更换办理{sheet.name}（{sheet.matter}）法律援助事项的人员。"),
        fields(
            ("受援人", sheet.name),
            ("原法律援助人员", sheet.lawyer(one.lawyer)),
            ("更换日期", day(ended)),
            ("重新指派", f"{due}另行指派，并书面通知你"),
            ("理由", reason or "见案卷"),
        ),
        paragraph("原法律援助人员应当向新指派的人员移交案件材料，不得因更换影响受援人的期限和权利。"),
        addressee=f"{sheet.name}：",
        copies_to=sheet.lawyer(one.lawyer),
    )


def closing(sheet: Sheet, called: Called) -> Paper:
    """The work is done (结案报告, 50): outcome, hours, diary, the lawyer's report."""
    one = sheet.one(called.about)
    report = sheet.opened(f"{one.id}.report", one.sealed.get("report"))
    return sheet.paper(
        "closing",
        fields(
            ("受援人", sheet.name),
            ("援助事项", sheet.matter),
            ("案件编号", sheet.state.case),
            ("法律援助人员", sheet.lawyer(one.lawyer)),
            ("指派日期", day(one.opened)),
            ("结案日期", day(one.ended or called.at)),
            ("结果", OUTCOMES.get(str(one.outcome), str(one.outcome))),
            ("用时", f"{one.hours:g} 小时" if one.hours is not None else "未填写"),
            ("向受援人通报", "、".join(day(report.at) for report in one.reports) or "无"),
        ),
        *_diary(one),
        heading("办理情况报告"),
        *(paragraph(line) for line in report.splitlines() if line.strip()),
        signing("承办人（签名）", "审核人（签名）", "日期"),
    )


def _diary(one: Matter) -> tuple[Part, ...]:
    rows = [
        (day(line.on), KINDS.get(line.kind, line.kind), f"{line.hours:g}")
        for line in sorted(one.diary, key=lambda line: line.on)
    ]
    return (table("办案日志", ("日期", "工作", "小时"), *rows),) if rows else ()
