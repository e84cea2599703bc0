"""One work order from three channels (I1), with its green channel (I2) and its promise (I4)."""

from dataclasses import replace

import pytest

from kernel.words import Invalid, OutOfOrder
from services.intake.domain import submit
from services.intake.events import Channel, Destination, State
from services.intake.law import taxonomy
from tests.intake.making import ELSEWHERE, MONDAY, OFFICER, OPERATOR, RESIDENT, fold, request, submitted

FIRST_CONTRACT = (
    "labor.wages", "labor.injury", "family.support", "family.violence", "family.divorce", "traffic.injury",
    "neighbour", "land", "contract", "consumer", "property.service", "medical", "criminal",
    "notary.inheritance", "advice", "forensic", "arbitration",
)  # fmt: skip


def test_the_taxonomy_has_every_code_of_the_first_contract() -> None:
    assert set(FIRST_CONTRACT) <= {kind.code for kind in taxonomy()}
    assert all(
        kind.name["zh"] and kind.name["en"] and kind.why["zh"] and kind.why["en"] for kind in taxonomy()
    )


@pytest.mark.parametrize("code", FIRST_CONTRACT)
def test_every_category_can_be_submitted_and_is_suggested_somewhere(code: str) -> None:
    case = submitted(code)
    assert case.state is State.SUBMITTED
    assert case.suggested in set(Destination)
    assert case.promise == "accept"


def test_the_three_channels_differ_in_the_channel_only() -> None:
    web, hotline, counter = (
        submit(None, actor, request(channel=channel), MONDAY)
        for actor, channel in [
            (RESIDENT, Channel.WEB),
            (OPERATOR, Channel.HOTLINE),
            (OFFICER, Channel.COUNTER),
        ]
    )
    same = replace(web[0], channel=Channel.HOTLINE, submitter=OPERATOR.id)
    assert hotline == [same]
    assert counter == [replace(same, channel=Channel.COUNTER, submitter=OFFICER.id)]


@pytest.mark.parametrize("channel", [Channel.HOTLINE, Channel.COUNTER])
def test_a_resident_cannot_say_it_was_a_call_or_a_visit(channel: Channel) -> None:
    with pytest.raises(Invalid) as no:
        submit(None, RESIDENT, request(channel=channel), MONDAY)
    assert no.value.field == "channel"


def test_whoever_answers_the_call_enters_it_wherever_the_caller_lives() -> None:
    assert submit(None, ELSEWHERE, request(channel=Channel.HOTLINE), MONDAY)


def test_an_unknown_category_names_its_field() -> None:
    with pytest.raises(Invalid) as no:
        submit(None, RESIDENT, request("labor.nothing"), MONDAY)
    assert (no.value.field, no.value.status) == ("category", 422)


def test_a_group_opens_the_green_channel_and_an_earlier_promise() -> None:
    plain, green = submitted(groups=()), submitted()
    assert (plain.urgent, green.urgent) == (False, True)
    assert plain.due is not None
    assert green.due is not None
    assert green.due < plain.due


def test_violence_at_home_is_quiet_and_urgent_without_being_asked() -> None:
    case = submitted("family.violence", groups=())
    assert case.quiet
    assert case.urgent


def test_a_safe_contact_makes_any_matter_quiet() -> None:
    assert submitted("contract", quiet=True).quiet
    assert not submitted("contract").quiet


def test_an_outside_number_is_entered_once() -> None:
    case = submitted()
    with pytest.raises(OutOfOrder) as no:
        submit(case, OPERATOR, request(), MONDAY)
    assert no.value.params["receipt"] == case.receipt


def test_city_and_province_see_the_case_of_their_county() -> None:
    assert fold(submit(None, RESIDENT, request(), MONDAY)).within == ("620725", "620700", "620000")
