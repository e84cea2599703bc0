"""Saying where a fault was without saying what was in it: an exception's text may hold personal data."""


def where(error: BaseException) -> str:
    """The kind of the exception, and the file and line that raised it."""
    trace, place = error.__traceback__, "?"
    while trace is not None:
        place, trace = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}", trace.tb_next
    return f"{type(error).__name__} at {place}"
