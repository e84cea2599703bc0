"""Who looked at a person (查阅记录): written by the kernel before anything is shown, read here."""

from kernel.context import Context
from kernel.pages import read_cursor, windows, write_cursor
from kernel.readings import Reading, opened
from kernel.step import Loaded


def of_person(ctx: Context, person: str, cursor: str | None, limit: int) -> tuple[list[Reading], str | None]:
    """The newest first, and the cursor of the next page. Raises Invalid on a foreign cursor."""
    after = read_cursor(cursor) if cursor else None
    found: dict[str, Loaded[Reading]] = {}
    for low, high in windows(after, False, ctx.now()):
        rows = list(ctx.db["readings"].find({"subject": person, "at": {"$gte": low, "$lte": high}}))
        for row in sorted(rows, key=lambda row: (row["at"], row["_id"]), reverse=True):
            if after is None or (row["at"], row["_id"]) < after:
                found.setdefault(row["_id"], Loaded(row["_id"], opened(ctx.vault, row), 0, row["at"]))
        if len(found) > limit:
            break
    page = list(found.values())[:limit]
    return [item.state for item in page], write_cursor(page[-1]) if len(found) > limit else None
