"""What happens to a case, one step at a time, so that a thousand of them can be under way at once."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from kernel import ids
from launcher.demo.client import Client, Failed, OutOfOrder, Who
from launcher.demo.people import REGION, People
from launcher.demo.quarrel import signature

Doc = dict[str, Any]
MEDIATORS = 3
PASSED_ON = 180.0  # seconds after which an offer that is refused as over must not be shown as open any more


@dataclass
class Case:
    """One case under way. `at` counts the steps that are done; `known` is what the next ones need."""

    number: int
    client: Client
    people: People
    odds: random.Random
    steps: Sequence[Callable[[Case], bool]] = ()
    at: int = 0
    known: Doc = field(default_factory=dict)

    def go_on(self) -> bool:
        """Take the next step; False where what it needs has not come yet."""
        done = self.steps[self.at](self)
        self.at += done
        return done

    @property
    def over(self) -> bool:
        """Nothing is left to do."""
        return self.at == len(self.steps)

    @property
    def id(self) -> str:
        """The work order's id."""
        return str(self.known["id"])

    def staff(self, name: str) -> Who:
        """A member of the sample staff."""
        return self.people.staff(name)

    def do(self, who: Who | None, name: str, path: str, body: Any = None, id: str = "") -> Doc:
        """A step that is answered 2xx, however often it has to be sent."""
        return self.client.step(who, f"{self.number}.{name}", path, body, id)

    def there(self, who: Who, path: str) -> Doc | None:
        """A document of another service, once it is there."""
        try:
            found: Doc = self.client.read(who, path)
        except Failed as no:
            if " 404 " in f"{no} ":
                return None
            raise
        return found


def begun(number: int, client: Client, people: People, odds: random.Random) -> Case:
    """A new case: half are wages, half a quarrel, of which some are refused."""
    made = Case(number, client, people, odds)
    if number % 2:
        made.steps = (ask, accept, route, decided, taken, report, close, rated)
    elif odds.random() < 0.2:
        made.steps = (ask, accept, route, mediator, consent, refuse)
    else:
        made.steps = (ask, accept, route, mediator, consent, consent_too, session, agree)
        made.steps += (
            *(sign(party) for party in ("applicant", "opponent", "mediator")),
            seal,
            perform,
            rated,
        )
    return made


def ask(case: Case) -> bool:
    """The work order, over the hotline or at the counter, sometimes by the resident's own phone."""
    person = case.people.resident(case.number)
    channel, who = ("web", person) if case.number % 10 == 0 else ("hotline", case.staff("operator"))
    wages = case.number % 2
    body = {
        "channel": channel,
        "category": "labor.wages" if wages else "neighbour",
        "narrative": "在工地干了四个月，工钱一直没有给。" if wages else "邻居的院墙把雨水排到我家。",
        "region": REGION,
        "applicant": {
            "name": person.name,
            "phone": person.phone,
            "groups": ["migrant_worker"] if wages else [],
        },
        "opponent": {"name": "某某劳务公司" if wages else "隔壁老李"},
    }
    case.known = case.do(who, "submit", "/api/intake/cases", body)
    case.known = {name: case.known[name] for name in ("id", "receipt", "tracking_code")}
    return True


def accept(case: Case) -> bool:
    """The officer takes it on."""
    case.do(case.staff("officer"), "accept", f"/api/intake/cases/{case.id}/accept")
    return True


def route(case: Case) -> bool:
    """And sends it on."""
    service = "legalaid" if case.number % 2 else "mediation"
    case.do(case.staff("officer"), "route", f"/api/intake/cases/{case.id}/route", {"service": service})
    case.known["inner"] = ids.of(service, case.id)
    return True


def _application(case: Case) -> str:
    return f"/api/legalaid/applications/{case.known['inner']}"


def decided(case: Case) -> bool:
    """The application has arrived: the paper is there, aid is granted."""
    officer = case.staff("officer")
    if case.there(officer, _application(case)) is None:
        return False
    facts = {"facts": {"paper_migrant_worker": True}, "source": "paper"}
    case.do(officer, "paper", f"{_application(case)}/facts", facts)
    reason = "材料齐全，符合法律援助法第三十一条、第四十二条。"
    case.do(officer, "decide", f"{_application(case)}/decision", {"grant": True, "reason": reason})
    return True


def offered(case: Case) -> Doc | None:
    """The open offer, once it was made."""
    told = case.there(case.staff("officer"), _application(case)) or {"offers": ()}
    return next((dict(offer) for offer in told["offers"] if offer["state"] == "open"), None)


