"""The launcher: the one place that knows every service, and how they run together."""
