"""The import: whole file first, row by row, a report with line and remedy, and never a double."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from kernel import tokens
from launcher.commands.import_cases import run
from launcher.importing import bodies, file
from launcher.importing.columns import GROUPS, SERVICES
from launcher.importing.sending import AGAIN, TRIES, Came, Door, Told
from launcher.refusals import CannotStart
from services.intake.events import Destination, Group
from services.intake.law import taxonomy
from tests.intake.desk import Desk

SAMPLE = Path(__file__).parents[2] / "sample" / "cases.csv"
HEAD = "编号,类别,诉求,地区,姓名,电话,事实\n"
GOOD = "7-1,邻里纠纷,样例：墙漏水,620725,样例甲,13900009001,months=3;written=否\n"


@pytest.fixture
def door(desk: Desk) -> Iterator[Door]:
    """Intake's door with the launcher's own token."""
    transport = httpx.WSGITransport(desk.kit.runtime.apps["intake"])
    with httpx.Client(transport=transport, base_url="http://intake") as client:
        yield Door(
            client,
            lambda: tokens.for_service("launcher", desk.kit.settings.service_key, to="intake"),
            lambda _: None,
        )


def lines(tmp_path: Path, text: str, encoding: str = "utf-8-sig") -> list[file.Line]:
    """The rows of a file with this text."""
    path = tmp_path / "cases.csv"
    path.write_bytes(text.encode(encoding))
    return file.read(path)


def came(told: list[Told]) -> dict[Came, int]:
    """How many rows came to what."""
    return dict(Counter(each.came for each in told))


def test_the_sample_enters_whole_and_a_second_time_changes_nothing(desk: Desk, door: Door) -> None:
    rows = file.read(SAMPLE)
    first = run(door, rows, "hotline")
    count = desk.kit.ctx.db["cases"].count_documents({})
    again = run(door, rows, "hotline")
    assert (came(first), came(again)) == ({Came.ENTERED: 30}, {Came.THERE: 30})
    assert [told.receipt for told in first] == [told.receipt for told in again]
    assert desk.kit.ctx.db["cases"].count_documents({}) == count


def test_another_caller_makes_no_doubles_either(desk: Desk, door: Door, tmp_path: Path) -> None:
    rows = lines(tmp_path, HEAD + GOOD.replace("7-1", "7-2"))
    run(door, rows, "hotline")
    transport = httpx.WSGITransport(desk.kit.runtime.apps["intake"])
    with httpx.Client(transport=transport, base_url="http://intake") as client:
        other = Door(client, lambda: desk.kit.token("operator", "operator"), lambda _: None)
        assert came(run(other, rows, "hotline")) == {Came.THERE: 1}


def test_the_report_names_line_field_and_remedy_and_nothing_that_was_typed(
    door: Door, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = [
        "8-1,邻里纠纷,样例：话,999999,样例甲,13900009001,\n",
        "8-2,邻里纠纷,样例：话,620725,样例甲,139000,\n",
        "8-3,没有的类别,样例：话,620725,样例甲,13900009001,\n",
        "8-4,邻里纠纷,,620725,样例甲,13900009001,\n",
        "8-5,邻里纠纷,样例：话,620725,样例甲,13900009001,没有等号\n",
        "编 号,邻里纠纷,样例：话,620725,样例甲,13900009001,\n",
    ]
    told = run(door, lines(tmp_path, HEAD + "".join(bad) + GOOD), "hotline")
    report = capsys.readouterr().out
    assert came(told) == {Came.REFUSED: 6, Came.ENTERED: 1}
    fields = [each.faults[0][0] for each in told[:6]]
    assert fields == ["region", "applicant.phone", "category", "narrative", "facts", "external"]
    assert all(f"第 {at} 行" in report for at in range(2, 9))
    assert all(remedy in report for each in told for _, _, remedy in each.faults)
    assert "样例甲" not in report
    assert "139000" not in report.replace("13800138000", "")


def test_one_number_with_two_stories_is_refused_the_second_time(door: Door, tmp_path: Path) -> None:
    rows = lines(
        tmp_path, HEAD + GOOD.replace("7-1", "9-1") + GOOD.replace("7-1", "9-1").replace("漏水", "倒了")
    )
    told = run(door, rows, "hotline")
    assert [each.came for each in told] == [Came.ENTERED, Came.REFUSED]
    assert "已经录入" in told[1].faults[0][1]


def test_without_numbers_a_row_is_known_by_all_it_says(door: Door, tmp_path: Path) -> None:
    text = (HEAD + GOOD).replace("编号,", "").replace("7-1,", "").replace("漏水", "没有编号")
    rows = lines(tmp_path, text)
    assert came(run(door, [*rows, *rows], "hotline")) == {Came.ENTERED: 1, Came.THERE: 1}


def test_a_file_of_chinese_excel_and_a_story_of_two_lines(tmp_path: Path) -> None:
    text = HEAD + GOOD.replace("样例：墙漏水", '"样例：墙\n漏水"') + "\n" + GOOD
    rows = lines(tmp_path, text, "gb18030")
    assert [row.at for row in rows] == [2, 5]
    assert rows[0].cells["narrative"] == "样例：墙\n漏水"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (HEAD.replace("诉求", "案由") + GOOD, "案由"),
        (HEAD.replace("诉求,", "") + GOOD, "诉求"),
        (HEAD.replace("编号", "电话") + GOOD, "两次"),
        ("", "缺少"),
        (HEAD + GOOD + '7-9,"没有收尾\n', "CSV"),
        (HEAD + GOOD.strip() + ",多,了\n", "多出"),
    ],
)
def test_a_file_that_cannot_be_read_changes_nothing(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(CannotStart) as no:
        lines(tmp_path, text)
    assert why in no.value.zh


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.write_bytes(b"\xff\xfe\x00\xd8")
    with pytest.raises(CannotStart):
        file.read(path)


def test_while_the_system_is_away_it_waits_and_then_says_what_to_do(desk: Desk, tmp_path: Path) -> None:
    asked: list[int] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(1)
        return httpx.Response(AGAIN[len(asked) % len(AGAIN)])

    with httpx.Client(transport=httpx.MockTransport(answer), base_url="http://intake") as client:
        with pytest.raises(CannotStart) as no:
            run(Door(client, lambda: "x", lambda _: None), lines(tmp_path, HEAD + GOOD), "hotline")
        assert len(asked) == TRIES
    assert "不会重复" in no.value.zh


def test_a_sign_in_that_may_not_stops_the_import(desk: Desk, tmp_path: Path) -> None:
    transport = httpx.WSGITransport(desk.kit.runtime.apps["intake"])
    with httpx.Client(transport=transport, base_url="http://intake") as client:
        door = Door(client, lambda: desk.kit.token("lawyer1", "lawyer"), lambda _: None)
        with pytest.raises(CannotStart):
            run(door, lines(tmp_path, HEAD + GOOD), "hotline")


def test_cells_become_the_body_that_the_api_wants(tmp_path: Path) -> None:
    names = {name: kind.code for kind in taxonomy() for name in kind.name.values()}
    made: list[dict[str, Any]] = [bodies.body(row, "hotline", names) for row in file.read(SAMPLE)]
    violence = next(body for body in made if body["category"] == "family.violence")
    assert violence["safe_contact"] == {
        "phone": "13900008001",
        "hours": "上午九点到十一点",
        "say_nothing": True,
    }
    assert violence["facts"] == {"town": "位奇镇", "violence_victim": True, "children": 2, "safe_now": True}
    assert made[4]["applicant"]["groups"] == ["migrant_worker", "woman"]
    assert {body["category"] for body in made} == {kind.code for kind in taxonomy()}
    assert all("样例" in body["narrative"] and "样例" in body["applicant"]["name"] for body in made)
    assert all(body["applicant"]["phone"].startswith("1390000") for body in made)


def test_the_words_of_the_columns_are_the_words_of_the_service() -> None:
    assert set(GROUPS.values()) == set(Group)
    assert set(SERVICES.values()) == set(Destination)
