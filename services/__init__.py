"""Things that run. Nothing here is shared, and no service imports another."""
