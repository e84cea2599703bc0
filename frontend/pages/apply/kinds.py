"""What people say happened (遇到了什么事), in their words, and the category of the taxonomy that it means."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

UNSURE = "unsure"

# First question: everyday groups. One category: no second question.
GROUPS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "wages": (_l("干了活，拿不到工钱"), ("labor.wages",)),
    "hurt": (_l("人受了伤"), ("labor.injury", "traffic.injury", "medical")),
    "violence": (_l("家里有人打我、欺负我"), ("family.violence",)),
    "family": (
        _l("家里的事：养老、养孩子、离婚、遗产"),
        ("family.support", "family.divorce", "notary.inheritance"),
    ),
    "near": (_l("和邻居、物业闹矛盾，地界、宅基地"), ("neighbour", "land", "property.service")),
    "money": (_l("借钱、合同、买东西上了当"), ("contract", "consumer")),
    "crime": (_l("家里人被抓了，或者被人害了"), ("criminal",)),
    "paper": (_l("要做鉴定、要仲裁"), ("forensic", "arbitration")),
    "ask": (_l("只想问一问"), ("advice",)),
    UNSURE: (_l("说不清，我自己讲"), ()),
}

# Second question, where the first leaves a choice.
PLAIN: dict[str, Any] = {
    "labor.wages": _l("拿不到工钱"),
    "labor.injury": _l("干活的时候受伤"),
    "traffic.injury": _l("走路、坐车被撞伤"),
    "medical": _l("看病看出了问题"),
    "family.support": _l("老人没人养，或者孩子的生活费没人出"),
    "family.violence": _l("家里有人打人"),
    "family.divorce": _l("离婚，分财产，孩子跟谁"),
    "notary.inheritance": _l("老人走了，遗产怎么办手续"),
    "neighbour": _l("和邻居的矛盾"),
    "land": _l("地界、承包地、宅基地"),
    "property.service": _l("小区物业"),
    "contract": _l("借钱不还，合同不算数"),
    "consumer": _l("买东西、买服务上了当"),
    "criminal": _l("被抓、被关，或者被人害"),
    "forensic": _l("要做司法鉴定"),
    "arbitration": _l("合同里写了仲裁"),
    "advice": _l("只想问一问"),
}

# Legal aid looks at the means of those who ask in these matters (法律援助法 31); elsewhere nobody is asked.
MEANS_TESTED = {"labor.wages", "labor.injury", "family.support", "traffic.injury", "medical", "criminal"}
NO_OTHER_SIDE = {"advice", "notary.inheritance", "forensic"}


def group_of(category: str) -> str:
    return next((name for name, (_words, codes) in GROUPS.items() if category in codes), UNSURE)


def plain(category: str | None) -> str:
    return str(PLAIN.get(category or "", category or ""))
