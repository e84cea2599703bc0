"""Choosing lawyers measured: against other ways of choosing, and against the best there is."""
