"""Every test may ask for the servers in tests/support/plugin.py; no test fails for being slow.

Hypothesis searches further in every run, but a landing (STRICT=1) is judged by the same examples each time.
"""

import os

from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.support.plugin"]

settings.register_profile(
    "unhurried",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=os.environ.get("STRICT") == "1",
)
settings.load_profile("unhurried")
