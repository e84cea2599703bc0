"""Canaries through both journeys on the whole stack: afterwards they are nowhere but under their keys.

Names, telephone and ID numbers, stories and every free text are planted over HTTP and through the pages, in
good requests and in bad ones; then databases, bus, files, logs, metrics, addresses and refusals are searched.
"""

import re
import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from launcher.demo.quarrel import signature
from tests.abuse import planting
from tests.journeys.calling import REGION, Person, Town, rows, soon
from tests.journeys.machine import Machine
from tests.journeys.searched import Wire, everything
from tests.journeys.test_wages import asked

TODAY = datetime.now(UTC)
CONSOLE = re.compile(r"^.*(?:短信|SMS).*$", re.MULTILINE)  # the telephone of a machine that has no gateway


class Cast:
    """Who writes what; every word of it is a canary."""

    def __init__(self, machine: Machine) -> None:
        self.wire, self.url, self.town = Wire(), machine.url, Town(machine.url)
        self.phone, self.other = (f"159{secrets.randbelow(10**8):08d}" for _ in range(2))
        self.number, self.planted = planting.id_number(), list[str]()
        self.planted += [self.phone, self.other, self.number]
        self.name, self.opponent = self.say(), self.say()

    def say(self) -> str:
        """Words that nobody wrote before."""
        words = f"{planting.word()}{secrets.token_hex(3)}"
        self.planted.append(words)
        return words

    def signed_in(self) -> Person:
        """The resident; every answer that he gets is kept."""
        code = self.town.anybody.post("identity/codes", 202, {"phone": self.phone})["code"]
        told = self.town.anybody.post("identity/tokens", 201, {"phone": self.phone, "code": code})
        return self.watched(told["access_token"], self.phone)

    def watched(self, token: str, phone: str = "") -> Person:
        """Somebody whose answers are kept."""
        made = Person(self.url, token, phone)
        made._http = self.wire.client(self.url, headers={"Authorization": f"Bearer {token}"})
        return made

    def submission(self, category: str) -> dict[str, Any]:
        """A case full of canaries."""
        who = {"name": self.name, "phone": self.phone, "id_number": self.number, "groups": ["migrant_worker"]}
        contact = {"phone": self.other, "hours": self.say(), "note": self.say()}
        body: dict[str, Any] = {
            "channel": "web",
            "category": category,
            "region": REGION,
            "narrative": self.say(),
        }
        body |= {"applicant": who, "opponent": {"name": self.opponent, "phone": self.other}}
        return body | {"facts": {"employer": self.say()}, "safe_contact": contact}


def test_canaries_are_nowhere_in_clear(machine: Machine) -> None:
    cast = Cast(machine)
    resident = cast.signed_in()
    refused(cast, resident)
    wages(cast, resident)
    quarrel(cast, resident)
    pages(cast)
    machine.command("check")
    found = {
        (where, canary[:4])
        for where, text in everything(machine, cast.wire)
        for canary in cast.planted
        for form in planting.forms(canary)
        if form in (CONSOLE.sub("", text) if where == "file up.log" else text)
    }
    assert found == set()
    assert len(cast.planted) > 25


def test_the_search_finds_what_lies_there(machine: Machine) -> None:
    """A word that is public is found in the database, in the files and on the wire: the search can see."""
    wire = Wire()
    wire.client(machine.url).get("/api/nothing/here", params={"q": "officer"})
    kinds = {where.split(" ")[0] for where, text in everything(machine, wire) if "officer" in text}
    assert {"database", "file", "answer"} <= kinds


def refused(cast: Cast, resident: Person) -> None:
    """Wrong in every way that a nervous thumb can be wrong: no refusal repeats what was typed."""
    body = cast.submission("labor.wages")
    resident.post("intake/cases", 422, body | {"region": cast.say()})
    resident.post("intake/cases", 422, body | {"applicant": {"name": cast.name, "phone": f"{cast.phone}9"}})
    resident.post("intake/cases", 422, body | {"applicant": {"name": cast.name * 9, "phone": cast.phone}})
    resident.post("intake/cases", 422, body | {"category": cast.say(), "unknown": cast.say()})
    cast.wire.client(cast.url).post("/api/identity/tokens", json={"phone": cast.phone, "code": "000000"})
    cast.wire.client(cast.url).post(
        "/api/identity/tokens", json={"username": cast.say(), "password": cast.say()}
    )
    cast.wire.client(cast.url).post("/api/intake/cases", content=cast.say().encode())


