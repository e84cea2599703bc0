"""Who there is in the county, and who asks: every role in its four relations to a case.

*own*: the applicant, the lawyer, mediator or evaluator who has the case, staff of its county.
*another's*: another resident, a colleague in the same county who does not have it. *another region's*:
the same role in another county. *nobody's*: the one who has it asks for a thing that does not exist.
A service has no region: there the relations are intake, the site, the launcher, and intake again.
"""

from __future__ import annotations

from tests.abuse.town import ELSEWHERE, HOME, Town, Who

NOBODY, SERVICE = "nobody", "service"
ROLES = (
    NOBODY,
    "resident",
    "operator",
    "officer",
    "lawyer",
    "mediator",
    "evaluator",
    "supervisor",
    "admin",
    SERVICE,
)
RELATIONS = ("own", "another's", "another region's", "nobody's")
STAFF = tuple(role for role in ROLES if role not in (NOBODY, SERVICE, "resident"))
PASSWORD = "桑树下的青石板路"
SERVICES = dict(zip(RELATIONS, ("intake", "frontend", "launcher", "intake"), strict=True))


class People:
    """The persons by what they are to a case."""

    def __init__(self, town: Town) -> None:
        self.town = town
        known = {"applicant": "13900001234", "opponent": "13900005678", "stranger": "13900004321"}
        known["far"] = "13900008765"
        self.persons = {name: self._person(f"样例{name}", phone) for name, phone in known.items()}

    def _person(self, name: str, phone: str) -> str:
        body = {"name": name, "phone": phone}
        return str(self.town.made("POST", "/identity/persons", "intake", body)["id"])

    def appoint(self, number: int, region: str = HOME, roles: tuple[str, ...] = STAFF) -> None:
        """One of each role: `officer1`, `lawyer1`… in a county."""
        for role in roles:
            body = {"username": f"{role}{number}", "password": PASSWORD, "name": f"样例{role}{number}"}
            body |= {"roles": [role], "region": region}  # type: ignore[dict-item]
            self.town.made("POST", "/identity/staff", "launcher", body)

    def asking(self, role: str, relation: str) -> Who | str | None:
        """Who asks."""
        if role == NOBODY:
            return None
        if role == SERVICE:
            return SERVICES[relation]
        if role == "resident":
            names = {"another's": "stranger", "another region's": "far"}
            return (self.persons[names.get(relation, "applicant")], "resident")
        number = {"another's": 2, "another region's": 9}.get(relation, 1)
        return (f"{role}{number}", role, ELSEWHERE if number == 9 else HOME)

    @property
    def applicant(self) -> Who:
        """The resident whose cases these are."""
        return (self.persons["applicant"], "resident")


def staff(role: str, number: int = 1) -> Who:
    """A member of staff in the case's own county."""
    return (f"{role}{number}", role, HOME)
