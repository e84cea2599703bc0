"""Every official form, from applications that live through it: `python -m tests.legalaid.every_form FOLDER`.

Writes one PDF a form, to be looked at: `pdftoppm -r 70 -png acceptance.pdf acceptance`.
"""

import sys
import tempfile
from pathlib import Path

import httpx
import segno

from kernel.testkit import Kit
from services.legalaid.service import SERVICE
from tests.legalaid.office import OFFICER, SUPERVISOR, WORKER, Office, lawyer
from tests.legalaid.people import card
from tests.support.mongo import mongo

MEANS = {
    "members": [
        {"relation": "本人", "age": 52, "income_month_fen": 180000},
        {"relation": "妻子", "age": 50, "income_month_fen": 0},
        {"relation": "儿子", "age": 17, "income_month_fen": 0},
    ],
    "assets": {"savings_fen": 1200000, "property_fen": 0, "vehicle_fen": 350000, "debts_fen": 5600000},
    "note": "妻子长期患病，每月药费约六百元；儿子在读高中。",
    "pledge": True,
}
REPORT = """接受指派后当日约见受援人，收集考勤表、微信转账记录、工友证言。

2026年3月向山丹县劳动人事争议仲裁委员会申请仲裁，请求支付拖欠工资二万三千元。庭审中公司承认用工，对数额有异议。
经仲裁庭主持，双方达成调解，公司十五日内一次付清二万二千元，受援人表示满意，款项已经到账。"""
WHY = (
    "经查明，你请求的是邻里之间通行的争议，不属于《法律援助法》第三十一条所列的事项，"
    "本省的法规、规章也没有增加这一类事项。"
)


def every_form(office: Office) -> dict[str, bytes]:
    """The PDF of each form, the latest of its kind."""
    lives = (_worked(office), _denied(office), _notified(office))
    found: dict[str, bytes] = {}
    for id in lives:
        office.kit.fire_clocks()
        for one in office.get(f"/applications/{id}/documents", OFFICER).json:
            if one["kind"] not in found:
                found[one["kind"]] = office.get(f"/documents/{one['id']}/pdf", OFFICER).data
    return found


def _worked(office: Office) -> str:
    """Asked for papers, granted, replaced, worked on, closed."""
    id = office.route("20260302-0001", facts={"amount_owed": 23000})
    asked = {"items": ["identity_paper", "household_statement", "case_papers"]}
    office.post(f"/applications/{id}/supplement-notice", OFFICER, asked)
    office.post(f"/applications/{id}/supplement", WORKER, asked)
    office.post(f"/applications/{id}/means", WORKER, MEANS | {"signature": signature("张三")})
    paper = {"facts": {"paper_migrant_worker": True, "origin_region": 620725}, "source": "paper"}
    office.post(f"/applications/{id}/facts", OFFICER, {"facts": {"litigation": False}, "source": "statement"})
    office.post(f"/applications/{id}/facts", OFFICER, paper)
    office.post(f"/applications/{id}/decision", OFFICER, {"grant": True, "reason": "材料齐全，事实清楚。"})
    office.kit.fire_clocks()
    matter, _ = _taken(office, id)
    reason = {"replace": True, "reason": "承办律师突发疾病住院，不能按时办理。"}
    office.post(f"/matters/{matter}/replacement/decision", OFFICER, reason)
    matter, who = _taken(office, id)
    today = office.kit.now().isoformat()
    for kind, hours in (("meeting", 1.5), ("evidence", 3), ("court", 4)):
        office.post(f"/matters/{matter}/diary", lawyer(who), {"kind": kind, "on": today, "hours": hours})
    office.post(f"/matters/{matter}/reports", lawyer(who), {"text": "已申请仲裁。"})
    closing = {"outcome": "settled", "hours": 12.5, "report": REPORT}
    office.post(f"/matters/{matter}/close", lawyer(who), closing)
    return id


def _taken(office: Office, id: str) -> tuple[str, str]:
    offer = office.open_offer(id)
    taken = office.post(f"/offers/{offer['id']}/accept", lawyer(offer["lawyer"]))
    return taken.json["matter"], offer["lawyer"]


def _denied(office: Office) -> str:
    """Refused, objected to, corrected; granted then, and terminated."""
    id = office.route("20260302-0002", category="neighbour", groups=["elderly"])
    office.post(f"/applications/{id}/decision", OFFICER, {"grant": False, "reason": WHY})
    office.kit.fire_clocks()
    office.post(f"/applications/{id}/objection", WORKER, {"reason": "他家堵了路，我摔伤了。"})
    office.post(
        f"/applications/{id}/objection/review",
        SUPERVISOR,
        {"uphold": False, "reason": "申请人因此受伤，应当查明是否属于人身损害赔偿。"},
    )
    office.kit.fire_clocks()
    office.post(f"/applications/{id}/decision", OFFICER, {"grant": True, "reason": "依照审查决定重新作出。"})
    ended = {"ground": "own_lawyer", "reason": "受援人于本月自行委托了律师，并书面告知本机构。"}
    office.post(f"/applications/{id}/termination", OFFICER, ended)
    return id


def _notified(office: Office) -> str:
    """A court's notice, a lawyer, the letter to the court."""
    id = office.route("20260302-0003", category="criminal", groups=[])
    notice = {"organ": "court", "ground": "minor", "organ_name": "山丹县人民法院"}
    notice |= {"number": "（2026）甘0725刑初17号", "received": office.kit.now().isoformat()}
    office.post(f"/applications/{id}/notice", OFFICER, notice)
    _taken(office, id)
    return id


def signature(name: str) -> str:
    """A picture to stand for a signature."""
    drawn = segno.make(name, error="m", micro=False)
    return drawn.png_data_uri(scale=3)


def _people(request: httpx.Request) -> httpx.Response:
    if request.method == "POST":
        return httpx.Response(202, json={"sent": True})
    return httpx.Response(200, json=card(request.url.path.split("/")[4]))


def main(folder: Path) -> None:
    """Write all of them."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, mongo(Path(place)) as url:
        kit = Kit([SERVICE], url)
        answers = {"identity": _people, "intake": lambda _: httpx.Response(404)}
        for service, answer in answers.items():
            client = httpx.Client(transport=httpx.MockTransport(answer), base_url=f"http://{service}")
            kit.runtime._clients[service] = client
        office = Office(kit)
        for name in ("lawyer1", "lawyer2", "lawyer3"):
            office.appoint(name, firm="甘肃祁连律师事务所", juvenile=True)
        for kind, made in every_form(office).items():
            (folder / f"{kind}.pdf").write_bytes(made)
            print(folder / f"{kind}.pdf")
        kit.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
