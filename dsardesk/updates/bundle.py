"""The file that brings law tables: a ZIP of TOML texts, their manifest, and its Ed25519 signature.

Nothing is believed before the signature of the manifest holds, and no table before its SHA-256 is the manifest's.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from dsardesk.domain.errors import DeskError
from dsardesk.law.reading import BadText, read_into

FORMAT = 1
MANIFEST = "manifest.json"
SIGNATURE = "manifest.sig"
MAX_BYTES = 8 << 20
MAX_TABLES = 400
_DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError)
"""What a ZIP that was tampered with may raise while it is read."""
_COMPRESSIONS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


class NotLawTables(DeskError):
    """The file is no bundle of law tables, or is damaged."""

    code = "law.not_tables"
    exit_code = 4


class NotSigned(DeskError):
    """No key that ships with the program signed these tables."""

    code = "law.not_signed"


class TableChanged(DeskError):
    """A table is not the one that was signed; `table` names it."""

    code = "law.table_changed"


class NewerFormat(DeskError):
    """The tables are written for a newer DSARDesk."""

    code = "law.newer_format"


@dataclass(frozen=True, slots=True)
class LawTables:
    """A set of law tables.

    Attributes:
        version: the newest among its tables' own.
        issued_on: day on which the set was issued.
        texts: TOML text of each table by its name, e.g. "clocks.toml" or "calendars/FR.toml".
    """

    version: str
    issued_on: date
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Manifest:
    """What is signed: `tables` maps the name of each table to the SHA-256 of its bytes, in lower-case hexadecimal."""

    format: int
    version: str
    issued_on: date
    tables: Mapping[str, str]


def read_bundle(content: bytes, keys: Iterable[bytes]) -> LawTables:
    """The tables in *content*, signed by one of *keys* (raw Ed25519 public keys).

    Raises:
        NotLawTables: it is something else, or damaged.
        NotSigned: none of the keys signed it.
        NewerFormat: a newer program is needed to read it.
        TableChanged: a table is missing, added, or not the one that was signed.
    """
    members = _members(content)
    signed = members.pop(MANIFEST, b"")
    _must_be_signed(signed, members.pop(SIGNATURE, b""), keys)
    manifest = _manifest(signed)
    for table in sorted(members.keys() ^ manifest.tables.keys()):
        raise TableChanged(table=table)
    texts = {name: _table(name, members[name], digest) for name, digest in manifest.tables.items()}
    return LawTables(manifest.version, manifest.issued_on, texts)


def manifest_bytes(version: str, issued_on: date, tables: Mapping[str, bytes]) -> bytes:
    """What a maker signs: the manifest of *tables*."""
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in sorted(tables.items())}
    manifest = {"format": FORMAT, "version": version, "issued_on": issued_on.isoformat(), "tables": digests}
    return json.dumps(manifest, indent=1).encode()


def bundle_bytes(manifest: bytes, signature: bytes, tables: Mapping[str, bytes]) -> bytes:
    """The file that travels; the same tables and signature always give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {MANIFEST: manifest, SIGNATURE: signature, **dict(sorted(tables.items()))}.items():
            member = zipfile.ZipInfo(name)
            member.create_system = 3  # The same bytes on every system.
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, content)
    return out.getvalue()


def _members(content: bytes) -> dict[str, bytes]:
    """Every member by its name; sizes are bounded by what is read, whatever the directory says."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
            once = len({info.filename for info in infos}) == len(infos)
            if len(infos) > MAX_TABLES or not once or {info.compress_type for info in infos} - _COMPRESSIONS:
                raise NotLawTables
            return _read(archive, infos)
    except _DAMAGED:
        raise NotLawTables from None


def _read(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    members, left = {}, MAX_BYTES
    for info in infos:
        with archive.open(info) as member:
            members[info.filename] = member.read(left + 1)
        left -= len(members[info.filename])
        if left < 0:
            raise NotLawTables
    return members


def _must_be_signed(manifest: bytes, signature: bytes, keys: Iterable[bytes]) -> None:
    for key in keys:
        try:
            Ed25519PublicKey.from_public_bytes(key).verify(signature, manifest)
        except InvalidSignature:
            continue
        return
    raise NotSigned


def _manifest(signed: bytes) -> _Manifest:
    try:
        written: Any = json.loads(signed)
        if isinstance(written, dict) and written.get("format") != FORMAT:
            raise NewerFormat
        return read_into(_Manifest, written)
    except (BadText, ValueError):
        raise NotLawTables from None


def _table(name: str, content: bytes, digest: str) -> str:
    if hashlib.sha256(content).hexdigest() != digest:
        raise TableChanged(table=name)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise NotLawTables from None
