"""Evaluation (第三方评估): sampling, blind scoring, surveys and published results."""
