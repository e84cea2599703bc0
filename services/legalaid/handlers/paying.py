"""The file check and the subsidy."""

from typing import Any

from kernel import ids
from kernel.context import Context
from kernel.step import By, Outcome
from kernel.words import Actor
from services.legalaid import law, store
from services.legalaid.domain import payment
from services.legalaid.domain.application import Application
from services.legalaid.domain.inside import Matter, Payment
from services.legalaid.handlers import found


def return_file(ctx: Context, by: By, id: str, lacking: tuple[str, ...]) -> Outcome[Application]:
    """Send the closing papers back."""
    return found.step(
        ctx, by, ids.owner(id), lambda state: payment.return_file(state, by.actor, id, lacking, ctx.now())
    )


def accept_file(ctx: Context, by: By, id: str, kind: str | None) -> Outcome[Application]:
    """Find the file complete; the subsidy follows."""
    return found.step(
        ctx, by, ids.owner(id), lambda state: payment.accept_file(state, by.actor, id, kind, ctx.now())
    )


def approve(ctx: Context, by: By, id: str) -> Outcome[Application]:
    """Approve the subsidy."""
    return found.step(ctx, by, ids.owner(id), lambda state: payment.approve(state, by.actor, id, ctx.now()))


def pay(ctx: Context, by: By, id: str, reference: str) -> Outcome[Application]:
    """Note the payment."""
    return found.step(
        ctx, by, ids.owner(id), lambda state: payment.pay(state, by.actor, id, reference, ctx.now())
    )


def subsidies(
    ctx: Context, actor: Actor, state: str, cursor: str | None, limit: int
) -> tuple[list[dict[str, Any]], str | None]:
    """The region's subsidies in this state, for staff; a lawyer's own."""
    if actor.has("officer", "supervisor") and actor.region:
        filter = {**store.in_region(actor.region), "state.subsidies": state}
    else:
        filter = store.whose(actor) or {}
    page = ctx.page(store.APPLICATIONS, filter, cursor=cursor, limit=limit)
    mine = None if actor.has("officer", "supervisor") else actor.id
    rows = [
        row(item.state, one, one.payment)
        for item in page.items
        for one in item.state.matters
        if one.payment and one.payment.state == state and mine in (None, one.lawyer)
    ]
    return rows, page.next


def row(application: Application, one: Matter, due: Payment) -> dict[str, Any]:
    """One subsidy as a line of a list or of the treasury's batch."""
    return {
        "matter": one.id,
        "case": application.case,
        "region": application.region,
        "lawyer": one.lawyer,
        "kind": due.kind,
        "kind_name": law.kinds()[due.kind]["zh"],
        "amount_fen": due.amount_fen,
        "basis": list(due.basis),
        "state": due.state,
        "ended": one.ended,
        "approved": due.approved,
        "paid": due.paid,
        "reference": due.reference,
    }
