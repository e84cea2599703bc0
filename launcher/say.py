"""How the launcher speaks to whoever sits at the terminal: Chinese first, then English."""

from __future__ import annotations

import click


def say(zh: str, en: str) -> None:
    """Two plain lines, at once also where the output is a file."""
    click.echo(f"{zh}\n{en}")
