"""ID numbers: what a card may say is taken, what no card says is refused."""

import pytest
from marshmallow import ValidationError

from kernel.schemas import IdNumber


def with_check(body: str) -> str:
    """The 17 digits and the one that follows from them."""
    return body + "10X98765432"[sum(int(d) * 2 ** (17 - n) for n, d in enumerate(body)) % 11]


@pytest.mark.parametrize("body", ["62072519530101001", "62222519530101001", "44030819990110151"])
def test_where_somebody_was_registered_may_have_a_code_of_another_time(body: str) -> None:
    number = with_check(body)
    assert IdNumber().deserialize(f" {number.lower()} ") == number


@pytest.mark.parametrize(
    "number",
    [
        "620725195301010013",  # its check digit
        with_check("62072519530230001"),  # 30 February
        with_check("99072519530101001"),  # no such province
        "62072519530101001",
        "{$ne: 1}",
    ],
)
def test_what_no_card_says_is_refused(number: str) -> None:
    with pytest.raises(ValidationError):
        IdNumber().deserialize(number)
