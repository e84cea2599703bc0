"""The one blueprint of identity, and who is who among its callers."""

from pathlib import Path
from typing import Any

from marshmallow import RAISE

from kernel.routes import Blueprint
from services.identity.domain.staff import Role

blueprint = Blueprint(
    "identity", __name__, url_prefix="/api/identity", description="身份：登录、账号、委托",
    told=Path(__file__).parents[1] / "examples.json",
)  # fmt: skip

STAFF = tuple(role.value for role in Role)

# What is not asked for is refused in a query too: `role[$ne]=x` is a mistake or an attack, never no filter.
QUERY: dict[str, Any] = {"location": "query", "unknown": RAISE}
