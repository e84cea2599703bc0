"""The columns of an export, by their Chinese or English heading, and the words that stand in them."""

from __future__ import annotations

COLUMNS: dict[str, str] = {
    "编号": "number",
    "类别": "category",
    "诉求": "narrative",
    "地区": "region",
    "乡镇": "town",
    "姓名": "name",
    "电话": "phone",
    "身份证号": "id_number",
    "群体": "groups",
    "对方": "opponent_name",
    "对方电话": "opponent_phone",
    "事实": "facts",
    "安全电话": "safe_phone",
    "方便时间": "safe_hours",
    "不要说明": "say_nothing",
    "希望": "preferred",
}
NEEDED = ("category", "narrative", "region", "name", "phone")

GROUPS: dict[str, str] = {
    "老年人": "elderly",
    "残疾人": "disabled",
    "农民工": "migrant_worker",
    "未成年人": "minor",
    "妇女": "woman",
    "军人军属": "military",
    "退役军人": "veteran",
    "社会救助": "social_relief",
}
SERVICES: dict[str, str] = {
    "法律援助": "legalaid",
    "人民调解": "mediation",
    "法律咨询": "advice",
    "公证": "notary",
    "司法鉴定": "forensic",
    "仲裁": "arbitration",
    "其他": "other",
}
YES, NO = ("是", "有", "true", "yes"), ("否", "无", "没有", "false", "no")


def heading(field: str) -> str:
    """The Chinese heading of a field, for messages."""
    return next((zh for zh, en in COLUMNS.items() if en == field), field)
