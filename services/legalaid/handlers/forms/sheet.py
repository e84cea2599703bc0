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


def named(basis: str) -> str:
    """`法律援助法.43@2022-01-01` as people write it."""
    name, _, rest = basis.partition(".")
    article, _, version = rest.partition("@")
    where = f"第{article.partition('(')[0]}条" if article[:1].isdigit() else article
    part = f"第（{article.partition('(')[2].rstrip(')')}）项" if "(" in article else ""
    return f"《{name}》{where}{part}（{version}版）"


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
