"""Art. 17, 19, 23: request, mediator, consent, refusal."""

import pytest

from kernel.words import Forbidden, Invalid, NotFound, OutOfOrder, Refusal
from services.mediation.domain import consent, opening, parties
from services.mediation.domain.parts import Mediator
from services.mediation.events import MediationRefused
from tests.mediation.table import (
    APPLICANT,
    FAR_OFFICER,
    LISTED,
    NAMED,
    NOW,
    OFFICER,
    OPPONENT,
    OTHER_MEDIATOR,
    SECOND,
    STRANGER,
    at,
    proposed,
    routed,
)


def test_a_routed_case_becomes_a_proposal_with_its_basis() -> None:
    table = proposed()
    assert table.state.stage == "proposed"
    assert table.state.within == ("620000", "620700", "620725")
    assert table.happened[0].basis == ("人民调解法.17@2011-01-01",)


def test_a_running_mediation_is_not_proposed_again_but_an_ended_one_is() -> None:
    assert opening.propose(at("open").state, "m-1", routed(), NOW) == []
    table = at("agreed")
    table.consent("opponent", agrees=False)
    table.take(opening.propose(table.state, "m-1", routed(), NOW))
    assert (table.state.stage, table.state.round, table.state.mediator) == ("proposed", 2, None)
    assert table.state.agreement is None


@pytest.mark.parametrize("region", ["620725", "620700", "620000"])
def test_a_mediator_of_the_region_is_named(region: str) -> None:
    table = proposed()
    table.take(opening.name_mediator(table.state, OFFICER, Mediator("m", region, True), None, NOW))
    assert (table.state.stage, table.state.mediator) == ("consenting", "m")


@pytest.mark.parametrize(
    "found", [None, Mediator("m", "620102", True), Mediator("m", "620725", False), Mediator("m", None, True)]
)
def test_who_is_not_a_mediator_of_the_region_is_not_named(found: Mediator | None) -> None:
    with pytest.raises(Invalid, match="not_a_mediator"):
        opening.name_mediator(proposed().state, OFFICER, found, None, NOW)


@pytest.mark.parametrize("found", [Mediator("m", "620725", True, "person-b"),
                                   Mediator("m", "620725", True, "person-m", ("person-a",))])  # fmt: skip
def test_a_party_or_its_kin_does_not_mediate(found: Mediator) -> None:
    with pytest.raises(Refusal, match="conflict_of_interest"):
        opening.name_mediator(proposed().state, OFFICER, found, None, NOW)


def test_only_an_officer_of_the_region_names() -> None:
    state = at("consenting").state
    with pytest.raises(Forbidden):
        opening.name_mediator(state, NAMED, SECOND, "unable", NOW)
    with pytest.raises(NotFound):
        opening.name_mediator(state, FAR_OFFICER, SECOND, "unable", NOW)


def test_another_mediator_needs_a_reason_and_new_consents() -> None:
    table = at("agreed")
    table.sign("applicant")
    with pytest.raises(OutOfOrder, match="mediator_named_already"):
        opening.name_mediator(table.state, OFFICER, SECOND, None, NOW)
    with pytest.raises(OutOfOrder, match="mediator_named_already"):
        opening.name_mediator(table.state, OFFICER, LISTED, "party_asked", NOW)
    due = table.state.term_due
    table.take(opening.name_mediator(table.state, OFFICER, SECOND, "party_asked", NOW))
    assert table.state.stage == "consenting"
    assert table.state.agreement is None
    assert not table.state.signatures
    assert table.state.term_due == due
    assert [party.consented_at for party in table.state.parties] == [None, None]


def test_both_consents_open_it_and_start_the_month() -> None:
    table = at("consenting")
    assert table.consent("applicant", actor=APPLICANT) == ["ConsentGiven"]
    assert table.consent("opponent", actor=OPPONENT) == ["ConsentGiven", "MediationOpened"]
    assert table.state.stage == "open"
    assert table.state.term_due is not None
    assert table.state.term_due.isoformat() == "2026-04-02T23:59:59+08:00"
    assert table.happened[-1].basis == ("人民调解工作若干规定.33@2002-11-01",)


