"""A consent that stands, and a resident who may be named."""

from tests.abuse.scenes.stage import Stage


def prepare(stage: Stage) -> None:
    """The applicant lets the opponent act for him."""
    given = {"name": "样例opponent", "phone": "13900005678"}
    consent = stage.do(stage.people.applicant, "/identity/consents", given)
    persons = stage.people.persons
    stage.set("consent", consent=consent["id"])
    stage.set("person", person=persons["applicant"], proxy=persons["opponent"])
    stage.set("account", username="officer1")
