"""What gunicorn serves: one service, the site alone, or all of them behind one port."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from launcher import probes, roster, sample
from launcher.data_dir import DataDir

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ALL, FRONTEND = "all", "frontend"


class Front:
    """Sends `/api/<service>/…` to its service, the probes to `probes`, everything else to the site."""

    def __init__(
        self, apps: Mapping[str, WSGIApplication], rest: WSGIApplication, faults: Callable[[], list[str]]
    ) -> None:
        self._apps, self._rest = dict(apps), rest
        self._unknown = next(
            iter(self._apps.values()), rest
        )  # answers an unknown call with a problem document
        self._probes = probes.table(faults)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """One request."""
        path = str(environ.get("PATH_INFO", ""))
        if path in self._probes:
            return self._probes[path](environ, start_response)
        _, api, name, *_ = [*path.split("/", 3), "", ""]
        if api == "api":
            return self._apps.get(name, self._unknown)(environ, start_response)
        return self._rest(environ, start_response)


def make(what: str) -> Front:
    """Built in each of gunicorn's workers: connections and threads do not cross a fork."""
    if what == FRONTEND:
        return _site_alone()
    return _everything() if what == ALL else _one(what)


def _everything() -> Front:
    from frontend import app as frontend
    from kernel import health

    runtime = _runtime(roster.SERVICES)
    site = frontend.create_app(_site_settings(), runtime.client)
    data = DataDir(runtime.settings.data_dir)

    def faults() -> list[str]:
        found = [fault for ctx in runtime.contexts.values() for fault in health.check(ctx, worker=True)]
        return found + sample.fault(data)

    return Front(runtime.apps, site, faults)


def _one(name: str) -> Front:
    from kernel import health

    runtime = _runtime((name,))
    ctx = runtime.contexts[name]
    return Front(runtime.apps, runtime.apps[name], lambda: health.check(ctx, worker=True))


def _site_alone() -> Front:
    from frontend import app as frontend

    return Front({}, frontend.create_app(), list)


def _runtime(names: Iterable[str]) -> Any:
    from kernel import settings
    from kernel.runtime import Runtime

    return Runtime([roster.load(name) for name in names], settings.read())


def _site_settings() -> Any:
    from frontend.settings import Settings

    return Settings(
        secret=os.environ.get("FRONTEND_SECRET", ""),
        region=os.environ.get("REGION") or "620725",
        secure=os.environ.get("SECURE_COOKIES") == "1",
        development=os.environ.get("DEV_CODES") == "1",
    )
