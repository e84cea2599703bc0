"""Art. 19, 20, 23: who mediates, who else takes part, open or closed."""

from dataclasses import replace

import pytest

from kernel.words import Forbidden, Invalid, NotFound, OutOfOrder, Refusal
from services.mediation.domain import choosing, guests, openness, parties
from services.mediation.domain.draft import digest_of
from services.mediation.domain.evolution import evolve
from services.mediation.domain.opening import name_mediator
from services.mediation.domain.parts import Mediator
from services.mediation.domain.standing import may
from tests.mediation.table import (
    APPLICANT,
    LISTED,
    NAMED,
    NOW,
    OFFICER,
    OPPONENT,
    OTHER_MEDIATOR,
    SECOND,
    STRANGER,
    Table,
    at,
    draft,
    proposed,
)

BOTH = ("applicant", "opponent")


def test_art_19_the_parties_choose_and_when_all_choose_one_it_is_named() -> None:
    table = proposed()
    assert table.take(choosing.wish(table.state, APPLICANT, "applicant", SECOND, NOW)) == ["MediatorWished"]
    assert table.take(choosing.wish(table.state, OPPONENT, "opponent", LISTED, NOW)) == ["MediatorWished"]
    named = table.take(choosing.wish(table.state, OPPONENT, "opponent", SECOND, NOW))
    assert named == ["MediatorWished", "MediatorNamed"]
    assert (table.state.mediator, table.happened[-1].reason) == ("mediator2", "parties_chose")
    assert table.happened[-1].basis == ("人民调解法.19@2011-01-01", "人民调解法.23@2011-01-01")
    with pytest.raises(OutOfOrder, match="mediator_named_already"):
        choosing.wish(table.state, APPLICANT, "applicant", LISTED, NOW)


def test_art_19_a_choice_must_be_impartial_of_the_region_and_ones_own() -> None:
    state = proposed().state
    with pytest.raises(Refusal, match="conflict_of_interest"):
        choosing.wish(state, APPLICANT, "applicant", Mediator("m", "620725", True, "person-b"), NOW)
    with pytest.raises(Refusal, match="conflict_of_interest"):
        choosing.wish(state, APPLICANT, "applicant", Mediator("m", "620725", True, None, ("person-a",)), NOW)
    for other in (None, Mediator("m", "620102", True), Mediator("m", "620725", False)):
        with pytest.raises(Invalid, match="not_a_mediator"):
            choosing.wish(state, APPLICANT, "applicant", other, NOW)
    with pytest.raises(Forbidden, match="only_for_oneself"):
        choosing.wish(state, APPLICANT, "opponent", LISTED, NOW)
    assert choosing.wish(state, OFFICER, "opponent", LISTED, NOW)  # at the counter, on the party's word


def test_art_19_several_mediators_one_chief() -> None:
    table = at("open")
    with pytest.raises(Invalid, match="mediator_needs_all") as refused:
        choosing.join(table.state, OFFICER, SECOND, ("applicant",), NOW)
    assert refused.value.params["missing"] == "opponent"
    table.take(choosing.join(table.state, OFFICER, SECOND, BOTH, NOW))
    assert (table.state.mediator, table.state.further) == ("mediator1", ("mediator2",))
    for action, allowed in (("write_minutes", True), ("read", True), ("draft", False), ("seal", False)):
        assert may(OTHER_MEDIATOR, action, table.state) is allowed
    for again in (LISTED, SECOND):
        with pytest.raises(OutOfOrder, match="mediator_named_already"):
            choosing.join(table.state, OFFICER, again, BOTH, NOW)
    text = draft()
    alone = evolve(table.state, choosing.leave(table.state, OFFICER, "mediator2", NOW)[0])
    assert digest_of(table.state, 1, text) != digest_of(alone, 1, text)
    table.draft()
    with pytest.raises(OutOfOrder, match="party_too_late"):
        choosing.leave(table.state, OFFICER, "mediator2", NOW)


def test_a_mediator_steps_aside() -> None:
    table = at("open")
    table.take(choosing.declare(table.state, NAMED, {"reason": "x"}, NOW))
    assert table.state.conflict
    with pytest.raises(NotFound):
        choosing.declare(table.state, OTHER_MEDIATOR, {}, NOW)
    table.take(name_mediator(table.state, OFFICER, SECOND, "conflict", NOW))
    assert (table.state.mediator, table.state.conflict) == ("mediator2", False)


