"""What a long run says of its parts' memory is what the system says."""

import os
import subprocess
import sys
from types import SimpleNamespace
from typing import Any, cast

from tests.chaos.memory import Memory, resident, table


def test_a_part_that_grows_is_seen_and_one_that_ended_is_not_counted() -> None:
    grown = [sys.executable, "-c", "import sys; held = b'x' * 90_000_000; print(); sys.stdin.read()"]
    with subprocess.Popen(grown, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        pids: dict[str, list[int]] = {"web": [os.getpid()], "worker": [child.pid, os.getpid()], "gone": []}
        stack = SimpleNamespace(parts=lambda: tuple(pids), pids=pids.__getitem__)
        memory = Memory("embedded")
        memory.look(cast(Any, stack))
        child.communicate()
    assert memory.seen["worker"][0] > memory.seen["web"][0] + 90
    assert "gone" not in memory.seen
    assert resident(child.pid) == 0


def test_the_table_has_median_and_largest() -> None:
    memory = Memory("kafka")
    memory.seen["web"] = [100.0, 101.0, 300.0]
    assert table([memory]).splitlines()[-1] == "| web | kafka | 3 | 101 MB | 300 MB |"
