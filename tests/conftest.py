"""Every test may ask for the servers in tests/support/plugin.py."""

pytest_plugins = ["tests.support.plugin"]
