"""Intake's dated data: taxonomy, promised times, triage rules. Numbers live here, not in code."""

from services.intake.law.promises import Promise, promises
from services.intake.law.taxonomy import Category, category, group_names, taxonomy

__all__ = ["Category", "Promise", "category", "group_names", "promises", "taxonomy"]
