"""司法确认申请书: asked for by all, prefilled (人民调解法 33; 民事诉讼法 205)."""

from kernel.documents import Paper, heading, listing, paragraph, signing
from services.mediation.domain.draft import Draft
from services.mediation.handlers.papers.facts import Facts, day, people, side, term

TRUE = (
    "申请人出于解决纠纷的目的自愿达成协议，没有恶意串通、规避法律的行为；"
    "协议内容给他人造成损害的，愿意承担相应的责任。"
)


def application(facts: Facts, said: Draft, papers: tuple[str, ...]) -> Paper:
    """The joint application."""
    asked = f"确认申请人之间于{day(facts.effective)}达成的人民调解协议有效。"
    why = (
        f"申请人之间的纠纷，经{facts.issuer}主持调解，自愿达成调解协议，协议已于{day(facts.effective)}生效。"
    )
    names = (signing(f"{side(party)} {name}（签名）", "日期") for party, name in facts.names.items())
    lines = (f"{name} 的{what}" for name in facts.names.values() for what in ("送达地址", "电话"))
    contact = (signing(line) for line in lines)
    parts = (
        heading("申请人"), people(facts), *contact,
        heading("请求事项"), paragraph(asked),
        heading("事实和理由"), paragraph(why), paragraph(said.facts),
        heading("协议内容"), listing(*(term(facts, one) for one in said.terms)),
        paragraph(TRUE), heading("附件"), listing(*papers), *names,
    )  # fmt: skip
    court = f"{facts.court}：" if facts.court else "________________人民法院："
    return Paper("司法确认申请书", facts.issuer, parts, addressee=court, ends_with_issuer=False)
