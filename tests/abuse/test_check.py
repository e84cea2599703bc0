"""`./fengqiao check` on a county with every service: each rule, broken by hand, is named, with exit code 1.

The county is this module's own: all clocks have fired, all events have come, and the check is silent. Each
test breaks one thing in the databases as a fault or a hand would, and puts it back.
"""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kernel import codec, entries
from kernel.context import Context
from kernel.relay import Relay
from kernel.seals import making
from kernel.step import By, Noted
from kernel.words import Actor
from launcher.commands import check, verify
from tests.abuse.county import County
from tests.abuse.scenes import Stage

Doc = dict[str, Any]


class Desk:
    """The county, and the command line on its databases."""

    def __init__(self, stage: Stage, folder: Path) -> None:
        self.stage, self.folder = stage, folder
        settings = stage.town.kit.settings
        self.env = {
            "MONGO_URL": settings.mongo_url,
            "BUS_URL": "embedded:",
            "DATABASE_PREFIX": settings.database_prefix,
            "SERVICE_KEY": settings.service_key.decode(),
            "MASTER_KEY": settings.master_keys[0].hex(),
            "DATA_DIR": str(folder),
        }

    def ctx(self, service: str) -> Context:
        """The context of a service."""
        return self.stage.town.kit.runtime.contexts[service]

    def run(self, command: Any, *words: str) -> Result:
        """A command as somebody types it."""
        return CliRunner().invoke(command, words, env=self.env)

    def check(self, *words: str) -> Result:
        """`./fengqiao check`, without waiting."""
        return self.run(check.command, "--wait", "0.1", *words)

    def a_document(self, service: str, kind: str, type: str, **state: Any) -> Doc:
        """A document in such a state in whose record there is an entry of this type."""
        ctx = self.ctx(service)
        rows = ctx.db["record"].find({"type": type, "aggregate": {"$regex": f"^{kind}/"}})
        ids = [entry["aggregate"].split("/", 1)[1] for entry in rows]
        wanted = {"_id": {"$in": ids}} | {f"state.{name}": value for name, value in state.items()}
        found = ctx.stores[kind].documents.find_one(wanted)
        assert found is not None, type
        return found

    def append(self, service: str, kind: str, doc: Doc, **change: Any) -> str:
        """One more entry, well chained, with its document to fit, as a fault in the code would write it."""
        store = self.ctx(service).stores[kind]
        history = store.history(doc["_id"])
        last, like = history[-1], change.pop("like", None)
        entry = next((e for e in history if e["type"] == like), last | {"public": {}, "sealed": {}})
        name = f"{kind}/{doc['_id']}:{last['seq'] + 1}"
        entry = entry | {"_id": name, "seq": last["seq"] + 1, "prev": last["hash"], "cause": "by a fault"}
        entry |= {"type": like or Noted.__name__, "at": last["at"], **change}
        entry["hash"] = entries.fingerprint(entry)
        store.record.insert_one(entry)
        state = entries.fold([*history, entry], store.aggregate)
        new = {"version": entry["seq"], "head": entry["hash"], "state": codec.plain(state)}
        store.documents.update_one({"_id": doc["_id"]}, {"$set": new | {"due": store.due(state)}})
        return name


