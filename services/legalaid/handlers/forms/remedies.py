"""What a document tells of the ways that remain to who disagrees (救济途径)."""

from datetime import datetime

from services.legalaid.handlers.forms.sheet import Sheet, within

OBJECTION = (
    "对本决定有异议的，可以向{bureau}提出。{bureau}自收到异议之日起{within}审查，作出维持或者责令改正的决定"
    "（《法律援助法》第四十九条）。"
)
UPHELD = "对维持决定不服的，可以依法申请行政复议或者提起行政诉讼。"


def objection(sheet: Sheet, moment: datetime) -> tuple[str, str]:
    """How to object to what was decided at this moment (49), and what remains after that."""
    return OBJECTION.format(bureau=sheet.bureau, within=within("objection", moment)), UPHELD
