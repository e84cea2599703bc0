"""Subsidies as a sheet (清单): CSV that any program reads, XLSX for the desk. Nothing in a cell is ever run.

A spreadsheet takes a text that begins with = + - @ for a formula, also after a space or in full width. In CSV
such a text gets an apostrophe before it; in XLSX it is written as text and marked as one that was quoted.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xlsxwriter import Workbook

from services.legalaid.domain.periods import CHINA

FORMULA = tuple("=+-@＝＋－＠\t\r\n")
MARK = "\ufeff"  # without it, spreadsheets take UTF-8 for something else
Cell = str | int


@dataclass(frozen=True)
class Column:
    """A heading, and how wide it stands; `money` is in fen and shown in yuan."""

    name: str
    heading: str
    width: int = 16
    money: bool = False


def runs(text: str) -> bool:
    """True where a spreadsheet might take the text for a formula."""
    return text.startswith(FORMULA) or text.lstrip().startswith(FORMULA)


def as_csv(columns: Sequence[Column], rows: Sequence[dict[str, Any]]) -> bytes:
    """One line a row, in UTF-8 with its mark."""
    text = io.StringIO()
    sheet = csv.writer(text)
    sheet.writerow(column.heading for column in columns)
    sheet.writerows([_plain(column, row[column.name]) for column in columns] for row in rows)
    return (MARK + text.getvalue()).encode()


def _plain(column: Column, value: Any) -> str:
    if column.money:
        return f"{value // 100}.{value % 100:02d}"
    text = _text(value)
    return f"'{text}" if runs(text) else text


def _text(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "、".join(map(str, value))
    return "" if value is None else str(value)


def as_xlsx(columns: Sequence[Column], rows: Sequence[dict[str, Any]], title: str, at: datetime) -> bytes:
    """A workbook with the rows and what they add up to. The same rows give the same bytes."""
    made = io.BytesIO()
    book = Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title, "created": at.astimezone(CHINA).replace(tzinfo=None)})
    _fill(book, columns, rows)
    book.close()
    return made.getvalue()


def _fill(book: Any, columns: Sequence[Column], rows: Sequence[dict[str, Any]]) -> None:
    sheet, head = book.add_worksheet("清单"), book.add_format({"bold": True})
    text, quoted = book.add_format({"num_format": "@"}), book.add_format({"num_format": "@"})
    quoted.set_quote_prefix()
    money = book.add_format({"num_format": "#,##0.00"})
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.heading, head)
        for line, row in enumerate(rows, 1):
            if column.money:
                sheet.write_number(line, place, row[column.name] / 100, money)
            else:
                said = _text(row[column.name])
                sheet.write_string(line, place, said, quoted if runs(said) else text)
        if column.money:
            sheet.write_string(len(rows) + 1, 0, "合计", head)
            sheet.write_number(len(rows) + 1, place, sum(row[column.name] for row in rows) / 100, money)
