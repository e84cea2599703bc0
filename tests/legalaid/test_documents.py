"""Every form of L8 follows from its fact, once, numbered; who may read which; what the QR code tells."""

import hashlib
import re
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest

from kernel.testkit import Kit
from services.legalaid import law
from services.legalaid.domain import documents
from services.legalaid.domain.inside import Notified
from services.legalaid.handlers.forms import COMPOSERS
from services.legalaid.handlers.forms.sheet import named, numeral
from tests.legalaid.every_form import every_form
from tests.legalaid.making import MONDAY, after, assigned, granted, received
from tests.legalaid.office import OFFICER, SUPERVISOR, WORKER, Office, lawyer
from tests.legalaid.people import known

STRANGER = ("p-stranger", "resident")


@pytest.fixture
def bureau(office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office where names are known."""
    known(office.kit, monkeypatch)
    return office


def kinds(office: Office, id: str, who: tuple[str, ...] = OFFICER) -> list[str]:
    office.kit.fire_clocks()
    return [one["kind"] for one in reversed(office.get(f"/applications/{id}/documents", who).json)]


def said(office: Office, id: str, kind: str, who: tuple[str, ...] = OFFICER) -> str:
    """The text of the PDF, without spaces."""
    office.kit.fire_clocks()
    rows = office.get(f"/applications/{id}/documents", who).json
    one = next(row for row in rows if row["kind"] == kind)
    answer = office.get(f"/documents/{one['id']}/pdf", who)
    assert answer.status_code == 200
    assert hashlib.sha256(answer.data).hexdigest() == one["digest"]
    return text_of(answer.data)


def text_of(pdf: bytes) -> str:
    """The words of a PDF, without spaces."""
    pages = pypdfium2.PdfDocument(pdf)
    return re.sub(r"\s", "", "".join(page.get_textpage().get_text_range() for page in pages))


def page(office: Office, id: str, kind: str, who: tuple[str, ...] = OFFICER) -> Any:
    rows = office.get(f"/applications/{id}/documents", who).json
    one = next(row for row in rows if row["kind"] == kind)
    return office.get(f"/documents/{one['id']}", who).json


def test_every_form_can_be_written() -> None:
    assert set(COMPOSERS) == set(law.forms())


def test_what_is_called_for_follows_from_the_facts_and_old_applications_stay_without() -> None:
    fresh = received()
    assert [one.kind for one in documents.waiting(fresh)] == ["acceptance"]
    assert [one.kind for one in documents.waiting(granted())] == ["acceptance", "application", "grant"]
    assert documents.clocks(fresh)[0].due == MONDAY
    before_documents = type(fresh)(**{**vars(fresh), "documented": False})
    assert documents.waiting(before_documents) == []
    assert after(fresh, []) == fresh


def test_from_the_application_to_the_closing_report(bureau: Office) -> None:
    id = bureau.grant()
    assert kinds(bureau, id) == ["acceptance", "application", "grant"]
    offer = bureau.open_offer(id)
    matter = bureau.post(f"/offers/{offer['id']}/accept", lawyer(offer["lawyer"])).json["matter"]
    who = lawyer(offer["lawyer"])
    bureau.post(
        f"/matters/{matter}/close", who, {"outcome": "won", "hours": 12.5, "report": "仲裁支持全部请求。"}
    )
    assert kinds(bureau, id)[3:] == ["assignment", "closing"]
    grant = said(bureau, id, "grant", WORKER)
    for words in ("给予法律援助决定书", "张三：", "第四十二条第三项", "山丹县法律援助中心", "山丹县援给〔"):
        assert words in grant
    closing = said(bureau, id, "closing")
    assert "仲裁支持全部请求。" in closing
    assert "12.5小时" in closing


def test_nobodys_step_waits_until_a_document_is_printed(bureau: Office) -> None:
    id = bureau.route()
    bureau.kit.now.forward(minutes=5)  # no scheduler looked
    assert (
        bureau.post(f"/applications/{id}/decision", OFFICER, {"grant": False, "reason": "x"}).status_code
        == 200
    )
    written = [entry["type"] for entry in bureau.kit.ctx.history("applications", id)]
    assert "ApplicationReceived" in written
    assert "DocumentIssued" not in written
    assert kinds(bureau, id) == ["acceptance", "application", "refusal"]


def test_a_refusal_gives_its_reasons_and_the_way_on(bureau: Office) -> None:
    id = bureau.route(category="neighbour", groups=[])
    bureau.post(f"/applications/{id}/decision", OFFICER, {"grant": False, "reason": "不属于法律援助范围。"})
    text = said(bureau, id, "refusal", WORKER)
    for words in ("不予法律援助", "理由不属于法律援助范围。", "山丹县司法局提出", "五日内", "行政复议"):
        assert words in text


def test_the_one_notice_lists_everything_and_its_last_day(bureau: Office) -> None:
    id = bureau.route()
    items = {"items": ["identity_paper", "household_statement"]}
    bureau.post(f"/applications/{id}/supplement-notice", OFFICER, items)
    text = said(bureau, id, "supplement", WORKER)
    assert "1.请补充身份证明。" in text
    assert "2.请补充家庭人口、收入和财产的说明。" in text
    assert "视为撤回申请" in text


def test_a_change_of_lawyer_and_an_end_of_aid(bureau: Office) -> None:
    matter, who = bureau.assign()
    id = matter.split(".")[0]
    bureau.post(f"/matters/{matter}/replacement", WORKER, {"reason": "联系不上"})
    bureau.post(
        f"/matters/{matter}/replacement/decision", OFFICER, {"replace": True, "reason": "律师长期出差"}
    )
    text = said(bureau, id, "replacement")
    assert "律师长期出差" in text
    assert "联系不上" not in text
    assert bureau.get(f"/applications/{id}/documents", lawyer(who)).status_code == 404
    bureau.post(f"/applications/{id}/termination", OFFICER, {"ground": "own_lawyer", "reason": "已自行委托"})
    assert "第四十八条第六项" in said(bureau, id, "termination", WORKER)


def test_what_the_bureau_orders_to_be_corrected_no_longer_holds(bureau: Office) -> None:
    id = bureau.route(category="neighbour", groups=[])
    bureau.post(f"/applications/{id}/decision", OFFICER, {"grant": False, "reason": "不在范围"})
    bureau.kit.fire_clocks()
    refusal = page(bureau, id, "refusal")
    assert refusal["withdrawn"] is None
    bureau.post(f"/applications/{id}/objection", WORKER, {"reason": "应当援助"})
    bureau.post(f"/applications/{id}/objection/review", SUPERVISOR, {"uphold": False, "reason": "事实不清"})
    assert "责令山丹县法律援助中心改正" in said(bureau, id, "review", WORKER)
    assert bureau.get(f"/verify/{refusal['code']}", None).json["withdrawn"] is not None


def test_numbers_run_on_without_gaps_for_each_kind(bureau: Office) -> None:
    made = [bureau.route(f"c{n}", applicant=f"p{n}") for n in range(4)]
    for _ in range(2):
        bureau.kit.fire_clocks()
    numbers = [page(bureau, id, "acceptance")["number"] for id in made]
    assert sorted(re.findall(r"\d+(?=号)", "".join(numbers))) == ["1", "2", "3", "4"]


def test_the_page_says_what_the_pdf_says(bureau: Office) -> None:
    id = bureau.grant()
    text = said(bureau, id, "grant")
    paper = page(bureau, id, "grant")["paper"]
    words = [paper["title"], paper["addressee"]]
    words += [part["text"] for part in paper["parts"] if part["text"]]
    words += [cell for part in paper["parts"] for row in part["rows"] for cell in row]
    for one in words:
        assert re.sub(r"\s", "", one) in text


def test_whoever_scans_it_learns_number_day_and_hash_and_nothing_personal(bureau: Office) -> None:
    id = bureau.grant()
    bureau.kit.fire_clocks()
    one = page(bureau, id, "grant")
    told = bureau.get(f"/verify/{one['code']}", None)
    assert told.status_code == 200
    assert set(told.json) == {"title", "issuer", "number", "at", "digest", "code", "withdrawn"}
    assert (told.json["number"], told.json["digest"]) == (one["number"], one["digest"])
    assert "张三" not in told.get_data(as_text=True)
    assert bureau.get("/verify/AAAA-BBBB-CCCC-DDDD", None).status_code == 404


def test_who_reads_a_document_is_written_down_and_strangers_find_none(bureau: Office, kit: Kit) -> None:
    id = bureau.grant()
    bureau.kit.fire_clocks()
    one = page(bureau, id, "grant")
    for path in (f"/documents/{one['id']}", f"/documents/{one['id']}/pdf"):
        assert bureau.get(path, STRANGER).status_code == 404
        assert bureau.get(path, WORKER).status_code == 200
    what = f"document {one['number']}"
    assert kit.ctx.db["readings"].count_documents({"actor": "p-worker", "what": what}) == 2


def test_an_erased_case_forgoes_what_was_still_to_be_written(bureau: Office, kit: Kit) -> None:
    id = bureau.route()
    kit.ctx.seal("c1", "x", "x")
    kit.ctx.vault.erase("c1")
    assert kinds(bureau, id) == []
    assert documents.waiting(kit.ctx.load("applications", id).state) == []  # type: ignore[union-attr]


def test_nothing_of_it_is_published(bureau: Office, kit: Kit) -> None:
    id = bureau.grant()
    kinds(bureau, id)
    kit.settle()
    assert "DocumentIssued" not in {row["type"] for row in kit.ctx.db["record"].find({"published": True})}
    assert "张三" not in repr(list(kit.ctx.db["record"].find({})))


def test_the_organ_that_notified_is_told_of_the_lawyer_on_paper(bureau: Office) -> None:
    id = bureau.route(category="criminal", groups=[])
    body = {"organ": "court", "ground": "minor", "organ_name": "山丹县人民法院", "number": "刑初1号"}
    body["received"] = bureau.kit.now().isoformat()
    assert bureau.post(f"/applications/{id}/notice", OFFICER, body).status_code == 201
    offer = bureau.open_offer(id)
    bureau.post(f"/offers/{offer['id']}/accept", lawyer(offer["lawyer"]))
    assert kinds(bureau, id)[-2:] == ["assignment", "organ_letter"]
    letter = said(bureau, id, "organ_letter")
    for words in ("山丹县人民法院：", "刑初1号", "未成年人", "第三十六条", "执业机构"):
        assert words in letter


def test_a_notice_from_before_there_were_letters_calls_for_none() -> None:
    state = assigned()
    old = Notified("court", "minor", False, MONDAY, {})
    before, now = (replace(state, notice=replace(old, letter=letter)) for letter in (False, True))
    assert "organ_letter" not in [one.kind for one in documents.waiting(before)]
    assert "organ_letter" in [one.kind for one in documents.waiting(now)]


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (10, "十"), (14, "十四"), (20, "二十"), (42, "四十二"), (100, "一百"), (104, "一百零四"),
     (110, "一百一十"), (205, "二百零五")],
)  # fmt: skip
def test_articles_are_counted_in_chinese(number: int, words: str) -> None:
    assert numeral(number) == words


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        ("法律援助法.42(三)@2022-01-01", "《法律援助法》第四十二条第三项（2022-01-01版）"),
        ("法律援助法.25(第二款)@2022-01-01", "《法律援助法》第二十五条第二款（2022-01-01版）"),
        ("法律援助法.31(九)@sample-2022", "《法律援助法》第三十一条第九项（样例）"),
        ("法律援助法.38@2022-01-01", "《法律援助法》第三十八条（2022-01-01版）"),
    ],
)
def test_a_basis_is_written_as_people_write_it(basis: str, words: str) -> None:
    assert named(basis) == words


def test_every_form_is_printed_from_a_life_with_dates_sums_and_places_as_people_write_them(
    bureau: Office,
) -> None:
    made = every_form(bureau)
    assert set(made) == set(law.forms())
    words = {kind: text_of(pdf) for kind, pdf in made.items()}
    assert not [kind for kind, text in words.items() if re.search(r"sample|\+86|\d{4}-\d\d-\d\d(?!版)", text)]
    for one in ("1,800.00元", "13800138000", "山丹县", "一共收入多少钱？"):
        assert one in words["application"]
    assert "第四十九条" in words["review"]
