"""The vault: what one process erases no other opens, however warm its memory; and many threads share it."""

import secrets
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from kernel import vault
from kernel.masters import Local
from kernel.testkit import Kit
from kernel.vault import Erased, Vault, WrongKey


def other(kit: Kit, *master_keys: bytes) -> Vault:
    """The same keys as another process sees them."""
    return Vault(kit.ctx.db, [Local(key) for key in master_keys or kit.settings.master_keys])


def test_what_another_process_erased_is_gone_here_too(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "KNOWN_SECONDS", 0.05)
    here = other(kit)
    token = here.seal("p1", "name", "张三")
    assert here.open("p1", "name", token) == "张三"
    other(kit).erase("p1")
    time.sleep(0.1)
    attempts: list[Callable[[], str]] = [
        lambda: here.open("p1", "name", token),
        lambda: here.seal("p1", "name", "李四"),
    ]
    for attempt in attempts:
        with pytest.raises(Erased):
            attempt()


def test_what_is_sealed_opens_nowhere_else(kit: Kit) -> None:
    token = kit.ctx.seal("p1", "name", "张三")
    kit.ctx.seal("p2", "name", "李四")
    for owner, field in (("p1", "phone"), ("p2", "name")):
        with pytest.raises(WrongKey):
            kit.ctx.open(owner, field, token)


def test_rotation_keeps_everything_open_and_the_erased_gone(kit: Kit) -> None:
    token, new = kit.ctx.seal("p1", "name", "张三"), secrets.token_bytes(32)
    kit.ctx.seal("p2", "name", "李四")
    kit.ctx.vault.erase("p2")
    assert other(kit, new, *kit.settings.master_keys).rotate() == 1
    assert other(kit, new).open("p1", "name", token) == "张三"
    with pytest.raises(Erased):
        other(kit, new).seal("p2", "name", "李四")


def test_many_threads_share_a_small_memory(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "KNOWN", 2)
    shared = other(kit)
    tokens = {f"p{n}": shared.seal(f"p{n}", "name", str(n)) for n in range(6)}

    def opened(turn: int) -> bool:
        owner = f"p{turn % 6}"
        return shared.open(owner, "name", tokens[owner]) == owner[1:]

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(opened, range(400)))
