"""The page about the service names every event and every call that there is."""

from pathlib import Path

from flask import Flask

from services.mediation.domain import deadlines
from services.mediation.events import CONSUMED, PUBLISHED
from services.mediation.service import SERVICE

TEXT = Path(SERVICE.messages).with_name("README.md").read_text("utf-8")


def test_every_event_and_clock_is_named() -> None:
    for name in [kind.__name__ for kind in PUBLISHED] + list(CONSUMED):
        assert f"`{name}`" in TEXT, name
    for name in (deadlines.TERM, deadlines.CONFIRMATION, deadlines.PERFORMANCE):
        assert f"`{name}`" in TEXT, name


def test_every_call_is_named() -> None:
    app = Flask("readme", static_folder=None)
    app.register_blueprint(SERVICE.blueprint)
    paths = {str(rule.rule).removeprefix("/api/mediation/cases/<id>/") for rule in app.url_map.iter_rules()}
    for path in paths:
        assert f"/{path.split('/')[0]}" in TEXT or path.startswith("/api"), path
    assert len(paths) > 10
