"""Requests made from the descriptions, good and bad ones, and answers held against the descriptions.

Schemathesis makes the input; we say who asks (who may), and let the ids in the path be real ones, so that the
input gets as far as the rules. All its checks are on but two: that a good input is accepted (the law refuses
much that a schema cannot say: 422), and that others may not use a call (that is what the tables are for).
"""

from __future__ import annotations

from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, assume, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.checks import CHECKS

from kernel import descriptions
from tests.abuse.asking import ASKS
from tests.abuse.permissions import table
from tests.abuse.scenes import Stage

LEFT_OUT = frozenset(
    {
        "positive_data_acceptance",
        "ignored_auth",
        "object_level_authorization",
        "use_after_free",
        "ensure_resource_availability",
    }
)
schemathesis.serializer.alias("application/offset+octet-stream", "application/octet-stream")  # tus
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


class Fuzz:
    """One service's description, as Schemathesis reads it."""

    def __init__(self, stage: Stage, service: str) -> None:
        self.stage, self.service = stage, service
        app = stage.town.kit.runtime.apps[service]
        described = descriptions.openapi({service: app})[service]
        for calls in described["paths"].values():
            for method in calls.keys() - {"parameters"}:
                calls[method].pop(
                    "security", None
                )  # we sign all requests: a wrong signature would be put right
        self.schema = schemathesis.openapi.from_dict(described)
        self.schema.app = app

    def operations(self) -> dict[str, Any]:
        """Every call of the description."""
        found: list[Any] = [result.ok() for result in list[Any](self.schema.get_all_operations())]
        return {f"{one.method.upper()} {one.path.removeprefix(f'/api/{self.service}')}": one for one in found}

    def attack(self, call: str, operation: Any, examples: int, number: int = 0) -> list[str]:
        """Send so many good and so many bad requests; the first fault found of each, in words."""
        return [fault for mode in MODES if (fault := self._attack(call, operation, mode, examples, number))]

    def _attack(
        self, call: str, operation: Any, mode: GenerationMode, examples: int, number: int
    ) -> str | None:
        ids = ASKS[self.service][call].ids(self.stage, role := table.may(self.service, call))
        strategy = operation.as_strategy(generation_mode=mode)
        head = self.stage.town.signed(self.stage.people.asking(role, "own"), self.service)
        checks: list[Any] = [CHECKS.get_one(name) for name in CHECKS.get_all_names() if name not in LEFT_OUT]

        asked: list[str] = []

        @seed(number)
        @settings(
            max_examples=examples,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=strategy)
        def one(case: Case[Any]) -> None:
            if case.path_parameters and ids and not _is_bad(case, "path_parameters"):
                case.path_parameters.update({k: v for k, v in ids.items() if k in case.path_parameters})
            assume(_can_be_written(case))
            answer = case.call(headers=head)
            asked[:] = [f"{answer.request.url} {str(answer.request.body)[:300]}"]
            case.validate_response(answer, checks=checks)

        try:
            one()
        except Unsatisfiable:
            return None  # nothing in this call can be made wrong
        except AssertionError as fault:
            return f"{call} ({mode.value}): {fault}\n{asked}"
        except BaseExceptionGroup as faults:
            return (
                f"{call} ({mode.value}): "
                + "; ".join(str(fault) for fault in faults.exceptions)
                + f"\n{asked}"
            )
        return None


def _can_be_written(case: Case[Any]) -> bool:
    """What is wrong stays wrong on the wire: an empty list is nothing there, and one value a list of one."""
    query = dict(case.query or {})
    described = case.operation.definition.raw.get("parameters", [])
    lists = {one["name"] for one in described if one.get("schema", {}).get("type") == "array"}
    alone = any(name in lists and not isinstance(value, list | dict) for name, value in query.items())
    return not alone and all(value not in ([], {}) for value in query.values())


def _is_bad(case: Case[Any], place: str) -> bool:
    """Whether the fault is meant to be there: a good id would hide it."""
    meta = case.meta
    return meta is not None and any(
        str(part.value) == place and kind.mode is GenerationMode.NEGATIVE
        for part, kind in meta.components.items()
    )
