"""The sets of words of a work order (工单): its states, ends, channels, groups and destinations."""

from enum import StrEnum


class State(StrEnum):
    """Where a case stands, as the first contract names it."""

    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    ROUTED = "routed"
    IN_PROGRESS = "in_progress"
    CLOSED = "closed"


class Outcome(StrEnum):
    """How a closed case ended."""

    DONE = "done"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    FAILED = "failed"
    MERGED = "merged"
    ELSEWHERE = "elsewhere"


class Channel(StrEnum):
    """The three ways in (三台): the phone page, the 12348 hotline, the counter."""

    WEB = "web"
    HOTLINE = "hotline"
    COUNTER = "counter"


class Group(StrEnum):
    """Special groups (特殊群体): a green channel, never an automatic yes."""

    ELDERLY = "elderly"
    DISABLED = "disabled"
    MIGRANT_WORKER = "migrant_worker"
    MINOR = "minor"
    WOMAN = "woman"
    MILITARY = "military"
    VETERAN = "veteran"
    SOCIAL_RELIEF = "social_relief"


class Destination(StrEnum):
    """Whom a case can be routed to (统筹分配); `other` is a body outside the bureau."""

    LEGALAID = "legalaid"
    MEDIATION = "mediation"
    ADVICE = "advice"
    NOTARY = "notary"
    FORENSIC = "forensic"
    ARBITRATION = "arbitration"
    OTHER = "other"


OWN_RECORD = frozenset({Destination.LEGALAID, Destination.MEDIATION})
"""Services that keep a case of their own and tell intake how it ends."""
