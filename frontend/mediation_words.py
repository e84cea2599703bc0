"""The terms of mediation (人民调解的用语) for the codes that its service speaks in."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

WORDS: dict[str, dict[str, Any]] = {
    "guest": {
        "relative": _l("亲属"),
        "neighbour": _l("邻里"),
        "colleague": _l("同事"),
        "expert": _l("有专门知识、经验的人"),
        "organisation": _l("社会组织的人"),
        "respected": _l("公道正派的社会人士"),
        "interpreter": _l("翻译（含手语）"),
    },
    "origin": {
        "party": _l("一方申请"),
        "both": _l("双方申请"),
        "committee": _l("调委会主动调解"),
        "court": _l("法院告知、邀请（诉调）"),
        "police": _l("公安机关告知"),
        "petition": _l("信访部门转来（访调）"),
    },
    "mediation_kind": {
        "people": _l("人民调解"),
        "administrative": _l("行政调解"),
        "industry": _l("行业性、专业性调解"),
        "judicial": _l("司法调解"),
    },
    "danger": {
        "violence": _l("可能打架伤人"),
        "crime": _l("可能引起治安、刑事案件"),
        "domestic_violence": _l("家庭暴力或者现实危险"),
        "crowd": _l("可能聚众、群体性激化"),
        "self_harm": _l("可能自伤、轻生"),
        "other": _l("其他可能激化的情形"),
    },
    "told": {
        "police": _l("公安机关"),
        "township": _l("乡镇、街道"),
        "bureau": _l("司法局"),
        "family": _l("家人"),
        "women_federation": _l("妇联"),
        "hospital": _l("医院"),
        "court": _l("法院"),
    },
    "occasion": {"start": _l("开始调解时"), "session": _l("调解会上"), "contact": _l("打电话、见面时")},
    "receiver": {
        "court": _l("人民法院"),
        "notary": _l("公证机构"),
        "arbitration": _l("仲裁机构"),
        "legal_aid": _l("法律援助机构"),
        "petition": _l("信访部门"),
        "police": _l("公安机关"),
    },
    "purpose": {
        "confirmation": _l("申请司法确认"),
        "result": _l("回复调解结果"),
        "lawsuit": _l("起诉"),
        "notarisation": _l("办理公证"),
        "arbitration": _l("申请仲裁"),
        "aid": _l("申请法律援助"),
    },
    "item": {
        "category": _l("是哪一类纠纷"),
        "parties": _l("当事人姓名"),
        "facts": _l("协议写的事实"),
        "agreement": _l("调解协议全文"),
        "minutes": _l("调解笔录"),
        "contact": _l("电话"),
    },
    "handoff": {"received": _l("对方已收到"), "returned": _l("对方退回")},
    "committee": {
        "village": _l("村调委会"),
        "residents": _l("社区调委会"),
        "enterprise": _l("企业事业单位调委会"),
        "township": _l("乡镇、街道调委会"),
        "industry": _l("行业性、专业性调委会"),
    },
    "office": {
        "head": _l("主任"),
        "deputy": _l("副主任"),
        "member": _l("委员"),
        "hired": _l("聘任的调解员"),
    },
    "grade": {"first": _l("一级"), "second": _l("二级"), "third": _l("三级"), "fourth": _l("四级")},
    "leaving": {"dismissed": _l("罢免、解聘"), "resigned": _l("辞去"), "ended": _l("任期届满，没有连任")},
    "lacking": {
        "too_few": _l("委员不足三人"),
        "too_many": _l("委员超过九人"),
        "no_head": _l("没有主任"),
        "no_woman": _l("没有妇女委员"),
    },
    "clause": {
        "facts": _l("事实"),
        "responsibility": _l("责任"),
        "manner": _l("履行方式"),
    },
    "result": {"confirmed": _l("裁定确认有效"), "rejected": _l("驳回申请"), "withdrawn": _l("撤回申请")},
}
