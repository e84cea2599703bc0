"""What is said to people: timeline, next step and reasons, in Chinese and English."""

from services.intake.texts.speech import Next, line, suggestion, upcoming, why

__all__ = ["Next", "line", "suggestion", "upcoming", "why"]
