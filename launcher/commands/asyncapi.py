"""`asyncapi`: the description of every published event, as JSON."""

from __future__ import annotations

import json

import click

from launcher import roster


@click.command()
def command() -> None:
    """Print the AsyncAPI 3 document of all published events."""
    from kernel import descriptions

    found = descriptions.asyncapi(roster.load_all())
    click.echo(json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True))