def taken(case: Case) -> bool:
    """A lawyer declines now and then; the next one who is asked takes it."""
    offer = offered(case)
    if offer is None:
        return False
    try:
        return _answered(case, offer)
    except OutOfOrder:
        refused = case.known.setdefault("refused", {})
        if time.monotonic() - refused.setdefault(offer["id"], time.monotonic()) > PASSED_ON:
            raise
        return False  # its time was over before it was answered: somebody else is asked, or will be soon


def _answered(case: Case, offer: Doc) -> bool:
    """Whether the lawyer who was asked took it."""
    lawyer, path = case.staff(offer["lawyer"]), f"/api/legalaid/offers/{offer['id']}"
    if case.odds.random() < 0.2 and "declined" not in case.known:
        case.do(lawyer, f"decline-{offer['id']}", f"{path}/decline", {"reason": "busy"})
        case.known["declined"] = True
        return False
    case.known["matter"] = case.do(lawyer, f"take-{offer['id']}", f"{path}/accept")["matter"]
    case.known["lawyer"] = offer["lawyer"]
    return True


def report(case: Case) -> bool:
    """How it goes."""
    path = f"/api/legalaid/matters/{case.known['matter']}/reports"
    case.do(case.staff(case.known["lawyer"]), "report", path, {"text": "已调取考勤和转账记录。"})
    return True


def close(case: Case) -> bool:
    """The closing report."""
    body = {"outcome": "won", "report": "工资已全部到账。", "hours": 12.5}
    path = f"/api/legalaid/matters/{case.known['matter']}/close"
    case.do(case.staff(case.known["lawyer"]), "close", path, body)
    return True


def _mediation(case: Case) -> str:
    return f"/api/mediation/cases/{case.known['inner']}"


def _mediator(case: Case) -> Who:
    return case.staff(f"mediator{case.number % MEDIATORS + 1}")


def mediator(case: Case) -> bool:
    """The mediation has arrived: somebody is named for it."""
    officer = case.staff("officer")
    if case.there(officer, _mediation(case)) is None:
        return False
    case.do(officer, "mediator", f"{_mediation(case)}/mediator", {"mediator": _mediator(case).name})
    return True


def consent(case: Case) -> bool:
    """One side wants it."""
    case.do(
        _mediator(case), "consent", f"{_mediation(case)}/consents", {"party": "applicant", "agrees": True}
    )
    return True


def consent_too(case: Case) -> bool:
    """So does the other."""
    case.do(_mediator(case), "too", f"{_mediation(case)}/consents", {"party": "opponent", "agrees": True})
    return True


def refuse(case: Case) -> bool:
    """The other side does not."""
    case.do(_mediator(case), "refuse", f"{_mediation(case)}/consents", {"party": "opponent", "agrees": False})
    return True


def session(case: Case) -> bool:
    """A day and a place."""
    at = case.client.ledger.started + timedelta(days=5, minutes=case.number)
    case.do(
        _mediator(case), "session", f"{_mediation(case)}/sessions", {"at": at.isoformat(), "place": "村委会"}
    )
    return True


def agree(case: Case) -> bool:
    """What they agreed on."""
    due = (datetime.now(UTC) + timedelta(days=12)).date().isoformat()
    terms = [{"text": "十日内修好排水沟。", "due": due}]
    body = {
        "facts": "院墙排水争议。",
        "responsibility": "未留排水沟。",
        "terms": terms,
        "manner": "到场查看。",
    }
    case.do(_mediator(case), "agreement", f"{_mediation(case)}/agreement", body)
    return True


def sign(party: str) -> Callable[[Case], bool]:
    """A signature at the table."""

    def signed(case: Case) -> bool:
        body = {"party": party, "image": SIGNATURE}
        case.do(_mediator(case), f"sign-{party}", f"{_mediation(case)}/signatures", body)
        return True

    return signed


def seal(case: Case) -> bool:
    """The committee's."""
    case.do(_mediator(case), "seal", f"{_mediation(case)}/seal")
    return True


def perform(case: Case) -> bool:
    """The drain is built."""
    case.do(_mediator(case), "perform", f"{_mediation(case)}/performance", {"term": 0, "done": True})
    return True


def rated(case: Case) -> bool:
    """The tracker shows the survey once everybody has heard of the end; the resident answers it."""
    params = {"receipt": case.known["receipt"], "code": case.known["tracking_code"]}
    track = case.client.read(None, "/api/intake/track", **params)
    if track["state"] != "closed" or not track.get("survey"):
        return False
    body = {"satisfied": 1 + case.number % 5, "aware": True, "first_choice": case.number % 3 > 0}
    case.do(None, "rate", f"/api/evaluation/surveys/{track['survey']}", body, ids.of("evaluation", case.id))
    return True


SIGNATURE = signature()
