"""The letter to the organ that notified (告知函, 36): who defends, so that it can reach him."""

from kernel.documents import Paper, fields, paragraph
from services.legalaid import law
from services.legalaid.domain.documents import Called
from services.legalaid.handlers import found
from services.legalaid.handlers.forms.sheet import Sheet, day, named


def organ_letter(sheet: Sheet, called: Called) -> Paper:
    """Court, procuratorate or police learn the lawyer's name and firm within the same three days."""
    one, notice = sheet.one(called.about), sheet.state.notice
    if notice is None:
        raise ValueError("a letter to an organ without its notice")
    organ, number = (
        sheet.opened(f"{sheet.state.id}.notice.{name}", notice.sealed.get(name))
        for name in ("organ_name", "number")
    )
    ground, lawyer = law.notice_grounds()[notice.ground], found.lawyer(sheet.ctx, one.lawyer)
    return sheet.paper(
        "organ_letter",
        paragraph(
            f"你单位通知本机构为{sheet.name}指派律师的公函已于{day(notice.received)}收到。"
            f"依照{named(law.assigned_in().basis)}，现将指派情况告知如下。"
        ),
        fields(
            ("来函文号", number or "未登记"),
            ("受援人", sheet.name),
            ("通知的情形", f"{ground.source.text}（{named(ground.source.basis)}）"),
            ("法律援助人员", sheet.lawyer(one.lawyer)),
            ("执业机构", (lawyer.firm if lawyer else None) or "未登记"),
            ("指派日期", day(one.opened)),
        ),
        addressee=f"{organ or law.organs()[notice.organ]['zh']}：",
        copies_to=sheet.lawyer(one.lawyer),
    )
