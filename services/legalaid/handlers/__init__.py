"""Use cases, one function each; and what this service listens to."""

from typing import Any

from services.legalaid.domain import batch
from services.legalaid.handlers import batches, days, documents, means, telling
from services.legalaid.handlers.arrivals import lend, list_lawyer, note_score, receive, take_back, withdraw
from services.legalaid.handlers.assigning import accept, assign, candidates, decline, note_needs, offer_again
from services.legalaid.handlers.clocks import deem_withdrawn, expire_offer, mark, mark_contact, tell_officer
from services.legalaid.handlers.deciding import assess, decide
from services.legalaid.handlers.drawing import commit_draw, draw, drawn, make_draw
from services.legalaid.handlers.ending import (
    ask_replacement,
    confirm,
    decide_replacement,
    make_objection,
    report_ground,
    review_objection,
    terminate,
)
from services.legalaid.handlers.leave import cancel_leave, leaves, take_leave
from services.legalaid.handlers.matching import match, match_now
from services.legalaid.handlers.notifying import register_notice, tell_organ
from services.legalaid.handlers.overview import service
from services.legalaid.handlers.papers import ask_supplement, establish, supplement
from services.legalaid.handlers.paying import accept_file, approve, pay, return_file, subsidies
from services.legalaid.handlers.transferring import (
    begin_transfer,
    mark_transfer,
    one_transfer,
    receive_transfer,
    transfers,
)
from services.legalaid.handlers.working import close, file_papers, report
from services.legalaid.handlers.worklist import work_list

SUBSCRIPTIONS: dict[str, Any] = {
    "intake.CaseRouted": receive,
    "intake.CaseWithdrawn": withdraw,
    "identity.StaffAppointed": list_lawyer,
    "evaluation.CaseScored": note_score,
    "evaluation.ReviewAssigned": lend,
    "evaluation.ReviewScored": take_back,
    "evaluation.ReviewLapsed": take_back,
}
CONCERNS: dict[str, Any] = {
    "intake.CaseRouted": lambda routed: routed.service == "legalaid",
    "evaluation.CaseScored": lambda scored: scored.service == "legalaid",
}
DEADLINES: dict[str, Any] = {
    "decision": mark,
    "supplement": deem_withdrawn,
    "offer": expire_offer,
    "transfer": mark_transfer,
    "assignment_near": tell_officer,
    "assignment": mark,
    "closing_papers": mark,
    "draw": mark,
    "tell_organ": mark,
    "replacement": mark,
    "objection": mark,
    "advance_papers": mark,
    "first_meeting": mark_contact,
    "retainer": mark_contact,
}
CHORES: dict[str, Any] = {
    "match": match,
    "document": documents.issue_waiting,
    "notice": telling.tell_waiting,
    batch.FIX: batches.fix,
    batch.SETTLE: batches.settle,
}

__all__ = [
    "CHORES",
    "CONCERNS",
    "DEADLINES",
    "SUBSCRIPTIONS",
    "accept",
    "accept_file",
    "approve",
    "ask_replacement",
    "ask_supplement",
    "assess",
    "assign",
    "batches",
    "begin_transfer",
    "cancel_leave",
    "candidates",
    "close",
    "commit_draw",
    "confirm",
    "days",
    "decide",
    "decide_replacement",
    "decline",
    "documents",
    "draw",
    "drawn",
    "establish",
    "file_papers",
    "leaves",
    "make_draw",
    "make_objection",
    "match_now",
    "means",
    "note_needs",
    "offer_again",
    "one_transfer",
    "pay",
    "receive_transfer",
    "register_notice",
    "report",
    "report_ground",
    "return_file",
    "review_objection",
    "service",
    "subsidies",
    "supplement",
    "take_leave",
    "tell_organ",
    "terminate",
    "transfers",
    "work_list",
]
