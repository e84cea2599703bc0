"""What services promise one another: every consumed event is published, with the fields that are read."""

import dataclasses
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kernel import problems
from kernel.service import Service
from launcher import roster

ROOT = Path(__file__).parents[2]
SERVICES = roster.load_all()
PUBLISHED = {f"{s.name}.{kind.__name__}": kind for s in SERVICES for kind in s.published}
CONSUMED = [(s, kind, fact) for s in SERVICES for kind, fact in s.consumed.items()]
PERSONAL = {"name", "phone", "id_number", "narrative", "address", "text", "image", "comment"}


def fields(kind: type) -> dict[str, Any]:
    return {field.name: field for field in dataclasses.fields(kind)}


def names(case: tuple[Service, str, type]) -> str:
    return f"{case[0].name} reads {case[1]}"


@pytest.mark.parametrize("case", CONSUMED, ids=names)
def test_what_is_consumed_is_published_with_the_fields_that_are_read(case: tuple[Service, str, type]) -> None:
    _, kind, fact = case
    assert kind in PUBLISHED, f"nobody publishes {kind}"
    published = fields(PUBLISHED[kind])
    for name, field in fields(fact).items():
        optional = (
            field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING
        )
        assert name in published or optional, f"{kind} has no field {name}"


def has_default(field: "dataclasses.Field[Any]") -> bool:
    missing = dataclasses.MISSING
    return field.default is not missing or field.default_factory is not missing


@pytest.mark.parametrize("case", CONSUMED, ids=names)
def test_the_types_of_the_fields_fit(case: tuple[Service, str, type]) -> None:
    _, kind, fact = case
    theirs = msgspec.json.schema_components((PUBLISHED[kind],))[1]
    ours = msgspec.json.schema_components((fact,))[1]
    known = {**theirs, **ours}
    published, read = theirs[kind.split(".")[1]]["properties"], ours[fact.__name__]["properties"]
    for name in read.keys() & published.keys():
        fits = kinds(published[name], known) <= kinds(read[name], known)
        assert fits, f"{kind}.{name}: {published[name]} into {read[name]}"


def kinds(schema: dict[str, Any], known: dict[str, Any]) -> set[str]:
    """The JSON types that a schema allows; an enum of strings is a string."""
    if "anyOf" in schema:
        return {kind for part in schema["anyOf"] for kind in kinds(part, known)}
    if "$ref" in schema:
        return kinds(known[schema["$ref"].rsplit("/", 1)[1]], known)
    if "type" in schema:
        found = schema["type"]
        return set(found) if isinstance(found, list) else {found}
    return {"string"} if "enum" in schema else set()


@pytest.mark.parametrize("service", SERVICES, ids=lambda s: s.name)
def test_every_subscription_and_clock_has_its_parts(service: Service) -> None:
    assert set(service.subscriptions) <= set(service.consumed)
    assert set(service.concerns) <= set(service.subscriptions)
    assert not set(service.deadlines) & set(service.chores)
    kinds_of_events = {kind for aggregate in service.aggregates for kind in aggregate.events}
    assert set(service.published) <= kinds_of_events


@pytest.mark.parametrize("kind", sorted(PUBLISHED))
def test_no_event_has_room_for_personal_data(kind: str) -> None:
    assert not PERSONAL & set(fields(PUBLISHED[kind]))


@pytest.mark.parametrize("service", SERVICES, ids=lambda s: s.name)
def test_every_refusal_has_its_sentence_in_both_languages(service: Service) -> None:
    texts = {**problems.texts(), **problems.texts(service.messages)}
    pattern = re.compile(r'(?:Refusal|OutOfOrder|Invalid|Forbidden|NotFound)\(\s*"(\w+)"')
    sources = sorted((ROOT / "services" / service.name).rglob("*.py"))
    codes = {code for path in sources for code in pattern.findall(path.read_text("utf-8"))}
    assert codes - set(texts) == set()
    for code, said in problems.texts(service.messages).items():
        for language in problems.LANGUAGES:
            assert said[language]["wrong"], code
            assert said[language]["remedy"], code


@pytest.mark.parametrize("service", SERVICES, ids=lambda s: s.name)
def test_every_service_has_the_same_rooms(service: Service) -> None:
    folder = ROOT / "services" / service.name
    for room in ("service", "api", "schemas", "handlers", "domain", "events", "store"):
        assert (folder / f"{room}.py").exists() or (folder / room).is_dir(), room
    assert (folder / "README.md").exists()
