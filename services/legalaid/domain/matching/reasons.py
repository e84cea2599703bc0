"""Why this lawyer, and who else: what the officer sees beside the offer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from services.legalaid import law
from services.legalaid.domain.application import Application
from services.legalaid.domain.candidate import Candidate
from services.legalaid.domain.hindrance import unproven
from services.legalaid.domain.matching.fitting import fit, points, wanted
from services.legalaid.events import LawyerChosen, Other

SHOWN = 5  # of the others


@dataclass(frozen=True)
class Pick:
    """Whom to ask: he came `place`th among `fit` lawyers, of whom `best` are the first few."""

    lawyer: str
    place: int
    fit: int
    best: tuple[str, ...]
    round: int = 1
    together: int = 1


def first(ranked: Iterable[Candidate], round: int) -> Pick | None:
    """The first of those who are fit, best first; None where there is none."""
    names = tuple(one.lawyer for one in ranked)
    return Pick(names[0], 1, len(names), names[: SHOWN + 1], round) if names else None


def explain(
    application: Application, pick: Pick, chosen: Candidate, best: Iterable[Candidate], offer: str, on: date
) -> LawyerChosen:
    """Why this lawyer, by what the points are for, and who else could have been asked."""
    asked = wanted(application)
    parts = fit(asked, chosen, on)
    others = [(one.lawyer, fit(asked, one, on)) for one in best if one.lawyer != chosen.lawyer]
    return LawyerChosen(
        offer=offer,
        lawyer=chosen.lawyer,
        points=points(parts),
        parts=parts,
        place=pick.place,
        fit=pick.fit,
        others=tuple(Other(name, points(his), his) for name, his in others[:SHOWN]),
        round=pick.round,
        together=pick.together,
        unproven=unproven(application, chosen),
        basis=(law.policy(application.region, on).source.basis,),
    )
