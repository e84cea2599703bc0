"""The desk (工作台) of officers, operators and supervisors: work lists by clock, the whole case,
decisions, results.
"""

from frontend.pages.desk.aid import assign, decide, establish, shared_records, supplement
from frontend.pages.desk.callers import callers, note
from frontend.pages.desk.cases import accept, case, close, route
from frontend.pages.desk.committees import committee, committees, leaves, member
from frontend.pages.desk.consent import heard
from frontend.pages.desk.dangers import dangers
from frontend.pages.desk.drawing import commit_draw, enter_draw
from frontend.pages.desk.ending import confirm, end, review, worklist
from frontend.pages.desk.followups import follow_up, follow_ups
from frontend.pages.desk.lawyer_file import lawyer_file
from frontend.pages.desk.lists import blueprint, desk
from frontend.pages.desk.mediating import name_mediator
from frontend.pages.desk.needs import needs
from frontend.pages.desk.notified import notice, told
from frontend.pages.desk.parked import discard, parked, redrive
from frontend.pages.desk.quality import results, sample, samples
from frontend.pages.desk.staff import account, appoint, new_password, second_factor_off, staff
from frontend.pages.desk.subsidies import approve, batch, batches, check, open_batch, sheet, subsidies

__all__ = [
    "accept",
    "account",
    "appoint",
    "approve",
    "assign",
    "batch",
    "batches",
    "blueprint",
    "callers",
    "case",
    "check",
    "close",
    "commit_draw",
    "committee",
    "committees",
    "confirm",
    "dangers",
    "decide",
    "desk",
    "discard",
    "end",
    "enter_draw",
    "establish",
    "follow_up",
    "follow_ups",
    "heard",
    "lawyer_file",
    "leaves",
    "member",
    "name_mediator",
    "needs",
    "new_password",
    "note",
    "notice",
    "open_batch",
    "parked",
    "redrive",
    "results",
    "review",
    "route",
    "sample",
    "samples",
    "second_factor_off",
    "shared_records",
    "sheet",
    "staff",
    "subsidies",
    "supplement",
    "told",
    "worklist",
]
