"""Subsidies on their way to the treasury: gathered, numbered, downloaded, entered as paid."""

import hashlib

from kernel import ids
from kernel.context import Context
from kernel.documents import numbers
from kernel.pages import Page
from kernel.schemas import region_name
from kernel.step import By, Loaded, Outcome
from kernel.words import Actor, Clock, NotFound
from services.legalaid import law, store
from services.legalaid.domain import batch, payment
from services.legalaid.domain.batch import Batch
from services.legalaid.domain.inside import Matter, Payment
from services.legalaid.domain.periods import day_of
from services.legalaid.events import BatchDropped, BatchFixed, Line
from services.legalaid.handlers import batch_sheet, found, sheets


def open_batch(ctx: Context, by: By) -> Outcome[Batch]:
    """Begin a batch with what is approved in the officer's county; the oldest applications first."""
    id = ids.of("legalaid", "batch", by.cause)
    wanted = _approved(ctx, by.actor.region or "")
    return ctx.step(
        store.BATCHES, id, lambda state: batch.open_batch(state, id, by.actor, wanted, ctx.now()), by
    )


def _approved(ctx: Context, region: str) -> list[str]:
    here = {"state.region": region, "state.subsidies": "approved"}
    page = ctx.page(store.APPLICATIONS, here, limit=batch.MOST, oldest_first=True)
    return [
        matter.id
        for item in page.items
        for matter in item.state.matters
        if matter.payment and matter.payment.state == "approved"
    ]


def fix(ctx: Context, by: By, id: str, _: Clock) -> None:
    """Take each subsidy that is still free into the batch, then let its lines stand under a number."""
    loaded = ctx.load(store.BATCHES, id)
    if loaded is None or loaded.state.state != "opened":
        return
    join_wanted(ctx, by, loaded.state)
    made = _made(ctx, loaded.state)
    ctx.step(store.BATCHES, id, lambda now: batch.fix(now, made), by)


def join_wanted(ctx: Context, by: By, state: Batch) -> None:
    """Ask for every subsidy that the batch wants, one step an application."""
    for application in dict.fromkeys(map(ids.owner, state.wanted)):
        found.step(ctx, by, application, lambda one: payment.join(one, state.id, state.wanted, ctx.now()))


def _made(ctx: Context, state: Batch) -> BatchFixed | BatchDropped:
    held = list(_held(ctx, state))
    if not held:
        return BatchDropped(ctx.now())
    rows = [batch_sheet.row(ctx, matter, due) for matter, due in held]
    lines = tuple(Line(matter.id, matter.lawyer, due.kind, due.amount_fen) for matter, due in held)
    sealed = {"rows": batch_sheet.sealed(ctx, state.id, rows)}
    digest = hashlib.sha256(sheets.as_csv(batch_sheet.COLUMNS, rows)).hexdigest()
    total = sum(line.amount_fen for line in lines)
    return BatchFixed(_number(ctx, state), lines, total, digest, ctx.now(), sealed)


def _number(ctx: Context, state: Batch) -> str:
    """Each county counts its batches anew each year."""
    year = day_of(state.opened).year
    taken = numbers.take(ctx.db, f"{state.region}/batch/{year}", state.id)
    named = region_name(state.region) or state.region
    return law.batch_form().mark.format(region=named, year=year).format(number=taken)


def _held(ctx: Context, state: Batch) -> list[tuple[Matter, Payment]]:
    """What is in it, in the order in which it was wanted."""
    held: dict[str, tuple[Matter, Payment]] = {}
    for application in dict.fromkeys(map(ids.owner, state.wanted)):
        loaded = ctx.load(store.APPLICATIONS, application)
        for matter in loaded.state.matters if loaded else ():
            if matter.payment and matter.payment.batch == state.id:
                held[matter.id] = (matter, matter.payment)
    return [held[id] for id in state.wanted if id in held]


def pay(ctx: Context, by: By, id: str, reference: str) -> Outcome[Batch]:
    """Note that the treasury paid all of it."""
    return ctx.step(store.BATCHES, id, lambda now: batch.pay(now, by.actor, reference, ctx.now()), by)


def settle(ctx: Context, by: By, id: str, _: Clock) -> None:
    """Enter every line as paid; repeated, it changes nothing."""
    loaded = ctx.load(store.BATCHES, id)
    if loaded is None or loaded.state.state != "paid":
        return
    state, paid_by = loaded.state, loaded.state.paid_by or ""
    for application in dict.fromkeys(ids.owner(line.matter) for line in state.lines):
        found.step(
            ctx,
            by,
            application,
            lambda one: payment.settle(one, id, state.reference or "", paid_by, ctx.now()),
        )
    ctx.step(store.BATCHES, id, lambda now: batch.settle(now, ctx.now()), by)


def one(ctx: Context, actor: Actor, id: str) -> Loaded[Batch]:
    """A batch of the actor's region."""
    loaded = ctx.load(store.BATCHES, id)
    if loaded is None or not batch.may_read(actor, loaded.state):
        raise NotFound("batch.unknown")
    return loaded


def batches(ctx: Context, actor: Actor, cursor: str | None, limit: int) -> Page:
    """The region's batches, newest first."""
    return ctx.page(store.BATCHES, store.in_region(actor.region or ""), cursor=cursor, limit=limit)
