"""A document with every kind of part."""

from datetime import UTC, datetime

from kernel.documents import (
    Paper,
    Slip,
    fields,
    heading,
    listing,
    paragraph,
    signed,
    signing,
    table,
)

DOT = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
    "AAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
AT = datetime(2026, 11, 2, 8, 30, tzinfo=UTC)


def paper(name: str = "张三") -> Paper:
    return Paper(
        title="给予法律援助决定书",
        issuer="山丹县法律援助中心",
        addressee=f"{name}：",
        copies_to="存档",
        parts=(
            paragraph(
                "你于2026年10月28日提出的法律援助申请，经审查，符合《中华人民共和国法律援助法》的规定。"
            ),
            fields(("受援人", name), ("援助事项", "请求支付劳动报酬")),
            heading("你的权利"),
            listing("了解办理进展", "有正当理由可以申请更换律师"),
            table("材料清单", ("材料", "份数"), ("身份证明", "1"), ("工资条", "2")),
            signing("申请人（签名）", "日期"),
            signed("经办人", DOT, "2026-11-02"),
        ),
    )


def slip(n: int, series: str = "620725/援给/2026") -> Slip:
    return Slip(f"a{n}.d1", f"case{n}", series, "山丹援给〔2026〕{number}号", AT)
