"""The rubric (评估指标) and the working rules of evaluation, read from the data files beside this one."""

from services.evaluation.rubric.indicators import Indicator, Method, Rubric, in_force, of_version
from services.evaluation.rubric.practice import PRACTICE, Practice

__all__ = ["PRACTICE", "Indicator", "Method", "Practice", "Rubric", "in_force", "of_version"]
