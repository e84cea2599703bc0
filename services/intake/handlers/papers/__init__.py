"""Papers (证据材料): begin, receive piece by piece, examine and file, read, and look after the unfinished."""

from services.intake.handlers.papers.beginning import begin
from services.intake.handlers.papers.finishing import finish
from services.intake.handlers.papers.reading import Listed, Opened, content, listed, standing
from services.intake.handlers.papers.receiving import Received, receive
from services.intake.handlers.papers.sweeping import look

__all__ = [
    "Listed",
    "Opened",
    "Received",
    "begin",
    "content",
    "finish",
    "listed",
    "look",
    "receive",
    "standing",
]
