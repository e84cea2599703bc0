"""Aid is ended (48), and what the bureau says to an objection (49)."""

from kernel.documents import Paper, fields, heading, listing, paragraph
from services.legalaid import law
from services.legalaid.domain.documents import Called
from services.legalaid.handlers.forms.remedies import UPHELD, objection
from services.legalaid.handlers.forms.sheet import Sheet, day, named


def termination(sheet: Sheet, called: Called) -> Paper:
    """Aid is ended on one of the eight grounds, with the reason and where to object."""
    state = sheet.state
    ground = law.grounds()[state.terminated_on or ""].source
    reason = sheet.opened(f"{state.id}.termination", state.termination.get("termination"))
    return sheet.paper(
        "termination",
        paragraph(f"你的法律援助事项（{sheet.matter}），因出现下列情形，决定终止法律援助。"),
        fields(
            ("受援人", sheet.name),
            ("终止事由", f"{ground.text}（{named(ground.basis)}）"),
            ("理由", reason or "见案卷"),
            ("终止日期", day(called.at)),
        ),
        heading("不服本决定的救济途径"),
        listing(*objection(sheet, called.at)),
        addressee=f"{sheet.name}：",
    )


def review(sheet: Sheet, called: Called) -> Paper:
    """The bureau upholds the agency's decision, or orders it to be corrected."""
    objection = sheet.state.objection
    upheld = objection is not None and bool(objection.upheld)
    said = objection.review.get("review") if objection else None
    reason = sheet.opened(f"{sheet.state.id}.review", said)
    result = f"维持{sheet.agency}的决定。" if upheld else f"责令{sheet.agency}改正，重新作出决定。"
    ways = (heading("救济途径"), paragraph(UPHELD)) if upheld else ()
    return sheet.paper(
        "review",
        paragraph(
            f"你对{sheet.agency}的决定（{sheet.matter}）提出的异议，经审查，"
            f"依照{named(law.duty('objection').basis)}，决定如下："
        ),
        paragraph(result),
        fields(
            ("申请人", sheet.name),
            ("收到异议", day(objection.made) if objection else ""),
            ("审查决定日期", day(called.at)),
            ("理由", reason or "见案卷"),
        ),
        *ways,
        addressee=f"{sheet.name}：",
        copies_to=sheet.agency,
        issuer=sheet.bureau,
    )
