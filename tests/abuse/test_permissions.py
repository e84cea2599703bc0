"""Every role, every call, every relation: the exact status that the table says, and tables that are right."""

from typing import Any

import pytest

from kernel import descriptions
from launcher.roster import SERVICES
from tests.abuse.asking import ASKS
from tests.abuse.people import RELATIONS, ROLES
from tests.abuse.permissions import asked, table
from tests.abuse.scenes import Stage

ADD = "say in tests/abuse/asking how it is made, run `python -m tests.abuse.permissions`, and read the diff"
OPEN = {  # a stranger may: what is no one person's, and says so where it is declared
    "identity": {"GET /staff", "GET /staff/{username}", "GET /consents", "DELETE /consents/{consent}"},
    "legalaid": {"GET /draws/{id}", "GET /duty/posts/{id}/calendar.ics"},
    "evaluation": {"GET /samples/{id}"},
}
YES_OR_NO = {  # asked by services: of whoever is not there the answer is no
    "GET /persons/{person}/proxies/{proxy}",
    "POST /persons/{person}/codes/checks",
}


@pytest.mark.parametrize("service", SERVICES)
def test_every_cell_is_as_the_table_says(stage: Stage, service: str) -> None:
    """The table is what people agreed on; whoever changes an answer changes the table with it."""
    written, now = table.read(service), asked.answered(stage, service)
    wrong = [
        f"{call}: {role}, {relation}: {written[call][relation, role]} written, {cell} answered"
        for call, cells in now.items()
        for (relation, role), cell in cells.items()
        if call in written and written[call][relation, role] != cell
    ]
    assert wrong == []


@pytest.mark.parametrize("service", SERVICES)
def test_every_call_has_its_table(stage: Stage, service: str) -> None:
    """A call that nobody thought about fails here."""
    described = set(asked.calls(stage)[service])
    assert described - ASKS[service].keys() == set(), ADD
    assert described ^ table.read(service).keys() == set(), ADD
    assert all(set(cells) == {(r, role) for r in RELATIONS for role in ROLES} for cells in _tables(service))


def _tables(service: str) -> list[table.Cells]:
    return list(table.read(service).values())


def _roles(stage: Stage, service: str, call: str) -> set[str]:
    """Who may call it at all, as its description says."""
    method, path = call.split(" ", 1)
    described: dict[str, Any] = descriptions.openapi(stage.town.kit.runtime.apps)[service]
    roles = set(described["paths"][f"/api/{service}{path}"][method.lower()]["x-roles"])
    return roles | (set(ROLES) - {"nobody", "service"} if "*" in roles else set())


@pytest.mark.parametrize("service", SERVICES)
def test_the_table_itself_lets_nobody_in(stage: Stage, service: str) -> None:
    """Read apart from any answer: what the rules of the house say of every line."""
    for call, cells in table.read(service).items():
        roles = _roles(stage, service, call)
        for (relation, role), cell in cells.items():
            if "public" not in roles:
                _closed(call, role, relation, cell, role in roles, call in OPEN.get(service, ()))


def _closed(call: str, role: str, relation: str, cell: str, named: bool, open_to_all: bool) -> None:
    where, passed = f"{call} {role} {relation}", cell[0] == "2" and not cell.endswith("-")
    about_one = "{" in call or cell.endswith("+")
    if role == "nobody":
        assert cell == "401", where
    elif not named:
        assert cell == "403", where
    elif relation == "nobody's" and about_one and call not in YES_OR_NO:
        assert not passed, where
    elif about_one and not open_to_all and role != "service":
        strange = relation == "another region's" or (
            relation == "another's" and role in ("resident", "lawyer", "mediator", "evaluator")
        )
        assert not (strange and passed), where
