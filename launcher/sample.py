"""Sample staff (样例人员) for a first look: marked as such, entering through HTTP like anybody's staff would.

Only the first start on a new data folder with the embedded database makes them, and only once; what was
decided then is kept in sample.json. The password is kept there until all of them exist, so that a first start
that was killed goes on with the same one, and is never printed again afterwards.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Any

from launcher.appointing import appoint
from launcher.data_dir import DataDir
from launcher.say import say
from launcher.settings import Settings

FILE = "sample.json"
REGION = "620725"
WANTED, DONE, NONE = "wanted", "done", "none"
FAULT = "sample staff: being made"
NUMERALS = "一二三四五六七八"


def decide(data: DataDir, settings: Settings, wanted: bool) -> None:
    """On the first start, and never again, settle whether there will be sample staff."""
    if data.is_new and not data.read(FILE):
        wanted = wanted and settings.mongo_url is None
        password = settings.sample_password or made_up()
        data.write(FILE, {"state": WANTED, "password": password} if wanted else {"state": NONE})


def ensure(data: DataDir, settings: Settings, service_key: str) -> None:
    """Make the sample staff if that was decided and is not done, and print what one needs to sign in."""
    kept = data.read(FILE)
    if kept.get("state") == WANTED:
        for member in staff():
            appoint(settings.address, service_key, {**member, "password": kept["password"]})
        print_names(kept["password"])
        data.write(FILE, {"state": DONE})
    elif kept.get("state") == DONE:
        print_names(None)


def fault(data: DataDir) -> list[str]:
    """What `/readyz` says until everybody whose name is printed can sign in."""
    return [FAULT] if data.read(FILE).get("state") == WANTED else []


def made_up() -> str:
    """A password of 64 random bits that can be read aloud."""
    return "-".join(secrets.token_hex(2) for _ in range(4))


def print_names(password: str | None) -> None:
    """User names, and the password where it is new."""
    names = "officer operator supervisor admin lawyer1…lawyer8 mediator1…mediator3 evaluator1…evaluator3"
    say(f"样例人员（地区 {REGION}）：{names}", f"Sample staff (region {REGION}): {names}")
    if password:
        say(
            f"全部样例人员的密码：{password}（只显示这一次）",
            f"Password of all of them: {password} (shown once)",
        )
    else:
        say("密码：首次启动时显示过的那个。", "Password: the one shown at the first start.")


def staff() -> Iterator[dict[str, Any]]:
    """Everybody, without the password. The names say that nobody real is meant."""
    yield _member("officer", "样例受理员")
    yield _member("operator", "样例坐席员")
    yield _member("supervisor", "样例主管")
    yield _member("admin", "样例管理员")
    for number in range(1, 9):
        yield _member(f"lawyer{number}", f"样例律师{NUMERALS[number - 1]}", "lawyer", _lawyer(number))
    for number in range(1, 4):
        yield _member(f"mediator{number}", f"样例调解员{NUMERALS[number - 1]}", "mediator")
    for number in range(1, 4):
        yield _member(f"evaluator{number}", f"样例评估员{NUMERALS[number - 1]}", "evaluator")


def _member(
    username: str, name: str, role: str = "", profile: dict[str, Any] | None = None
) -> dict[str, Any]:
    member = {"username": username, "name": name, "roles": [role or username], "region": REGION}
    return {**member, "profile": profile} if profile else member


def _lawyer(number: int) -> dict[str, Any]:
    """What assignment asks about a lawyer, different for each: licence, practice, fields, languages, place.

    The first one's practice is too short for a life or death case (法律援助法 26); two know minors.
    """
    fields = (
        ("labor",),
        ("labor", "injury"),
        ("family",),
        ("traffic", "injury"),
        ("criminal",),
        ("land", "contract"),
    )
    languages = (("local",), ("local", "sign"), ("tibetan",), ("local", "yugur"))
    since = f"{2025 - 2 * (number - 1)}-07-01"
    return {
        "licensed_from": since,
        "practising_since": since,
        "specialities": list(fields[number % len(fields)]),
        "languages": list(languages[number % len(languages)]),
        "place": f"{REGION}-{1 + number % 4}",
        "juvenile": number in (3, 5),
    }
