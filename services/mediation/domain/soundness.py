"""What must never be, whatever happened: checked over every mediation by `./fengqiao check`."""

from services.mediation.domain.state import MEDIATOR, Mediation, Stage

_VALID = frozenset({Stage.EFFECTIVE, Stage.CONFIRMED, Stage.PERFORMED})


def sound(state: Mediation) -> list[str]:
    """Sentences about what is wrong; empty where all is well."""
    return [*_signatures(state), *_consents(state), *_closing(state)]


def _signatures(state: Mediation) -> list[str]:
    """Art. 29: valid only with every signature on its own digest, each once."""
    version = state.agreement
    if version is None:
        return []
    wrong = [f"{s.party} signed another text than the one on the table" for s in state.signatures
             if s.digest != version.digest]  # fmt: skip
    signed = [signature.party for signature in state.signatures]
    if len(signed) != len(set(signed)):
        wrong.append("somebody signed twice")
    if state.stage in _VALID and not version.oral and set(signed) != set(state.signers()):
        wrong.append(f"valid without the signature of {'、'.join(state.unsigned()) or MEDIATOR}")
    return wrong


def _consents(state: Mediation) -> list[str]:
    """Art. 17: nobody is at the table who did not say yes."""
    at_table = {Stage.OPEN, Stage.AGREED, *_VALID}
    if state.stage not in at_table:
        return []
    return [f"{p.name} never consented" for p in state.parties if p.consented_at is None]


def _closing(state: Mediation) -> list[str]:
    ended = {Stage.PERFORMED, Stage.REFUSED, Stage.FAILED, Stage.WITHDRAWN}
    return ["ended but not closed"] if state.stage in ended and state.closed_at is None else []
