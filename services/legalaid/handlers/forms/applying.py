"""Forms until the decision: application, acceptance, statement of means with the pledge, the one notice."""

import json
import re

from kernel.documents import Paper, Part, fields, heading, listing, paragraph, signed, signing, table
from kernel.schemas import region_name
from services.legalaid import law
from services.legalaid.domain.documents import Called
from services.legalaid.handlers.forms.sheet import Sheet, day

ASIDE = re.compile(r"（(以分计|填六位行政区划代码)）")  # how to type it is no part of the question
YES = {True: "是", False: "否"}
RIGHTS = (
    "凭受理编号和查询码，随时可以在网上查看办理进度，也可以拨打12348询问。",
    "材料不齐的，本机构会一次性书面告知全部需要补充的内容。",
    "对不予法律援助的决定有异议的，可以向{bureau}提出。",
)
PLEDGE = "本人承诺：以上经济状况说明真实、完整。如有虚假，愿意承担法律责任，并接受终止法律援助。"


def acceptance(sheet: Sheet, _: Called) -> Paper:
    """The application came in, and by when it will be decided (43)."""
    state = sheet.state
    return sheet.paper(
        "acceptance",
        paragraph(f"你于{day(state.received)}提出的法律援助申请收悉，现予受理。"),
        fields(
            ("申请人", sheet.name),
            ("申请事项", sheet.matter),
            ("案件编号", state.case),
            ("收到日期", day(state.received)),
            ("决定期限", f"{day(state.decide_by)}前作出是否给予法律援助的决定（《法律援助法》第四十三条）"),
            ("不收取费用", "法律援助不向受援人收取任何费用。"),
        ),
        heading("告知事项"),
        listing(*(right.format(bureau=sheet.bureau) for right in RIGHTS)),
        addressee=f"{sheet.name}：",
    )


def application(sheet: Sheet, _: Called) -> Paper:
    """The application with what the applicant told (申请表)."""
    state = sheet.state
    groups = "、".join(law.group_name(group) for group in state.groups) or "无"
    return sheet.paper(
        "application",
        fields(
            ("申请人", sheet.name),
            ("证件号码", sheet.person.get("id_number_masked") or "未填写"),
            ("联系电话", (sheet.person.get("phone") or "未填写").removeprefix("+86")),
            ("特殊群体", groups),
            ("申请事项", sheet.matter),
            ("对方当事人", sheet.opponent()),
            ("案件编号", state.case),
            ("申请日期", day(state.received)),
        ),
        *_told(sheet),
        paragraph("申请人声明：以上内容是本人如实陈述。"),
        signing("申请人（签名）", "日期"),
        ends_with_issuer=False,
    )


def _told(sheet: Sheet) -> tuple[Part, ...]:
    rows = [
        (ASIDE.sub("", question.zh), _value(name, sheet.state.facts[name]))
        for name, question in law.questions().items()
        if name in sheet.state.facts
    ]
    return (table("陈述和查明的事实", ("问题", "回答"), *rows),) if rows else ()


def _value(name: str, value: bool | int | float) -> str:
    if isinstance(value, bool):
        return YES[value]
    if name.endswith("_region"):
        return region_name(str(value)) or str(value)
    return _yuan(int(value)) if name.endswith("_fen") else str(value)


def means(sheet: Sheet, _: Called) -> Paper:
    """Household, income and assets, with the pledge where it was signed (41)."""
    stated = sheet.state.means
    sealed = stated.sealed if stated else {}
    said = json.loads(sheet.opened(f"{sheet.state.id}.means", sealed.get("means")) or "{}")
    image = sheet.opened(f"{sheet.state.id}.signature", sealed.get("signature"))
    pledged = stated is not None and stated.pledged
    when = day(stated.at) if stated else ""
    members = [
        (str(m["relation"]), str(m.get("age") or "—"), _yuan(m["income_month_fen"]))
        for m in said.get("members", [])
    ]
    owned = said.get("assets", {})
    assets = [(label, _yuan(owned.get(name, 0))) for name, label in ASSETS.items()]
    return sheet.paper(
        "means",
        fields(("申请人", sheet.name), ("证件号码", sheet.person.get("id_number_masked") or "未填写")),
        table("家庭人口和每月收入", ("与申请人关系", "年龄", "每月收入"), *members),
        fields(*assets, ("其他说明", said.get("note") or "无")),
        *((heading("个人诚信承诺"), paragraph(PLEDGE)) if pledged else ()),
        signed("承诺人", image, when) if image else signing("承诺人（签名）", "日期"),
        ends_with_issuer=False,
    )


ASSETS = {
    "savings_fen": "存款、理财",
    "property_fen": "住房以外的房产",
    "vehicle_fen": "机动车",
    "debts_fen": "债务",
}


def _yuan(fen: int) -> str:
    return f"{fen // 100:,}.{fen % 100:02d} 元"


def supplement(sheet: Sheet, _: Called) -> Paper:
    """Everything that is missing, once and together (一次性告知, 43)."""
    notice = sheet.state.supplement
    items = notice.items if notice else ()
    due = day(notice.due) if notice else ""
    return sheet.paper(
        "supplement",
        paragraph(f"你提出的法律援助申请（{sheet.matter}），经审查，需要补充下列材料或者作出说明。"),
        heading("需要补充的全部内容"),
        listing(*(law.questions()[item].zh for item in items)),
        paragraph(
            f"请在{due}前在网上提交，或者送交、寄交本机构。这是一次性告知，之后不再要求补充其他材料。"
            "补充材料、作出说明的时间不计入审查期限。"
        ),
        paragraph("依据《法律援助法》第四十三条第二款，未按要求补充材料或者作出说明的，视为撤回申请。"),
        addressee=f"{sheet.name}：",
    )
