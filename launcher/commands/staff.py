"""`staff USERNAME`: where there are no sample staff, somebody has to be the first."""

from __future__ import annotations

import os

import click

from launcher import attach
from launcher.appointing import appoint
from launcher.say import say

ROLES = ("admin", "supervisor", "officer", "operator", "lawyer", "mediator", "evaluator")


@click.command()
@click.argument("username")
@click.option("--name", required=True, prompt="姓名 / name")
@click.option("--region", required=True, prompt="地区代码 / region (GB/T 2260)")
@click.option(
    "--role", "roles", multiple=True, type=click.Choice(ROLES), default=("admin",), show_default=True
)
@click.password_option(envvar="STAFF_PASSWORD", prompt="密码 / password")
def command(username: str, name: str, region: str, roles: tuple[str, ...], password: str) -> None:
    """Open an account for USERNAME, by default an administrator, who can then open all others.

    Talks to IDENTITY_URL, or to the system that runs on DATA_DIR. The password is asked for, or read from
    STAFF_PASSWORD.
    """
    url = os.environ.get("IDENTITY_URL") or attach.address(os.environ)
    member = {
        "username": username,
        "name": name,
        "region": region,
        "roles": list(roles),
        "password": password,
    }
    if appoint(url, attach.service_key(os.environ), member):
        say(f"已建立账号 {username}。", f"The account {username} is open.")
    else:
        raise click.ClickException(f"账号 {username} 已存在。 / The account {username} exists already.")
