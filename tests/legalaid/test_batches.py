"""Subsidies to the treasury in a batch: each in one batch only, under a number, paid together."""

import csv
import hashlib
import io
import zipfile
from typing import Any

import httpx
import pytest

from kernel.step import By
from kernel.words import CLOCK, Clock
from services.legalaid.domain import batch as rules
from services.legalaid.handlers import batches
from services.legalaid.handlers.sheets import Column, as_csv, as_xlsx
from tests.legalaid.making import MONDAY
from tests.legalaid.office import OFFICER, SUPERVISOR, Office, lawyer

EVIL = '=HYPERLINK("http://evil.example","看")'


@pytest.fixture
def office(office: Office) -> Office:
    """Identity calls one of the lawyers by a name that a spreadsheet would run."""
    office.appoint("lawyer1", firm="+cmd|' /C calc'!A0", years=5)
    known = httpx.MockTransport(lambda asked: httpx.Response(200, json={"name": EVIL}))
    office.kit.runtime._clients["identity"] = httpx.Client(transport=known, base_url="http://identity")
    return office


def approved(office: Office, case: str) -> str:
    """A matter whose subsidy the supervisor approved."""
    matter, who = office.assign(case, applicant=f"p-{case}", opponent=f"o-{case}")
    body = {"outcome": "won", "report": "办结", "hours": 8}
    for path, person, sent in (
        ("close", lawyer(who), body),
        ("papers", lawyer(who), {"papers": ["判决书"]}),
        ("file-check", OFFICER, {"complete": True}),
        ("subsidy/approval", SUPERVISOR, None),
    ):
        answer = office.post(f"/matters/{matter}/{path}", person, sent)
        assert answer.status_code == 200, answer.json
    return matter


def opened(office: Office) -> Any:
    answer = office.post("/batches", OFFICER)
    assert answer.status_code == 201, answer.json
    return answer.json


def one(office: Office, id: str) -> Any:
    return office.get(f"/batches/{id}", OFFICER).json


def test_from_approval_to_settlement(office: Office) -> None:
    first, second = approved(office, "c1"), approved(office, "c2")
    made = opened(office)
    assert (made["state"], made["number"], made["lines"]) == ("opened", None, [])
    assert office.get(f"/batches/{made['id']}/sheet.csv", OFFICER).status_code == 409
    office.kit.fire_clocks()
    fixed = one(office, made["id"])
    assert fixed["state"] == "fixed"
    assert fixed["number"].startswith("山丹县援拨〔")
    assert [line["matter"] for line in fixed["lines"]] == [first, second]
    assert fixed["total_fen"] == sum(line["amount_fen"] for line in fixed["lines"])
    assert [row["matter"] for row in office.get("/subsidies?state=batched", OFFICER).json] == [second, first]
    alone = office.post(f"/matters/{first}/subsidy/payment", OFFICER, {"reference": "国库1"})
    assert (alone.status_code, alone.json["code"]) == (409, "subsidy.in_batch")
    empty = office.post("/batches", OFFICER)
    assert (empty.status_code, empty.json["code"]) == (422, "batch.nothing_approved")
    paid = office.post(f"/batches/{made['id']}/payment", OFFICER, {"reference": "国库2026-7"})
    assert paid.json["state"] == "paid"
    again = office.post(f"/batches/{made['id']}/payment", OFFICER, {"reference": "国库2026-8"})
    assert again.json["code"] == "batch.paid_already"
    office.kit.fire_clocks()
    assert one(office, made["id"])["state"] == "settled"
    rows = office.get("/subsidies?state=paid", OFFICER).json
    assert [row["reference"] for row in rows] == ["国库2026-7", "国库2026-7"]


def test_what_was_paid_alone_meanwhile_stays_out_and_an_empty_batch_takes_no_number(office: Office) -> None:
    matter = approved(office, "c1")
    made = opened(office)
    office.post(f"/matters/{matter}/subsidy/payment", OFFICER, {"reference": "国库1"})
    office.kit.fire_clocks()
    assert one(office, made["id"])["state"] == "dropped"
    approved(office, "c2")
    later = opened(office)
    office.kit.fire_clocks()
    assert one(office, later["id"])["number"].endswith("〕1号")


