"""What is late (逾期): a term, or a part of one, whose day ended in China without its performance."""

from dataclasses import replace
from datetime import datetime

from services.mediation.domain.moments import end_of
from services.mediation.domain.parts import Term

Part = tuple[int, int]


def late_at(terms: tuple[Term, ...], at: datetime) -> tuple[tuple[int, ...], tuple[Part, ...]]:
    """The terms, and the parts as (term, instalment), that are late and not marked so yet."""
    open_ones = [(i, term) for i, term in enumerate(terms) if term.performed_at is None]
    whole = tuple(i for i, term in open_ones if not term.late and end_of(term.due) <= at)
    parts = tuple(
        (i, n)
        for i, term in open_ones
        for n, part in enumerate(term.instalments)
        if part.performed_at is None and not part.late and end_of(part.due) <= at
    )
    return whole, parts


def marked(terms: tuple[Term, ...], whole: tuple[int, ...], parts: tuple[Part, ...]) -> tuple[Term, ...]:
    """The terms with these marked as late."""
    return tuple(
        replace(
            term,
            late=term.late or i in whole,
            instalments=tuple(
                replace(part, late=part.late or (i, n) in parts) for n, part in enumerate(term.instalments)
            ),
        )
        for i, term in enumerate(terms)
    )
