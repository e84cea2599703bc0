"""From answers to the words of the first contract: the same body for page, hotline and counter (三台)."""

from __future__ import annotations

from typing import Any

from frontend.pages.apply import steps
from frontend.pages.apply.draft import Draft

RELATIONS = {"guardian", "close_kin"}


def _digits(phone: str | None) -> str:
    return "".join(c for c in phone or "" if c.isdigit() or c == "+")


def facts(draft: Draft) -> dict[str, Any]:
    """Facts for the rules. 说不清 and what was left empty say nothing: the engine then asks an officer."""
    kept = {
        name for step in steps.journey(draft) if step.name == "facts" for name in step.make(draft)()._fields
    }
    answers = draft.get("facts", {})
    found: dict[str, Any] = {n: answers[n] == "yes" for n in kept if answers.get(n) in ("yes", "no")}
    names = {step.name for step in steps.journey(draft)}
    if "means" in names:
        means = draft.get("means", {})
        if means.get("members"):
            found["household_members"] = int(means["members"])
        if means.get("income") is not None:
            found["household_income_month_fen"] = int(means["income"]) * 100
        if means.get("pledge"):
            found["pledge_signed"] = True
    if "helper" in names:
        helper = draft.get("helper", {})
        found["applies_for_other"] = True
        found["other_agreed"] = helper.get("agreed") == "yes"
        if helper.get("relation") in RELATIONS:
            found[helper["relation"]] = True
    return found


def contact(draft: Draft) -> dict[str, Any]:
    """The safe contact (安全联系方式)."""
    safe = draft.get("safe", {})
    number = safe.get("phone") or draft.get("person", {}).get("phone")
    found: dict[str, Any] = {"phone": _digits(number)}
    if safe.get("hours"):
        found["hours"] = safe["hours"]
    if safe.get("say_nothing"):
        found["say_nothing"] = True
    return found


def body(draft: Draft, channel: str) -> dict[str, Any]:
    """What is posted to intake."""
    person, other = draft["person"], draft.get("other", {})
    applicant = {"name": person["name"], "phone": _digits(person["phone"])}
    if person.get("id_number"):
        applicant["id_number"] = person["id_number"].strip().upper()
    whole: dict[str, Any] = {
        "channel": channel,
        "category": steps.category(draft),
        "narrative": draft["story"]["narrative"],
        "region": draft["where"]["where"],
        "applicant": {**applicant, "groups": draft.get("groups", {}).get("groups") or []},
        "facts": facts(draft),
        "safe_contact": contact(draft),
    }
    if other.get("name") and steps.find(draft, "other"):
        whole["opponent"] = {"name": other["name"]}
        if other.get("phone"):
            whole["opponent"]["phone"] = _digits(other["phone"])
    return whole
