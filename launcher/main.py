"""The command line: `./fengqiao COMMAND`, the same as `python -m fengqiao COMMAND`."""

from __future__ import annotations

from importlib import import_module

import click

from launcher.commands import COMMANDS


class Lazy(click.Group):
    """Imports a command only when it is asked for: a start must not wait for what others need."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of the table, which is the order of a day's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        found = import_module(COMMANDS[cmd_name][0]).command
        if not isinstance(found, click.Command):
            raise TypeError(f"{COMMANDS[cmd_name][0]}.command is not a click command")
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What each is for, from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, purpose) for name, (_, purpose) in COMMANDS.items()])


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """枫桥 Fengqiao: public legal services. `./fengqiao up` (or `make run`) starts everything.

    Settings come from the environment: PORT, DATA_DIR, MONGO_URL, BUS_URL, SAMPLE_PASSWORD and the others
    that the README lists.
    """
