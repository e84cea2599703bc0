"""A closed case that was drawn, a survey that was asked, a dissatisfied answer."""

from itsdangerous import URLSafeSerializer

from tests.abuse.people import staff
from tests.abuse.scenes.stage import EVALUATOR, SUPERVISOR, Stage

PERIOD = {"from": "2026-01-01", "to": "2027-12-31"}
DISSATISFIED = {"satisfied": 1, "aware": True, "first_choice": False, "comment": "样例：没人回电话"}


def prepare(stage: Stage) -> None:
    """evaluator1 has one review of each case, evaluator3 the other."""
    stage.people.appoint(3, roles=("evaluator",))
    stage.town.kit.settle()
    sample = stage.do(SUPERVISOR, "/evaluation/samples", {"period": PERIOD, "rate": 1, "seed": "样例"})
    stage.set("evaluation.sample", id=sample["id"])
    stage.town.kit.settle()
    reviews = stage.do(EVALUATOR, "/evaluation/reviews?state=open", method="GET")
    stage.set("evaluation.review", id=reviews[0]["id"])
    stage.set("evaluation.survey", token=token(stage, "legalaid.closed"))
    answered = token(stage, "legalaid.papers_in")
    stage.town.made("POST", f"/evaluation/surveys/{answered}", None, DISSATISFIED)
    stage.town.kit.settle()
    waiting = stage.do(staff("officer"), "/evaluation/follow-ups", method="GET")
    stage.set("evaluation.follow_up", id=waiting[0]["id"])


def token(stage: Stage, scene: str) -> str:
    """The survey's token as the tracker shows it."""
    secret = stage.town.kit.runtime.contexts["evaluation"].secret("survey")
    return str(URLSafeSerializer(secret).dumps(stage.ids[scene]["case"]))
