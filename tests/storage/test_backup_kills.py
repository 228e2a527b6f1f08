"""A program killed while it backs up or upgrades leaves a vault that opens with every row, and no half backup.

How often is asked for by DSARDESK_KILLS: 10 unless told otherwise.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dsardesk.domain.audit import verify
from dsardesk.storage.backup import restore
from dsardesk.storage.checkup import check_files
from tests.makers import PASSWORD, Clock, Opener
from tests.storage.test_upgrades import OLD, counts, old_vault

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("DSARDESK_KILLS", "10"))
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork a program")
SCRIPT = """
import os, random, signal, sys, time
from pathlib import Path
from dsardesk import resources
from dsardesk.services.backups import Progress
from dsardesk.storage.backup_maker import VaultBackups
from dsardesk.storage.vault import open_vault
from tests.makers import PASSWORD, Clock

def work(folder, what):
    with open_vault(folder, PASSWORD, scripts=resources.migrations()) as vault:
        if what == "backup":
            print("go", flush=True)
            for number in range(1000):
                VaultBackups(vault, folder.parent / "scratch", Clock().now).make(folder.parent / "x", Progress())

what = sys.argv[1]
for number, name in enumerate(sys.argv[2:]):
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        os.dup2(write, 1)
        work(Path(name), what)
        os._exit(0)
    os.close(write)
    if what == "backup":
        os.read(read, 3)
    # Spread over what one run takes, the key's derivation before an upgrade included.
    time.sleep(random.uniform(0.0, 0.6 if what == "backup" else 1.2))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(read)
"""


def _killed(what: str, folders: list[Path]) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", SCRIPT, what, *map(str, folders)]
    subprocess.run(command, check=True, cwd=ROOT, env=environment, timeout=60 + 10 * KILLS)


def _copies(folder: Path, tmp_path: Path) -> list[Path]:
    return [Path(shutil.copytree(folder, tmp_path / f"run{number}" / "vault")) for number in range(KILLS)]


def test_killed_while_it_backs_up(folder: Path, tmp_path: Path, opened: Opener) -> None:
    folders = _copies(folder, tmp_path)
    _killed("backup", folders)
    for each in folders:
        with opened(each) as vault, vault.unit_of_work(Clock().now).read() as transaction:
            assert check_files(vault).problems == ()
            assert verify(list(transaction.audit.events()), transaction.audit.head()).ok
        if (each.parent / "x").exists():
            restore(each.parent / "x", each.parent / "back", PASSWORD)
            with opened(each.parent / "back") as back:
                assert check_files(back).problems == ()


def test_killed_while_it_upgrades(folder: Path, tmp_path: Path, opened: Opener) -> None:
    folders = _copies(old_vault(folder, OLD[-1]), tmp_path)
    _killed("upgrade", folders)
    with opened(folder) as vault:
        expected = counts(vault.engine)
    for each in folders:
        with opened(each) as vault:
            assert check_files(vault).problems == ()
            assert counts(vault.engine) == expected
