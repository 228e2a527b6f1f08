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


BROUGHT_IN = """
import pathlib, sys
from dsardesk.ui import app

before = set(sys.modules)
app.LateVaults().load()
brought = {name: getattr(sys.modules[name], "__file__", None) for name in set(sys.modules) - before}
ours = {name: pathlib.Path(file).read_text("utf-8") for name, file in brought.items() if name.startswith("dsardesk.")}
print(len(ours))
print(*(name for name in brought if name.startswith(("PySide6", "shiboken6"))))
print(*(name for name, text in ours.items() if "PySide6" in text))
"""
"""How much the vault's thread brings in, and what of it names Qt."""


def test_the_vaults_thread_names_no_class_of_qt() -> None:
    """Two threads that name classes of Qt for the first time end the program."""
    command = [sys.executable, "-c", BROUGHT_IN]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    count, *qt = done.stdout.splitlines()
    assert int(count) > 100
    assert "".join(qt) == ""


ALL_SCREENS = """
import sys
from PySide6.QtCore import QTimer
from dsardesk.ui import app

program = app.Program([])
program.vaults.load()
program.screens.load()
def look():
    if "dsardesk.ui.widgets.pdf_window" in sys.modules and program.screens.done:
        before = set(sys.modules)
        import dsardesk.ui.shell.desk
        print(*(set(sys.modules) - before))
        program.leave()
        program.application.quit()
    else:
        QTimer.singleShot(5, look)
look()
program.application.exec()
"""
"""What the desk still has to bring in once the screens were."""


def test_the_desk_finds_every_screen_already_there(tmp_path: Path) -> None:
    places = {**os.environ, "DSARDESK_CONFIG_DIR": str(tmp_path)}
    command = [sys.executable, "-c", ALL_SCREENS]
    done = subprocess.run(command, env=places, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == []
