"""Shared by all tests: one Hypothesis profile, the same examples on every machine."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "kit",
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=25,
    print_blob=False,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("kit")
