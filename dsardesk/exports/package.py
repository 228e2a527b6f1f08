"""Sealing a package: a bag streamed straight into one encrypted member, so that no plain copy ever touches a disk."""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

import pyzipper  # type: ignore[import-untyped]

from dsardesk.domain.errors import CannotWrite, DeskError
from dsardesk.exports.bag import CHUNK_BYTES, BagWriter, finished
from dsardesk.exports.contents import PackageContents, PackageFile
from dsardesk.exports.manifest import SCHEMA_MEDIA_TYPE, SealedFile, datapackage_json, inventory_text, package_json
from dsardesk.exports.pages import how_to_open_page, index_page
from dsardesk.exports.placing import placed, write_failure
from dsardesk.exports.records import csv_bytes, records_json, records_schema
from dsardesk.exports.wording import Texts, Wording

ENCRYPTED_MEMBER = "package.zip"
MIN_PASSWORD_LETTERS = 12
MAX_PASSWORD_LETTERS = 99
"""7-Zip refuses longer passwords for ZIP files."""

_JSON = "application/json"


class UnsuitablePassword(DeskError):
    """The password is too short to protect a file in which every guess is cheap, or could not be typed everywhere."""

    code = "package.unsuitable_password"
    exit_code = 5


@dataclass(frozen=True, slots=True)
class SealedPackage:
    """What was sealed.

    Attributes:
        sha256: hash of the file that leaves, lower-case hexadecimal.
        size_bytes: its size.
        files: what was handed over, in order; the pages and manifests around it are not listed.
    """

    sha256: str
    size_bytes: int
    files: tuple[SealedFile, ...]


def seal_package(contents: PackageContents, out: Path | BinaryIO, password: str, texts: Texts) -> SealedPackage:
    """A package written to *out*: a path, whole or not at all, or a readable, seekable binary stream.

    Args:
        contents: what is handed over.
        out: where the encrypted file goes.
        password: printable ASCII, 12 to 99 letters; see `new_passphrase`.
        texts: the package's words in `contents.lang`.

    Raises:
        UnsuitablePassword: *password* is too short, too long or not ASCII.
        UnreadableInput: a file handed over could not be read.
        CannotWrite: the disk is full or read-only.
    """
    _check_password(password)
    wording = Wording(texts)
    if isinstance(out, Path):
        with placed(out) as stream:
            return _seal(contents, stream, password, wording)
    return _seal(contents, out, password, wording)


def sealed_manifest(sealed: SealedPackage) -> str:
    """What proves a package's content once it is gone, as JSON: its own hash and size, and those of every file."""
    files = [{"path": file.path, "size_bytes": file.size_bytes, "sha256": file.sha256} for file in sealed.files]
    return json.dumps({"sha256": sealed.sha256, "size_bytes": sealed.size_bytes, "files": files}, ensure_ascii=False)


def _seal(contents: PackageContents, stream: BinaryIO, password: str, wording: Wording) -> SealedPackage:
    start = stream.tell()
    try:
        files = _write_outer(contents, stream, password, wording)
        stream.flush()
        sha256, size_bytes = _hash_from(stream, start)
    except OSError as error:
        raise CannotWrite(reason=write_failure(error)) from error
    return SealedPackage(sha256, size_bytes, tuple(files))


def _check_password(password: str) -> None:
    if not (password.isascii() and password.isprintable()):
        raise UnsuitablePassword(reason="letters", least=MIN_PASSWORD_LETTERS, most=MAX_PASSWORD_LETTERS)
    if not MIN_PASSWORD_LETTERS <= len(password) <= MAX_PASSWORD_LETTERS:
        raise UnsuitablePassword(reason="length", least=MIN_PASSWORD_LETTERS, most=MAX_PASSWORD_LETTERS)


def _write_outer(contents: PackageContents, stream: BinaryIO, password: str, wording: Wording) -> list[SealedFile]:
    """The plain page, then everything else encrypted (AE-2, AES-256) under a name that says nothing."""
    with finished(pyzipper.AESZipFile(stream, "w", compression=pyzipper.ZIP_STORED)) as outer:
        page = _outer_member(wording.text("how_to_open.file_name"), contents, outer)
        outer.writestr(page, how_to_open_page(contents.lang, wording))
        outer.setpassword(password.encode())
        outer.setencryption(pyzipper.WZ_AES, nbits=256)
        # Zip64 from the start: the size is known only at the end, when the header already has its place.
        sealed = outer.open(_outer_member(ENCRYPTED_MEMBER, contents, outer), "w", force_zip64=True)
        with sealed as member, finished(zipfile.ZipFile(cast("BinaryIO", member), "w")) as archive:
            files = _write_bag(contents, archive, wording)
    return files


def _outer_member(name: str, contents: PackageContents, outer: pyzipper.AESZipFile) -> pyzipper.zipfile_aes.AESZipInfo:
    member = outer.zipinfo_cls(name, contents.made_at.timetuple()[:6])
    member.create_system = 3
    return member


def _write_bag(contents: PackageContents, archive: zipfile.ZipFile, wording: Wording) -> list[SealedFile]:
    bag = BagWriter(archive, contents.made_at)
    files = [bag.add(file) for file in [*contents.given_files(), *_table_files(contents, wording)]]
    around = {
        "datapackage.json": (datapackage_json(contents, files), _JSON),
        "inventory.txt": (inventory_text(contents, files, wording), "text/plain"),
        "package.json": (package_json(contents, files), _JSON),
        "index.html": (index_page(contents, files, wording), "text/html"),
    }
    for path, (content, media_type) in around.items():
        bag.add(PackageFile(path, content, "", "", media_type))
    bag.finish(
        [
            ("Source-Organization", contents.controller_name),
            ("External-Identifier", contents.reference),
            ("Bag-Software-Agent", "DSARDesk"),
        ]
    )
    return files


def _table_files(contents: PackageContents, wording: Wording) -> list[PackageFile]:
    if not contents.tables:
        return []
    tables = [
        PackageFile(table.path, csv_bytes(table), table.source, table.description, "text/csv", len(table.rows))
        for table in contents.tables
    ]
    rows = sum(len(table.rows) for table in contents.tables)
    exact = records_json(contents.reference, contents.tables)
    return [
        *tables,
        PackageFile("records.json", exact, "", wording.text("files.records"), _JSON, rows),
        PackageFile("records.schema.json", records_schema(), "", wording.text("files.schema"), SCHEMA_MEDIA_TYPE),
    ]


def _hash_from(stream: BinaryIO, start: int) -> tuple[str, int]:
    stream.seek(start)
    digest, size = hashlib.sha256(), 0
    while chunk := stream.read(CHUNK_BYTES):
        digest.update(chunk)
        size += len(chunk)
    return digest.hexdigest(), size
