"""The picture of a signature (签名图像): a real PNG, whole, of bounded size, and nothing after it."""

import base64
import binascii
import struct
import zlib

LARGEST = 300 * 1024
LONGEST_SIDE = 10_000
PREFIX = "data:image/png;base64,"
MAGIC = b"\x89PNG\r\n\x1a\n"
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}


class NotPng(ValueError):
    """What came is not a PNG picture that can be kept."""


def read_data_url(text: str) -> bytes:
    """The bytes of a `data:image/png;base64,…` URL, checked. Raises NotPng."""
    if not text.startswith(PREFIX) or len(text) > LARGEST * 4 // 3 + len(PREFIX) + 4:
        raise NotPng("not a PNG data URL, or too large")
    try:
        data = base64.b64decode(text[len(PREFIX) :], validate=True)
    except (ValueError, binascii.Error) as bad:
        raise NotPng("not base64") from bad
    check(data)
    return data


def check(data: bytes) -> None:
    """Raise NotPng unless every chunk is whole and the pixels are all there."""
    if not data.startswith(MAGIC) or len(data) > LARGEST:
        raise NotPng("not a PNG")
    chunks = _chunks(data)
    if len(chunks) < 3 or chunks[0][0] != b"IHDR" or chunks[-1] != (b"IEND", b""):
        raise NotPng("chunks out of order")
    expected = _raw_size(chunks[0][1])
    pixels = b"".join(body for kind, body in chunks if kind == b"IDAT")
    if _inflated(pixels, expected) != expected:
        raise NotPng("pixels missing or too many")


def _chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    found, place = [], len(MAGIC)
    while place < len(data):
        if place + 12 > len(data):
            raise NotPng("cut short")
        (length,) = struct.unpack(">I", data[place : place + 4])
        end = place + 12 + length
        kind, body, crc = data[place + 4 : place + 8], data[place + 8 : end - 4], data[end - 4 : end]
        if end > len(data) or struct.pack(">I", zlib.crc32(kind + body)) != crc:
            raise NotPng("chunk damaged")
        found.append((kind, body))
        place = end
    return found


def _raw_size(header: bytes) -> int:
    """How many bytes the pixels take before compression: the picture's own word, held to it."""
    if len(header) != 13:
        raise NotPng("header")
    width, height, depth, colour, compression, filters, interlace = struct.unpack(">IIBBBBB", header)
    known = depth in DEPTHS.get(colour, ()) and not compression and not filters and not interlace
    if not known or not 0 < width <= LONGEST_SIDE or not 0 < height <= LONGEST_SIDE:
        raise NotPng("header")
    return int(height * (1 + (width * depth * CHANNELS[colour] + 7) // 8))


def _inflated(pixels: bytes, limit: int) -> int:
    """The size of the pixels, counted piece by piece, so that a bomb costs no memory."""
    stream, size = zlib.decompressobj(), 0
    try:
        while size <= limit and not stream.eof:
            piece = stream.decompress(pixels, 65536)
            pixels = stream.unconsumed_tail
            if not piece and not pixels:
                break
            size += len(piece)
    except zlib.error as bad:
        raise NotPng("pixels") from bad
    return size if stream.eof else -1
