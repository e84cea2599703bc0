"""Sample lawyers tell all that assignment asks, so that its rules are seen at the first start."""

from datetime import date

from launcher import sample
from services.legalaid import law
from services.legalaid.domain import hindrance, profile, roster
from services.legalaid.domain.candidate import Candidate
from services.legalaid.domain.roster import Lawyer
from services.legalaid.events import LawyerListed

DAY = date(2026, 11, 24)
POLICY = law.policy(sample.REGION, DAY)


def lawyers() -> list[Lawyer]:
    """The sample lawyers as legal aid's roster keeps them."""
    members = [one for one in sample.staff() if "lawyer" in one["roles"]]
    listed = [
        LawyerListed(one["username"], one["region"], True, **profile.told(one["profile"])) for one in members
    ]
    return [roster.evolve(None, one) for one in listed]


def candidate(one: Lawyer) -> Candidate:
    """What the hard rules look at."""
    return Candidate(
        one.username, one.region, licence=one.licence, years=one.years_on(DAY), juvenile=one.juvenile
    )


def test_every_licence_is_told_and_in_force() -> None:
    assert len(lawyers()) == 8
    for one in lawyers():
        assert one.licence is not None
        assert hindrance.of_himself(candidate(one), POLICY, DAY) is None


def test_some_may_take_a_life_or_death_case_and_some_may_not() -> None:
    found = {
        one.username: hindrance.of_needs(candidate(one), POLICY, experienced=True, minor=False)
        for one in lawyers()
    }
    assert found.pop("lawyer1") == "inexperienced"
    assert set(found.values()) == {None}


def test_two_may_be_asked_for_a_minor() -> None:
    fit = [
        one.username
        for one in lawyers()
        if hindrance.of_needs(candidate(one), POLICY, experienced=False, minor=True) is None
    ]
    assert fit == ["lawyer3", "lawyer5"]


def test_languages_and_places_are_those_that_matching_knows() -> None:
    known = set(law.languages())
    spoken = {language for one in lawyers() for language in one.languages}
    assert {"local", "sign", "tibetan", "yugur"} == spoken <= known
    assert {one.place for one in lawyers()} == set(law.places())
