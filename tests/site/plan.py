"""Which pages there are, as whom and with what to visit each; a route that nobody planned fails the check.

An address names what the scenes made: `/desk/cases/{case.deciding}`. `wrong` is what is typed for the page's
error state: nothing at all where something is needed, too much where nothing is needed, None where the form
cannot be wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from flask import Flask

LONG = "长" * 12000
EMPTY: dict[str, str] = {}
EMPTY_STATE = "nothing there yet"
STAFF = ("officer", "operator", "supervisor", "admin")


@dataclass(frozen=True)
class Visit:
    """One page as one person. `desk` pages may weigh more; `note` tells two visits of an address apart."""

    route: str
    who: str
    path: str
    wrong: dict[str, str] | None = field(default_factory=dict)
    desk: bool = False
    status: int = 200
    note: str = ""

    @property
    def name(self) -> str:
        """As the table shows it."""
        return self.route + (f" ({self.note})" if self.note else "")


def page(
    route: str,
    who: str,
    path: str = "",
    note: str = "",
    wrong: dict[str, str] | None = EMPTY,
    status: int = 200,
) -> Visit:
    """A page of a resident or of somebody at a phone."""
    return Visit(route, who, path or route, wrong, False, status, note)


def desk(
    route: str,
    who: str,
    path: str = "",
    note: str = "",
    wrong: dict[str, str] | None = EMPTY,
    status: int = 200,
) -> Visit:
    """A page of somebody at work."""
    return Visit(route, who, path or route, wrong, True, status, note)


def of(path: str, scene: str) -> str:
    """The address in this scene: `{case.*}` becomes `{case.closed}`."""
    return path.replace("*", scene)


# Answers that are no page of their own; the reason beside each.
NO_PAGES = {
    "/static/<digest>/<name>": "a script, counted with the pages that load it",
    "/sw.js": "the service worker",
    "/robots.txt": "for machines",
    "/papers/<case>/<paper>": "the paper itself, as it was sent",
    "/mediator/<id>/documents/<name>": "the document itself, a PDF",
    "/m/<id>/documents/<name>": "the document itself, a PDF",
    "/documents/<id>/pdf": "the document itself, a PDF",
    "/lawyer/matters/<id>/hearings.ics": "the hearings for the phone's calendar",
    "/desk/batches/<id>/<name>": "the treasury's sheet itself, CSV or XLSX",
    "/my/data/file": "all that is held about somebody, JSON to be kept",
    "/display": "sets a cookie and goes back",
    "/home": "goes on to the role's own start",
    "/exit": "leaves this site",
    "/mediator/visit/luggage": "what a visit takes along, for the script",
    "/mediator/visit/luggage/<id>": "one mediation for a visit, for the script",
    "/l/<secret>": "takes the secret out of the address and goes on",
}


def missing(app: Flask, visits: tuple[Visit, ...]) -> list[str]:
    """Routes that answer GET and that nobody visits."""
    planned = {visit.route for visit in visits} | set(NO_PAGES)
    return sorted({str(r) for r in app.url_map.iter_rules() if "GET" in (r.methods or ())} - planned)
