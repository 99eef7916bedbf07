"""How hypothesis looks for counter-examples: the same ones every time in `test`, new ones every round in `fuzz`."""

from datetime import timedelta

from hypothesis import HealthCheck, settings

settings.register_profile("ci", deadline=None, derandomize=True, database=None, print_blob=True)
settings.register_profile(
    "fuzz",
    deadline=timedelta(seconds=30),
    max_examples=1_000,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci")
