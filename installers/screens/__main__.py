"""`python3 run.py screens` remakes `docs/screens`; names of languages or themes after it choose."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path

from installers.screens.visit import visit
from installers.translations import build

LANGUAGES = ("fr", "en")
THEMES = ("light", "dark")


def main(chosen: list[str]) -> int:
    """Make the pictures chosen, or all of them; the exit code."""
    build()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.pop("DSARDESK_VAULT", None)
    os.environ["DSARDESK_KEYRING"] = "off"
    visits = list(
        product([e for e in LANGUAGES if e in chosen] or LANGUAGES, [e for e in THEMES if e in chosen] or THEMES)
    )
    if len(visits) == 1:
        place = Path(tempfile.gettempdir()) / "DSARDesk"  # One picture shows it: it bears no random name.
        os.environ |= {"DSARDESK_CONFIG_DIR": f"{place}/config", "DSARDESK_CACHE_DIR": f"{place}/cache"}
        shutil.rmtree(place, ignore_errors=True)
        try:
            visit(place, *visits[0])
        finally:
            shutil.rmtree(place)
        return 0
    # Each in a program of its own: Qt keeps one application for the life of a process.
    return max(
        subprocess.run([sys.executable, "-m", "installers.screens", *each], check=False).returncode for each in visits
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
