"""人民调解笔录: what was said at a session, and who confirmed it (Art. 27)."""

from datetime import datetime

from kernel.documents import Paper, fields, heading, paragraph, signing
from services.mediation.domain.moments import in_china
from services.mediation.handlers.papers.facts import Facts, people, side


def minutes(facts: Facts, at: datetime, where: str, text: str, confirmed: tuple[str, ...]) -> Paper:
    """The minutes as they were confirmed."""
    held = in_china(at)
    when = f"{held.year}年{held.month}月{held.day}日 {held:%H:%M}"
    said = "、".join(side(party) for party in confirmed)
    parts = (
        fields(("时间", when), ("地点", where), ("人民调解员", facts.mediator)),
        heading("当事人"), people(facts),
        heading("调解记录"), *(paragraph(line) for line in text.splitlines() if line.strip()),
        heading("确认"), paragraph(f"以上笔录经{said}看过，确认无误。" if said else "当事人尚未确认。"),
        *(signing(f"{side(party)} {name}（签名）", "日期") for party, name in facts.names.items()),
        signing(f"人民调解员 {facts.mediator}（签名）", "日期"),
    )  # fmt: skip
    return Paper("人民调解笔录", facts.issuer, parts)
