"""When another code may be sent, and one-time codes, by the clock alone."""

from datetime import UTC, datetime, timedelta

import pytest

from kernel.words import Invalid
from services.identity.domain import second_factor
from services.identity.domain.codes import A_PHONE, recent, wait
from services.identity.domain.sign_in import check_password

NOW = datetime(2026, 3, 2, 4, tzinfo=UTC)


def ago(*minutes: float) -> list[datetime]:
    return [NOW - timedelta(minutes=m) for m in minutes]


@pytest.mark.parametrize(
    ("sent", "seconds"),
    [
        (ago(), 0),
        (ago(0), 60),
        (ago(0.5), 30),
        (ago(1), 0),
        (ago(50, 40, 30, 20), 0),
        (ago(50, 40, 30, 20, 10), 600),
        (ago(61, 40, 30, 20, 10), 0),
        (ago(*range(1000, 100, -100), 90), 440 * 60),
    ],
)
def test_seconds_until_the_next_code(sent: list[datetime], seconds: int) -> None:
    assert wait(sent, A_PHONE, NOW) == seconds


def test_only_a_day_is_remembered() -> None:
    assert recent(ago(1441, 1439), NOW) == ago(1439)


@pytest.mark.parametrize(
    ("epoch", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
    ],
)
def test_one_time_codes_are_those_of_rfc_6238(epoch: int, code: str) -> None:
    assert second_factor.code(b"12345678901234567890", epoch // 30) == code


def test_a_one_time_code_fits_its_half_minute_and_the_neighbours() -> None:
    secret, epoch = b"x" * 20, 1_700_000_010.0
    step = int(epoch) // 30
    for near in (-1, 0, 1):
        assert (
            second_factor.matching_step(secret, second_factor.code(secret, step + near), epoch, 0)
            == step + near
        )
    for far in (-2, 2):
        assert second_factor.matching_step(secret, second_factor.code(secret, step + far), epoch, 0) is None
    assert second_factor.matching_step(secret, second_factor.code(secret, step), epoch, step) is None


@pytest.mark.parametrize("bad", ["1234567", "officer1", "Officer.2026"])
def test_passwords_that_are_guessed_first(bad: str) -> None:
    with pytest.raises(Invalid):
        check_password("officer", bad)


def test_a_long_password_may_hold_the_name() -> None:
    check_password("officer", "the officer likes tea")
