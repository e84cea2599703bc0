"""`keys rotate`, `keys signing`: new keys in the place of old ones, and nothing that was sealed is lost."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

import click

from launcher import refusals, settings
from launcher.attach import attached
from launcher.data_dir import DataDir

if TYPE_CHECKING:
    from kernel.runtime import Runtime

NAME = "MASTER_KEY"


@click.group()
def command() -> None:
    """Put new keys in the place of old ones (密钥轮换)."""


@command.command("rotate")
def rotate() -> None:
    """Wrap every person's and case's key with a new master key. What was sealed stays as it is.

    With the system's own data folder: stop it first; a new key is made and kept in secrets.json. With
    MASTER_KEY in the environment: put the new key first, `new,old`, restart all parts, then run this; when it
    says that nothing is left, the old one may go. The same way leads to a key service: set KMS_URL, KMS_KEY
    and KMS_TOKEN, and leave the old MASTER_KEY until this says that nothing needs it. Killed in between, run
    it again.
    """
    given = bool(os.environ.get(NAME) or os.environ.get("KMS_URL"))
    data = DataDir(settings.read(os.environ).data_dir)
    if not given:
        _begin(data)
    with attached() as runtime:
        count, left = _wrapped(runtime)
    click.echo(f"{count} 个密钥已重新加密 / keys wrapped anew")
    if left:
        raise click.ClickException(f"还有 {left} 个没有完成，请再运行一次 / {left} are left: run it again.")
    if not given:
        _end(data)
    click.echo("旧主密钥不再需要 / nothing needs the old master key any more")


@command.command("signing")
def signing() -> None:
    """Sign tokens with a new key from now on. What the old one signed is taken until it ends by itself."""
    from services.identity.store import signing as keys

    with attached() as runtime:
        made = keys.renew(runtime.contexts["identity"])
    click.echo(f"新的签名密钥 {made.id} / the new signing key")


def _wrapped(runtime: Runtime) -> tuple[int, int]:
    """How many keys of all services were wrapped anew, and how many another one still opens."""
    vaults = [ctx.vault for ctx in runtime.contexts.values()]
    return sum(vault.rotate() for vault in vaults), sum(vault.behind() for vault in vaults)


def _begin(data: DataDir) -> None:
    """Keep the new master key before the old one, on disk, before anything is wrapped with it."""
    if data.is_new:
        raise refusals.not_running(str(data.folder))
    data.open()
    try:
        kept = data.read("secrets.json")
        if NAME not in kept:
            raise refusals.lost_secrets(str(data.folder))
        if "," not in kept[NAME]:  # else a rotation was cut off: it goes on with the key that it made
            data.write("secrets.json", kept | {NAME: f"{secrets.token_hex(32)},{kept[NAME]}"})
    finally:
        data.close()


def _end(data: DataDir) -> None:
    """Forget the old master key."""
    kept = data.read("secrets.json")
    data.write("secrets.json", kept | {NAME: kept[NAME].split(",")[0]})
