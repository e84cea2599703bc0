"""What the log says of a fault of ours: which kind, and where - never what was in it.

An exception's own text may hold what a visitor typed, so Flask's traceback is not written. The places
are those of our code and templates, the outermost first; without them a broken page would be a riddle.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from flask import Flask, request

HERE = Path(__file__).parent
log = logging.getLogger("fengqiao.site")


class Site(Flask):
    """Flask, but for what it writes down of an exception."""

    def log_exception(self, exc_info: tuple[Any, ...]) -> None:
        """One line: the page's rule (an address may hold a code), the kind, the places."""
        kind, _error, trace = exc_info
        rule = request.url_rule.rule if request.url_rule else "no page"
        where = " < ".join(reversed([*_places(trace)]))
        log.error("%s %s: %s at %s", request.method, rule, kind.__name__, where)


def _places(trace: TracebackType | None) -> Iterator[str]:
    """Ours, and the innermost whosever it is."""
    while trace is not None:
        file, line = Path(trace.tb_frame.f_code.co_filename), trace.tb_lineno
        if file.is_relative_to(HERE):
            yield f"{file.relative_to(HERE)}:{line}"
        elif trace.tb_next is None or file.name.startswith("<template"):
            yield f"{file.name}:{line}"
        trace = trace.tb_next
