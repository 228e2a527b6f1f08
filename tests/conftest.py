"""What holds for every test: the same examples on every machine, however slow it is, and no window on the screen."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# No test opens a window on somebody's screen; a test under a real one says so itself.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The law tables that ship: whatever somebody installed on this machine is theirs.
os.environ.setdefault("DSARDESK_DATA_DIR", os.devnull)

settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
# A thousand changes of the rules are each tried: a few examples must do, in processes that fork from one another.
_FORKED = [HealthCheck.too_slow, HealthCheck.differing_executors]
settings.register_profile("mutants", deadline=None, derandomize=True, max_examples=10, suppress_health_check=_FORKED)
settings.load_profile(os.environ.get("DSARDESK_EXAMPLES", "steady"))


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes never name a test: an archive made at collection holds its second, and two workers would not agree."""
    return argname if isinstance(val, bytes) else None
