"""All waiting cases matched with all lawyers at once (一批案件一次匹配): the best for all of them together.

Not all of ten thousand times five thousand pairs take part: at first the nearest lawyers of each case and a
few from all over; then those that the prices of the first answer show to be missed, until the answer is
known to lie within a thousandth of the best there is.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from services.legalaid import law
from services.legalaid.domain.application import Application
from services.legalaid.domain.candidate import Candidate
from services.legalaid.domain.matching.fitting import Kilometres
from services.legalaid.domain.matching.reasons import SHOWN, Pick


def together(
    cases: Sequence[Application],
    bench: Sequence[Candidate],
    barred: Mapping[str, frozenset[str]],
    now: datetime,
    on: date,
    *,
    round: int = 1,
    km: Kilometres = law.kilometres,
) -> dict[str, Pick]:
    """Whom to ask for each application, by its id; those for whom there is nobody are not in it.

    The cases are of one policy. The libraries are loaded here: a county that has one case at a time never
    needs them, and they would cost each of its processes 40 MB.
    """
    if not cases or not bench:
        return {}
    from services.legalaid.domain.matching.search import search
    from services.legalaid.domain.matching.table import Table

    table = Table(cases, bench, barred, now, on, round, km)
    chosen = search(table).chosen
    return {
        case.id: Pick(bench[at].lawyer, *table.standing(number, at, SHOWN + 1), round, len(cases))
        for number, (case, at) in enumerate(zip(cases, chosen, strict=True))
        if at >= 0
    }
