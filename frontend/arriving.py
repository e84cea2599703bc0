"""A form on its way in: its files stay in memory, bounded by the largest form, and never touch the disk.

The library would put what is larger than 500 KB into a temporary file, in clear: a photo of a wound or of
an identity card has no business there.
"""

from __future__ import annotations

from io import BytesIO
from typing import IO

from flask import Request


class Arriving(Request):
    """Flask's request, but for where files wait until they are handed on."""

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        """In memory. The whole form has at most MAX_CONTENT_LENGTH bytes, with or without a told length."""
        return BytesIO()
