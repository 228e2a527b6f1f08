"""A package to hand over, sealed and opened again with an independent reader."""

from __future__ import annotations

import io
import tomllib
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import pyzipper  # type: ignore[import-untyped]

from dsardesk.exports.contents import PackageContents, PackageFile, PackageKind, Withheld
from dsardesk.exports.package import seal_package
from dsardesk.exports.records import table_from_records

RESOURCES = Path(__file__).parents[2] / "resources" / "exports"
PASSWORD = "corail-tuile-orme-lampe-sable-piano"
CANARY = "Zéphyrine Quatrebarbes"


@pytest.fixture
def password() -> str:
    """A passphrase as the program makes them."""
    return PASSWORD


@pytest.fixture
def canary() -> str:
    """A name that must be found nowhere outside the encryption."""
    return CANARY


@pytest.fixture(params=["fr", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    """Every language that ships."""
    return str(request.param)


@pytest.fixture
def texts_of() -> Callable[[str], dict[str, Any]]:
    """The words of a language."""
    return lambda lang: tomllib.loads((RESOURCES / f"{lang}.toml").read_text(encoding="utf-8"))


@pytest.fixture
def contents() -> PackageContents:
    """An access package with one of everything."""
    orders = [[("n°", f"{n:05d}"), ("date", "2026-03-02"), ("libellé", "Chaise")] for n in range(130)]
    customer = [("nom", CANARY), ("code postal", "01500"), ("note", "=HYPERLINK(1)")]
    return PackageContents(
        kind=PackageKind.ACCESS,
        lang="fr",
        reference="DSR-2026-0042",
        controller_name="Ateliers Méridien",
        made_at=datetime(2026, 11, 1, 9, 30, 12, tzinfo=UTC),
        data_subject=CANARY,
        files=(
            PackageFile(f"01_CRM/{CANARY}.txt", b"fiche", "CRM", "La fiche", "text/plain"),
            PackageFile("02_Support/été ünï 日本 العربية.eml", b"message", "Support", "Un message", "message/rfc822"),
        ),
        tables=(
            table_from_records("customer", "CRM", "Fiche client", [customer]),
            table_from_records("orders", "Boutique", "Commandes", orders),
        ),
        letter=PackageFile("lettre.pdf", b"%PDF-1.7 letter", "", "Notre lettre", "application/pdf"),
        withheld=(Withheld("note_rh.docx", "Une autre personne y est nommée", "article 15(4) du RGPD"),),
        nothing_found_in=("Téléphonie",),
        glossary=(("ACT", "client actif"),),
    )


@pytest.fixture
def seal(texts_of: Callable[[str], dict[str, Any]]) -> Callable[..., bytes]:
    """The sealed bytes of some contents, with changes."""

    def sealed(contents: PackageContents, **changes: Any) -> bytes:
        changed = replace(contents, **changes)
        out = io.BytesIO()
        seal_package(changed, out, PASSWORD, texts_of(changed.lang))
        return out.getvalue()

    return sealed


@pytest.fixture
def inner_of() -> Callable[[bytes], bytes]:
    """The plain package.zip of sealed bytes, decrypted by the library that did not write our reader."""

    def opened(sealed: bytes) -> bytes:
        with pyzipper.AESZipFile(io.BytesIO(sealed)) as outer:
            outer.setpassword(PASSWORD.encode())
            return bytes(outer.read("package.zip"))

    return opened


@pytest.fixture
def bag_of(inner_of: Callable[[bytes], bytes]) -> Callable[[bytes], dict[str, bytes]]:
    """Every member of the bag by its name."""

    def members(sealed: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(inner_of(sealed))) as bag:
            return {name: bag.read(name) for name in bag.namelist()}

    return members


@pytest.fixture
def wrap() -> Callable[..., bytes]:
    """An outer file around any inner bytes, correctly encrypted: what a hostile or broken program could send."""

    def wrapped(inner: bytes, page: bytes = b"<p>open</p>", **encryption: Any) -> bytes:
        out = io.BytesIO()
        with pyzipper.AESZipFile(out, "w") as outer:
            outer.writestr("HOW-TO-OPEN.html", page)
            outer.setpassword(PASSWORD.encode())
            outer.setencryption(pyzipper.WZ_AES, **({"nbits": 256} | encryption))
            outer.writestr("package.zip", inner)
        return out.getvalue()

    return wrapped
