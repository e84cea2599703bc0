"""Files as phones make them, and as people with bad intentions do."""

import io
import struct
import zipfile
import zlib

TABLE = b"\xff\xdb\x00\x43\x00" + b"\x01" * 64


def jpeg(filler: int = 2000, width: int = 640, height: int = 480) -> bytes:
    """A JPEG as cameras write it: segments, a frame, a scan with stuffed bytes and restarts, an end."""
    frame = b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\x00"
    scan = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + (b"\xff\x00\x12\xff\xd0\x34" * (filler // 6 + 1))
    return b"\xff\xd8" + b"\xff\xe0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0" + TABLE + frame + scan + b"\xff\xd9"


def chunk(kind: bytes, data: bytes) -> bytes:
    """A PNG chunk."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int = 20, height: int = 10, *, filler: bytes = b"") -> bytes:
    """A grey PNG."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    rows = zlib.compress((b"\0" + b"\x80" * min(width, 2000)) * min(height, 2000))
    extra = chunk(b"zzZz", filler) if filler else b""
    return b"\x89PNG\r\n\x1a\n" + head + extra + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def webp(width: int = 20, height: int = 10) -> bytes:
    """A lossless WebP's container."""
    bits = (width - 1) | (height - 1) << 14
    data = b"\x2f" + struct.pack("<I", bits) + b"\x00" * 12 + b"\x01"
    body = b"WEBPVP8L" + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", len(body)) + body


def box(kind: bytes, data: bytes) -> bytes:
    """An ISO box."""
    return struct.pack(">I", 8 + len(data)) + kind + data


def heic(width: int = 4032, height: int = 3024) -> bytes:
    """A HEIC's boxes."""
    size = box(b"ispe", struct.pack(">III", 0, width, height))
    meta = box(b"meta", b"\0\0\0\0" + box(b"iprp", box(b"ipco", size)))
    return box(b"ftyp", b"heic\0\0\0\0mif1heic") + meta + box(b"mdat", b"\x07" * 500)


def pdf(inside: bytes = b"") -> bytes:
    """A PDF of one empty page."""
    body = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    )
    return body + inside + b"\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"


def archive() -> bytes:
    """A zip that says it holds a page of zeros: small outside, large inside."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("bomb", b"\0" * 5_000_000)
    return out.getvalue()


def film() -> bytes:
    """The short film that some phones put behind a photo."""
    return box(b"ftyp", b"mp42\0\0\0\0") + box(b"moov", b"\1" * 20) + box(b"mdat", b"\2" * 50)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
DOCX = archive()
GIF = b"GIF89a" + b"\1\0\1\0\x80\0\0" + b"\0" * 20 + b";"
PROGRAM = b"MZ" + b"\0" * 58 + b"\x80\0\0\0" + b"\0" * 64 + b"PE\0\0"
