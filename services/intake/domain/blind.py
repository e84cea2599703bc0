"""A case as an evaluator may see it (盲评): nothing of who else reviews it, or how."""

from dataclasses import replace

from services.intake.domain.case import Case


def blind(case: Case) -> Case:
    """Without evaluation's own steps, and without the user name of who holds it."""
    lines = tuple(line for line in case.timeline if not line.what.startswith("evaluation."))
    return replace(case, holder="", timeline=lines, lent={}, survey="none")
