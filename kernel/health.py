"""Alive, able to serve, and measured: `/healthz`, `/readyz`, `/metrics` of one service."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import Any

import prometheus_client as prometheus
from flask import Blueprint, Response, current_app, g, jsonify, request
from pymongo import timeout
from pymongo.errors import PyMongoError

from kernel import room
from kernel.context import Context

REQUESTS = prometheus.Histogram(
    "fengqiao_request_seconds", "Time to answer", ["service", "endpoint", "method", "status"]
)
PARKED = prometheus.Gauge(
    "fengqiao_parked_events", "Events parked", ["service"], multiprocess_mode="mostrecent"
)
METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
HEARTBEAT_SECONDS = 20.0
PROBES = ("/healthz", "/readyz", "/metrics")


def blueprint(name: str) -> Blueprint:
    """The three calls; each service has its own, and the whole stack one of each."""
    made = Blueprint("health", name)
    for path, view in zip(PROBES, (alive, ready, metrics), strict=True):
        vars(view)["allowed"] = frozenset({"public"})
        made.add_url_rule(path, view_func=view)
    made.after_app_request(_measure)
    return made


def alive() -> Response:
    """The process answers."""
    return jsonify(status="ok")


def ready() -> Any:
    """200 if the disk has room and the database takes a write, else 503."""
    faults = check(current_app.extensions["fengqiao"])
    return (jsonify(status="unavailable", faults=faults), 503) if faults else jsonify(status="ok")


def check(ctx: Context, *, worker: bool = False) -> list[str]:
    """What is wrong with this service: its disk, its database, and on request its worker's heartbeat."""
    left = room.short(ctx.settings.database_dir)
    if left is not None:
        return [f"{ctx.service.name}: disk full, {left} MB left"]
    try:
        with timeout(2):
            ctx.db["health"].update_one({"_id": "web"}, {"$set": {"at": ctx.now()}}, upsert=True)
            beat = ctx.db["health"].find_one({"_id": "worker"}) if worker else None
    except PyMongoError as bad:
        return [f"{ctx.service.name}: database {type(bad).__name__}"]
    if worker and (beat is None or (ctx.now() - beat["at"]).total_seconds() > HEARTBEAT_SECONDS):
        return [f"{ctx.service.name}: worker silent"]
    return [f"{ctx.service.name}: {beat['fault']}"] if beat and beat.get("fault") else []


def metrics() -> Response:
    """Prometheus figures; no personal data, endpoints by name."""
    count_parked(current_app.extensions["fengqiao"])
    return Response(prometheus.generate_latest(), content_type=prometheus.CONTENT_TYPE_LATEST)


def count_parked(ctx: Context) -> None:
    """Measure how many events are parked; while the database is away the last figure stands."""
    with suppress(PyMongoError), timeout(2):
        PARKED.labels(ctx.service.name).set(ctx.db["parked"].count_documents({}))


def begin() -> None:
    """Start the watch: before anything else of the request."""
    g.began = time.perf_counter()


def _measure(answer: Response) -> Response:
    method = request.method if request.method in METHODS else "other"  # anybody can make one up
    labels = (current_app.name, request.endpoint or "none", method, str(answer.status_code))
    now = time.perf_counter()
    REQUESTS.labels(*labels).observe(now - g.get("began", now))
    return answer
