"""Art. 28-29: the text, its versions, the signatures, the seal."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kernel.words import Forbidden, Invalid, OutOfOrder
from services.mediation.domain import sessions, signing
from services.mediation.domain.draft import TermText, digest_of, lacking
from services.mediation.domain.sessions import Slot
from tests.mediation.table import (
    APPLICANT,
    NAMED,
    NOW,
    OFFICER,
    OPPONENT,
    OTHER_MEDIATOR,
    at,
    draft,
)


def test_a_session_needs_consents_and_an_agreement_does_not_wait_for_it() -> None:
    with pytest.raises(OutOfOrder, match="consents_missing"):
        sessions.set_session(at("consenting").state, NAMED, Slot(NOW), {}, NOW)
    table = at("open")
    table.take(sessions.set_session(table.state, NAMED, Slot(NOW + timedelta(days=3)), {"where": "x"}, NOW))
    assert [session.id for session in table.state.sessions] == ["m-1.s1"]
    table.draft()
    assert table.state.stage == "agreed"


@pytest.mark.parametrize("stage", ["consenting", "effective"])
def test_drafting_at_another_stage_is_out_of_order(stage: str) -> None:
    with pytest.raises(OutOfOrder):
        at(stage).draft()


def test_the_text_must_say_what_article_29_names() -> None:
    table = at("open")
    none = replace(draft(), terms=())
    for field, text in (("facts", draft(" ")), ("terms", none), ("terms", draft("x", " "))):
        with pytest.raises(Invalid) as refused:
            table.draft(text)
        assert refused.value.field == field
    assert lacking(draft(), date(2026, 3, 2)) == ("responsibility", "manner")
    assert table.state.stage == "open"


def test_the_digest_follows_from_every_word_and_from_who_is_party() -> None:
    state = at("open").state
    first = digest_of(state, 1, draft())
    assert first == digest_of(state, 1, draft())
    others = [
        digest_of(state, 2, draft()),
        digest_of(state, 1, draft("别的事实")),
        digest_of(state, 1, draft(due=date(2026, 4, 2))),
        digest_of(state, 1, replace(draft(), nonce="n-2")),
        digest_of(state, 1, replace(draft(), terms=(TermText("清理", date(2026, 4, 1)),))),
        digest_of(replace(state, mediator="mediator2"), 1, draft()),
        digest_of(replace(state, parties=state.parties[::-1]), 1, draft()),
    ]
    assert len({first, *others}) == 8


def test_a_new_version_voids_the_signatures() -> None:
    table = at("agreed")
    table.sign("applicant")
    old = table.state.agreement
    table.draft(draft("改过的事实"))
    assert table.state.unsigned() == ("applicant", "opponent", "mediator")
    assert old is not None
    with pytest.raises(OutOfOrder, match="agreement_changed"):
        table.sign("applicant", old.digest)
    with pytest.raises(OutOfOrder, match="signatures_missing"):
        table.seal()


def test_who_signs_for_whom() -> None:
    table = at("agreed")
    table.sign("applicant", actor=APPLICANT)
    with pytest.raises(Forbidden, match="only_for_oneself"):
        table.sign("applicant", actor=OPPONENT)
    with pytest.raises(Forbidden, match="only_for_oneself"):
        table.sign("mediator", actor=OPPONENT)
    with pytest.raises(Forbidden):
        table.sign("opponent", actor=OFFICER)
    with pytest.raises(OutOfOrder, match="signed_already"):
        table.sign("applicant")
    with pytest.raises(Invalid, match="party_unknown"):
        table.sign("witness")


@pytest.mark.parametrize("missing", ["applicant", "opponent", "mediator"])
def test_the_seal_waits_for_every_signature(missing: str) -> None:
    table = at("agreed")
    for party in {"applicant", "opponent", "mediator"} - {missing}:
        table.sign(party)
    with pytest.raises(OutOfOrder, match="signatures_missing") as refused:
        table.seal()
    assert refused.value.params["missing"] == missing
    table.sign(missing)
    assert table.seal() == ["AgreementSealed"]
    assert table.state.stage == "effective"


def test_the_seal_is_the_named_mediators() -> None:
    table = at("agreed")
    for party in table.state.signers():
        table.sign(party)
    for actor in (OFFICER, APPLICANT):
        with pytest.raises(Forbidden):
            signing.seal(table.state, actor, NOW)
    with pytest.raises(Exception, match="mediation_unknown"):
        signing.seal(table.state, OTHER_MEDIATOR, NOW)


def test_nothing_to_sign_before_a_draft_nor_after_the_seal() -> None:
    with pytest.raises(OutOfOrder, match="agreement_missing"):
        at("open").sign("applicant")
    with pytest.raises(OutOfOrder, match="agreement_missing"):
        at("open").seal()
    with pytest.raises(OutOfOrder, match="agreement_binds"):
        at("effective").sign("applicant")
    with pytest.raises(OutOfOrder, match="agreement_binds"):
        at("effective").seal()