def test_one_consent_is_not_enough() -> None:
    table = at("consenting")
    table.consent("applicant")
    with pytest.raises(OutOfOrder, match="consents_missing"):
        table.draft()


@pytest.mark.parametrize("stage", ["proposed", "consenting"])
@pytest.mark.parametrize("party", ["applicant", "opponent"])
def test_a_clear_no_ends_it_and_tells_the_other_ways(stage: str, party: str) -> None:
    """Art. 17: nobody may be mediated who refuses; Art. 26: the other ways are told."""
    table = at(stage)
    actor = APPLICANT if party == "applicant" else OPPONENT
    assert table.consent(party, False, actor) == ["MediationRefused", "MediationClosed"]
    refused = table.happened[-2]
    assert isinstance(refused, MediationRefused)
    assert refused.routes == ("court", "legal_aid")
    assert refused.basis == ("人民调解法.17@2011-01-01", "人民调解法.26@2011-01-01")
    assert (table.state.stage, table.state.ended_by) == ("refused", party)
    assert table.happened[-1].outcome == "refused"
    with pytest.raises(OutOfOrder, match="mediation_ended"):
        table.consent("applicant", actor=APPLICANT)


@pytest.mark.parametrize("stage", ["open", "agreed"])
def test_a_no_after_the_opening_ends_it_too(stage: str) -> None:
    """Art. 23: a party may ask to end it at any time."""
    table = at(stage)
    table.consent("opponent", False, OPPONENT)
    assert (table.state.stage, table.happened[-1].outcome) == ("withdrawn", "withdrawn")


def test_a_no_does_not_undo_what_is_valid() -> None:
    """Art. 31: a valid agreement binds."""
    with pytest.raises(OutOfOrder, match="too_late_to_refuse"):
        at("effective").consent("opponent", False, OPPONENT)


def test_a_party_speaks_for_itself_only() -> None:
    state = at("consenting").state
    with pytest.raises(Forbidden, match="only_for_oneself"):
        consent.consent(state, APPLICANT, "opponent", True, NOW)
    with pytest.raises(Forbidden):
        consent.consent(state, OFFICER, "applicant", True, NOW)
    for stranger in (STRANGER, OTHER_MEDIATOR):
        with pytest.raises(NotFound):
            consent.consent(state, stranger, "applicant", True, NOW)


def test_consent_needs_a_mediator_a_person_and_comes_once() -> None:
    with pytest.raises(OutOfOrder, match="mediator_missing"):
        proposed().consent("applicant", actor=APPLICANT)
    alone = proposed(opponent=None).until("consenting")
    with pytest.raises(OutOfOrder, match="party_not_named"):
        alone.consent("opponent")
    table = at("consenting")
    table.consent("applicant")
    with pytest.raises(OutOfOrder, match="consented_already"):
        table.consent("applicant")
    with pytest.raises(Invalid, match="party_unknown"):
        table.consent("witness")


def test_the_other_side_can_be_named_later_but_not_as_the_same_person() -> None:
    table = proposed(opponent=None)
    table.name()
    with pytest.raises(Invalid, match="both_sides_one_person"):
        parties.name_party(table.state, NAMED, "opponent", "person-a", (LISTED,), NOW)
    with pytest.raises(Refusal, match="conflict_of_interest"):
        parties.name_party(table.state, NAMED, "opponent", "person-m", (LISTED,), NOW)
    table.take(parties.name_party(table.state, NAMED, "opponent", "person-b", (LISTED,), NOW))
    table.consent("applicant")
    table.consent("opponent", actor=OPPONENT)
    assert table.state.stage == "open"
    with pytest.raises(OutOfOrder, match="party_known"):
        parties.name_party(table.state, NAMED, "opponent", "person-c", (LISTED,), NOW)


def test_where_there_was_violence_the_other_side_is_asked_second() -> None:
    table = proposed(category="family.violence").until("consenting")
    with pytest.raises(OutOfOrder, match="applicant_first"):
        table.consent("opponent")
    table.consent("applicant")
    table.consent("opponent")
    assert table.state.stage == "open"
