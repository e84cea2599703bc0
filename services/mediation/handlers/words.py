"""The words of a version: opened from its seal."""

import json

from kernel.context import Context
from services.mediation.domain.draft import Draft, from_plain
from services.mediation.domain.parts import Version
from services.mediation.domain.state import Mediation


def words_of(ctx: Context, state: Mediation, version: Version) -> Draft:
    """The words of a version."""
    return from_plain(json.loads(ctx.open(state.case, "agreement", version.sealed["text"])))
