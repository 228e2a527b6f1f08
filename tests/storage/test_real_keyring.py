"""The keyring of a real desktop (gnome-keyring), in a session of its own: it keeps, it is shut, locked, gone, or unfit.

Each test runs a small program under `dbus-run-session`, with folders of its own; nobody's keyring is touched.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dsardesk.storage.errors import KeyringUnusable
from dsardesk.texts import messages
from dsardesk.wording import sentence

ROOT = Path(__file__).parents[2]
TOOLS = ("dbus-run-session", "gnome-keyring-daemon")
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="a keyring on D-Bus is a Linux desktop's"),
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]

UNLOCK = "printf %s {password} | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1"
LOCK = (
    "dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets"
    " org.freedesktop.Secret.Service.Lock array:objpath:/org/freedesktop/secrets/collection/login >/dev/null"
)
KILL = (
    "kill -9 $(dbus-send --session --print-reply --dest=org.freedesktop.DBus / "
    "org.freedesktop.DBus.GetConnectionUnixProcessID string:org.freedesktop.secrets | tail -n 1 | grep -oE [0-9]+$)"
    " && sleep 0.3"
)
TRY = """
from dsardesk.storage.errors import KeyringUnusable
from dsardesk.storage.keyrings import key_place, keyring_place
try:
    place = keyring_place("slot-test")
    known = place.load()
    place.store(b"k" * 32)
    print("kept" if known is None else "known", place.load() == b"k" * 32)
except KeyringUnusable as error:
    print(error.facts["why"], key_place("slot-test", use_keyring=True).lasts)
"""
MIDSESSION = """
import os, signal, subprocess, sys, time
from dsardesk.storage.errors import KeyringUnusable
from dsardesk.storage.keyrings import keyring_place
place = keyring_place("slot-test")
place.store(b"k" * 32)
subprocess.run(sys.argv[1], shell=True, check=True)
try:
    print("read", place.load() is not None)
except KeyringUnusable as error:
    print(error.facts["why"], True)
"""
PLAINTEXT = """
import sys, types
from keyring.backend import KeyringBackend
from keyring.compat import properties
alt = types.ModuleType("keyrings.alt.file")
class PlaintextKeyring(KeyringBackend):
    __module__ = "keyrings.alt.file"
    @properties.classproperty
    def priority(cls):
        return 0.5
    def get_password(self, service, username):
        raise AssertionError("it was asked")
    def set_password(self, service, username, password):
        raise AssertionError("it was given a key")
    def delete_password(self, service, username):
        raise AssertionError("it was asked")
alt.PlaintextKeyring = PlaintextKeyring
"""

Session = Callable[..., tuple[str, str]]


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Runs a program in a D-Bus session of its own, after commands of the shell; its two words."""
    run = tmp_path / "run"
    run.mkdir(mode=0o700)
    environment = {name: value for name, value in os.environ.items() if "DBUS" not in name and "DISPLAY" not in name}
    environment |= {
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(run),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "PYTHONPATH": str(ROOT),
    }

    def in_session(program: str, *before: str, argument: str = "", bus: bool = True, **more: str) -> tuple[str, str]:
        python = f"{sys.executable} -c '{program}' '{argument}'" if "'" not in program else ""
        assert python, "the shell quotes the program"
        command = " && ".join((*before, python))
        shell = ["dbus-run-session", "--", "sh", "-c", command] if bus else ["sh", "-c", command]
        done = subprocess.run(
            shell, env={**environment, **more}, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stderr
        first, second = done.stdout.split()
        return first, second

    return in_session


def _unlock(*, wrongly: bool = False) -> str:
    return UNLOCK.format(password="faux" if wrongly else "ouvre")


def test_a_key_is_kept_and_known_to_the_next_session(session: Session) -> None:
    assert session(TRY, _unlock()) == ("kept", "True")
    assert session(TRY, _unlock()) == ("known", "True")


def test_without_a_bus_there_is_no_keyring(session: Session) -> None:
    why, lasts = session(TRY, bus=False, DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent")
    assert (why, lasts) == ("none", "False")


def test_a_bus_where_nothing_was_unlocked_and_no_window_can_ask(session: Session) -> None:
    assert session(TRY, "gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1") == ("closed", "False")


def test_a_keyring_that_stays_locked_as_the_password_was_wrong(session: Session) -> None:
    session(TRY, _unlock())
    why, lasts = session(TRY, _unlock(wrongly=True))
    assert (why, lasts) == ("locked", "False")


def test_writes_that_vanish_are_never_relied_on(session: Session) -> None:
    assert session(TRY, _unlock(), PYTHON_KEYRING_BACKEND="keyring.backends.null.Keyring") == ("untrusted", "False")


def test_a_keyring_that_would_write_in_clear_is_never_chosen_where_no_other_answers(session: Session) -> None:
    program = PLAINTEXT + TRY
    why, lasts = session(program, bus=False, DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent")
    assert (why, lasts) == ("untrusted", "False")


def test_beside_a_real_one_the_real_one_is_used(session: Session) -> None:
    assert session(PLAINTEXT + TRY, _unlock()) == ("kept", "True")


def test_one_that_is_locked_in_the_midst_of_a_session_is_told_in_words(session: Session) -> None:
    assert session(MIDSESSION, _unlock(), argument=LOCK) == ("locked", "True")


def test_one_that_dies_in_the_midst_of_a_session_is_told_in_words(session: Session) -> None:
    why, _ = session(MIDSESSION, _unlock(), argument=KILL)
    assert why in {"failed", "closed", "none", "locked"}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_each_way_to_fail_has_a_sentence_of_its_own(lang: str) -> None:
    whys = ("none", "closed", "locked", "untrusted", "forgets", "failed")
    said = [sentence(KeyringUnusable(why=why), messages(lang)) for why in whys]
    assert len({*said, sentence(KeyringUnusable(why="?"), messages(lang))}) == len(whys) + 1
