"""The window as a person starts it, on a morning that a script chose."""

from __future__ import annotations

import sys
from functools import partial

from dsardesk.demo.clock import ScriptedClock
from dsardesk.ui import app, vaults

if __name__ == "__main__":
    vaults.DeskVaults = partial(vaults.DeskVaults, ScriptedClock().now)  # type: ignore[misc, assignment]
    sys.exit(app.run_window([]))
