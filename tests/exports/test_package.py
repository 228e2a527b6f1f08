"""Sealing: what leaves is encrypted, whole, checkable, and says nothing from outside."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

import bagit  # type: ignore[import-untyped]
import pytest

from dsardesk.domain.errors import CannotWrite, UnreadableInput
from dsardesk.exports.bag import decode_path, encode_path
from dsardesk.exports.contents import PackageContents, PackageFile, PackageKind
from dsardesk.exports.package import UnsuitablePassword, seal_package

Seal = Callable[..., bytes]
BagOf = Callable[[bytes], dict[str, bytes]]
SEVEN_ZIP = shutil.which("7zz") or shutil.which("7z")
needs_7zip = pytest.mark.skipif(SEVEN_ZIP is None, reason="7-Zip is not installed here")


def test_the_outside_shows_one_page_and_one_encrypted_member(contents: PackageContents, seal: Seal) -> None:
    with zipfile.ZipFile(io.BytesIO(seal(contents))) as outer:
        members = {member.filename: member for member in outer.infolist()}
    assert set(members) == {"COMMENT-OUVRIR.html", "package.zip"}
    assert members["package.zip"].flag_bits & 1
    assert members["package.zip"].CRC == 0, "version AE-2 keeps no checksum of the plain bytes"
    assert not members["COMMENT-OUVRIR.html"].flag_bits & 1


def test_no_name_and_no_password_is_found_in_what_leaves(
    contents: PackageContents, seal: Seal, canary: str, password: str
) -> None:
    sealed = seal(contents)
    secrets = [canary, canary.partition(" ")[0], password, "note_rh", "DSR-2026-0042", "Méridien", "orders", "customer"]
    for encoding in ("utf-8", "utf-16-le", "cp1252"):
        assert not [secret for secret in secrets if secret.encode(encoding) in sealed]


def test_the_password_is_not_inside_either(contents: PackageContents, seal: Seal, bag_of: BagOf, password: str) -> None:
    assert not [name for name, content in bag_of(seal(contents)).items() if password.encode() in content]


@needs_7zip
def test_7_zip_opens_both_layers_and_bagit_finds_the_bag_valid(
    contents: PackageContents, texts_of: Callable[[str], Any], tmp_path: Path, password: str
) -> None:
    sealed = tmp_path / "out.zip"
    seal_package(contents, sealed, password, texts_of("fr"))
    _seven_zip("x", f"-p{password}", f"-o{tmp_path}", str(sealed))
    _seven_zip("x", f"-o{tmp_path / 'package'}", str(tmp_path / "package.zip"))
    bag = bagit.Bag(str(tmp_path / "package"))
    bag.validate()
    assert bag.info["External-Identifier"] == "DSR-2026-0042"
    assert (tmp_path / "package/data/02_Support/été ünï 日本 العربية.eml").read_bytes() == b"message"


@needs_7zip
def test_7_zip_lists_no_name_without_the_password(
    contents: PackageContents, texts_of: Callable[[str], Any], tmp_path: Path, password: str
) -> None:
    sealed = tmp_path / "out.zip"
    seal_package(contents, sealed, password, texts_of("fr"))
    listing = _seven_zip("l", "-slt", str(sealed))
    assert "AES-256" in listing
    assert listing.count("Path = ") == 3, "the file itself, the page and package.zip"
    assert subprocess.run([str(SEVEN_ZIP), "t", "-pwrong", str(sealed)], capture_output=True, check=False).returncode


def _seven_zip(*arguments: str) -> str:
    done = subprocess.run([str(SEVEN_ZIP), *arguments], capture_output=True, text=True, check=True)
    assert "WARNING" not in done.stdout.upper()
    return done.stdout


def test_the_manifest_counts_every_file_with_its_hash_and_provenance(
    contents: PackageContents, seal: Seal, bag_of: BagOf
) -> None:
    bag = bag_of(seal(contents))
    document = json.loads(bag["data/package.json"])
    assert (document["format"], document["version"], document["kind"]) == ("dsardesk-package", 1, "access")
    assert document["made_at"] == "2026-11-01T09:30:12+00:00"
    assert document["letter"] == "lettre.pdf"
    assert document["withheld"][0]["article"] == "article 15(4) du RGPD"
    for file in document["files"]:
        content = bag["data/" + file["path"]]
        assert (file["sha256"], file["size_bytes"]) == (hashlib.sha256(content).hexdigest(), len(content))
    rows = {file["path"]: (file["source"], file["row_count"]) for file in document["files"]}
    assert rows["tables/orders.csv"] == ("Boutique", 130)


def test_the_data_package_describes_the_tables_and_repeats_the_hashes(
    contents: PackageContents, seal: Seal, bag_of: BagOf
) -> None:
    bag = bag_of(seal(contents, kind=PackageKind.PORTABILITY))
    document = json.loads(bag["data/datapackage.json"])
    resources = {resource["path"]: resource for resource in document["resources"]}
    orders = resources["tables/orders.csv"]
    assert [field["name"] for field in orders["schema"]["fields"]] == ["n°", "date", "libellé"]
    assert orders["hash"] == "sha256:" + hashlib.sha256(bag["data/tables/orders.csv"]).hexdigest()
    assert len({resource["name"] for resource in document["resources"]}) == len(document["resources"])


def test_the_inventory_in_plain_words_explains_the_guard_and_names_every_file(
    contents: PackageContents, seal: Seal, bag_of: BagOf
) -> None:
    inventory = bag_of(seal(contents))["data/inventory.txt"].decode()
    assert "apostrophe" in inventory
    assert all(words in inventory for words in ("data/lettre.pdf", "La fiche", "Boutique", "data/records.json"))


def test_what_lies_inside_is_the_same_bytes_each_time_and_what_leaves_never_is(
    contents: PackageContents, seal: Seal, inner_of: Callable[[bytes], bytes]
) -> None:
    one, two = seal(contents), seal(contents)
    assert inner_of(one) == inner_of(two)
    assert one != two, "the salt is new each time"


def test_the_receipt_describes_the_file_that_leaves(
    contents: PackageContents, texts_of: Callable[[str], Any], tmp_path: Path, password: str
) -> None:
    out = tmp_path / "out.zip"
    sealed = seal_package(contents, out, password, texts_of("fr"))
    assert sealed.sha256 == hashlib.sha256(out.read_bytes()).hexdigest()
    assert sealed.size_bytes == out.stat().st_size
    assert [file.path for file in sealed.files][:2] == ["lettre.pdf", contents.files[0].path]
    if os.name == "posix":
        assert out.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("password", "reason"),
    [("short", "length"), ("x" * 100, "length"), ("été-été-été-été", "letters"), ("a\nb" * 6, "letters")],
)
def test_a_password_that_protects_nothing_or_cannot_be_typed_is_refused(
    contents: PackageContents, texts_of: Callable[[str], Any], password: str, reason: str
) -> None:
    with pytest.raises(UnsuitablePassword) as caught:
        seal_package(contents, io.BytesIO(), password, texts_of("fr"))
    assert caught.value.facts["reason"] == reason


class Generated(io.RawIOBase):
    """A large file that exists nowhere."""

    def __init__(self, size: int) -> None:
        self.left = size

    def read(self, size: int = -1) -> bytes:
        wanted = min(size, self.left)
        self.left -= wanted
        return os.urandom(64) * (wanted // 64) + b"x" * (wanted % 64)


def _large(size: int) -> PackageFile:
    return PackageFile("archive.log", lambda: Generated(size), "Serveur", "Journal", "text/plain")  # type: ignore[arg-type, return-value]


def test_a_file_of_fifty_megabytes_passes_through_little_memory(
    contents: PackageContents, texts_of: Callable[[str], Any], tmp_path: Path, password: str
) -> None:
    big = replace(contents, files=(_large(50_000_000),))
    tracemalloc.start()
    try:
        sealed = seal_package(big, tmp_path / "out.zip", password, texts_of("fr"))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert {file.path: file.size_bytes for file in sealed.files}["archive.log"] == 50_000_000
    assert peak < 16_000_000


def test_nothing_but_ciphertext_is_written_to_the_disk(
    contents: PackageContents, texts_of: Callable[[str], Any], tmp_path: Path, password: str, canary: str
) -> None:
    seen: dict[str, bytes] = {}

    def watched() -> BinaryIO:
        seen.update({path.name: path.read_bytes() for path in tmp_path.iterdir()})
        return io.BytesIO(canary.encode() * 1000)

    watched_contents = replace(contents, files=(*contents.files, PackageFile("suite.txt", watched, "", "")))
    seal_package(watched_contents, tmp_path / "out.zip", password, texts_of("fr"))
    assert set(seen) == {"out.zip.part"}
    assert [path.name for path in tmp_path.iterdir()] == ["out.zip"]
    assert canary.encode() not in seen["out.zip.part"]


def test_a_file_that_cannot_be_read_leaves_no_half_package(
    contents: PackageContents, texts_of: Callable[[str], Any], tmp_path: Path, password: str
) -> None:
    gone = PackageFile("absent.txt", (tmp_path / "absent").open, "", "")  # type: ignore[arg-type]
    out = tmp_path / "out.zip"
    out.write_bytes(b"the package of last week")
    with pytest.raises(UnreadableInput) as caught:
        seal_package(replace(contents, files=(gone,)), out, password, texts_of("fr"))
    assert caught.value.facts == {"reason": "package_file", "number": 2}
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"out.zip": b"the package of last week"}


@pytest.mark.skipif(sys.platform == "win32", reason="a size limit on files is a POSIX notion")
@pytest.mark.parametrize("limit", [100, 10_000, 1_000_000])
def test_a_full_disk_is_said_and_leaves_nothing(
    contents: PackageContents, texts_of: Callable[[str], Any], tmp_path: Path, password: str, limit: int
) -> None:
    import resource  # noqa: PLC0415 - exists on POSIX only.

    noise = PackageFile("bruit.bin", os.urandom(3_000_000), "", "")
    full = replace(contents, files=(noise,))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    try:
        with pytest.raises(CannotWrite) as caught:
            seal_package(full, tmp_path / "out.zip", password, texts_of("fr"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert caught.value.facts == {"reason": "full"}
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_said(
    contents: PackageContents, texts_of: Callable[[str], Any], tmp_path: Path, password: str
) -> None:
    with pytest.raises(CannotWrite) as caught:
        seal_package(contents, tmp_path / "absent" / "out.zip", password, texts_of("fr"))
    assert caught.value.facts == {"reason": "no_folder"}


def test_a_line_end_in_a_name_cannot_forge_a_label(contents: PackageContents, seal: Seal, bag_of: BagOf) -> None:
    info = bag_of(seal(contents, controller_name="A\nPayload-Oxum: 0.0"))["bag-info.txt"].decode()
    assert [line for line in info.splitlines() if line.startswith("Payload-Oxum")] != ["Payload-Oxum: 0.0"]
    assert info.count("\nPayload-Oxum:") == 1


@pytest.mark.parametrize("path", ["100%.csv", "a\r\nb", "%0D", "%250A", "plain é.txt"])
def test_a_manifest_encodes_percent_and_line_ends_and_nothing_else(path: str) -> None:
    """RFC 8493, 2.1.3: a filepath's LF, CR and % are percent-encoded, and only those."""
    assert decode_path(encode_path(path)) == path
    assert "\n" not in encode_path(path)
