"""What a file is, by its bytes alone: whole ones of five kinds pass, everything else says what to do."""

from contextlib import suppress
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kernel.words import Invalid
from services.intake.domain.evidence import CHECKS, sound
from services.intake.law.papers import paper_rules
from tests.intake import evidence_files as files

MOST = 120_000_000


@dataclass
class Bytes:
    """A window on bytes that notes how much was asked for at once."""

    data: bytes
    widest: int = 0

    @property
    def size(self) -> int:
        return len(self.data)

    def read(self, at: int, count: int) -> bytes:
        self.widest = max(self.widest, count)
        return self.data[at : at + count]


WHOLE = {
    "image/jpeg": files.jpeg(300_000),
    "image/png": files.png(filler=b"\1" * 200_000),
    "image/webp": files.webp(),
    "image/heic": files.heic(),
    "application/pdf": files.pdf(b"%" + b"a" * 150_000),
}


def refusal(kind: str, data: bytes) -> str:
    with pytest.raises(Invalid) as no:
        sound(kind, Bytes(data), MOST)
    return no.value.code


@pytest.mark.parametrize("kind", WHOLE)
def test_whole_ones_pass_and_are_never_read_in_one_go(kind: str) -> None:
    window = Bytes(WHOLE[kind])
    sound(kind, window, MOST)
    assert window.widest <= 70_000


def test_every_kind_that_is_taken_is_examined() -> None:
    assert set(paper_rules().kinds) == set(CHECKS)


@pytest.mark.parametrize(
    "tail",
    [files.jpeg(), files.film(), b"notes \0\1" * 20 + b"SEFT", b"\0" * 64, files.jpeg() + files.film()],
    ids=["ultra hdr", "motion photo", "samsung", "padding", "both"],
)
def test_what_phones_put_behind_a_photo_is_no_offence(tail: bytes) -> None:
    sound("image/jpeg", Bytes(files.jpeg() + tail), MOST)


@pytest.mark.parametrize("kind", WHOLE)
@pytest.mark.parametrize("keep", [0.5, 0.9, 0.999])
def test_cut_short_is_refused(kind: str, keep: float) -> None:
    data = WHOLE[kind]
    assert refusal(kind, data[: int(len(data) * keep)]) in {"paper_cut_short", "paper_broken"}


@pytest.mark.parametrize("kind", WHOLE)
@pytest.mark.parametrize("more", [files.archive(), files.SVG, files.PROGRAM, b"<html>", files.pdf()])
def test_two_files_in_one_are_refused(kind: str, more: bytes) -> None:
    codes = {"paper_appended", "paper_broken", "paper_cut_short"}
    if kind == "application/pdf" and more == files.pdf():
        return  # a PDF with another revision behind it is one PDF
    assert refusal(kind, WHOLE[kind] + more) in codes


def test_an_archive_or_a_page_inside_a_picture_is_found() -> None:
    hidden = files.png(filler=b"..<ScRiPt>alert(1)")
    assert refusal("image/png", hidden) == "paper_appended"
    assert refusal("image/jpeg", files.jpeg() + b"x" + files.archive() + b"SEFT") == "paper_appended"
    comment = files.archive()[:-2] + (12).to_bytes(2, "little")
    assert (
        refusal("image/heic", files.heic() + files.box(b"free", comment + b"0123456789ab"))
        == "paper_appended"
    )


def test_small_files_with_huge_pictures_are_refused() -> None:
    for kind, data in {
        "image/png": files.png(50_000, 50_000),
        "image/jpeg": files.jpeg(width=65_000, height=65_000),
        "image/webp": files.webp(16_000, 16_000),
        "image/heic": files.heic(60_000, 60_000),
    }.items():
        assert refusal(kind, data) == "paper_too_many_pixels"


def test_a_pdf_that_acts_or_is_locked_is_refused() -> None:
    assert refusal("application/pdf", files.pdf(b"<</S/JavaScript/JS(app.alert(1))>>")) == "paper_active"
    assert refusal("application/pdf", files.pdf(b"<</Type/EmbeddedFile>>")) == "paper_active"
    assert refusal("application/pdf", files.pdf(b"a" * 65_530 + b"<</Encrypt 5 0 R>>")) == "paper_locked"


def test_a_changed_byte_of_a_png_is_noticed() -> None:
    data = bytearray(files.png(filler=b"\1" * 100))
    data[70] ^= 1
    assert refusal("image/png", bytes(data)) == "paper_broken"


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_any_damage_is_refused_or_passes_but_never_breaks_the_check(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(sorted(CHECKS)))
    whole = bytearray({**WHOLE, "image/jpeg": files.jpeg(600), "image/png": files.png()}[kind][:5000])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=6))
    with suppress(Invalid):
        sound(kind, Bytes(bytes(whole)), MOST)


@settings(max_examples=100, deadline=None)
@given(kind=st.sampled_from(sorted(CHECKS)), noise=st.binary(max_size=400))
def test_noise_is_refused(kind: str, noise: bytes) -> None:
    with pytest.raises(Invalid):
        sound(kind, Bytes(noise), MOST)
