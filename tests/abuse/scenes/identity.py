"""A consent that stands, a resident who may be named, accounts that can be written to."""

from tests.abuse.scenes.stage import Stage


def prepare(stage: Stage) -> None:
    """The applicant lets the opponent act for him."""
    given = {"name": "样例opponent", "phone": "13900005678"}
    consent = stage.do(stage.people.applicant, "/identity/consents", given)
    persons = stage.people.persons
    stage.set("consent", consent=consent["id"])
    stage.set("person", person=persons["applicant"], proxy=persons["opponent"])
    for role in ("operator", "officer"):
        where = {"phone": "13900004444"}
        stage.do((f"{role}1", role), "/identity/me/contact", where, method="PUT")
    stage.set("account", username="officer1")
