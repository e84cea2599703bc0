"""Photos and papers of a case (证据材料): sent from a phone with or without script, and read by who may."""

from frontend.pages.papers.script import begin, more
from frontend.pages.papers.views import add, blueprint, papers, show

__all__ = ["add", "begin", "blueprint", "more", "papers", "show"]
