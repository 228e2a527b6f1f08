"""A program killed at any moment leaves a vault that opens, with everything it had said was kept, and a log that holds.

How often each kind of work is killed is asked for by DSARDESK_KILLS (`python3 run.py crashes`): 10 unless it says so.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dsardesk.domain.audit import verify
from dsardesk.storage.backup import back_up, restore
from dsardesk.storage.checkup import check_files
from dsardesk.storage.errors import WrongPassword
from dsardesk.storage.layout import NEXT_DATABASE
from dsardesk.storage.vault import OpenVault
from tests.makers import DPO, NOW, PASSWORD, Clock, Opener, index_of, plain_case
from tests.storage.test_upgrades import OLD, counts, old_vault

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("DSARDESK_KILLS", "10"))
NEW = "nouveau-pont-sous-la-lune"
SAID = "said.json"
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork a program")
SCRIPT = """
import json, os, random, signal, sys, time
from pathlib import Path
from uuid import uuid4
from dsardesk import resources
from dsardesk.services.backups import Progress
from dsardesk.storage.backup_maker import VaultBackups
from dsardesk.storage.keyholders import change_password
from dsardesk.storage.rotation import rotate
from dsardesk.storage.slots import LIGHTEST
from dsardesk.storage.vault import open_vault
from tests.makers import DPO, PASSWORD, Clock, index_of, plain_case
from tests.storage.test_kills import NEW, SAID

SCRIPTS = resources.migrations()
LASTS = {"write": 0.8, "backup": 0.6, "upgrade": 1.2, "password": 0.6, "rotate": 1.0}
# An upgrade begins with the opening: it cannot say when.
SILENT = {"upgrade"}

def write(vault, _folder):
    for number in range(100_000):
        reference = f"K-{number:05d}"
        with vault.unit_of_work(Clock().now).write() as transaction:
            case = plain_case(reference, id=uuid4())
            transaction.cases.add(case, index_of(case))
            transaction.blobs.put(uuid4(), b"x" * 20_000)
            transaction.audit.append(DPO, "case.opened", case.id, {"reference": reference})
        print(reference, flush=True)

def backup(vault, folder):
    for _ in range(1000):
        VaultBackups(vault, folder.parent / "scratch", Clock().now).make(folder.parent / "x", Progress())

def record(work, user):
    with work.write() as transaction:
        transaction.audit.append(transaction.users.get(user), "vault.key_changed", None, {})

def work(folder, what):
    if what == "password":
        print("go", flush=True)
        for _ in range(1000):
            change_password(folder, PASSWORD, NEW, derivation=LIGHTEST)
            change_password(folder, NEW, PASSWORD, derivation=LIGHTEST)
    elif what == "rotate":
        print("go", flush=True)
        for _ in range(1000):
            rotate(folder, PASSWORD, scripts=SCRIPTS, now=Clock().now, record=record)
    else:
        with open_vault(folder, PASSWORD, scripts=SCRIPTS) as vault:
            print("go", flush=True)
            if what != "upgrade":
                globals()[what](vault, folder)

what = sys.argv[1]
for name in sys.argv[2:]:
    read, written = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        os.dup2(written, 1)
        work(Path(name), what)
        os._exit(0)
    os.close(written)
    begun = b"" if what in SILENT else os.read(read, 3)
    # Spread over what one run takes, the key's derivation before an upgrade included.
    time.sleep(random.uniform(0.0, LASTS[what]))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        sys.exit("the work ended by itself")
    with os.fdopen(read, "rb") as pipe:
        said = (begun + pipe.read()).decode().split("\\n")[:-1]
    (Path(name).parent / SAID).write_text(json.dumps([each for each in said if each.startswith("K-")]))
"""


def _killed(what: str, folder: Path, tmp_path: Path) -> list[Path]:
    """Copies of the vault in *folder*, on each of which the program was killed in the midst of its work."""
    folders = [Path(shutil.copytree(folder, tmp_path / f"run{number}" / "vault")) for number in range(KILLS)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", SCRIPT, what, *map(str, folders)]
    subprocess.run(command, check=True, cwd=ROOT, env=environment, timeout=60 + 20 * KILLS)
    return folders


def _must_hold(vault: OpenVault, *references: str) -> None:
    """The vault is whole, its log holds, and every case of *references* is in it."""
    assert check_files(vault).problems == ()
    with vault.unit_of_work(Clock().now).read() as transaction:
        assert verify(transaction.audit.events(), transaction.audit.head()).ok
        for reference in references:
            case = transaction.cases.get(reference)
            assert [event.action for event in transaction.audit.events(case.id)] == ["case.opened"]


@pytest.fixture
def furnished(folder: Path, opened: Opener) -> Path:
    """A vault with one case, of which the log tells."""
    with opened(folder) as vault, vault.unit_of_work(Clock().now).write() as transaction:
        case = plain_case("A")
        transaction.cases.add(case, index_of(case))
        transaction.audit.append(DPO, "case.opened", case.id, {})
    return folder


def test_killed_while_it_writes(furnished: Path, tmp_path: Path, opened: Opener) -> None:
    kept = 0
    for each in _killed("write", furnished, tmp_path):
        said = json.loads((each.parent / SAID).read_text("utf-8"))
        with opened(each) as vault:
            _must_hold(vault, "A", *said)
            with vault.unit_of_work(Clock().now).read() as transaction:
                assert transaction.cases.count() - len(said) in {1, 2}, "one more may be kept than could be said"
        kept += len(said)
    assert kept


def test_killed_while_it_backs_up(furnished: Path, tmp_path: Path, opened: Opener) -> None:
    for each in _killed("backup", furnished, tmp_path):
        with opened(each) as vault:
            _must_hold(vault, "A")
        if (each.parent / "x").exists():
            restore(each.parent / "x", each.parent / "back", PASSWORD)
            with opened(each.parent / "back") as back:
                _must_hold(back, "A")


@pytest.mark.parametrize("name", ["x.part", "x.db.part", "x.db.part-wal", "x.db.part-journal"])
def test_what_a_killed_backup_left_does_not_stop_the_next_one(
    furnished: Path, tmp_path: Path, opened: Opener, name: str
) -> None:
    (tmp_path / name).write_bytes(os.urandom(9000))
    with opened(furnished) as vault:
        back_up(vault, tmp_path / "x", NOW)
    assert [path.name for path in tmp_path.glob("x*")] == ["x"]
    restore(tmp_path / "x", tmp_path / "back", PASSWORD)


def test_killed_while_it_upgrades(folder: Path, tmp_path: Path, opened: Opener) -> None:
    old = old_vault(folder, OLD[-1])
    folders = _killed("upgrade", old, tmp_path)
    with opened(folder) as vault:
        expected = counts(vault.engine)
    for each in folders:
        with opened(each) as vault:
            assert check_files(vault).problems == ()
            assert counts(vault.engine) == expected


def test_killed_while_it_changes_the_password(furnished: Path, tmp_path: Path, opened: Opener) -> None:
    for each in _killed("password", furnished, tmp_path):
        try:
            with opened(each) as vault:
                _must_hold(vault, "A")
        except WrongPassword:
            with opened(each, NEW) as vault:
                _must_hold(vault, "A")


def test_killed_while_it_changes_the_key(furnished: Path, tmp_path: Path, opened: Opener) -> None:
    for each in _killed("rotate", furnished, tmp_path):
        with opened(each) as vault:
            _must_hold(vault, "A")
        assert not list(each.glob(f"{NEXT_DATABASE}*"))
