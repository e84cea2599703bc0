"""The field's terms (术语) for the codes that services speak in; officers, lawyers and residents use
exactly these.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l

from frontend import mediation_words, people
from frontend.display import language
from frontend.regions import regions

FEN = "household_income_month_fen"

WORDS: dict[str, dict[str, Any]] = {
    "case": {
        "submitted": _l("已提交，等受理"),
        "accepted": _l("已受理"),
        "routed": _l("已分派"),
        "in_progress": _l("办理中"),
        "closed": _l("已办结"),
    },
    "application": {
        "received": _l("审查中"),
        "supplementing": _l("等补充材料"),
        "decided": _l("已决定"),
        "assigned": _l("已指派律师"),
        "closed": _l("已结案"),
        "terminated": _l("已终止"),
        "withdrawn": _l("已撤回"),
    },
    "decision": {
        "granted": _l("给予法律援助"),
        "refused": _l("不予法律援助"),
        "advance": _l("先行提供法律援助"),
    },
    "mediation": {
        "proposed": _l("等指定调解员"),
        "consenting": _l("征求双方意见"),
        "open": _l("调解中"),
        "agreed": _l("已拟协议，等签字盖章"),
        "effective": _l("协议已生效"),
        "confirmed": _l("已司法确认"),
        "performed": _l("已履行"),
        "refused": _l("一方不愿调解"),
        "failed": _l("调解不成"),
        "withdrawn": _l("已撤回"),
        "closed": _l("已办结"),
    },
    "matter": {
        "open": _l("承办中"),
        "assigned": _l("承办中"),
        "closed": _l("已结案"),
        "terminated": _l("已终止"),
        "replaced": _l("已更换律师"),
    },
    "offer": {
        "open": _l("等您答复"),
        "accepted": _l("已接受"),
        "declined": _l("已谢绝"),
        "expired": _l("已过期"),
    },
    "review": {"open": _l("待评"), "scored": _l("已评"), "closed": _l("已评")},
    "service": {
        "legalaid": _l("法律援助"),
        "mediation": _l("人民调解"),
        "advice": _l("法律咨询"),
        "notary": _l("公证"),
        "forensic": _l("司法鉴定"),
        "arbitration": _l("仲裁"),
        "other": _l("其他单位"),
    },
    "category": {
        "labor.wages": _l("拖欠工资"),
        "labor.injury": _l("工伤"),
        "family.support": _l("赡养、抚养、扶养"),
        "family.violence": _l("家庭暴力"),
        "family.divorce": _l("离婚"),
        "traffic.injury": _l("交通事故受伤"),
        "neighbour": _l("邻里纠纷"),
        "land": _l("土地、宅基地"),
        "contract": _l("合同、借款"),
        "consumer": _l("消费纠纷"),
        "property.service": _l("物业纠纷"),
        "medical": _l("医疗纠纷"),
        "criminal": _l("刑事"),
        "notary.inheritance": _l("继承公证"),
        "forensic": _l("司法鉴定"),
        "arbitration": _l("仲裁"),
        "advice": _l("法律咨询"),
    },
    "channel": {"web": _l("网上"), "hotline": _l("12348 热线"), "counter": _l("窗口")},
    "group": {
        "elderly": _l("老年人"),
        "disabled": _l("残疾人"),
        "migrant_worker": _l("农民工"),
        "minor": _l("未成年人"),
        "woman": _l("妇女"),
        "military": _l("军人军属"),
        "veteran": _l("退役军人"),
        "social_relief": _l("领低保、特困等救助"),
    },
    "party": {"applicant": _l("申请人"), "opponent": _l("对方当事人"), "mediator": _l("调解员")},
    "reason": {
        "conflict": _l("有利益冲突"),
        "busy": _l("手上案件太多"),
        "leave": _l("请假、出差"),
        "other": _l("其他原因"),
    },
    "outcome": {
        "settled": _l("调解、和解"),
        "won": _l("支持了受援人的主要请求"),
        "lost": _l("没有支持受援人的主要请求"),
        "other": _l("其他"),
        "done": _l("办成"),
        "refused": _l("不予办理"),
        "withdrawn": _l("撤回"),
        "failed": _l("没有办成"),
        "merged": _l("并入另一件"),
        "elsewhere": _l("转到别处"),
        "performed": _l("已履行"),
        "confirmed": _l("已司法确认"),
    },
    "answer": {
        "yes": _l("符合"),
        "no": _l("不符合"),
        "unknown": _l("还不能确定，请工作人员判断"),
        "exempt": _l("免予核查经济困难"),
        "not_needed": _l("不看经济条件"),
    },
    "evidence": {
        "hearing": _l("庭审旁听"),
        "file": _l("案卷检查"),
        "organ": _l("征询司法机关意见"),
        "recipient": _l("回访受援人"),
    },
    "fact": {
        "household_members": _l("家庭人口"),
        "household_income_month_fen": _l("家庭月收入（分）"),
        "pledge_signed": _l("个人诚信承诺"),
        "applies_for_other": _l("代为申请"),
        "other_agreed": _l("被代理人同意"),
        "guardian": _l("申请人是法定代理人"),
        "close_kin": _l("申请人是近亲属"),
        "claims_support": _l("请求抚养费、扶养费、赡养费"),
        "violence_victim": _l("遭受虐待、遗弃、家庭暴力"),
        "personal_injury": _l("有人身损害"),
        "criminal_defendant": _l("犯罪嫌疑人、被告人"),
        "criminal_victim": _l("被害人"),
        "preservation_needed": _l("需要立即保全或者先予执行"),
        "labor_relation_disputed": _l("劳动关系有争议"),
        "paper_migrant_worker": _l("有进城务工的证明"),
        "no_fixed_income": _l("没有固定收入"),
        "identity_paper": _l("身份证明"),
        "case_papers": _l("与案情有关的材料"),
        "household_statement": _l("家庭人口、收入、财产的说明"),
        "proxy_paper": _l("代为申请的关系证明"),
        "days_to_limitation": _l("距时效届满天数"),
    },
    "ground": {
        "deceit": _l("以欺骗等不正当手段获得法律援助"),
        "concealment": _l("故意隐瞒重要事实或者提供虚假证据"),
        "unlawful_use": _l("利用法律援助从事违法活动"),
        "means_changed": _l("经济状况变化，不再符合条件"),
        "case_ended": _l("案件终止审理或者已经被撤销"),
        "own_lawyer": _l("自行委托律师或者其他代理人"),
        "recipient_asks": _l("受援人有正当理由要求终止"),
        "other_law": _l("法律法规规定的其他情形"),
    },
    "attention": {
        "no_candidate": _l("没有律师可以指派"),
        "assignment_near": _l("指派期限将到"),
        "overdue": _l("已超期"),
        "objection": _l("有异议"),
        "ground_reported": _l("律师报告了终止情形"),
        "replacement_asked": _l("要求更换律师"),
    },
    "role": {
        "officer": _l("受理人员"),
        "operator": _l("12348 坐席"),
        "supervisor": _l("主管"),
        "admin": _l("管理员"),
        "lawyer": _l("律师"),
        "mediator": _l("人民调解员"),
        "evaluator": _l("第三方评估员"),
    },
    "clock": {
        "accept": _l("受理"),
        "route": _l("分派"),
        "begin": _l("开始办理"),
        "decision": _l("作出决定"),
        "decide": _l("作出决定"),
        "assignment": _l("指派律师"),
        "assign": _l("指派律师"),
        "assignment_near": _l("指派期限将到"),
        "supplement": _l("补充材料"),
        "advance_papers": _l("补办手续"),
        "objection": _l("审查异议"),
        "offer": _l("律师答复"),
        "closing_papers": _l("提交结案材料"),
        "mediation_term": _l("调解期限"),
        "term": _l("调解期限"),
        "agree": _l("达成协议"),
        "performance": _l("履行协议"),
        "confirmation": _l("申请司法确认"),
        "review": _l("评估"),
        "replacement": _l("更换律师"),
        "tell_organ": _l("告知办案机关"),
        "draw": _l("随机抽取"),
    },
}


WORDS |= mediation_words.WORDS


def word(kind: str, code: object) -> str:
    """The term for a code; a code that this table does not know is shown as it is, never hidden."""
    if code is None:
        return ""
    if kind == "party" and ("-" in str(code) or "/" in str(code)):
        return _party(str(code))
    return str(WORDS.get(kind, {}).get(str(code), code))


def _party(code: str) -> str:
    """A further party by its number (对方当事人二), and whoever acts for one."""
    side, _slash, agent = code.partition("/")
    name, _dash, number = side.partition("-")
    known = f"{word('party', name)}{f'（{number}）' if number else ''}"
    return str(gettext("%(who)s的代理人", who=known)) if agent else known


def choices(kind: str, *codes: str) -> list[tuple[str, Any]]:
    """(code, term) pairs for a form, all or the given ones in that order."""
    table = WORDS[kind]
    return [(code, table[code]) for code in (codes or tuple(table))]


def place(region: str | None) -> str:
    """The name of a GB/T 2260 region as people say it: 甘肃省张掖市山丹县."""
    if not region:
        return ""
    found = regions().get(str(region))
    return found.full if found else str(gettext("地区 %(code)s", code=region))


def asked(question: Mapping[str, Any]) -> str:
    """The law's question in the visitor's language; people count money in yuan, services in fen."""
    if question["fact"] == FEN:
        return str(gettext("家里每个月一共收入多少元？"))
    return str(question.get("zh" if language() == "zh" else "en") or question["fact"])


def holder(code: str | None) -> str:
    """Who has the case: a service, or a member of staff by name; the applicant himself is not named."""
    if not code or people.PERSON.fullmatch(code):
        return ""
    return word("service", code) if code in WORDS["service"] else people.name(code)
