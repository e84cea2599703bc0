"""Articles stand on pages as officers cite them."""

from __future__ import annotations

import pytest
from flask_babel import force_locale

from frontend.app import create_app
from frontend.articles import cited
from frontend.settings import Settings


@pytest.mark.parametrize(
    ("mark", "chinese", "english"),
    [
        ("法律援助法.31(五)@2022-01-01", "法律援助法第31条第五项", "Legal Aid Law, article 31, item 5"),
        ("法律援助法.43@2022-01-01", "法律援助法第43条", "Legal Aid Law, article 43"),
        (
            "法律援助法.25(第二款)@2022-01-01",
            "法律援助法第25条第二款",
            "Legal Aid Law, article 25, paragraph 2",
        ),
        ("人民调解法.29.1.2@2011", "人民调解法第29条第1款第2项", None),
        ("司法部令第148号.?@2023-09-01", "司法部令第148号（条号未核实）", None),
        ("本机构指派规则.样例@sample-2022", "本机构指派规则样例", None),
        ("clock", "clock", "clock"),
    ],
)
def test_a_mark_is_told_as_people_cite_it(mark: str, chinese: str, english: str | None) -> None:
    app = create_app(Settings(secret="for its words only"))
    with app.test_request_context("/"):
        with force_locale("zh"):
            assert cited(mark) == chinese
        if english is not None:
            with force_locale("en"):
                assert cited(mark) == english
