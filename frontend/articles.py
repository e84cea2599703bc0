"""Articles of law (法条) as people cite them, from the marks in which the services name them.

`法律援助法.31(五)@2022-01-01` is 法律援助法第31条第五项, `人民调解法.29.1.2` 第29条第1款第2项. What is no
such mark stays as it is.
"""

from __future__ import annotations

import re
from typing import Any

from flask_babel import get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

MARK = re.compile(r"(?P<law>[^.@]+)\.(?P<article>[^@]+)(@.+)?")
WITHIN = re.compile(r"(?P<article>\d+)(\.(?P<paragraph>\d+))?(\.(?P<item>\d+))?(\((?P<inner>[^)]+)\))?")
PARAGRAPH = re.compile(r"第(.)款")
NUMERALS = "一二三四五六七八九"
UNKNOWN = "?"
LAWS: dict[str, Any] = {
    "法律援助法": _l("法律援助法"),
    "人民调解法": _l("人民调解法"),
    "民事诉讼法": _l("民事诉讼法"),
}


def cited(mark: str) -> str:
    """A mark of a rule: its law and article, without the version."""
    found = MARK.fullmatch(mark)
    if found is None:
        return mark
    law = str(LAWS.get(found["law"], found["law"]))
    return str(_("%(law)s%(article)s", law=law, article=_article(found["article"])))


def _article(told: str) -> str:
    """An article with what is inside it, in the visitor's language."""
    if told == UNKNOWN:
        return str(_("（条号未核实）"))
    found = WITHIN.fullmatch(told)
    if found is None:
        return told
    where = _("第%(article)s条", article=found["article"])
    if found["paragraph"]:
        where = _("%(article)s第%(paragraph)s款", article=where, paragraph=found["paragraph"])
    item = found["item"] or found["inner"]
    if item and (whole := PARAGRAPH.fullmatch(item)):
        return str(_("%(article)s第%(paragraph)s款", article=where, paragraph=_numeral(whole[1])))
    return str(_("%(article)s第%(item)s项", article=where, item=_numeral(item)) if item else where)


def _numeral(told: str) -> str:
    """第五项 stays so in Chinese; elsewhere its digit is known."""
    locale = get_locale()
    if told not in NUMERALS or locale is None or locale.language == "zh":
        return told
    return str(NUMERALS.index(told) + 1)
