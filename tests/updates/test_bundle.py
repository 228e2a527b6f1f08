"""Nothing in a file of law tables is believed unless the makers signed it, and every table is the one they signed."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.domain.errors import DeskError
from dsardesk.updates import bundle
from dsardesk.updates.bundle import (
    MANIFEST,
    SIGNATURE,
    NewerFormat,
    NotLawTables,
    NotSigned,
    TableChanged,
    bundle_bytes,
    manifest_bytes,
    read_bundle,
)
from installers.law_bundle import public_bytes
from tests.updates.conftest import ISSUED_ON, KEY, NEWER, a_file, renewed

KEYS = (public_bytes(Ed25519PrivateKey.from_private_bytes(bytes(32))), public_bytes(KEY))


def with_members(content: bytes, **changes: bytes | None) -> bytes:
    """The same ZIP with members replaced, added or, where None, left out; "_" stands for "." in their names."""
    named = {name.replace("__", "/").replace("_", "."): change for name, change in changes.items()}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members: dict[str, bytes | None] = {name: archive.read(name) for name in archive.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, member in (members | named).items():
            if member is not None:
                archive.writestr(name, member)
    return out.getvalue()


def signed_manifest(manifest: bytes) -> bytes:
    return bundle_bytes(manifest, KEY.sign(manifest), {})


def test_what_the_makers_signed_is_read_as_it_was_written() -> None:
    tables = read_bundle(a_file(), KEYS)
    assert (tables.version, tables.issued_on, dict(tables.texts)) == (NEWER, ISSUED_ON, renewed())


def test_the_same_tables_make_the_same_file() -> None:
    assert a_file() == a_file()


def test_a_file_signed_by_anybody_else_is_refused() -> None:
    with pytest.raises(NotSigned):
        read_bundle(a_file(key=Ed25519PrivateKey.generate()), KEYS)


def test_a_file_without_its_signature_is_refused() -> None:
    with pytest.raises(NotSigned):
        read_bundle(with_members(a_file(), manifest_sig=None), KEYS)


def test_a_program_that_knows_no_key_believes_nobody() -> None:
    with pytest.raises(NotSigned):
        read_bundle(a_file(), ())


def test_a_manifest_changed_by_one_day_is_refused() -> None:
    tables = {name: text.encode() for name, text in renewed().items()}
    manifest = manifest_bytes(NEWER, ISSUED_ON, tables)
    changed = manifest.replace(b"2027-02-01", b"2027-02-02")
    with pytest.raises(NotSigned):
        read_bundle(bundle_bytes(changed, KEY.sign(manifest), tables), KEYS)


@pytest.mark.parametrize("change", [b"", None, b'version = "2999.1"'])
def test_a_table_that_is_not_the_signed_one_is_named(change: bytes | None) -> None:
    with pytest.raises(TableChanged) as refused:
        read_bundle(with_members(a_file(), clocks_toml=change), KEYS)
    assert refused.value.facts == {"table": "clocks.toml"}


def test_a_table_that_nobody_signed_is_named() -> None:
    with pytest.raises(TableChanged) as refused:
        read_bundle(with_members(a_file(), calendars__ZZ_toml=b"x"), KEYS)
    assert refused.value.facts == {"table": "calendars/ZZ.toml"}


def test_a_signed_manifest_of_a_later_form_asks_for_a_newer_program() -> None:
    with pytest.raises(NewerFormat):
        read_bundle(signed_manifest(json.dumps({"format": 2}).encode()), KEYS)


@pytest.mark.parametrize("manifest", [b"", b"[]", b"{", b'{"format": 1}', b"\xff"])
def test_a_signed_manifest_that_cannot_be_read_is_refused(manifest: bytes) -> None:
    with pytest.raises((NotLawTables, NewerFormat)):
        read_bundle(signed_manifest(manifest), KEYS)


def test_a_table_that_is_no_text_is_refused() -> None:
    tables = {"clocks.toml": b"\xff\xfe"}
    manifest = manifest_bytes(NEWER, ISSUED_ON, tables)
    with pytest.raises(NotLawTables):
        read_bundle(bundle_bytes(manifest, KEY.sign(manifest), tables), KEYS)


def test_a_file_that_swells_is_refused_before_it_fills_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "MAX_BYTES", 1000)
    with pytest.raises(NotLawTables):
        read_bundle(a_file(), KEYS)


def test_a_file_of_too_many_members_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "MAX_TABLES", 3)
    with pytest.raises(NotLawTables):
        read_bundle(a_file(), KEYS)


def test_a_member_that_stands_twice_is_refused() -> None:
    out = io.BytesIO(a_file())
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(MANIFEST, b"{}")
    with pytest.raises(NotLawTables):
        read_bundle(out.getvalue(), KEYS)


@given(content=st.binary(max_size=300))
def test_any_other_file_is_refused_never_a_crash(content: bytes) -> None:
    with pytest.raises(DeskError):
        read_bundle(content, KEYS)


WHOLE = a_file()


@given(at=st.integers(0, len(WHOLE) - 1), bit=st.integers(0, 7))
def test_one_bit_that_turns_is_refused_or_changes_nothing(at: int, bit: int) -> None:
    turned = bytearray(WHOLE)
    turned[at] ^= 1 << bit
    try:
        tables = read_bundle(bytes(turned), KEYS)
    except DeskError:
        return
    assert dict(tables.texts) == renewed()


def test_its_members_bear_the_names_that_the_documentation_gives() -> None:
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as archive:
        assert archive.namelist()[:2] == [MANIFEST, SIGNATURE]
        assert set(archive.namelist()[2:]) == set(renewed())
