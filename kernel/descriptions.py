"""What the services say of themselves, for machines: OpenAPI of the calls, AsyncAPI 3 of the events."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from flask import Flask

from kernel.service import Service

HIDDEN = "sealed"


def openapi(apps: Mapping[str, Flask]) -> dict[str, Any]:
    """The OpenAPI 3.1 documents of all services, by name."""
    return {name: app.extensions["fengqiao_api"].spec.to_dict() for name, app in apps.items()}


def asyncapi(services: Iterable[Service]) -> dict[str, Any]:
    """Every published event, as AsyncAPI 3 with JSON schemas of the CloudEvents' data."""
    found = list(services)
    return {
        "asyncapi": "3.0.0",
        "info": {"title": "Fengqiao events", "version": "1", "description": _ABOUT},
        "defaultContentType": "application/cloudevents+json",
        "channels": {service.name: _channel(service) for service in found},
        "operations": {f"publish_{service.name}": _operation(service) for service in found},
        "components": {"schemas": _schemas(found)},
    }


_ABOUT = (
    "CloudEvents 1.0, one topic per publishing service, keyed by case. At least once, in order per key. "
    "No event holds personal data."
)


def _channel(service: Service) -> dict[str, Any]:
    messages = {kind.__name__: _message(service, kind) for kind in service.published}
    return {"address": service.name, "messages": messages}


def _message(service: Service, kind: type) -> dict[str, Any]:
    return {
        "name": f"{service.name}.{kind.__name__}",
        "summary": (inspect.getdoc(kind) or "").split("\n", 1)[0],
        "payload": {"$ref": f"#/components/schemas/{service.name}.{kind.__name__}"},
    }


def _operation(service: Service) -> dict[str, Any]:
    return {"action": "send", "channel": {"$ref": f"#/channels/{service.name}"}}


def _schemas(services: list[Service]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for service in services:
        template = f"#/components/schemas/{service.name}.{{name}}"
        _, components = msgspec.json.schema_components(service.published, ref_template=template)
        found |= {f"{service.name}.{name}": _public(schema) for name, schema in components.items()}
    return found


def _public(schema: dict[str, Any]) -> dict[str, Any]:
    """Without the sealed part, which never leaves the record."""
    kept = {name: value for name, value in schema.get("properties", {}).items() if name != HIDDEN}
    needed = [name for name in schema.get("required", ()) if name != HIDDEN]
    return {**schema, "properties": kept, "required": needed} if "properties" in schema else schema
