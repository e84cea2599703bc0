"""Every call of every service, made well. A call that is not here fails the build: nobody thought of it."""

from tests.abuse.asking import evaluation, identity, intake, legalaid, mediation
from tests.abuse.asking.ask import UNKNOWN, Ask

ASKS: dict[str, dict[str, Ask]] = {
    "identity": identity.ASKS,
    "intake": intake.ASKS,
    "legalaid": legalaid.ASKS,
    "mediation": mediation.ASKS,
    "evaluation": evaluation.ASKS,
}
__all__ = ["ASKS", "UNKNOWN", "Ask"]
