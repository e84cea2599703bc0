"""The rules of evaluation, pure: sampling, blind scoring, rating, results."""