@pytest.fixture(scope="module")
def whole(mongo_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Everything holds."""
    made = County(mongo_url)
    yield Desk(made.stage, tmp_path_factory.mktemp("county"))
    made.close()


@pytest.fixture
def county(whole: Desk) -> Iterator[Desk]:
    """Whatever is broken in it is mended afterwards."""
    yield whole
    for service in whole.stage.town.before:
        whole.stage.town.put_back(service)


def named(result: Result, rule: str, where: str, what: str = "") -> bool:
    """Whether the command ended with 1 and named this place under this rule."""
    lines = result.output.splitlines()
    return result.exit_code == 1 and any(
        line.startswith(f"{rule} {where}: ") and what in line for line in lines
    )


def test_a_county_in_which_all_holds_is_said_to_be_so(county: Desk) -> None:
    result = county.check()
    assert (result.exit_code, result.output.split()[0]) == (0, "V1-V8"), result.output


def test_v1_an_answer_that_is_gone_or_has_gone_back(county: Desk, tmp_path: Path) -> None:
    doc = county.a_document("intake", "cases", "CaseRouted")
    ledger = tmp_path / "ledger.jsonl"
    rows = [{"service": "intake", "id": "lost", "version": 1}]
    rows += [{"service": "intake", "id": doc["_id"], "version": doc["version"] + at} for at in (0, 1)]
    ledger.write_text("".join(json.dumps(row) + "\n" for row in rows))
    result = county.check("--ledger", str(ledger))
    assert named(result, "V1", "intake/lost")
    assert named(result, "V1", f"intake/{doc['_id']}", f"is at {doc['version']}")
    assert result.output.count("V1 ") == 2


def test_v2_an_entry_that_was_changed_and_a_case_that_is_gone(county: Desk) -> None:
    ctx, doc = county.ctx("mediation"), county.a_document("mediation", "cases", "MediatorNamed")
    ctx.db["record"].update_one({"_id": f"cases/{doc['_id']}:2"}, {"$set": {"actor": "somebody"}})
    assert named(county.check(), "V2", f"mediation/cases/{doc['_id']}:2", "changed after it was written")
    county.stage.town.put_back("mediation")
    ctx.db["cases"].delete_one({"_id": doc["_id"]})
    assert named(county.check(), "V2", f"mediation/cases/{doc['_id']}", "the document is gone")


def test_v2_the_seal(county: Desk) -> None:
    ctx, doc = county.ctx("intake"), county.a_document("intake", "cases", "CaseRouted")
    kept, county.env["DATA_DIR"] = county.env["DATA_DIR"], str(ctx.settings.data_dir)
    try:
        made = making.seal(ctx)
        assert county.check().exit_code == 0
        gone = f"cases/{doc['_id']}"
        ctx.db["record"].delete_many({"aggregate": gone})
        ctx.db["cases"].delete_one({"_id": doc["_id"]})
        where = f"intake/{gone}:{doc['version']}"
        assert named(county.check(), "V2", where, f"was sealed on {made.name}, and is gone")
        assert named(county.run(verify.command, "--seal", made.name, "intake"), "V2", where)
        assert county.run(verify.command, "--seal", made.name, "--root", "0" * 64).exit_code == 1
    finally:
        county.env["DATA_DIR"] = kept


def test_v3_an_effect_that_is_missing(county: Desk) -> None:
    doc = county.a_document("legalaid", "applications", "ApplicationReceived")
    first = county.ctx("legalaid").db["record"].find_one({"_id": f"applications/{doc['_id']}:1"}) or {}
    county.ctx("legalaid").db["record"].delete_many({"aggregate": f"applications/{doc['_id']}"})
    county.ctx("legalaid").db["applications"].delete_one({"_id": doc["_id"]})
    assert named(county.check(), "V3", f"intake/{first['cause']}", "had no effect in legalaid")


def test_v3_an_effect_that_came_twice(county: Desk) -> None:
    doc = county.a_document("legalaid", "applications", "AidDecided")
    cause = county.ctx("legalaid").history("applications", doc["_id"])[0]["cause"]
    name = county.append("legalaid", "applications", doc, cause=cause, published=False)
    assert named(county.check(), "V3", f"legalaid/{name}", "had its effect before")


def test_v3_what_never_came_onto_the_bus(county: Desk) -> None:
    doc = county.a_document("intake", "cases", "CaseSubmitted")
    name = county.append("intake", "cases", doc, published=True)
    assert named(county.check(), "V3", f"intake/{name}", "is not on the bus")


@pytest.mark.parametrize(("change", "what"), [({"raw": b"{}"}, "bytes"), ({"reason": ""}, "why")])
def test_v3_a_parked_event_is_there_as_it_came(county: Desk, change: Doc, what: str) -> None:
    kit, db = county.stage.town.kit, county.ctx("legalaid").db
    kit.deliver(kit.event("intake.CaseRouted", "odd", case=7), service="legalaid")
    row = db["parked"].find_one({"key": "odd"}) or {}
    assert "V3" not in county.check().output
    db["parked"].update_one({"_id": row["_id"]}, {"$set": change})
    assert named(county.check(), "V3", f"legalaid/parked/{row['_id']}", what)


def test_v4_a_view_that_strayed(county: Desk) -> None:
    rows = county.ctx("evaluation").db["results"]
    row = rows.find_one({}) or {}
    rows.delete_one({"_id": row["_id"]})
    assert named(county.check(), "V4", f"evaluation/results/{row['_id']}", "a rebuild")


def test_v5_one_key_two_cases(county: Desk) -> None:
    record = county.ctx("intake").db["record"]
    one, other = record.find({"type": "CaseSubmitted"}).sort("_id", 1).limit(2)
    record.update_one({"_id": other["_id"]}, {"$set": {"cause": one["cause"]}})
    assert one["cause"].startswith("http:")
    result = county.check()
    found = (named(result, "V5", f"intake/{entry['aggregate']}", "same key") for entry in (one, other))
    assert sorted(found) == [False, True]


@pytest.mark.parametrize(
    ("service", "kind", "type", "what"),
    [
        ("legalaid", "applications", "LawyerAssigned", "2 lawyers"),
        ("mediation", "cases", "AgreementSigned", "signed twice"),
        ("evaluation", "cases", "ReviewAssigned", "is there 2 times"),
    ],
)
def test_v6_one_lawyer_one_signature_set_one_score(
    county: Desk, service: str, kind: str, type: str, what: str
) -> None:
    at_work = {"stage": "assigned"} if service == "legalaid" else {}  # of a closed one it would be the first
    doc = county.a_document(service, kind, type, **at_work)
    county.append(service, kind, doc, like=type, published=False)
    assert named(county.check(), "V6", f"{service}/{kind}/{doc['_id']}", what)


def test_v7_a_clock_that_did_not_fire(county: Desk) -> None:
    store = county.ctx("intake").stores["cases"]
    doc = store.documents.find_one({"due.name": {"$gt": ""}}) or {}
    store.documents.update_one({"_id": doc["_id"]}, {"$set": {"due": []}})
    assert named(county.check(), "V7", f"intake/cases/{doc['_id']}", "do not follow from its state")
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    store.documents.update_one({"_id": doc["_id"]}, {"$set": {"due": [{"name": "accept", "at": long_ago}]}})
    result = county.check()
    assert named(result, "V7", f"intake/cases/{doc['_id']}", "did not fire")
    assert named(result, "V8", "intake", "clocks are due")


def test_v8_what_still_waits(county: Desk) -> None:
    ctx = county.ctx("intake")
    doc = county.a_document("intake", "cases", "CaseSubmitted")
    nothing: Callable[[Any], list[Any]] = lambda _state: []  # noqa: E731
    ctx.step("cases", doc["_id"], nothing, By(Actor("officer1"), "http:waits"))
    assert named(county.check(), "V8", "intake", "1 entries are not published")
    Relay(ctx, county.stage.town.kit.runtime.bus).run_once()
    assert county.check().exit_code == 0
