"""What the database holds: receipts reserved once, nothing personal in clear, lists through indexes."""

import logging

import pytest
from bson import json_util

from kernel.testkit import Kit
from services.intake import store
from services.intake.domain import receipt
from tests.intake.desk import ID_NUMBER, NAME, OFFICER, OPERATOR, PHONE, STORY, Desk

SECRETS = (NAME, PHONE, ID_NUMBER, STORY, "金丝雀", "样例清泉镇", "样例李老板", "上午九点", "对方是表叔")


def test_two_cases_never_share_a_receipt(kit: Kit, desk: Desk) -> None:
    now = kit.now()
    first = store.reserve_receipt(kit.ctx, "one", now)
    assert store.reserve_receipt(kit.ctx, "one", now) == first
    kit.ctx.db[store.RECEIPTS].insert_one({"_id": receipt("two", now, 0), "case": "somebody else"})
    assert store.reserve_receipt(kit.ctx, "two", now) == receipt("two", now, 1)


def test_planted_canaries_are_found_nowhere_in_clear(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        contact = {"phone": "13900007777", "hours": "上午九点", "say_nothing": True}
        made = desk.accepted(safe_contact=contact)
        body = {"service": "mediation", "reason": "对方是表叔", "contact_agreed": True}
        desk.post(f"/cases/{made['id']}/route", OFFICER, body)
        desk.get(f"/cases/{made['id']}", OPERATOR)
        desk.post("/cases", OPERATOR, desk.body(channel="fax"))
        desk.kit.settle()
    places = {"log": caplog.text, "metrics": desk.kit.client().get("/metrics").get_data(as_text=True)}
    for name in desk.kit.runtime.mongo.list_database_names():
        if name.startswith(desk.kit.settings.database_prefix):
            database = desk.kit.runtime.mongo[name]
            for collection in database.list_collection_names():
                rows = list(database[collection].find())
                places[f"{name}.{collection}"] = json_util.dumps(rows, ensure_ascii=False)
    assert any("CaseRouted" in text for text in places.values())
    found = [(place, secret) for place, text in places.items() for secret in SECRETS if secret in text]
    assert found == []
    assert not any(made["tracking_code"] in text for text in places.values())


@pytest.mark.parametrize("query", ["", "state=submitted", "overdue=true"])
def test_a_list_looks_at_what_it_shows_and_not_at_all_there_is(desk: Desk, query: str) -> None:
    keys = [tuple(name for name, _ in keys) for keys, _ in store.INDEXES[store.CASES]]
    assert all(names[-1] in ("at", "state.by_when") for names in keys)  # the orders in which lists are read
    filters: dict[str, dict[str, object]] = {
        "": {"state.within": "620725"},
        "state=submitted": {"state.within": "620725", "state.state": "submitted"},
        "overdue=true": {"state.within": "620725", "state.overdue": True},
    }
    assert (*filters[query], "at") in keys
    assert desk.get(f"/cases?{query}", OFFICER).status_code == 200