def test_two_batches_at_once_share_nothing(office: Office) -> None:
    matters = {approved(office, name) for name in ("c1", "c2")}
    pair = [opened(office), opened(office)]
    office.kit.fire_clocks()
    lines = [line["matter"] for made in pair for line in one(office, made["id"])["lines"]]
    assert sorted(lines) == sorted(matters)


def test_a_batch_cut_off_half_way_is_brought_to_its_end_once(office: Office) -> None:
    first, second = approved(office, "c1"), approved(office, "c2")
    made = opened(office)
    found = office.kit.ctx.load("batches", made["id"])
    assert found is not None
    clock, by = (
        Clock(rules.FIX, found.state.opened),
        By(CLOCK, f"clock:{made['id']}:batch", at=found.state.opened),
    )
    only = found.state.__class__(**{**vars(found.state), "wanted": (first,)})
    batches.join_wanted(office.kit.ctx, by, only)  # the process died here
    batches.fix(office.kit.ctx, by, made["id"], clock)
    batches.fix(office.kit.ctx, by, made["id"], clock)
    assert [line["matter"] for line in one(office, made["id"])["lines"]] == [first, second]
    facts = [entry["type"] for entry in office.kit.ctx.history("batches", made["id"])]
    assert facts.count("BatchFixed") == 1


def test_the_sheets_hold_no_formula_and_each_download_is_recorded(office: Office) -> None:
    approved(office, "c1")
    made = opened(office)
    office.kit.fire_clocks()
    answer = office.get(f"/batches/{made['id']}/sheet.csv", SUPERVISOR)
    assert hashlib.sha256(answer.data).hexdigest() == one(office, made["id"])["digest"]
    head, row = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    cells = dict(zip(head, row, strict=True))
    assert cells["律师"] == f"'{EVIL}"
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)
    book = office.get(f"/batches/{made['id']}/sheet.xlsx", SUPERVISOR).data
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
        assert "HYPERLINK" in parts.read("xl/sharedStrings.xml").decode()
    read = list(office.kit.ctx.db["readings"].find({"subject": made["id"]}))
    assert [(one["actor"], one["what"]) for one in read] == [("supervisor", "batch.rows")] * 2


def test_names_are_sealed_at_rest(office: Office) -> None:
    approved(office, "c1")
    made = opened(office)
    office.kit.fire_clocks()
    kept = office.kit.ctx.db["batches"].find_one({"_id": made["id"]})
    assert kept is not None
    assert "HYPERLINK" not in str(kept)


def test_others_have_no_business_with_it(office: Office) -> None:
    approved(office, "c1")
    made = opened(office)
    office.kit.fire_clocks()
    far = office.kit.token("officer9", "officer", region="620102")
    for path in ("", "/sheet.csv", "/sheet.xlsx"):
        answer = office.kit.client().get(
            f"/api/legalaid/batches/{made['id']}{path}", headers={"Authorization": f"Bearer {far}"}
        )
        assert answer.status_code == 404, path
    assert office.get("/batches", lawyer("lawyer1")).status_code == 403
    assert office.post("/batches", SUPERVISOR).status_code == 403
    assert [row["id"] for row in office.get("/batches", SUPERVISOR).json] == [made["id"]]


@pytest.mark.parametrize("evil", ["=1+1", "+1", "-1", "@SUM(A1)", " =1+1", "\t=1", "＝1+1", "＠x"])
def test_nothing_that_begins_like_a_formula_is_run(evil: str) -> None:
    columns, rows = [Column("a", "甲")], [{"a": evil}]
    (_, line) = list(csv.reader(io.StringIO(as_csv(columns, rows).decode("utf-8-sig"))))
    assert line == [f"'{evil}"]
    with zipfile.ZipFile(io.BytesIO(as_xlsx(columns, rows, "样例", MONDAY))) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert 'r="A2" s="2" t="s"' in sheet or 'r="A2" s="3" t="s"' in sheet
        assert 'quotePrefix="1"' in parts.read("xl/styles.xml").decode()


def test_a_workbook_is_the_same_twice_and_adds_up() -> None:
    columns = [Column("a", "甲"), Column("b", "元", money=True)]
    rows = [{"a": "x", "b": 150}, {"a": "y", "b": 25}]
    once, twice = (as_xlsx(columns, rows, "样例", MONDAY) for _ in range(2))
    assert once == twice
    with zipfile.ZipFile(io.BytesIO(once)) as parts:
        assert "<v>1.75</v>" in parts.read("xl/worksheets/sheet1.xml").decode()
