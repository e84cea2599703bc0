"""Intake's dated data: taxonomy, promised times, triage rules. Numbers live here, not in code."""

from services.intake.law.promises import Promise, Told, promises, told
from services.intake.law.taxonomy import Category, category, group_names, taxonomy

__all__ = ["Category", "Promise", "Told", "category", "group_names", "promises", "taxonomy", "told"]
