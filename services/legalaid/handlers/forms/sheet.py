"""What a form is filled from: the application, the names of its people, and its sealed words in clear."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from kernel.context import Context
from kernel.documents import Paper, Part
from kernel.schemas import region_name
from services.legalaid import law
from services.legalaid.domain.application import Application
from services.legalaid.domain.inside import Matter
from services.legalaid.domain.periods import day_of

PURPOSE = "制作法律援助文书"
ERASED = "（已依本人要求删除）"


def day(moment: datetime) -> str:
    """A date as documents write it."""
    on = day_of(moment)
    return f"{on.year}年{on.month}月{on.day}日"


DIGITS = "零一二三四五六七八九"


def numeral(number: int) -> str:
    """A number below a thousand as articles are counted: 10 is 十, 42 is 四十二, 105 is 一百零五."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    head = f"{DIGITS[hundreds]}百" if hundreds else ""
    if not rest:
        return head or DIGITS[0]
    if not tens:
        return f"{head}{DIGITS[0] if head else ''}{DIGITS[ones]}"
    ten = "十" if tens == 1 and not head else f"{DIGITS[tens]}十"
    return f"{head}{ten}{DIGITS[ones] if ones else ''}"


def named(basis: str) -> str:
    """`法律援助法.42(三)@2022-01-01` as people write it: 《法律援助法》第四十二条第三项."""
    name, _, rest = basis.partition(".")
    article, _, version = rest.partition("@")
    number, _, inner = article.rstrip(")").partition("(")
    where = f"第{numeral(int(number))}条" if number.isdigit() else number
    part = inner if inner.startswith("第") or not inner else f"第{inner}项"
    edition = "样例" if version.startswith("sample") else f"{version}版"
    return f"《{name}》{where}{part}（{edition}）"


def within(name: str, moment: datetime) -> str:
    """A period of the law of that day in words: 五日内, 五个工作日内, 二十四小时内."""
    told = law.period(name, day_of(moment))
    unit = "小时" if told.unit == "hours" else "个工作日" if told.day_type == "working" else "日"
    return f"{numeral(told.amount)}{unit}内"


@dataclass
class Sheet:
    """One application, ready to be put into words. Names are asked for once, and the reading is recorded."""

    ctx: Context
    state: Application
    staff: dict[str, str] = field(default_factory=dict)

    @cached_property
    def person(self) -> dict[str, Any]:
        """The applicant's card, as identity keeps it."""
        return self._card(self.state.applicant)

    @property
    def name(self) -> str:
        """The applicant's name."""
        return self.person.get("name") or ERASED

    @property
    def matter(self) -> str:
        """The kind of matter in words."""
        return law.matter_name(self.state.category)

    @property
    def region(self) -> str:
        """The name of the county."""
        return region_name(self.state.region) or self.state.region

    @property
    def agency(self) -> str:
        """The legal aid agency."""
        return law.agency(self.region)

    @property
    def bureau(self) -> str:
        """The bureau above it."""
        return law.bureau(self.region)

    def opponent(self) -> str:
        """The other side's name, or that there is none."""
        if self.state.opponent is None:
            return "无"
        return self._card(self.state.opponent).get("name") or ERASED

    def lawyer(self, username: str) -> str:
        """A lawyer's public name."""
        if username not in self.staff:
            answer = self.ctx.call("identity").get(f"/api/identity/staff/{username}")
            known = answer.json() if answer.status_code == 200 else {}
            self.staff[username] = str(known.get("name") or username)
        return self.staff[username]

    def one(self, matter: str) -> Matter:
        """A matter of this application."""
        return next(one for one in self.state.matters if one.id == matter)

    def opened(self, field: str, token: str | None) -> str:
        """Sealed words in clear; empty where there are none."""
        return self.ctx.open(self.state.case, field, token) if token else ""

    def paper(self, kind: str, *parts: Part, issuer: str | None = None, **rest: Any) -> Paper:
        """The form of this kind with these parts, issued by the agency unless somebody else does."""
        return Paper(law.forms()[kind].title, issuer or self.agency, parts, **rest)

    def _card(self, person: str) -> dict[str, Any]:
        self.ctx.reading("service:legalaid", person, "name", PURPOSE)
        path = f"/api/identity/persons/{person}"
        answer = self.ctx.call("identity").get(path, params={"purpose": PURPOSE})
        if answer.status_code in (404, 410):
            return {}
        card: dict[str, Any] = answer.raise_for_status().json()
        return card
