"""What holds for every test: the same examples on every machine, however slow it is, and no window on the screen."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# No test opens a window on somebody's screen; a test under a real one says so itself.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")
