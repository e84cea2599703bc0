"""Cases brought to every stage that some call needs, by the calls that people make."""

from tests.abuse.people import People
from tests.abuse.scenes import evaluation, identity, intake, legalaid, mediation
from tests.abuse.scenes.stage import Stage
from tests.abuse.town import Town


def prepare(town: Town, people: People) -> Stage:
    """Every scene by name, and what each call needs to be put into its path."""
    people.appoint(1)
    people.appoint(9, region="620102")
    stage = Stage(town, people)
    town.kit.settle()
    for part in (identity, intake, legalaid, mediation, evaluation):
        part.prepare(stage)
        town.kit.settle()
    people.appoint(2)
    town.kit.settle()
    town.remember()
    return stage


__all__ = ["Stage", "prepare"]
