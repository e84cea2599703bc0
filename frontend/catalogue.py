"""Languages (语言): gather what the pages say, and compile the catalogues.

`python -m frontend.catalogue` after a change of texts: it names what has no translation yet. A new
language is a folder with a `messages.po`, and no code.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).parent
FOLDER = HERE / "translations"
METHODS = [("**.py", "python"), ("templates/**.html", "jinja2")]
OPTIONS = {
    "templates/**.html": {"extensions": "jinja2.ext.do", "trim_blocks": "true", "lstrip_blocks": "true"}
}
SINCE = datetime(2026, 1, 1, tzinfo=UTC)  # always the same, so that a catalogue changes only with its texts
WORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "_l": None, "lazy_gettext": None}


def said() -> Catalog:
    """Everything the pages say, in Chinese."""
    found = Catalog(charset="utf-8")
    for _file, _line, message, _comments, context in extract_from_dir(
        str(HERE), METHODS, OPTIONS, keywords=WORDS
    ):
        found.add(message, context=context)
    return found


def merged(language: str, source: Catalog) -> tuple[Catalog, list[str]]:
    """The language's catalogue with exactly today's messages, and those that have no translation."""
    path = FOLDER / language / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as file:
        kept = read_po(file, locale=language)
    new = Catalog(
        language, charset="utf-8", fuzzy=False, project="fengqiao", creation_date=SINCE, revision_date=SINCE
    )
    lacking = []
    for message in source:
        if not message.id:
            continue
        known = kept.get(message.id)
        texts = known.string if known and known.string else ""
        new.add(message.id, texts)
        if not texts or (not isinstance(texts, str) and "" in texts):
            lacking.append(str(message.id))
    return new, lacking


def main() -> int:
    source, wrong = said(), 0
    for folder in sorted(FOLDER.glob("*/LC_MESSAGES")):
        catalogue, lacking = merged(folder.parent.name, source)
        with (folder / "messages.po").open("wb") as file:
            write_po(file, catalogue, width=0, sort_output=True, omit_header=False)
        with (folder / "messages.mo").open("wb") as file:
            write_mo(file, catalogue)
        for text in lacking:
            print(f"{folder.parent.name}: {text}")
        wrong += len(lacking)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
