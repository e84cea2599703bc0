"""The tables as people read them: one file a service, one line a relation, one column a role."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.abuse.people import RELATIONS, ROLES

HERE = Path(__file__).parent
Cells = dict[tuple[str, str], str]  # (relation, role) -> "403", "200", "200+", "200-"
HEAD = """\
# Who may do what to whose: {service}. Every call, every role, every relation, and the exact status.
# own: the applicant's, of the lawyer, mediator or evaluator who has it, of staff of the case's county.
# another's: asked by another resident, by a colleague of the same county.
# another region's: asked by the same role in another county.
# nobody's: a thing that does not exist.  200+ is a list that shows the thing, 200- one that does not.
# Services (last column) have no region: there the four are intake, the site, the launcher, intake.
# Written by `python -m tests.abuse.permissions`; whoever changes a line says with it that this is right.
"""


def write(service: str, table: Mapping[str, Cells]) -> None:
    """The file of a service."""
    text = HEAD.format(service=service) + "".join(_call(name, cells) for name, cells in sorted(table.items()))
    _file(service).write_text(text, "utf-8")


def _file(service: str) -> Path:
    return HERE / f"{service}.txt"


def _call(name: str, cells: Cells) -> str:
    left = max(56, len(name) + 2)
    lines = [f"\n{name:<{left}}" + "".join(f"{role:<11}" for role in ROLES).rstrip()]
    for relation in RELATIONS:
        row = "".join(f"{cells[relation, role]:<11}" for role in ROLES).rstrip()
        lines.append(f"  {relation:<{left - 2}}{row}")
    return "\n".join(lines) + "\n"


def read(service: str) -> dict[str, Cells]:
    """What the file of a service says."""
    found: dict[str, Cells] = {}
    name = ""
    for line in _file(service).read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if not line.startswith("  "):
            name = " ".join(line.split()[:2])
            found[name] = {}
            continue
        relation = next(one for one in RELATIONS if line.strip().startswith(f"{one} "))
        statuses = line.strip().removeprefix(relation).split()
        found[name] |= {(relation, role): cell for role, cell in zip(ROLES, statuses, strict=True)}
    return found


def may(service: str, call: str) -> str:
    """A role that may make this call about an own case, if possible one that gets on with it."""
    cells = read(service)[call]
    told = {role: cells[RELATIONS[0], role] for role in reversed(ROLES)}
    let_in = [role for role, cell in told.items() if cell != "403"]
    return next((role for role in let_in if told[role][0] == "2"), let_in[0])
