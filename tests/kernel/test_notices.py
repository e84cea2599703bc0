"""Each adapter of notices speaks its receiver's own format: told to receivers on this machine."""

from __future__ import annotations

import json
import re
import socketserver
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from kernel import notices
from kernel.notices.mail import Mail
from kernel.notices.sms import Gateway, Sms, canonical, signed
from kernel.notices.wechat import Account, WeChat
from kernel.settings import WrongSetting
from kernel.settings import read as read_settings

PHONE, LINK = "+8613800138000", "http://s/my/c1"
WORDS = "【枫桥公共法律服务】您的申请有了决定，请看决定书和不服怎么办。"
SMS = {"key": "AKID", "secret": "secret", "sign": "枫桥", "template": "SMS_1", "code_template": "SMS_2"}


class Post:
    """What came in, and what is answered: a status and a body each."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, dict[str, str], Any]] = []
        self.answers: list[tuple[int, Any]] = []
        self.url = ""


@pytest.fixture
def post() -> Iterator[Post]:
    """A gateway on a port of its own."""
    box = Post()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            box.seen.append((self.path, dict(self.headers), json.loads(body) if body else None))
            status, said = box.answers.pop(0)
            answer = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with _serving(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as port:
        box.url = f"http://127.0.0.1:{port}"
        yield box


@contextmanager
def _serving(server: socketserver.BaseServer) -> Iterator[int]:
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    place: Any = server.server_address
    yield int(place[1])
    server.shutdown()
    server.server_close()


def test_the_gateways_own_client_signs_alike() -> None:
    """The mark that alibabacloud-openapi-util 0.2.4 makes of the same request."""
    query = canonical(
        {
            "PhoneNumbers": "13800138000",
            "SignName": "枫桥公共法律服务",
            "TemplateCode": "SMS_1",
            "TemplateParam": '{"content": "您的申请 a+b*c~", "link": ""}',
        }
    )
    moment = datetime(2026, 11, 30, 1, 2, 3, tzinfo=UTC)
    made = signed(Gateway(key="AKID", secret="secret"), query, moment, "0123456789abcdef0123456789abcdef")
    assert made["Authorization"] == (
        "ACS3-HMAC-SHA256 Credential=AKID,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;"
        "x-acs-signature-nonce;x-acs-version,"
        "Signature=548f422fa9a1c63c315c57374a940de6e19470e210d82f0bbe23d8834c7551a3"
    )


def test_a_short_message_is_asked_for_as_the_gateway_wants_it(post: Post) -> None:
    gateway = Gateway(post.url, **SMS)
    post.answers = [(200, {"Code": "OK", "Message": "OK", "BizId": "1^0", "RequestId": "x"})] * 2
    Sms(gateway).tell(PHONE, WORDS, LINK, "key-1")
    Sms(gateway).send(PHONE, "123456")
    (path, heads, _), (second, _, _) = post.seen
    asked = {name: values[0] for name, values in parse_qs(urlsplit(path).query).items()}
    assert json.loads(asked.pop("TemplateParam")) == {"content": WORDS.partition("】")[2], "link": LINK}
    assert asked == {
        "PhoneNumbers": "13800138000", "SignName": "枫桥", "TemplateCode": "SMS_1", "OutId": "key-1"
    }  # fmt: skip
    assert (heads["x-acs-action"], heads["x-acs-version"]) == ("SendSms", "2017-05-25")
    moment = datetime.strptime(heads["x-acs-date"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    again = signed(gateway, urlsplit(path).query, moment, heads["x-acs-signature-nonce"])
    assert heads["Authorization"] == again["Authorization"]
    assert heads["host"] == again["host"]
    code = parse_qs(urlsplit(second).query)
    assert code["TemplateCode"] == ["SMS_2"]
    assert json.loads(code["TemplateParam"][0]) == {"code": "123456"}


@pytest.mark.parametrize(
    ("status", "said", "good"),
    [
        (400, {"Code": "isv.MOBILE_NUMBER_ILLEGAL"}, True),
        (200, {"Code": "isv.BUSINESS_LIMIT_CONTROL"}, False),
        (503, {"Code": "ServiceUnavailable"}, False),
    ],
)
def test_what_the_gateway_refuses_for_good_is_told_apart(
    post: Post, status: int, said: Any, good: bool
) -> None:
    post.answers = [(status, said)]
    with pytest.raises(OSError, match=said["Code"]) as no:
        Sms(Gateway(post.url, **SMS)).tell(PHONE, WORDS, None)
    assert isinstance(no.value, notices.Refused) is good


def test_where_nobody_listens_it_is_said(post: Post) -> None:
    with pytest.raises(OSError, match="sms"):
        Sms(Gateway("http://127.0.0.1:9", **SMS)).tell(PHONE, WORDS, None)
    with pytest.raises(OSError, match="wechat"):
        WeChat(Account("http://127.0.0.1:9", "wx1", "s", "T1")).tell("openid0001", WORDS, None)


def test_wechat_gets_a_token_once_and_the_message_as_a_template(post: Post) -> None:
    sent = (200, {"errcode": 0, "errmsg": "ok", "msgid": 1})
    post.answers = [(200, {"access_token": "TOKEN", "expires_in": 7200}), sent, sent]
    account = WeChat(Account(post.url, "wx1", "secret", "T1"))
    account.tell("openid0001", WORDS, LINK, "key-1")
    account.tell("openid0001", "短", None)
    (path, _, body), (second, _, told), (_, _, short) = post.seen
    assert path == "/cgi-bin/stable_token"
    assert body == {"grant_type": "client_credential", "appid": "wx1", "secret": "secret"}
    assert second == "/cgi-bin/message/template/send?access_token=TOKEN"
    cut = told["data"]["thing1"]["value"]
    assert (len(cut), cut[-1]) == (20, "…")
    assert (told["touser"], told["template_id"], told["url"]) == ("openid0001", "T1", LINK)
    assert re.fullmatch(r"[0-9a-f]{32}", told["client_msg_id"])
    assert short == {"touser": "openid0001", "template_id": "T1", "data": {"thing1": {"value": "短"}}}


def test_a_token_that_ended_early_is_renewed_and_who_left_is_refused(post: Post) -> None:
    token = (200, {"access_token": "TOKEN", "expires_in": 7200})
    post.answers = [token, (200, {"errcode": 42001}), token, (200, {"errcode": 43004})]
    with pytest.raises(notices.Refused, match="43004"):
        WeChat(Account(post.url, "wx1", "secret", "T1")).tell("openid0001", WORDS, None)
    assert len(post.seen) == 4


class Mailbox(socketserver.StreamRequestHandler):
    """Enough of RFC 5321 to take a message; who begins with `nobody` is not known."""

    def handle(self) -> None:
        server: Any = self.server
        self.wfile.write(b"220 here\r\n")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"EHLO":
                self.wfile.write(b"250-here\r\n250 SMTPUTF8\r\n")
            elif verb == b"RCPT" and b"<nobody" in line:
                self.wfile.write(b"550 no such mailbox\r\n")
            elif verb == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                server.mail.append(b"".join(iter(self.rfile.readline, b".\r\n")))
                self.wfile.write(b"250 taken\r\n")
            else:
                self.wfile.write(b"221 bye\r\n" if verb == b"QUIT" else b"250 ok\r\n")
                if verb == b"QUIT":
                    return


def test_mail_is_a_message_with_words_and_address() -> None:
    server: Any = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mailbox)
    server.mail = []
    with _serving(server) as port:
        mail = Mail(f"smtp://127.0.0.1:{port}", "法律援助中心 <aid@sd.example.cn>")
        mail.tell("wang@firm.example.cn", WORDS, LINK, "key-1")
        mail.tell("wang@firm.example.cn", WORDS, LINK, "key-1")
        with pytest.raises(notices.Refused, match="550"):
            mail.tell("nobody@firm.example.cn", WORDS, None)
    first, second = (message_from_bytes(raw, policy=policy.default) for raw in server.mail)
    assert str(first["To"]) == "wang@firm.example.cn"
    assert "aid@sd.example.cn" in str(first["From"])
    assert first.get_content().split("\n\n") == [WORDS, LINK + "\n"]
    assert str(first["Message-ID"]) == str(second["Message-ID"])


def test_a_password_goes_nowhere_in_clear() -> None:
    server: Any = socketserver.ThreadingTCPServer(("127.0.0.2", 0), Mailbox)
    server.mail = []
    with _serving(server) as port:
        mail = Mail(f"smtp://u:p@127.0.0.2:{port}", "a@b.cn")
        with pytest.raises(OSError, match="no TLS"):
            mail.tell("wang@firm.example.cn", WORDS, None)
    assert server.mail == []


def test_a_file_holds_a_line_a_message_and_is_nobody_elses(tmp_path: Path) -> None:
    path = tmp_path / "out" / "notices.jsonl"
    told = {"PHONE": "file", "FILE": str(path)}
    notices.by_phone(told, tmp_path).tell(PHONE, WORDS, LINK, "key-1")
    notices.codes_by_phone(told, tmp_path).send(PHONE, "123456")
    first, second = (json.loads(line) for line in path.read_text().splitlines())
    assert {name: first[name] for name in ("to", "text", "address", "key")} == {
        "to": PHONE, "text": WORDS, "address": LINK, "key": "key-1"
    }  # fmt: skip
    assert "123456" in second["text"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_without_settings_words_go_to_the_console(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notices.by_phone({}, tmp_path).tell(PHONE, WORDS, LINK)
    shown = capsys.readouterr().out
    assert WORDS in shown
    assert LINK not in shown
    assert PHONE not in shown
    assert notices.by_mail({}) is None
    assert notices.by_wechat({}) is None


NEEDED = {"MONGO_URL": "mongodb://h/", "SERVICE_KEY": "k" * 32, "MASTER_KEY": "00" * 32}
ALL_SMS = {f"NOTICE_SMS_{name.upper()}": value for name, value in SMS.items()}


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ({"NOTICE_PHONE": "pigeon"}, "NOTICE_PHONE"),
        ({"NOTICE_PHONE": "sms"}, "NOTICE_SMS_KEY"),
        ({"NOTICE_PHONE": "sms", **ALL_SMS, "NOTICE_SMS_SIGN": ""}, "NOTICE_SMS_SIGN"),
        ({"NOTICE_WECHAT_APP": "wx1"}, "NOTICE_WECHAT_SECRET"),
        ({"NOTICE_SMTP": "http://mail", "NOTICE_SMTP_FROM": "a@b.cn"}, "NOTICE_SMTP must"),
        ({"NOTICE_SMTP": "smtp://mail"}, "NOTICE_SMTP_FROM"),
    ],
)
def test_a_wrong_setting_refuses_to_start_and_names_itself(told: dict[str, str], fault: str) -> None:
    with pytest.raises(WrongSetting, match=fault):
        read_settings(NEEDED | told)


def test_right_settings_choose_their_adapters(tmp_path: Path) -> None:
    more = {"NOTICE_SMTP": "smtps://u:p@mail.example.cn", "NOTICE_SMTP_FROM": "a@b.cn"}
    wechat = {"NOTICE_WECHAT_APP": "wx1", "NOTICE_WECHAT_SECRET": "s", "NOTICE_WECHAT_TEMPLATE": "T1"}
    told = read_settings(NEEDED | ALL_SMS | more | wechat | {"NOTICE_PHONE": "sms"}).notices
    assert isinstance(notices.by_phone(told, tmp_path), Sms)
    assert isinstance(notices.by_mail(told), Mail)
    assert isinstance(notices.by_wechat(told), WeChat)
