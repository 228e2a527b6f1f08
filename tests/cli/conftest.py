"""A vault with one case, and the command line called as another program would call it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dsardesk import resources
from dsardesk.cli.app import run
from dsardesk.desk.opening import make_vault
from dsardesk.storage.slots import LIGHTEST

PASSWORD = "neuf-parapluies-dans-un-tiroir"


@dataclass(frozen=True)
class Said:
    """What one call answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The JSON on stdout."""
        return json.loads(self.out)


Caller = Callable[..., Said]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Caller:
    """Call the command line; English unless the call says otherwise."""

    def caller(*arguments: str | Path, lang: str = "en") -> Said:
        words = [str(argument) for argument in arguments]
        code = run([*words, "--lang", lang] if words and "--version" not in words else words)
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return caller


@pytest.fixture(autouse=True)
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache of this test's own, no keyring, no vault named from outside."""
    monkeypatch.setenv("DSARDESK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("DSARDESK_KEYRING", "off")
    for name in ("DSARDESK_VAULT", "DSARDESK_PASSWORD_FILE", "DSARDESK_LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def password_file(tmp_path: Path) -> Path:
    """The vault's password."""
    path = tmp_path / "password"
    path.write_text(f"{PASSWORD}\n", "utf-8")
    return path


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty vault of the sample company, which no test opens."""
    folder = tmp_path_factory.mktemp("made") / "vault"
    make_vault(folder, PASSWORD, resources.text("samples", "alto", "profile.toml"), derivation=LIGHTEST)
    return folder


@pytest.fixture
def vault(_made: Path, tmp_path: Path, password_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, named by the environment."""
    folder = shutil.copytree(_made, tmp_path / "vault")
    monkeypatch.setenv("DSARDESK_VAULT", str(folder))
    monkeypatch.setenv("DSARDESK_PASSWORD_FILE", str(password_file))
    return folder


@pytest.fixture
def message() -> Path:
    """The sample request: access and marketing objection, with an unasked identity card."""
    return resources.folder("samples", "alto", "request-access.eml")


@pytest.fixture
def reference(vault: Path, call: Caller, message: Path) -> str:
    """A case opened from the sample request."""
    said = call("case", "open", message, "--category", "customer", "--json")
    assert said.code == 0, said.err
    return str(said.json["reference"])
