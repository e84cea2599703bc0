"""The decision in writing (43): aid, aid before the papers (44), or none, with reasons and the way on."""

from kernel.documents import Paper, Part, fields, heading, listing, paragraph
from services.legalaid.domain.documents import Called
from services.legalaid.domain.inside import Decision
from services.legalaid.events import Ruling
from services.legalaid.handlers.deciding import REASON
from services.legalaid.handlers.forms.remedies import objection
from services.legalaid.handlers.forms.sheet import Sheet, day, named, within

FINDINGS = {"scope": "事项范围", "hardship": "经济困难状况", "standing": "申请资格"} | {
    "advance": "先行援助",
    "jurisdiction": "受理机构",
}
ANSWERS = {
    "yes": "符合",
    "no": "不符合",
    "unknown": "由工作人员查明",
    "exempt": "免予核查",
    "not_needed": "不受限制",
}
DUTIES = (
    "向法律援助人员如实陈述与法律援助事项有关的情况，及时提供证据材料，协助、配合办理（《法律援助法》第四十七条）。",
    "有权了解办理情况；法律援助人员未依法履行职责的，可以请求更换（《法律援助法》第五十五条）。",
    "法律援助不收费。任何人向你收取财物的，请向{bureau}投诉。",
)


def grant(sheet: Sheet, _: Called) -> Paper:
    """Aid is given; or comes first, and the papers later."""
    made = _made(sheet)
    first = made.ruling == Ruling.ADVANCE
    said = "情况紧急，决定先行提供法律援助" if first else "符合法律规定的条件，决定给予法律援助"
    until = f"{day(made.assign_by)}前" if made.assign_by else within("assignment", made.at)
    later = f"你应当在{day(made.papers_by)}前补办有关手续、补充有关材料。" if first and made.papers_by else ""
    return sheet.paper(
        "grant",
        paragraph(f"你于{day(sheet.state.received)}提出的法律援助申请，经审查，{said}。{later}"),
        fields(
            ("受援人", sheet.name),
            ("援助事项", sheet.matter),
            ("案件编号", sheet.state.case),
            ("决定日期", day(made.at)),
            ("指派期限", f"{until}指派法律援助人员（《法律援助法》第四十三条）"),
        ),
        *_grounds(made),
        *_reason(sheet, made, "说明"),
        heading("你的权利和义务"),
        listing(*(duty.format(bureau=sheet.bureau) for duty in DUTIES)),
        addressee=f"{sheet.name}：",
    )


def refusal(sheet: Sheet, _: Called) -> Paper:
    """Aid is not given: the reasons, and where to object."""
    made = _made(sheet)
    return sheet.paper(
        "refusal",
        paragraph(
            f"你于{day(sheet.state.received)}提出的法律援助申请（{sheet.matter}），经审查，决定不予法律援助。"
        ),
        *_reason(sheet, made, "理由"),
        *_grounds(made),
        heading("不服本决定的救济途径"),
        listing(*objection(sheet, made.at)),
        paragraph("你仍然可以拨打12348获得免费法律咨询，或者申请人民调解。"),
        addressee=f"{sheet.name}：",
    )


def _made(sheet: Sheet) -> Decision:
    made = sheet.state.decision
    if made is None:
        raise LookupError("no decision to write down")
    return made


def _reason(sheet: Sheet, made: Decision, label: str) -> tuple[Part, ...]:
    reason = sheet.opened(REASON, made.sealed.get("reason"))
    lines = [paragraph(line) for line in reason.splitlines() if line.strip()]
    return (heading(label), *lines) if lines else ()


def _grounds(made: Decision) -> tuple[Part, ...]:
    """What the rules answered that day, each with its article and version; what nobody verified says so."""
    rows = [
        (
            FINDINGS.get(ground.name, ground.name),
            ANSWERS.get(ground.answer, ground.answer)
            + (f"，依据{named(ground.basis)}" if ground.basis else "")
            + ("" if ground.verified else "（规则数据未经核实）"),
        )
        for ground in made.grounds
    ]
    return (heading("依据"), fields(*rows)) if rows else ()
