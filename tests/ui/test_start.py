"""The prompt shows at once: nothing that opening a vault needs is brought in before it is on the screen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from installers.private_python import ROOT

SLOW = {
    "alembic",
    "click",
    "cryptography",
    "docx",
    "keyring",
    "lxml",
    "pypdfium2",
    "pyzipper",
    "sqlalchemy",
    "sqlcipher3",
    "typst",
    "PySide6.QtNetwork",
    "PySide6.QtPdf",
    "PySide6.QtPdfWidgets",
    "dsardesk.desk",
    "dsardesk.services",
    "dsardesk.storage",
    "dsardesk.ui.shell.desk",
    "dsardesk.ui.welcome",
}
STARTED = """
import os, sys
from dsardesk.ui import app

def tell(_vaults):
    print(*sorted(sys.modules), sep="\\n", flush=True)
    os._exit(0)

app.LateVaults.load = tell
sys.exit(app.run_window([]))
"""
"""The program as it starts, ended where it begins to bring in what opening a vault needs."""


def modules_at_the_prompt(tmp_path: Path) -> set[str]:
    """Modules loaded when the prompt has been painted."""
    vault = tmp_path / "vault"
    vault.mkdir()
    (vault / "vault.json").touch()
    places = {**os.environ, "DSARDESK_VAULT": str(vault), "DSARDESK_CONFIG_DIR": str(tmp_path / "config")}
    command = [sys.executable, "-c", STARTED]
    done = subprocess.run(command, env=places, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    return set(done.stdout.split())


def test_the_prompt_is_painted_before_anything_slow_is_brought_in(tmp_path: Path) -> None:
    loaded = modules_at_the_prompt(tmp_path)
    assert "dsardesk.ui.unlock.view" in loaded
    assert loaded & SLOW == set()
