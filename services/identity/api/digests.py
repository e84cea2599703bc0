"""A person's digest, for comparing records without telling the ID number."""

from typing import Any

from kernel.web import allow, context
from services.identity.api.blueprint import blueprint
from services.identity.api.persons import reader
from services.identity.handlers import digests
from services.identity.schemas.digests import Digest, DigestFor


@blueprint.route("/persons/<person>/digest", methods=["POST"])
@allow("service")
@blueprint.arguments(DigestFor)
@blueprint.response(200, Digest)
def person_digest(asked: dict[str, Any], person: str) -> dict[str, str]:
    """What stands for this person in shared records (信息共享); the person sees that it was asked for."""
    return {"digest": digests.digest(context(), reader(), person, asked["purpose"], asked["key"])}
