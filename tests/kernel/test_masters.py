"""The master key in a key service: it wraps, it opens, it can be taken over to, and it may be away."""

import base64
import json
import secrets
from typing import Any

import httpx
import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kernel import masters
from kernel.calls import Unavailable
from kernel.masters import KeyService, Local, WrongKey
from kernel.settings import Kms, WrongSetting, read
from kernel.testkit import Kit
from kernel.vault import Vault

URL = "https://kms.example:8200/v1/transit"
NEEDED = {"MONGO_URL": "mongodb://x/", "SERVICE_KEY": "0" * 64}


class Transit(httpx.BaseTransport):
    """A transit engine as HashiCorp Vault's API describes it, with one key and one token."""

    def __init__(self) -> None:
        self.key, self.away, self.asked = AESGCM(secrets.token_bytes(32)), False, list[str]()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Encrypt or decrypt."""
        self.asked.append(str(request.url))
        if self.away:
            raise httpx.ConnectError("refused")
        if request.headers["X-Vault-Token"] != "t":
            return httpx.Response(403, json={"errors": ["permission denied"]})
        what, told = request.url.path.split("/")[-2], json.loads(request.read())
        bound = base64.b64decode(told["associated_data"])
        try:
            data = self._encrypted(told, bound) if what == "encrypt" else self._decrypted(told, bound)
        except (InvalidTag, ValueError):
            return httpx.Response(400, json={"errors": ["invalid ciphertext"]})
        return httpx.Response(200, json={"data": data})

    def _encrypted(self, told: dict[str, str], bound: bytes) -> dict[str, Any]:
        nonce = secrets.token_bytes(12)
        sealed = nonce + self.key.encrypt(nonce, base64.b64decode(told["plaintext"]), bound)
        return {"ciphertext": f"vault:v1:{base64.b64encode(sealed).decode()}", "key_version": 1}

    def _decrypted(self, told: dict[str, str], bound: bytes) -> dict[str, Any]:
        raw = base64.b64decode(told["ciphertext"].removeprefix("vault:v1:"))
        return {"plaintext": base64.b64encode(self.key.decrypt(raw[:12], raw[12:], bound)).decode()}


@pytest.fixture
def transit() -> Transit:
    return Transit()


def service(transit: Transit, token: str = "t") -> KeyService:
    return KeyService(URL, "fengqiao", token, transit)


def test_it_wraps_and_opens_and_no_key_of_ours_is_in_the_database(kit: Kit, transit: Transit) -> None:
    sealed = Vault(kit.ctx.db, [service(transit)]).seal("p1", "name", "张三")
    assert Vault(kit.ctx.db, [service(transit)]).open("p1", "name", sealed) == "张三"
    assert set(transit.asked) == {f"{URL}/encrypt/fengqiao", f"{URL}/decrypt/fengqiao"}
    row = kit.ctx.db["keys"].find_one({"_id": "p1"}) or {}
    assert (row["master"], row["wrapped"][:9]) == ("kms:fengqiao", b"vault:v1:")
    with pytest.raises(WrongKey):
        Vault(kit.ctx.db, [Local(secrets.token_bytes(32))]).open("p1", "name", sealed)


def test_a_key_put_in_anothers_place_does_not_open(kit: Kit, transit: Transit) -> None:
    vault = Vault(kit.ctx.db, [service(transit)])
    sealed = vault.seal("p1", "name", "张三")
    vault.seal("p2", "name", "李四")
    stolen = kit.ctx.db["keys"].find_one({"_id": "p2"}) or {}
    kit.ctx.db["keys"].update_one({"_id": "p1"}, {"$set": {"wrapped": stolen["wrapped"]}})
    with pytest.raises(WrongKey):
        Vault(kit.ctx.db, [service(transit)]).open("p1", "name", sealed)


def test_from_the_environments_key_to_the_key_service(kit: Kit, transit: Transit) -> None:
    local = Local(secrets.token_bytes(32))
    sealed = Vault(kit.ctx.db, [local]).seal("p1", "name", "张三")
    both = Vault(kit.ctx.db, [service(transit), local])
    assert (both.open("p1", "name", sealed), both.behind()) == ("张三", 1)
    assert (both.rotate(), both.behind()) == (1, 0)
    assert Vault(kit.ctx.db, [service(transit)]).open("p1", "name", sealed) == "张三"


def test_while_it_is_away_or_refuses_us_nothing_is_sealed_or_opened(kit: Kit, transit: Transit) -> None:
    sealed = Vault(kit.ctx.db, [service(transit)]).seal("p1", "name", "张三")
    with pytest.raises(Unavailable):
        Vault(kit.ctx.db, [service(transit, "another token")]).open("p1", "name", sealed)
    transit.away = True
    with pytest.raises(Unavailable):
        Vault(kit.ctx.db, [service(transit)]).open("p1", "name", sealed)
    with pytest.raises(Unavailable):
        Vault(kit.ctx.db, [service(transit)]).seal("p2", "name", "李四")
    assert kit.ctx.db["keys"].find_one({"_id": "p2"}) is None


def test_its_settings(transit: Transit) -> None:
    told = read({**NEEDED, "KMS_URL": f"{URL}/", "KMS_KEY": "fengqiao", "KMS_TOKEN": "t"})
    assert (told.kms, told.master_keys) == (Kms(URL, "fengqiao", "t"), ())
    assert [master.id for master in masters.of(told)] == ["kms:fengqiao"]
    both = read({**NEEDED, "KMS_URL": URL, "KMS_KEY": "k", "KMS_TOKEN": "t", "MASTER_KEY": "0" * 64})
    assert [type(master) for master in masters.of(both)] == [KeyService, Local]
    for missing in ("KMS_KEY", "KMS_TOKEN"):
        with pytest.raises(WrongSetting, match=missing):
            read({**NEEDED, "KMS_URL": URL, "KMS_KEY": "k", "KMS_TOKEN": "t", missing: ""})
    for odd in ({}, {"KMS_URL": "kms:8200", "KMS_KEY": "k", "KMS_TOKEN": "t"}):
        with pytest.raises(WrongSetting):
            read({**NEEDED, **odd})
