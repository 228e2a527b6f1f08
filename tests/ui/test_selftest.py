"""The self-test: an installed program proves itself, leaves nothing behind, and says what does not work."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dsardesk.exports.contents import EmptyPackage
from dsardesk.ui import selftest
from dsardesk.ui.language import sentences
from installers.private_python import ROOT


def test_the_whole_program_proves_itself_and_leaves_nothing_behind(tmp_path: Path) -> None:
    places = {name: tmp_path / name for name in ("TMPDIR", "DSARDESK_CONFIG_DIR", "DSARDESK_CACHE_DIR")}
    for folder in places.values():
        folder.mkdir()
    environment = {**os.environ, **{name: str(folder) for name, folder in places.items()}, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "dsardesk", "--self-test", "--lang", "fr"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=200, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    words = sentences("fr")
    steps = [words.say("self_test.passed", step=words.say(f"self_test.{name}")) for name in selftest.CHECKS]
    assert done.stdout.splitlines()[1:-1] == steps
    assert [path for folder in places.values() for path in folder.rglob("*")] == []


@pytest.mark.parametrize("error", [selftest.NotAsItShould("log"), OSError(5, "broken disk")])
def test_what_does_not_work_is_named_and_ends_with_1(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_trial: selftest.Trial) -> None:
        raise error

    monkeypatch.setattr(selftest, "CHECKS", {"request": lambda _trial: None, "vault": broken})
    assert selftest.self_test("en") == 1
    told = capsys.readouterr().out.splitlines()
    assert told[1] == "Checked: an invented request, from its message to its closed case."
    assert told[2].startswith("This does not work: the encrypted vault and its log (report ")


def test_an_error_that_a_person_can_act_on_is_said_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(_trial: selftest.Trial) -> None:
        raise EmptyPackage

    monkeypatch.setattr(selftest, "CHECKS", {"papers": refused})
    assert selftest.self_test("en") == 1
    assert sentences("en").say("error.package.empty") in capsys.readouterr().out


def test_the_persons_own_environment_is_back_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selftest, "CHECKS", {})
    monkeypatch.setenv("DSARDESK_VAULT", "mine")
    assert selftest.self_test("en") == 0
    assert os.environ["DSARDESK_VAULT"] == "mine"


def test_a_plain_database_is_not_taken_for_an_encrypted_one(tmp_path: Path) -> None:
    trial = selftest.Trial(tmp_path, "en", {"password_file": "vault-password.txt"})
    (trial.out / "vault").mkdir(parents=True)
    (trial.out / "vault" / "cases.db").write_bytes(selftest.PLAIN_DATABASE + bytes(100))
    with pytest.raises(selftest.NotAsItShould, match="encryption"):
        selftest.CHECKS["vault"](trial)
