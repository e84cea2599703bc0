"""Facts of the applicant's means."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from services.legalaid.domain.application import Application
from services.legalaid.domain.kept import Consulted, Means
from services.legalaid.events import MeansStated, RecordsConsulted


def _stated(application: Application, event: MeansStated) -> Application:
    return replace(application, means=Means(event.at, event.by, event.pledged, event.sealed))


def _consulted(application: Application, event: RecordsConsulted) -> Application:
    found = Consulted(event.source, event.at, event.by, event.confirms, event.sealed)
    return replace(application, shared_records=found)


CHANGES: Mapping[type, Callable[[Application, Any], Application]] = {
    MeansStated: _stated,
    RecordsConsulted: _consulted,
}
