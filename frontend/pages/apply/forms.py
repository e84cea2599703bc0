"""The forms of the application (求助), one question a page. Optional means optional: 可以不填 stands in
the label.
"""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from stdnum.cn import ric
from stdnum.exceptions import ValidationError as Impossible
from wtforms import (
    BooleanField,
    Field,
    IntegerField,
    RadioField,
    SelectMultipleField,
    StringField,
    TelField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional, Regexp, ValidationError

from frontend.forms import Form, NeededIf
from frontend.pages.apply.kinds import GROUPS, PLAIN
from frontend.words import choices, yes_no

ANY_PHONE = r"^\s*(\+?86)?[\s-]*(1[3-9](\s*-?\s*\d){9}|0\d{2,3}[\s-]*\d{7,8}|400[\s-]*\d{3}[\s-]*\d{4})\s*$"
LONGEST = 1500
PICK = _l("请选一个")


class WhatForm(Form):
    what = RadioField(
        _l("您遇到了什么事？"),
        [InputRequired(PICK)],
        choices=[(name, words) for name, (words, _c) in GROUPS.items()],
    )


class KindForm(Form):
    category = RadioField(_l("是哪一种？"), [InputRequired(PICK)], choices=[])

    def offer(self, codes: tuple[str, ...]) -> KindForm:
        self.category.choices = [(code, PLAIN.get(code, code)) for code in codes]
        return self


class StoryForm(Form):
    narrative = TextAreaField(
        _l("把事情说一说"),
        [
            InputRequired(_l("请写几句，想到哪写到哪")),
            Length(max=LONGEST, message=_l("写得太长了，请删一些，最多 1500 个字")),
        ],
        description=_l("什么时候、在哪里、和谁、欠多少钱、您想要什么。不用写得好，说清楚就行。"),
        render_kw={"rows": 9},
    )


class GroupsForm(Form):
    groups = SelectMultipleField(
        _l("看看哪些说的是您"),
        [Optional()],
        choices=choices("group"),
        description=_l("是的打勾：可以先办，有的还不用查收入。都不是，就直接按下一步。"),
    )


class MeansForm(Form):
    members = IntegerField(
        _l("家里一起过日子的有几口人？（可以不填）"),
        [Optional(), NumberRange(1, 30, message=_l("请填 1 到 30 的数字"))],
        render_kw={"inputmode": "numeric", "width": "govuk-input--width-5", "unit": _l("口人")},
    )
    income = IntegerField(
        _l("全家一个月大概收入多少元？（可以不填）"),
        [Optional(), NumberRange(0, 1_000_000, message=_l("请填一个月的钱数，只写数字"))],
        description=_l("请律师帮忙不收钱，但是法律要看家里困难不困难。说个大概就行。"),
        render_kw={"inputmode": "numeric", "width": "govuk-input--width-10", "unit": _l("元")},
    )
    pledge = BooleanField(
        _l("我承诺：说的家庭情况是真的（个人诚信承诺）"),
        description=_l("承诺以后，一般不用再跑去开证明。说了假话，要把费用退回来，还要负责任。"),
    )


class WhoForm(Form):
    whose = RadioField(
        _l("这件事是谁的？"),
        [InputRequired(PICK)],
        choices=[("own", _l("我自己的")), ("other", _l("我替别人办"))],
    )


class PersonForm(Form):
    name = StringField(
        _l("姓名"),
        [InputRequired(_l("请填姓名")), Length(max=50, message=_l("姓名最多 50 个字"))],
        render_kw={"autocomplete": "name"},
    )
    phone = TelField(
        _l("本人的手机号或者座机号"),
        [
            InputRequired(_l("请填电话号码，登录、查进度要用")),
            Regexp(ANY_PHONE, message=_l("电话号码不对，请再看一遍")),
        ],
        description=_l("和前面填的是一个号码，就不用改。前面填的是别人的号码，这里请改成本人的。"),
        render_kw={"inputmode": "tel", "autocomplete": "tel", "width": "govuk-input--width-10"},
    )
    id_number = StringField(
        _l("身份证号（可以不填）"),
        [Optional()],
        description=_l("填了，到时候少跑一趟。一共 18 位，最后一位可能是 X。"),
        render_kw={"autocomplete": "off"},
    )

    def validate_id_number(self, field: Field) -> None:
        try:
            ric.validate(field.data or "")
        except Impossible as wrong:
            raise ValidationError(str(_l("身份证号不对，请对着身份证再看一遍"))) from wrong


class HelperForm(Form):
    """Who applies for another (代为申请, 法律援助法 40) says in what relation, and that the other one
    agreed.
    """

    relation = RadioField(
        _l("您是他（她）的什么人？"),
        [InputRequired(PICK)],
        choices=[
            ("guardian", _l("监护人：他（她）是孩子，或者自己办不了事，归我照管")),
            ("close_kin", _l("家里人（夫妻、父母、子女、兄弟姐妹、祖孙）")),
            ("friend", _l("亲戚、邻居、朋友、村干部")),
        ],
    )
    agreed = RadioField(
        _l("他（她）知道并且同意您来办吗？"),
        [InputRequired(PICK)],
        choices=[("yes", _l("同意")), ("cannot", _l("他（她）自己说不了，比如被关着、年纪太小、病重"))],
    )


class SafeForm(Form):
    """The safe contact (安全联系方式) is asked first, and of everybody, so that to be asked tells nothing."""

    phone = TelField(
        _l("打哪个号码找您，最稳妥？"),
        [
            InputRequired(_l("请填一个能找到您的号码")),
            Regexp(ANY_PHONE, message=_l("电话号码不对，请再看一遍")),
        ],
        description=_l("要是家里人会看您的手机，就填一个您信得过的人的号码。我们只打这个号码。"),
        render_kw={"inputmode": "tel", "autocomplete": "tel", "width": "govuk-input--width-10"},
    )
    hours = StringField(
        _l("什么时候打方便？（可以不填）"),
        [Optional(), Length(max=100, message=_l("最多 100 个字"))],
        description=_l("比如：晚上七点以后；中午。"),
        render_kw={"autocomplete": "off"},
    )
    say_nothing = BooleanField(
        _l("别人接电话时，什么都不要说"), description=_l("我们就说打错了，不提是什么单位、什么事。")
    )


class OtherSideForm(Form):
    name = StringField(
        _l("对方是谁？（可以不填）"),
        [
            NeededIf(lambda form: bool(form.phone.data), _l("填了电话，也请填对方是谁")),
            Length(max=50, message=_l("最多 50 个字")),
        ],
        description=_l("姓名，或者公司、工地的名字。"),
        render_kw={"autocomplete": "off"},
    )
    phone = TelField(
        _l("对方的电话（可以不填）"),
        [Optional(), Regexp(ANY_PHONE, message=_l("电话号码不对，请再看一遍；不知道就空着"))],
        render_kw={"inputmode": "tel", "autocomplete": "off", "width": "govuk-input--width-10"},
    )


def facts_form(questions: dict[str, Any]) -> type[Form]:
    """A form with a yes / no / not sure question for each fact."""
    fields = {
        name: RadioField(
            text,
            [InputRequired(PICK)],
            choices=[*yes_no(text), ("unsure", _l("说不清"))],
        )
        for name, text in questions.items()
    }
    return type("FactsForm", (Form,), fields)
