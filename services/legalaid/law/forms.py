"""The official forms (法律援助文书): their titles and how their numbers are written."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.legalaid.law.read import read

FILE = "forms.json"


@dataclass(frozen=True)
class Form:
    """A kind of document: its title, and the mark around its number."""

    kind: str
    title: str
    mark: str


def forms() -> Mapping[str, Form]:
    """All forms by kind."""
    return {kind: Form(kind, row["title"], row["mark"]) for kind, row in read(FILE)["kinds"].items()}


def batch_form() -> Form:
    """The list of subsidies for the treasury (支付清单), and how batches are numbered."""
    row = read(FILE)["batch"]
    return Form("batch", row["title"], row["mark"])


def agency(region: str) -> str:
    """The name of a region's legal aid agency (法律援助机构)."""
    return str(read(FILE)["agency"]).format(region=region)


def bureau(region: str) -> str:
    """The name of the bureau that set it up (司法行政部门)."""
    return str(read(FILE)["bureau"]).format(region=region)
