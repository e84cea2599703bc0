"""Every call of every service, made well. A call that is not here fails the build: nobody thought of it."""

from tests.abuse.asking import evaluation, identity, intake, legalaid, mediation
from tests.abuse.asking.ask import UNKNOWN, Ask

PARKED = {  # the same in every service
    "GET /parked": Ask(),
    "POST /parked/redrive": Ask(body={"id": "none"}),
    "POST /parked/discard": Ask(body={"id": "none", "reason": "样例：读不懂"}),
}
ASKS: dict[str, dict[str, Ask]] = {
    "identity": identity.ASKS | PARKED,
    "intake": intake.ASKS | PARKED,
    "legalaid": legalaid.ASKS | PARKED,
    "mediation": mediation.ASKS | PARKED,
    "evaluation": evaluation.ASKS | PARKED,
}
__all__ = ["ASKS", "UNKNOWN", "Ask"]
