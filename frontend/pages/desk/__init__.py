"""The desk (工作台) of officers, operators and supervisors: work lists by clock, the whole case,
decisions, results.
"""

from frontend.pages.desk.aid import assign, decide, establish, supplement
from frontend.pages.desk.callers import callers, note
from frontend.pages.desk.cases import accept, case, close, route
from frontend.pages.desk.committees import committee, committees, leaves, member
from frontend.pages.desk.consent import heard
from frontend.pages.desk.dangers import dangers
from frontend.pages.desk.ending import confirm, end, review, worklist
from frontend.pages.desk.followups import follow_up, follow_ups
from frontend.pages.desk.lists import blueprint, desk
from frontend.pages.desk.mediating import name_mediator
from frontend.pages.desk.parked import discard, parked, redrive
from frontend.pages.desk.quality import results, sample, samples

__all__ = [
    "accept",
    "assign",
    "blueprint",
    "callers",
    "case",
    "close",
    "committee",
    "committees",
    "confirm",
    "dangers",
    "decide",
    "desk",
    "discard",
    "end",
    "establish",
    "follow_up",
    "follow_ups",
    "heard",
    "leaves",
    "member",
    "name_mediator",
    "note",
    "parked",
    "redrive",
    "results",
    "review",
    "route",
    "sample",
    "samples",
    "supplement",
    "worklist",
]
