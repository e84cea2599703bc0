"""Receipt numbers and codes: short, sayable, checkable, unique."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from services.intake.domain import read_receipt, receipt, same_code, tracking_code
from services.intake.domain.receipt import ALPHABET, check_digit

NEW_YEAR_IN_CHINA = datetime(2026, 12, 31, 17, 0, tzinfo=UTC)


def test_it_begins_with_the_year_in_china_and_grows_when_numbers_get_scarce() -> None:
    assert receipt("c", NEW_YEAR_IN_CHINA, 0).startswith("27-")
    assert [len(receipt("c", NEW_YEAR_IN_CHINA, attempt)) for attempt in (0, 2, 3)] == [12, 12, 15]


@given(st.text(min_size=1))
def test_as_it_was_printed_so_it_is_read(case: str) -> None:
    number = receipt(case, NEW_YEAR_IN_CHINA, 0)
    full_width = "".join(chr(ord(char) + 0xFEE0) if char.isdigit() else " " for char in number)
    assert read_receipt(number) == read_receipt(full_width) == read_receipt(number.replace("-", "")) == number


@given(st.text("0123456789", min_size=9, max_size=9), st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(digits: str, place: int, off: int) -> None:
    wrong = digits[:place] + str((int(digits[place]) + off) % 10) + digits[place + 1 :]
    assert check_digit(digits) != check_digit(wrong)


@given(st.text())
def test_the_code_follows_from_case_and_secret(case: str) -> None:
    code = tracking_code(b"secret", case)
    assert len(code) == 8
    assert set(code) <= set(ALPHABET)
    assert code != tracking_code(b"another", case)
    assert same_code(f" {code.lower()} ", code)
    assert not same_code(code[:-1], code)
    assert not same_code("é", code)
