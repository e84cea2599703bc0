"""What is said to people: timeline, next step and reasons, in Chinese and English."""

from services.intake.texts.speech import Next, line, sentence, suggestion, upcoming, why

__all__ = ["Next", "line", "sentence", "suggestion", "upcoming", "why"]
