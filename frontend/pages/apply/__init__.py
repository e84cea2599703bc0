"""Asking for help (求助): guided questions, check answers, sent. The same pages for a resident, the
hotline's operator
and the counter: only the channel differs."""

from frontend.pages.apply.saving import come_back, save
from frontend.pages.apply.sending import check, send, sent
from frontend.pages.apply.views import blueprint, question, start

__all__ = ["blueprint", "check", "come_back", "question", "save", "send", "sent", "start"]
