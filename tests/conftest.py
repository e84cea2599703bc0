"""Every test may ask for the servers in tests/support/plugin.py; no test fails for being slow."""

from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.support.plugin"]

settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
