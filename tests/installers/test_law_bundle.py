"""The maintainer's tool: what it signs, the program accepts; what the program would refuse, it does not sign."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from dsardesk import resources
from dsardesk.updates import shipped
from dsardesk.updates.bundle import NotSigned, read_bundle
from dsardesk.updates.fitness import TableUnfit
from installers import law_bundle
from tests.updates.conftest import SHIPPED, a_file, renewed


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "texts", lambda: SHIPPED)


def test_a_new_key_signs_tables_that_its_public_half_accepts(tmp_path: Path) -> None:
    private, public, out = tmp_path / "k.pem", tmp_path / "k.pub", tmp_path / "law.dsarlaw"
    assert law_bundle.main(["new-key", str(private), str(public)]) == 0
    assert law_bundle.main(["make", str(private), str(out)]) == 0
    key = bytes.fromhex(public.read_text("ascii"))
    assert dict(read_bundle(out.read_bytes(), [key]).texts) == SHIPPED
    with pytest.raises(NotSigned):
        read_bundle(out.read_bytes(), shipped.keys())


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such permissions")
def test_the_private_key_is_for_its_owner_alone_and_never_written_over(tmp_path: Path) -> None:
    private = tmp_path / "k.pem"
    law_bundle.new_key(private, tmp_path / "k.pub")
    assert stat.S_IMODE(private.stat().st_mode) == 0o600
    with pytest.raises(FileExistsError):
        law_bundle.new_key(private, tmp_path / "k.pub")


def test_no_private_key_stands_in_the_project() -> None:
    assert {path.suffix for path in resources.folder("law", "keys").iterdir()} == {".pub"}


def test_another_kind_of_key_is_refused(tmp_path: Path) -> None:
    key = generate_private_key(65537, 2048)
    pem = tmp_path / "rsa.pem"
    pem.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    with pytest.raises(TypeError):
        law_bundle.make(pem, tmp_path / "out")


def test_tables_that_cannot_be_read_are_not_signed() -> None:
    with pytest.raises(TableUnfit):
        a_file(renewed(clocks='version = "2999.1"\nweeks = 4\n'))


@pytest.mark.parametrize("arguments", [[], ["make"], ["sign", "a", "b"], ["new-key", "a", "b", "c"]])
def test_wrong_usage_says_how(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert law_bundle.main(arguments) == 2
    assert "new-key" in capsys.readouterr().out
