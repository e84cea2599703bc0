"""Signing in (登录): one refusal for everything that is wrong, so that guessing tells nothing."""

from kernel.words import Invalid, Refusal

SHORTEST_PASSWORD = 8
TOKEN_SECONDS = 8 * 3600  # one working day


class SignInFailed(Refusal):
    """The code or password is wrong - or there is no such phone, name or code: one answer for all."""

    status = 401

    def __init__(self) -> None:
        super().__init__("sign_in_failed")


class OneTimeCodeNeeded(Refusal):
    """Name and password are right; the one-time code (动态口令) is missing."""

    status = 401

    def __init__(self) -> None:
        super().__init__("otp_needed", field="otp")


def check_password(username: str, password: str) -> None:
    """Length is what counts (NIST SP 800-63B); the user name is the first guess."""
    if len(password) < SHORTEST_PASSWORD:
        raise Invalid("password_short", field="password", least=SHORTEST_PASSWORD)
    if username in password.lower() and len(password) < 2 * len(username):
        raise Invalid("password_is_name", field="password")
