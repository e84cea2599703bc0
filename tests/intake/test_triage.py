"""Triage: transparent, dated rules that say why, and send to an officer what they are not sure of."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.words import Invalid
from launcher.importing import bodies
from launcher.importing.file import read
from services.intake.domain import triage
from services.intake.law import category, taxonomy
from services.intake.law.triage import triage_rules
from tests.intake.desk import LAWYER, RESIDENT, Desk
from tests.intake.test_import import SAMPLE

RULES = triage_rules()


def test_every_category_can_be_found_and_no_other_is_named() -> None:
    codes = {kind.code for kind in taxonomy()}
    assert set(RULES.words) == codes
    assert {code for q in RULES.questions for option in q.options for code in option.scores} <= codes


def test_the_sample_as_people_speak_is_found_or_left_to_an_officer_never_wrongly_sure() -> None:
    names = {name: kind.code for kind in taxonomy() for name in kind.name.values()}
    rows = [bodies.body(line, "hotline", names) for line in read(SAMPLE)]
    found = [(row["category"], triage(RULES, row["narrative"], {})) for row in rows]
    wrong = [(true, guess.category) for true, guess in found if guess.sure and guess.category != true]
    unsure = [true for true, guess in found if not guess.sure]
    assert wrong == []
    assert len(unsure) <= 4, unsure


@pytest.mark.parametrize("narrative", ["你好", "我有个事", "。", "工资工伤离婚物业车祸"])
def test_little_or_mixed_words_go_to_an_officer(narrative: str) -> None:
    found = triage(RULES, narrative, {})
    assert (found.service, found.sure) == ("officer", False)
    assert found.confidence < RULES.confidence


def test_answers_settle_what_words_leave_open() -> None:
    assert triage(RULES, "我有个事", {"about": "work", "paid": "yes"}).category == "labor.wages"
    assert triage(RULES, "我受伤了", {"about": "hurt", "hurt_how": "road"}).category == "traffic.injury"


def test_who_does_not_want_to_talk_is_not_sent_to_mediation() -> None:
    found = triage(RULES, "隔壁邻居漏水", {"talk": "no"})
    assert (found.category, found.service, found.talked_out) == ("neighbour", "advice", True)
    assert triage(RULES, "隔壁邻居漏水", {"talk": "yes"}).service == "mediation"


@pytest.mark.parametrize(
    ("narrative", "answers"), [("他打我", {}), ("没事", {"safe": "no"}), ("没事", {"hurt_how": "home"})]
)
def test_danger_is_seen(narrative: str, answers: dict[str, str]) -> None:
    assert triage(RULES, narrative, answers).danger


@pytest.mark.parametrize(
    ("answers", "field"), [({"colour": "red"}, "answers.colour"), ({"paid": "maybe"}, "answers.paid")]
)
def test_an_unknown_question_or_answer_names_its_field(answers: dict[str, str], field: str) -> None:
    with pytest.raises(Invalid) as no:
        triage(RULES, "工资", answers)
    assert no.value.field == field


@given(st.text(max_size=300))
def test_any_words_get_an_answer_that_can_be_recomputed(narrative: str) -> None:
    found = triage(RULES, narrative, {})
    kind = category(found.category)
    assert kind is not None
    assert found == triage(RULES, narrative, {})
    assert 0 <= found.confidence <= 1
    assert found.service == (kind.service if found.sure else "officer")


def test_over_http_it_says_why_and_stores_nothing(desk: Desk) -> None:
    before = _documents(desk)
    answer = desk.post("/triage", RESIDENT, {"narrative": "包工头拖欠工资，我去讨薪他不理"})
    told = answer.json
    assert (answer.status_code, told["category"], told["service"]) == (200, "labor.wages", "legalaid")
    assert "“拖欠”" in told["why"][0]
    assert "第三十一条" in told["why"][-1]
    assert told["version"] == RULES.version
    assert _documents(desk) == before


def test_over_http_an_unsure_answer_says_so_in_the_callers_language(desk: Desk) -> None:
    told = desk.post("/triage", LAWYER, {"narrative": "hello"}, Accept_Language="en").json
    assert (told["service"], told["category"]) == ("officer", "advice")
    assert "an officer will look" in told["why"][0]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "narrative"),
        ({"narrative": "x", "colour": 1}, "colour"),
        ({"narrative": "x", "answers": {"paid": ["yes"]}}, "answers.paid.value"),
        ({"narrative": "x", "answers": {"paid": "maybe"}}, "answers.paid"),
        ({"narrative": "x", "answers": []}, "answers"),
    ],
)
def test_over_http_bad_input_names_its_field(desk: Desk, body: dict[str, Any], field: str) -> None:
    answer = desk.post("/triage", RESIDENT, body)
    assert answer.status_code == 422
    assert answer.get_json(force=True)["errors"][0]["field"] == field


def test_the_questions_are_there_for_a_page(desk: Desk) -> None:
    questions = desk.get("/questions", RESIDENT).json
    assert questions[0]["text"] == "您遇到的是哪方面的事？"
    assert all(len(question["options"]) >= 3 for question in questions)


def test_the_categories_are_as_the_first_contract_says(desk: Desk) -> None:
    kinds = desk.get("/categories", RESIDENT).json
    assert {"code", "name", "service"} <= set(kinds[0])
    assert next(kind for kind in kinds if kind["code"] == "neighbour")["service"] == "mediation"


def _documents(desk: Desk) -> int:
    database = desk.kit.ctx.db
    return sum(database[name].count_documents({}) for name in database.list_collection_names())
