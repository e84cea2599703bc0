"""Calls to identity."""

from typing import Any

from tests.abuse.asking.ask import Ask
from tests.abuse.people import PASSWORD
from tests.abuse.scenes import Stage
from tests.abuse.town import HOME

OTHER_PASSWORD = "梨树下的青石板桥"
NEW = {"username": "newcomer", "password": OTHER_PASSWORD, "name": "样例新人"}
PROXY = {"name": "样例代办", "phone": "13900007777"}
PURPOSE = {"purpose": "样例核验"}


def _consent(stage: Stage) -> dict[str, Any]:
    return PROXY | {"person": stage.ids["person"]["person"]}


ASKS = {
    "GET /me": Ask(),
    "GET /me/readings": Ask(),
    "PUT /me/password": Ask(body={"current": PASSWORD, "password": OTHER_PASSWORD}),
    "POST /me/otp": Ask(),
    "PUT /me/otp": Ask(body={"otp": "000000"}),
    "POST /persons": Ask(body={"name": "样例新来", "phone": "13900006666"}),
    "POST /persons/with-phone": Ask(body=PURPOSE | {"phone": "13900006666"}),
    "GET /persons": Ask("person", query={"ids": "{person}", "purpose": "样例"}, seen="person"),
    "GET /persons/{person}": Ask("person", query={"purpose": "样例"}),
    "GET /persons/{person}/proxies/{proxy}": Ask("person"),
    "POST /persons/{person}/messages": Ask("person", body=PURPOSE | {"text": "样例：请回电"}),
    "GET /me/contact": Ask(),
    "PUT /me/contact": Ask(body={"phone": "13900004444"}),
    "POST /staff/{username}/messages": Ask("account", body={"text": "样例：请回电"}),
    "POST /persons/{person}/codes": Ask("person", body=PURPOSE),
    "POST /persons/{person}/digest": Ask("person", body=PURPOSE | {"key": "sharing"}),
    "POST /persons/{person}/codes/checks": Ask("person", body=PURPOSE | {"code": "000000"}),
    "POST /consents": Ask("person", making=_consent, desk={"manner": "spoken"}),
    "GET /consents": Ask("person", query={"person": "{person}"}, seen="proxy"),
    "DELETE /consents/{consent}": Ask("consent"),
    "POST /codes": Ask(body={"phone": "13900005555"}),
    "POST /tokens": Ask(body={"username": "officer1", "password": PASSWORD}),
    "DELETE /tokens": Ask(),
    "GET /keys": Ask(),
    "POST /staff": Ask(body=NEW | {"roles": ["officer"], "region": HOME}),
    "GET /staff": Ask("account", query={"region": HOME}, seen="username"),
    "PATCH /staff/{username}": Ask("account", body={"name": "样例改名"}),
    "GET /staff/{username}": Ask("account"),
}
