"""The official forms (法律援助文书): what each says, composed from an application as it is now."""

from collections.abc import Callable, Mapping

from kernel.documents import Paper
from services.legalaid.domain.documents import Called
from services.legalaid.handlers.forms import applying, deciding, ending, notified, working
from services.legalaid.handlers.forms.sheet import Sheet

COMPOSERS: Mapping[str, Callable[[Sheet, Called], Paper]] = {
    "acceptance": applying.acceptance,
    "application": applying.application,
    "means": applying.means,
    "supplement": applying.supplement,
    "grant": deciding.grant,
    "refusal": deciding.refusal,
    "assignment": working.assignment,
    "organ_letter": notified.organ_letter,
    "replacement": working.replacement,
    "closing": working.closing,
    "termination": ending.termination,
    "review": ending.review,
}

__all__ = ["COMPOSERS", "Sheet"]
