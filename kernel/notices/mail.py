"""Electronic mail by SMTP (RFC 5321): implicit TLS (`smtps`), or STARTTLS where the server offers it."""

import hashlib
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate, parseaddr
from urllib.parse import unquote, urlsplit

from kernel.notices.refused import Refused

SUBJECT = "枫桥公共法律服务：通知"
LIMIT = 4.0  # seconds


class Mail:
    """`url` is smtp(s)://user:password@host:port, `sender` what stands in From."""

    def __init__(self, url: str, sender: str) -> None:
        self._url, self._sender = urlsplit(url), sender

    def tell(self, to: str, text: str, address: str | None, key: str | None = None) -> None:
        """Hand the message to the server. Raises OSError where it does not take it."""
        try:
            with self._server() as server:
                server.send_message(self._message(to, text, address, key))
        except smtplib.SMTPRecipientsRefused as no:
            codes = {code for code, _ in no.recipients.values()}
            raise (Refused if min(codes) >= 500 else OSError)(f"mail: {sorted(codes)}") from None
        except smtplib.SMTPException as no:
            raise OSError(f"mail: {type(no).__name__}") from None

    def _message(self, to: str, text: str, address: str | None, key: str | None) -> EmailMessage:
        made = EmailMessage()
        made["From"], made["To"], made["Subject"] = self._sender, to, SUBJECT
        made["Date"] = formatdate(localtime=True)
        domain = parseaddr(self._sender)[1].rpartition("@")[2]
        if key:
            made["Message-ID"] = f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{domain}>"
        made.set_content(f"{text}\n\n{address}\n" if address else f"{text}\n")
        return made

    def _server(self) -> smtplib.SMTP:
        host, secure = self._url.hostname or "", ssl.create_default_context()
        if self._url.scheme == "smtps":
            made: smtplib.SMTP = smtplib.SMTP_SSL(host, self._url.port or 465, timeout=LIMIT, context=secure)
        else:
            made = smtplib.SMTP(host, self._url.port or 587, timeout=LIMIT)
            made.ehlo()
            if made.has_extn("starttls"):
                made.starttls(context=secure)
                made.ehlo()
            elif self._url.username and host not in ("127.0.0.1", "localhost", "::1"):
                made.close()
                raise OSError("mail: the server offers no TLS; the password is not sent in clear")
        if self._url.username:
            made.login(unquote(self._url.username), unquote(self._url.password or ""))
        return made
