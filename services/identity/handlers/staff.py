"""Staff accounts (工作人员账号): opening, changing, passwords; what is taken away is gone at once."""

from collections.abc import Mapping
from dataclasses import replace

from kernel import clock
from kernel.context import Context
from kernel.pages import Page
from kernel.step import By, Outcome
from kernel.words import NotFound
from services.identity.domain import appointment
from services.identity.domain.appointment import Change
from services.identity.domain.sign_in import SignInFailed, check_password
from services.identity.domain.staff import LAUNCHER, Staff
from services.identity.events import StaffEvent
from services.identity.handlers.sign_in import end_sign_ins, prove
from services.identity.store import passwords, second_factors

Saved = Outcome[Staff]


def appoint(ctx: Context, by: By, new: Staff, password: str) -> Saved:
    """Open an account. The launcher may give sample staff whatever password it was told to."""
    if by.actor.id != LAUNCHER:
        check_password(new.username, password)
    outcome = ctx.step(
        "staff", new.username, lambda state: appointment.appoint(state, by.actor, new, ctx.now()), by
    )
    if _latest(ctx, outcome):
        passwords.keep(ctx, new.username, password)
    return outcome


def change(
    ctx: Context, by: By, username: str, wanted: Change, password: str | None = None, *, otp_off: bool = False
) -> Saved:
    """Change an account, in one step: access, profile, password, a lost second factor."""
    if password:
        check_password(username, password)
    now = clock.now()

    def decide(state: Staff | None) -> list[StaffEvent]:
        events = list(appointment.change(state, by.actor, wanted, now))
        events += appointment.set_password(state, by.actor, now) if password else ()
        return events + list(appointment.set_second_factor(state, by.actor, False) if otp_off else ())

    outcome = ctx.step("staff", username, decide, by)
    if password and _latest(ctx, outcome):
        passwords.keep(ctx, username, password)
    if otp_off:
        second_factors.remove(ctx, username)
    end_sign_ins(ctx, outcome.events)
    return outcome


def change_password(ctx: Context, by: By, current: str, password: str, address: str) -> Saved:
    """Change one's own password; the present one is asked for."""
    prove(ctx, by.actor.id, current, address)
    check_password(by.actor.id, password)
    now = clock.now()
    outcome = ctx.step("staff", by.actor.id, lambda state: appointment.set_password(state, by.actor, now), by)
    passwords.keep(ctx, by.actor.id, password)
    end_sign_ins(ctx, outcome.events)
    return outcome


def set_contact(ctx: Context, by: By, known: Mapping[str, str | None]) -> Saved:
    """Keep where I am written to, sealed under my own key; what is left out is forgotten."""
    owner = f"staff:{by.actor.id}"
    sealed = {name: ctx.seal(owner, name, value) for name, value in known.items() if value}
    step = replace(by, if_match=None)
    return ctx.step(
        "staff", by.actor.id, lambda state: appointment.set_contact(state, by.actor, sealed, ctx.now()), step
    )


def contact(ctx: Context, username: str) -> dict[str, str]:
    """My own number, mailbox and openid in clear."""
    sealed = account(ctx, username).contact
    return {name: ctx.open(f"staff:{username}", name, token) for name, token in sealed.items()}


def begin_second_factor(ctx: Context, username: str) -> bytes:
    """The secret for an authenticator app; nothing changes before a code proves it."""
    account(ctx, username)
    return second_factors.begin(ctx, username)


def confirm_second_factor(ctx: Context, by: By, otp: str) -> Saved:
    """From now on this account signs in with a one-time code. Raises SignInFailed on a wrong one."""
    if not second_factors.confirm(ctx, by.actor.id, otp, ctx.now().timestamp()):
        raise SignInFailed
    step = replace(by, if_match=None)
    return ctx.step(
        "staff", by.actor.id, lambda state: appointment.set_second_factor(state, by.actor, True), step
    )


def account(ctx: Context, username: str) -> Staff:
    """An account as it is now. Raises NotFound."""
    loaded = ctx.load("staff", username)
    if loaded is None:
        raise NotFound("staff_unknown")
    state: Staff = loaded.state
    return state


def staff_list(
    ctx: Context, role: str | None, region: str | None, active: bool, cursor: str | None, limit: int
) -> Page:
    """Accounts by role and region."""
    wanted = {"state.roles": role, "state.region": region}
    filter = {name: value for name, value in wanted.items() if value} | {"state.active": active}
    return ctx.page("staff", filter, cursor=cursor, limit=limit)


def named(ctx: Context, username: str) -> list[Staff]:
    """The account of this name, whether active or not; none where there is no such account."""
    loaded = ctx.load("staff", username)
    return [loaded.state] if loaded else []


def _latest(ctx: Context, outcome: Saved) -> bool:
    """True if nothing came after this step: its password, which the record does not hold, still counts."""
    loaded = ctx.load("staff", outcome.id)
    return not outcome.repeated or (loaded is not None and loaded.version == outcome.version)
