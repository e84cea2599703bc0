"""Giving the notices that wait: how it is safe to reach somebody is asked first, what was sent is entered.

What cannot be taken over now is put off, later each time. Sent twice it is sent once, for its key follows
from what it tells of.
"""

import logging
from dataclasses import dataclass
from typing import Any

import httpx

from kernel import ids
from kernel.calls import Unavailable
from kernel.context import Context
from kernel.step import By
from kernel.words import Clock
from services.legalaid.domain import telling
from services.legalaid.domain.application import Application
from services.legalaid.domain.telling import RECIPIENT, Called
from services.legalaid.events import NoticeGiven
from services.legalaid.store import APPLICATIONS

log = logging.getLogger("fengqiao.notices")
PURPOSE = "法律援助通知"
HEAD = "【枫桥公共法律服务】"
TAIL = "不清楚请打12348。"


@dataclass(frozen=True)
class Words:
    """What is said, and which page shows the rest: `{case}` and `{about}` are filled in."""

    text: str
    page: str


CASE, MATTER = "/my/{case}", "/lawyer/matters/{about}"
WORDS = {
    "supplement": Words("您的申请要补充材料，请看通知书，按期一次补齐。", CASE),
    "granted": Words("您的申请已经批准，正在安排律师。", CASE),
    "refused": Words("您的申请有了决定，请看决定书和不服怎么办。", CASE),
    "assigned": Words("律师已经定了，会很快和您联系。", CASE),
    "progress": Words("律师告诉您新的进展，请看一看。", CASE),
    "stays": Words("更换律师的请求有了答复，请看一看。", CASE),
    "closed": Words("您的事情办结了，请看一看，评一评。", CASE),
    "terminated": Words("您的事情有了新的决定，请看决定书。", CASE),
    "reviewed": Words("您的异议有了审查结果，请看决定书。", CASE),
    "offer": Words("有一件法律援助案件请您答复，过时转给别人。", "/lawyer/offers/{about}"),
    "appointed": Words("指派您承办一件法律援助案件，请尽快约见。", MATTER),
    "replaced": Words("您承办的一件法律援助案件已更换律师。", "/lawyer"),
    "ended": Words("您承办的一件法律援助案件已终止。", "/lawyer"),
    "returned": Words("您交的案卷要补材料，请看还缺什么。", "/lawyer"),
    "paid": Words("一笔法律援助补贴已经支付。", "/lawyer"),
    "alert": Words("一件法律援助案件快到期限还没有律师。", "/desk/cases/{case}"),
}


def tell_waiting(ctx: Context, by: By, id: str, _: Clock) -> None:
    """Tell everybody who is still to be told. Repeated, it does nothing anew."""
    loaded = ctx.load(APPLICATIONS, id)
    if loaded is None:
        return
    told, away = _try(ctx, loaded.state)
    later = [telling.put_off(loaded.state, ctx.now())] if away else []
    ctx.step(APPLICATIONS, id, lambda state: [*telling.given(state, told), *later], by)


def _try(ctx: Context, state: Application) -> tuple[list[NoticeGiven], bool]:
    """What was told; True where nobody took the next one over, so that the rest waits."""
    told: list[NoticeGiven] = []
    for called in telling.waiting(state):
        try:
            told.append(_told(ctx, state, called))
        except (Unavailable, httpx.HTTPStatusError) as away:
            log.warning("notices of %s wait: %s", state.id, type(away).__name__)
            return told, True
    return told, False


def _told(ctx: Context, state: Application, called: Called) -> NoticeGiven:
    now = ctx.now()
    old = now - called.at > telling.STALE
    outcome = "stale" if old else _send(ctx, state, called)
    return NoticeGiven(called.kind, called.about, called.to, outcome, now)


def _send(ctx: Context, state: Application, called: Called) -> str:
    """How it ended. Raises Unavailable where it may still succeed."""
    if called.to != RECIPIENT:
        return _posted(ctx, state, called, f"/api/identity/staff/{called.to}/messages", {})
    known = _contact(ctx, state.case)
    if known.get("quiet") or known.get("say_nothing"):
        return "silent"
    if known.get("hours"):
        return "by_hand"
    safe = {"phone": known["phone"]} if known.get("phone") else {}
    path = f"/api/identity/persons/{state.applicant}/messages"
    return _posted(ctx, state, called, path, safe | {"purpose": PURPOSE})


def _contact(ctx: Context, case: str) -> dict[str, Any]:
    """How it is safe to reach the recipient. A work order that intake does not have has said nothing."""
    answer = ctx.call("intake").get(f"/api/intake/cases/{case}/contact")
    if answer.status_code in (404, 410):
        return {}
    known: dict[str, Any] = answer.raise_for_status().json()
    return known


def _posted(ctx: Context, state: Application, called: Called, path: str, more: dict[str, str]) -> str:
    said = WORDS[called.kind]
    page = said.page.format(case=state.case, about=called.about)
    if called.kind == "stays" and called.to != RECIPIENT:
        page = "/lawyer"
    body = {"text": HEAD + said.text + TAIL, "address": ctx.settings.site_url + page} | more
    key = ids.of(state.id, called.kind, called.about, called.to)
    answer = ctx.call("identity").post(path, json=body, key=key)
    if answer.status_code in (404, 409, 410, 422):
        return "no_contact"
    answer.raise_for_status()
    return "sent"
