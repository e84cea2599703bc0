"""`rebuild VIEW`: a read model anew from the topics, beside the live one, then in its place."""

from __future__ import annotations

import click

from launcher.attach import attached

BESIDE = "rebuilt_"


@click.command()
@click.argument("view", required=False)
def command(view: str | None) -> None:
    """Build VIEW (`service.view`) anew from the topics and swap it in; without VIEW, list the views."""
    from kernel import views

    with attached() as runtime:
        known = {f"{n}.{v.name}": (c, v) for n, c in runtime.contexts.items() for v in c.service.views}
        if view is None:
            click.echo("\n".join(known))
            return
        if view not in known:
            raise click.UsageError(f"没有这个视图 / no such view: {view}. {', '.join(known)}")
        ctx, found = known[view]
        count = views.rebuild(ctx, found, runtime.bus, runtime.known_types, BESIDE)
        views.swap(ctx, found, BESIDE)
        click.echo(f"{view}: {count} 个事件 / events")
