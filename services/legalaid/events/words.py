"""The sets of words of legal aid, as the first contract names them."""

from enum import StrEnum


class Stage(StrEnum):
    """Where an application stands."""

    RECEIVED = "received"
    SUPPLEMENTING = "supplementing"
    DECIDED = "decided"
    ASSIGNED = "assigned"
    CLOSED = "closed"
    TERMINATED = "terminated"
    WITHDRAWN = "withdrawn"


class Ruling(StrEnum):
    """The decision: to aid (给予), not to aid (不予), to aid before the papers (先行)."""

    GRANTED = "granted"
    REFUSED = "refused"
    ADVANCE = "advance"


class Reason(StrEnum):
    """Why an application was withdrawn: by the applicant, or deemed so for papers not supplied (43)."""

    APPLICANT = "applicant"
    DEEMED = "deemed"


class Decline(StrEnum):
    """Why a lawyer declines: conflict of interest (利益冲突), too busy, on leave, other."""

    CONFLICT = "conflict"
    BUSY = "busy"
    LEAVE = "leave"
    OTHER = "other"


class Ending(StrEnum):
    """How a matter came out."""

    SETTLED = "settled"
    WON = "won"
    LOST = "lost"
    OTHER = "other"


class Answer(StrEnum):
    """What became of an offer."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    LAPSED = "lapsed"


class Work(StrEnum):
    """Where a matter stands."""

    OPEN = "open"
    CLOSED = "closed"
    TERMINATED = "terminated"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


class Alert(StrEnum):
    """Why an officer must act himself."""

    NO_CANDIDATE = "no_candidate"
    ASSIGNMENT_NEAR = "assignment_near"
    DRAW_DUE = "draw_due"
