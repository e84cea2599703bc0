"""The field's terms (术语) for the codes that services speak in; officers, lawyers and residents use
exactly these.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l

from frontend import aid_words, mediation_words, people
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
    "evidence": {
        "hearing": _l("庭审旁听"),
        "file": _l("案卷检查"),
        "organ": _l("征询司法机关意见"),
        "recipient": _l("回访受援人"),
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


WORDS |= aid_words.WORDS | mediation_words.WORDS


def word(kind: str, code: object) -> str:
    """The term for a code; a code that this table does not know is shown as it is, never hidden."""
    if code is None:
        return ""
    if kind == "party" and ("-" in str(code) or "/" in str(code)):
        return _party(str(code))
    return str(WORDS.get(kind, {}).get(str(code), code))


def outcome(case: Mapping[str, Any]) -> str:
    """How it ended: an office declines (不予办理), but in a mediation one side refuses."""
    if case.get("outcome") == "refused" and case.get("service") == "mediation":
        return str(gettext("一方不同意调解"))
    return word("outcome", case.get("outcome"))


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


def yes_no(question: object) -> list[tuple[str, str]]:
    """The answers to a question, in its own words: whoever is asked 有没有 says 有 or 没有."""
    if "有没有" in str(question):
        return [("yes", "有"), ("no", "没有")]
    return [("yes", str(gettext("是"))), ("no", str(gettext("不是")))]


def holder(code: str | None) -> str:
    """Who has the case: a service, or a member of staff by name; the applicant himself is not named."""
    if not code or people.PERSON.fullmatch(code):
        return ""
    return word("service", code) if code in WORDS["service"] else people.name(code)
