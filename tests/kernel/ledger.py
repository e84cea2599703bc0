"""A toy service for the kernel's own tests: jars that people put stones into."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from marshmallow import fields

from kernel import ids
from kernel.context import Context
from kernel.routes import Blueprint
from kernel.schemas import IdNumber, Paging, Phone, Region, Schema, Text
from kernel.service import Aggregate, Service
from kernel.step import By, Outcome
from kernel.web import allow, caller, context, tagged
from kernel.words import Clock, NotYet, OutOfOrder


@dataclass(frozen=True)
class JarOpened:
    jar: str
    case: str
    closes: datetime | None = None
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class StonePut:
    jar: str
    case: str
    weight: int


@dataclass(frozen=True)
class JarClosed:
    jar: str
    case: str


@dataclass(frozen=True)
class Weighed:
    """Consumed: somebody weighed a stone for a case."""

    case: str
    weight: int


@dataclass(frozen=True)
class Jar:
    id: str
    case: str
    weights: tuple[int, ...] = ()
    closed: bool = False
    closes: datetime | None = None
    sealed: dict[str, str] = field(default_factory=dict)


def evolve(state: Jar | None, event: Any) -> Jar:
    match event:
        case JarOpened():
            return Jar(event.jar, event.case, closes=event.closes, sealed=event.sealed)
        case StonePut() if state:
            return replace(state, weights=(*state.weights, event.weight))
        case JarClosed() if state:
            return replace(state, closed=True)
    raise ValueError(event)


def clocks(state: Jar) -> Sequence[Clock]:
    return [Clock("closing", state.closes)] if state.closes and not state.closed else []


def put(jar: str, weight: int) -> Any:
    def decide(state: Jar | None) -> list[Any]:
        if state is None:
            raise NotYet("the jar")
        if state.closed:
            raise OutOfOrder("jar_closed")
        return [StonePut(jar, state.case, weight)]

    return decide


def weighed(ctx: Context, by: By, fact: Weighed) -> None:
    ctx.step("jars", ids.of("ledger", fact.case), put(ids.of("ledger", fact.case), fact.weight), by)


def close(ctx: Context, by: By, jar: str, _clock: Clock) -> None:
    ctx.step("jars", jar, lambda state: [JarClosed(jar, state.case)], by)


blueprint = Blueprint("ledger", __name__, url_prefix="/api/ledger")


class JarBody(Schema):
    name = Text(20, required=True)
    phone = Phone(required=True)
    region = Region(required=True)
    id_number = IdNumber()


class JarAnswer(Schema):
    id = fields.String()
    weights = fields.List(fields.Integer())


@blueprint.route("/jars", methods=["POST"])
@allow("officer")
@blueprint.arguments(JarBody)
@blueprint.response(201, JarAnswer)
def open_jar(body: dict[str, Any]) -> Any:
    by, ctx = caller(), context()
    jar = ids.of("jar", by.cause)
    sealed = {"name": ctx.seal(jar, "name", body["name"])}
    return tagged(ctx.step("jars", jar, lambda s: [JarOpened(jar, jar, None, sealed)], by))


@blueprint.route("/jars/<jar>/stones", methods=["POST"])
@allow("*")
@blueprint.response(200, JarAnswer)
def put_stone(jar: str) -> Any:
    outcome: Outcome[Jar] = context().step("jars", jar, put(jar, 1), caller())
    return tagged(outcome)


@blueprint.route("/jars", methods=["GET"])
@allow("public")
@blueprint.arguments(Paging, location="query")
@blueprint.response(200, JarAnswer(many=True))
def jars(paging: dict[str, Any]) -> Any:
    return [item.state for item in context().page("jars", {}, **paging).items]


@blueprint.route("/forgotten")
def forgotten() -> str:
    return "nobody said who may call this"


EVENTS = (JarOpened, StonePut, JarClosed)
LEDGER = Service(
    name="ledger",
    blueprint=blueprint,
    aggregates=(Aggregate("jars", Jar, EVENTS, evolve, lambda jar: jar.case, clocks),),
    published=EVENTS,
    messages=Path(__file__).with_name("ledger.json"),
    consumed={"scales.Weighed": Weighed},
    subscriptions={"scales.Weighed": weighed},
    deadlines={"closing": close},
)