def wages(cast: Cast, resident: Person) -> None:
    """Legal aid from the first word to the rating."""
    town, officer = cast.town, cast.watched(token_of(cast, "officer"))
    case = resident.post("intake/cases", 201, cast.submission("labor.wages"))
    resident.post(f"intake/cases/{case['id']}/notes", 201, {"text": cast.say()})
    officer.get(f"intake/cases/{case['id']}", purpose="办理")
    officer.post(f"intake/cases/{case['id']}/accept", 200)
    officer.post(f"intake/cases/{case['id']}/route", 200, {"service": "legalaid"})
    application = officer.first("legalaid/applications", case=case["id"])
    decided = {"grant": True, "reason": cast.say()}
    officer.post(f"legalaid/applications/{application['id']}/decision", 200, decided)
    name, offer = asked(town, case)
    lawyer = cast.watched(token_of(cast, name))
    lawyer.post(f"legalaid/offers/{offer['id']}/accept", 200)
    matter = lawyer.first("legalaid/matters", case=case["id"])["id"]
    soon(lambda: case["id"] in {one["id"] for one in rows(lawyer.get("intake/cases"))})
    lawyer.get(f"intake/cases/{case['id']}")
    lawyer.post(f"legalaid/matters/{matter}/reports", 201, {"text": cast.say()})
    closing = {"outcome": "won", "report": cast.say(), "hours": 12}
    lawyer.post(f"legalaid/matters/{matter}/close", 200, closing)
    lawyer.post(f"legalaid/matters/{matter}/papers", 200, {"papers": [cast.say(), cast.say()]})
    survey = town.closed(case)["survey"]
    answers = {"satisfied": 1, "aware": True, "first_choice": False, "comment": cast.say()}
    town.anybody.post(f"evaluation/surveys/{survey}", 201, answers)
    calls = soon(lambda: rows(officer.get("evaluation/follow-ups")))
    officer.post(f"evaluation/follow-ups/{calls[0]['id']}/done", 200, {"result": cast.say()})


def quarrel(cast: Cast, resident: Person) -> None:
    """Mediation from consent to the sealed agreement."""
    officer = cast.watched(token_of(cast, "officer"))
    mediator = cast.watched(token_of(cast, "mediator1"))
    case = resident.post("intake/cases", 201, cast.submission("neighbour"))
    officer.post(f"intake/cases/{case['id']}/accept", 200)
    officer.post(f"intake/cases/{case['id']}/route", 200, {"service": "mediation"})
    path = f"mediation/cases/{officer.first('mediation/cases', case=case['id'])['id']}"
    officer.post(f"{path}/mediator", 200, {"mediator": "mediator1"})
    for party in ("applicant", "opponent"):
        mediator.post(f"{path}/consents", 200, {"party": party, "agrees": True})
    mediator.post(f"{path}/confidences", 201, {"party": "applicant", "text": cast.say()})
    mediator.post(f"{path}/dangers", 201, {"kind": "violence", "text": cast.say()})
    due = (TODAY + timedelta(days=12)).date().isoformat()
    terms = [{"text": cast.say(), "due": due}]
    agreement = {"facts": cast.say(), "responsibility": cast.say(), "terms": terms, "manner": cast.say()}
    mediator.post(f"{path}/agreement", 201, agreement)
    for party in ("applicant", "opponent", "mediator"):
        mediator.post(f"{path}/signatures", 201, {"party": party, "image": signature()})
    mediator.post(f"{path}/seal", 200)
    mediator.get(path)


def pages(cast: Cast) -> None:
    """The resident on the site: signs in, sees his cases, asks for what is not there."""
    site = cast.wire.client(cast.url, follow_redirects=True)
    page = site.get("/signin").text
    page = site.post("/signin", data={"phone": cast.phone, "csrf_token": hidden(page)}).text
    code = re.findall(r'class="code">(\d+)<', page)[0]
    page = site.post(
        "/signin/code", data={"phone": cast.phone, "code": code, "csrf_token": hidden(page)}
    ).text
    found = site.get("/my").text
    cases = set(re.findall(r'href="(/my/[0-9a-f-]{36})"', found))
    assert len(cases) == 2
    for address in (*cases, "/my/data", "/my/nothing", "/nothing"):
        shown: httpx.Response = site.get(address)
        assert shown.status_code in (200, 404), address


def hidden(page: str) -> str:
    """The form's token."""
    return str(re.findall(r'name="csrf_token"[^>]*value="([^"]+)"', page)[0])


def token_of(cast: Cast, name: str) -> str:
    """The bearer token of a member of staff."""
    return str(cast.town.staff(name)._http.headers["Authorization"]).removeprefix("Bearer ")
