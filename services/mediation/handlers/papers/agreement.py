"""人民调解协议书 (Art. 29), and the record of an oral agreement (Art. 28, 30)."""

from kernel.documents import Paper, Part, heading, listing, paragraph
from services.mediation.domain.draft import Draft
from services.mediation.handlers.papers.facts import Facts, day, people, signatures, term

COPIES = "本协议由当事人各执一份，人民调解委员会留存一份。"
BINDS = "本协议具有法律约束力，当事人应当按照约定履行（人民调解法第三十一条）。"
COURT = (
    "当事人认为有必要的，可以自本协议生效之日起三十日内共同向人民法院申请司法确认（人民调解法第三十三条）。"
)


def agreement(facts: Facts, said: Draft) -> Paper:
    """The written agreement, as all signed it."""
    valid = f"本协议自各方签名、人民调解员签名并加盖印章之日起生效，生效日期：{day(facts.effective)}。"
    parts = (*_said(facts, said), heading("效力"), paragraph(valid + BINDS), paragraph(COPIES + COURT))
    return Paper("人民调解协议书", facts.issuer, (*parts, *signatures(facts), _mark(facts)))


def orally(facts: Facts, said: Draft) -> Paper:
    """What was agreed without a paper, as the mediator recorded it."""
    valid = f"当事人认为无需制作调解协议书，口头达成上述协议，自{day(facts.effective)}达成之日起生效。"
    recorded = f"记录人（人民调解员）：{facts.mediator}。"
    parts = (*_said(facts, said), heading("效力"), paragraph(valid + BINDS), paragraph(recorded))
    return Paper("口头协议登记", facts.issuer, (*parts, _mark(facts)))


def _said(facts: Facts, said: Draft) -> tuple[Part, ...]:
    """Facts, what was disputed and who is responsible; the terms, how and by when. Art. 29."""
    manner = (heading("履行方式"), paragraph(said.manner)) if said.manner else ()
    blame = (heading("争议事项和各方责任"), paragraph(said.responsibility)) if said.responsibility else ()
    return (
        heading("当事人"), people(facts),
        heading("纠纷的主要事实"), paragraph(said.facts), *blame,
        heading("经调解，达成如下协议"), listing(*(term(facts, one) for one in said.terms)), *manner,
    )  # fmt: skip


def _mark(facts: Facts) -> Part:
    """The fingerprint of the text that was agreed, in groups that can be read aloud."""
    hexadecimal = facts.digest.removeprefix("sha256:")
    groups = " ".join(hexadecimal[place : place + 8] for place in range(0, len(hexadecimal), 8))
    return paragraph(f"协议文本指纹（SHA-256）：{groups}")