def both_mediate() -> Table:
    table = at("open")
    table.take(choosing.join(table.state, OFFICER, SECOND, BOTH, NOW))
    return table


def test_who_stepped_aside_writes_and_seals_nothing() -> None:
    table = at("agreed")
    for party in ("applicant", "opponent", "mediator"):
        table.sign(party)
    table.take(choosing.declare(table.state, NAMED, {"reason": "x"}, NOW))
    for step in (table.draft, table.seal):
        with pytest.raises(OutOfOrder, match="mediator_stepped_aside"):
            step()
    table.consent("applicant", False)
    assert table.state.closed_at


def test_a_text_that_names_a_mediator_falls_when_he_steps_aside() -> None:
    table = both_mediate()
    table.draft()
    table.sign("applicant")
    table.take(choosing.declare(table.state, OTHER_MEDIATOR, {"reason": "x"}, NOW))
    assert (table.state.stage, table.state.further, table.state.signatures) == ("open", (), ())
    with pytest.raises(OutOfOrder, match="agreement_missing"):
        table.seal()


def test_what_is_valid_does_not_change_because_a_mediator_steps_aside() -> None:
    table = both_mediate()
    table.draft()
    for party in ("applicant", "opponent", "mediator"):
        table.sign(party)
    table.seal()
    for who in (NAMED, OTHER_MEDIATOR):
        with pytest.raises(OutOfOrder, match="agreement_binds"):
            choosing.declare(table.state, who, {"reason": "x"}, NOW)


def test_a_new_party_may_be_kin_of_none_of_the_mediators() -> None:
    table = both_mediate()
    close = replace(SECOND, kin=("person-c",))
    with pytest.raises(Refusal, match="conflict_of_interest"):
        parties.name_party(table.state, OFFICER, "opponent-2", "person-c", (LISTED, close), NOW)


def invited(kind: str = "neighbour", language: str | None = None) -> Table:
    table = at("open")
    table.take(guests.invite(table.state, NAMED, kind, language, {"who": "x"}, NOW))
    return table


def say(table: Table, party: str, agrees: bool) -> None:
    table.take(guests.answer(table.state, NAMED, "m-1.g1", party, agrees, NOW))


def test_art_20_nobody_else_takes_part_before_every_party_agreed() -> None:
    table = invited()
    assert table.happened[-1].basis == ("人民调解法.20@2011-01-01",)
    for party, takes_part in (("applicant", False), ("opponent", True)):
        say(table, party, True)
        assert guests.takes_part(table.state, table.state.guests[0]) is takes_part
    say(table, "applicant", False)
    assert not guests.takes_part(table.state, table.state.guests[0])
    say(table, "applicant", True)
    assert guests.takes_part(table.state, table.state.guests[0])


def test_art_20_a_party_answers_for_itself_and_others_cannot_invite() -> None:
    table = invited("interpreter", "藏语")
    assert table.state.guests[0].language == "藏语"
    with pytest.raises(Forbidden, match="only_for_oneself"):
        guests.answer(table.state, APPLICANT, "m-1.g1", "opponent", True, NOW)
    with pytest.raises(NotFound):
        guests.answer(table.state, STRANGER, "m-1.g1", "opponent", True, NOW)
    with pytest.raises(Forbidden):
        guests.invite(table.state, APPLICANT, "neighbour", None, {}, NOW)
    for kind, language in (("interpreter", None), ("expert", "藏语")):
        with pytest.raises(Invalid, match="interpreter_language"):
            guests.invite(table.state, NAMED, kind, language, {}, NOW)
    with pytest.raises(OutOfOrder, match="agreement_binds"):
        guests.invite(at("effective").state, NAMED, "expert", None, {}, NOW)


def test_art_23_3_open_only_if_every_party_asks_for_it() -> None:
    table = at("open")
    assert not table.state.open
    for party, actor, wish, is_open in (
        ("applicant", APPLICANT, True, False), ("opponent", OPPONENT, True, True),
        ("applicant", APPLICANT, False, False),
    ):  # fmt: skip
        table.take(openness.ask(table.state, actor, party, wish, NOW))
        assert table.state.open is is_open
    assert table.happened[-1].basis == ("人民调解法.23@2011-01-01",)
    with pytest.raises(Forbidden, match="only_for_oneself"):
        openness.ask(table.state, APPLICANT, "opponent", True, NOW)
