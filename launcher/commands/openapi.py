"""`openapi`: the description of every HTTP call, as JSON."""

from __future__ import annotations

import json

import click

from launcher.attach import unattached


@click.command()
def command() -> None:
    """Print the OpenAPI 3.1 documents of all services, by name."""
    from kernel import descriptions

    with unattached() as runtime:
        found = descriptions.openapi(runtime.apps)
    click.echo(json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True))
