"""Questions of one matter only (每类事情的几个问题): answers become facts for the rules of the law;
说不清 says nothing.
"""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

# fact → question. The names are those of the rules in services/legalaid/law.
QUESTIONS: dict[str, Any] = {
    "claims_support": _l("您是不是要对方付抚养费、扶养费或者赡养费？"),
    "violence_victim": _l("对方有没有打过您、虐待过您？"),
    "personal_injury": _l("有没有人因为这件事受了伤？"),
    "criminal_defendant": _l("要帮的人，是不是被抓、被告的人？"),
    "criminal_victim": _l("要帮的人，是不是被害的人？"),
    "preservation_needed": _l("对方是不是正在转走钱、东西，要马上拦住？"),
    "labor_relation_disputed": _l("老板是不是不承认您在他那里干过活？"),
    "paper_migrant_worker": _l("您手里有没有能证明在那里打工的东西？像工资条、考勤表、村委会的证明。"),
    "no_fixed_income": _l("您是不是没有固定的收入？"),
}

OF: dict[str, tuple[str, ...]] = {
    "labor.wages": ("paper_migrant_worker", "labor_relation_disputed", "preservation_needed"),
    "labor.injury": ("paper_migrant_worker", "labor_relation_disputed"),
    "family.divorce": ("violence_victim", "claims_support"),
    "family.support": ("no_fixed_income",),
    "medical": ("personal_injury",),
    "consumer": ("personal_injury",),
    "criminal": ("criminal_defendant", "criminal_victim"),
}


def asked(category: str) -> tuple[str, ...]:
    return OF.get(category, ())
