"""The demo, run once as a newcomer would, in a home of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class DemoRun:
    """What one run left behind.

    Attributes:
        out: the folder it was given.
        made: its JSON answer.
        home: the home, cache, settings and temporary folders that it could write to.
        words: everything that it printed.
    """

    out: Path
    made: dict[str, Any]
    home: Path
    words: str

    def path(self, *keys: str) -> Path:
        """A file that the answer names."""
        found: Any = self.made
        for key in keys:
            found = found[key]
        return self.out / str(found)

    @property
    def password(self) -> str:
        """The vault's password."""
        return self.path("password_file").read_text("utf-8").strip()

    @property
    def package_password(self) -> str:
        """The package's password."""
        return self.path("package_password_file").read_text("utf-8").strip()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> DemoRun:
    """One run of `dsardesk demo --json`."""
    home = tmp_path_factory.mktemp("home")
    out = tmp_path_factory.mktemp("demo") / "out"
    places = {name: str(home / folder) for name, folder in PLACES.items()}
    for place in places.values():
        Path(place).mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, **places, "PYTHONPATH": str(ROOT), "LANG": "C"}
    command = [sys.executable, "-m", "dsardesk", "demo", "--out", str(out), "--json", "--lang", "fr"]
    ran = subprocess.run(command, env=environment, cwd=home, capture_output=True, text=True, check=True, timeout=120)
    return DemoRun(out, json.loads(ran.stdout), home, ran.stdout + ran.stderr)


PLACES = {
    "HOME": "user",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "settings",
    "XDG_DATA_HOME": "data",
    "TMPDIR": "temporary",
}
