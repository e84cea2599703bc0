"""The blueprint of intake's calls."""

from pathlib import Path
from typing import Any

from marshmallow import RAISE

from kernel.routes import Blueprint

blueprint = Blueprint(
    "intake", __name__, url_prefix="/api/intake", told=Path(__file__).parents[1] / "examples.json"
)
QUERY: dict[str, Any] = {"location": "query", "unknown": RAISE}
"""Unknown parameters are refused in queries, too."""
