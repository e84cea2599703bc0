"""A party's side of the table (当事人) beyond consent and signature: choose the mediator, read minutes and
versions, say what was received, go to court together, apply for legal aid, or leave.
"""

from frontend.pages.side import after, aid, at_table
from frontend.pages.side.views import blueprint

__all__ = ["after", "aid", "at_table", "blueprint"]
