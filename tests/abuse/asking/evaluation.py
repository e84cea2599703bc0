"""Calls to evaluation."""

from tests.abuse.asking.ask import Ask
from tests.evaluation.closed import EVIDENCE, FULL

ANSWERS = {"satisfied": 5, "aware": True, "first_choice": True}
PERIOD = {"from": "2026-01-01", "to": "2027-12-31"}

ASKS = {
    "GET /indicators": Ask(),
    "POST /samples": Ask(body={"period": PERIOD, "rate": 0.5, "seed": "样例二"}),
    "GET /samples": Ask("evaluation.sample", seen="id"),
    "GET /samples/{id}": Ask("evaluation.sample"),
    "GET /samples/{id}/progress": Ask("evaluation.sample"),
    "GET /reviews": Ask("evaluation.review", seen="id"),
    "GET /reviews/{id}": Ask("evaluation.review"),
    "POST /reviews/{id}/scores": Ask("evaluation.review", body={"indicators": FULL, "evidence": EVIDENCE}),
    "GET /surveys/{token}": Ask("evaluation.survey"),
    "POST /surveys/{token}": Ask("evaluation.survey", body=ANSWERS),
    "GET /follow-ups": Ask("evaluation.follow_up", seen="id"),
    "POST /follow-ups/{id}/done": Ask("evaluation.follow_up", body={"result": "样例：已回电"}),
    "GET /results": Ask(query={"by": "lawyer"}),
}
