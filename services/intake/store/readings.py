"""Who opened the cases of one owner (查阅记录): from intake's own readings, by whom they were about."""

from collections.abc import Mapping

from kernel.context import Context
from kernel.readings import COLLECTION, Reading, opened

MOST = 500  # of one person; the newest


def of_cases(ctx: Context, cases: Mapping[str, str]) -> list[Reading]:
    """Of these cases (case -> its applicant), the newest first. What was read begins with `case <id>: `."""
    found: list[Reading] = []
    for applicant in dict.fromkeys(cases.values()):
        rows = ctx.db[COLLECTION].find({"subject": applicant}).sort("at", -1).limit(MOST)
        found += [opened(ctx.vault, row) for row in rows if _case(row["what"]) in cases]
    return sorted(found, key=lambda reading: reading.at, reverse=True)


def _case(what: str) -> str:
    return what.removeprefix("case ").partition(":")[0]
