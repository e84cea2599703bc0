"""Who may be named: the roster (调解员名册), as the bureau keeps it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MediatorEnrolled:
    """A person's standing as a mediator is now this. `kin` are persons close to the mediator."""

    username: str
    region: str | None
    active: bool
    person: str | None = None
    kin: tuple[str, ...] = ()
