"""Who takes part in a demonstration: sample staff, and made-up residents with made-up numbers."""

from __future__ import annotations

import hashlib
import time

from launcher.demo.client import Client, SignInRefused, Who

REGION = "620725"
MEDIATORS = ("mediator1", "mediator2", "mediator3")
EVALUATORS = ("evaluator1", "evaluator2", "evaluator3")
FAMILY, GIVEN = "赵钱孙李周吴郑王冯陈褚卫", ("建国", "秀英", "志强", "桂兰", "海燕", "永福", "玉梅", "长生")


class People:
    """The cast. All staff have the sample password."""

    def __init__(self, run: str, password: str) -> None:
        self._run, self._password = run, password

    def staff(self, name: str) -> Who:
        """A member of the sample staff."""
        return Who(name, password=self._password)

    def assemble(self, client: Client) -> None:
        """Wait until all are there: on a first start accounts are still being opened. Raises Failed."""
        for pause in (1, 3, 6):
            try:
                client.until("the sample staff", lambda: self._all_there(client))
                return
            except SignInRefused:
                time.sleep(pause)  # few tries only: identity counts wrong passwords
        client.until("the sample staff", lambda: self._all_there(client))

    def _all_there(self, client: Client) -> bool:
        asked = {"role": "evaluator", "region": REGION}
        found = client.read(self.staff("officer"), "/api/identity/staff", **asked)["items"]
        return set(EVALUATORS) <= {member["username"] for member in found}

    def resident(self, number: int) -> Who:
        """The applicant: a name and a telephone that belong to nobody, the same in a resumed run."""
        digest = hashlib.sha256(f"{self._run}/{number}".encode()).digest()
        phone = f"199{int.from_bytes(digest[:6], 'big') % 10**8:08d}"
        name = FAMILY[digest[6] % len(FAMILY)] + GIVEN[digest[7] % len(GIVEN)]
        return Who(f"演示·{name}", phone=phone)
