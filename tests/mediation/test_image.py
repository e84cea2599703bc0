"""A signature is a real picture: cut, damaged, disguised or swollen ones are refused."""

import base64
import struct
import zlib

import pytest

from services.mediation.domain.image import LARGEST, NotPng, check, read_data_url
from tests.mediation.table import data_url, png

SEEN_IN_THE_WILD = [
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=",
]


@pytest.mark.parametrize("size", [(1, 1), (300, 120), (9000, 3)])
def test_pictures_of_any_size(size: tuple[int, int]) -> None:
    data = png(*size)
    assert read_data_url(data_url(data)) == data


@pytest.mark.parametrize("text", SEEN_IN_THE_WILD)
def test_common_small_pictures(text: str) -> None:
    assert read_data_url("data:image/png;base64," + text) == base64.b64decode(text)


def _damaged() -> dict[str, bytes]:
    whole = png(4, 4)
    bomb_body = zlib.compress(b"\0" * 5_000_000)
    chunk = struct.pack(">I", len(bomb_body)) + b"IDAT" + bomb_body
    bomb = whole[:33] + chunk + struct.pack(">I", zlib.crc32(b"IDAT" + bomb_body)) + whole[-12:]
    flipped = bytearray(whole)
    flipped[20] ^= 1
    return {
        "empty": b"",
        "gif": b"GIF89a" + whole,
        "svg": b"<svg onload='alert(1)'/>",
        "cut": whole[:-5],
        "tail": whole + b"<script>",
        "flipped": bytes(flipped),
        "only the magic": whole[:8],
        "bomb": bomb,
        "no pixels": whole[:33] + whole[-12:],
    }


@pytest.mark.parametrize("what", list(_damaged()))
def test_no_real_picture(what: str) -> None:
    with pytest.raises(NotPng):
        check(_damaged()[what])


def test_not_a_data_url() -> None:
    for text in ("", "data:image/jpeg;base64,AAAA", "data:image/png;base64,***", "data:image/png;base64,"):
        with pytest.raises(NotPng):
            read_data_url(text)
    with pytest.raises(NotPng):
        read_data_url(data_url(b"\x89PNG\r\n\x1a\n" + b"\0" * LARGEST))
