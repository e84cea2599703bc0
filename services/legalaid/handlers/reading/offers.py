"""Offers as their lawyers and the officers see them."""

from typing import Any

from kernel import ids
from kernel.context import Context
from kernel.step import Loaded, Outcome
from kernel.words import Actor, NotFound
from services.legalaid import law
from services.legalaid.domain import assignment
from services.legalaid.domain.application import Application
from services.legalaid.domain.inside import Offer
from services.legalaid.domain.periods import day_of
from services.legalaid.events import Answer, LawyerChosen
from services.legalaid.store import APPLICATIONS, asked_in

Item = Loaded[Application] | Outcome[Application]


def line(offer: Offer) -> dict[str, Any]:
    return {
        "id": offer.id,
        "lawyer": offer.lawyer,
        "at": offer.at,
        "expires": offer.expires,
        "state": offer.answer,
        "reason": offer.reason,
    }


def why(chosen: LawyerChosen | None) -> dict[str, Any] | None:
    """Why this lawyer, and who else: for officers."""
    if chosen is None:
        return None
    kept = ("points", "parts", "place", "fit", "round", "together")
    others = [{"lawyer": o.lawyer, "points": o.points, "parts": o.parts} for o in chosen.others]
    lists = {"unproven": list(chosen.unproven), "basis": list(chosen.basis), "others": others}
    return {name: getattr(chosen, name) for name in kept} | lists


def needs_known() -> dict[str, Any]:
    """The languages and places on file."""
    return {
        "languages": [{"code": code, **words} for code, words in law.languages().items()],
        "places": [
            {"code": one.code, "region": one.region, "zh": one.zh, "en": one.en}
            for one in law.places().values()
        ],
    }


def offer_out(item: Item, offer: Offer) -> dict[str, Any]:
    """An offer as its lawyer sees it: the kind of matter, the place, the groups; nobody's name."""
    state = item.state
    groups = "、".join(law.group_name(group) for group in state.groups)
    summary = " · ".join(part for part in (law.matter_name(state.category), state.region, groups) if part)
    shown = line(offer) | {"case": state.case, "application": state.id, "summary": summary}
    return shown | {"category": state.category, "region": state.region, "groups": list(state.groups)}


def offer(ctx: Context, actor: Actor, id: str) -> tuple[Item, Offer]:
    """One of the lawyer's own offers."""
    loaded = ctx.load(APPLICATIONS, ids.owner(id))
    _, mine = assignment.own_offer(loaded.state if loaded else None, actor, id)
    if loaded is None:
        raise NotFound("offer.unknown")
    return loaded, mine


def matter_of_offer(state: Application, offer: Offer) -> str | None:
    """The matter that came of an accepted offer."""
    accepted = offer.answer == Answer.ACCEPTED
    return next((m.id for m in state.matters if m.offer == offer.id), None) if accepted else None


def offers(
    ctx: Context, actor: Actor, answer: str, cursor: str | None, limit: int
) -> tuple[list[tuple[Item, Offer]], str | None]:
    """The lawyer's own offers: those that wait for him, or this and last year's by what became of them."""
    waiting = answer == Answer.OPEN
    now = ctx.now()
    this = day_of(now).year
    years = [asked_in(year, actor.id) for year in (this, this - 1)]  # in January he looks for December
    key = {"state.offered_to": actor.id} if waiting else {"state.asked": {"$in": years}}
    page = ctx.page(APPLICATIONS, key, cursor=cursor, limit=limit)
    found_: list[tuple[Item, Offer]] = [
        (item, offer)
        for item in page.items
        for offer in item.state.offers
        if offer.lawyer == actor.id and offer.answer == answer and (not waiting or offer.expires >= now)
    ]
    return found_, page.next
