"""The hard rules of assignment (指派的硬性条件): why a lawyer cannot have a matter at all.

Each rule is a function of its own, so that one case and a table of ten thousand ask the same rule.
"""

from datetime import date

from kernel.words import covers
from services.legalaid import law
from services.legalaid.domain.application import Application
from services.legalaid.domain.candidate import Candidate

MINOR = "minor"
FULL = "full"  # the office's own limit: an officer may assign beyond it, a lawyer accept beyond it


def of_himself(candidate: Candidate, policy: law.Policy, on: date) -> str | None:
    """What stands in his way whatever the case: not active, no licence in force (律师法 13), on leave."""
    if not candidate.active:
        return "inactive"
    if candidate.licence is None and policy.bars("licence"):
        return "unlicensed"
    if candidate.licence is not None and not candidate.licence.holds(on):
        return "unlicensed"
    if any(leave.start <= on <= leave.end for leave in candidate.leave):
        return "on_leave"
    return None


def of_place(candidate: Candidate, region: str, policy: law.Policy, *, wider: bool = False) -> str | None:
    """He serves the region: his county's, his city's, his province's; a wider round also asks neighbours."""
    if covers(candidate.region, region):
        return None
    near = wider and policy.wider == "city" and candidate.region[:4] == region[:4]
    return None if near else "elsewhere"


def of_needs(candidate: Candidate, policy: law.Policy, *, experienced: bool, minor: bool) -> str | None:
    """Life or death asks for three years (26); a minor for a lawyer who knows minors (未成年人保护法 104)."""
    if experienced and (candidate.years or 0) < law.experience()[0]:
        return "inexperienced"
    unknown = candidate.juvenile is None and not policy.bars("juvenile")
    if minor and not candidate.juvenile and not unknown:
        return "unversed"
    return None


def of_load(candidate: Candidate, policy: law.Policy) -> str | None:
    """As many matters and open offers as he, or the office, allows."""
    limits = [limit for limit in (candidate.capacity, policy.open_matters_at_most) if limit is not None]
    full = bool(limits) and candidate.open_matters + candidate.open_offers >= min(limits)
    return FULL if full else None


def of_parties(application: Application, candidate: Candidate) -> str | None:
    """No conflict of interest (律师法 39), and nobody who was replaced in this case."""
    if candidate.conflict or candidate.lawyer in application.in_conflict:
        return "conflict"
    return "replaced" if candidate.lawyer in application.replaced else None


def hindrance(application: Application, candidate: Candidate, on: date, *, wider: bool = False) -> str | None:
    """Why this lawyer cannot have this matter on this day, or None."""
    policy = law.policy(application.region, on)
    return (
        of_himself(candidate, policy, on)
        or of_place(candidate, application.region, policy, wider=wider)
        or of_parties(application, candidate)
        or of_needs(candidate, policy, experienced=needs_experience(application), minor=is_minor(application))
        or of_load(candidate, policy)
    )


def needs_experience(application: Application) -> bool:
    """A life or death sentence is possible (26)."""
    return application.notice is not None and application.notice.experienced


def is_minor(application: Application) -> bool:
    """The recipient is a minor, by his group or by the organ's notice."""
    noticed = application.notice is not None and application.notice.ground == MINOR
    return noticed or MINOR in application.groups


def unproven(application: Application, candidate: Candidate) -> tuple[str, ...]:
    """What the roster does not tell of a lawyer though a rule asks for it: the officer sees it."""
    asked = {"licence": candidate.licence is None}
    asked |= {"juvenile": is_minor(application) and candidate.juvenile is None}
    return tuple(name for name, lacking in asked.items() if lacking)
