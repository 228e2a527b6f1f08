"""Archives: ZIP and tar, packed with gzip, bzip2 or xz or not, and those in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dsardesk.domain.errors import UnreadableInput
from dsardesk.intake.forms.message import Bounds, File, Unread
from dsardesk.intake.forms.office import is_docx, is_odt
from dsardesk.intake.forms.packed import inflate, open_zip, tar_files, unread_file, zip_files

DEEPEST = 3
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
_OTHERS = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"MSCF")
_OF_OFFICE = frozenset({"[Content_Types].xml", "META-INF/manifest.xml"})
"""Members by which a ZIP archive is one document of an office program."""
_SPREADSHEET, _LOOKED_AT = b"application/vnd.oasis.opendocument.spreadsheet", 200
"""How a workbook of LibreOffice and its kin says what it is, and where: its first member is kept unpacked."""
_TAR_AT, _TAR = 257, b"ustar"


def is_zip(content: bytes) -> bool:
    """True for a ZIP archive, and for the documents that are one."""
    return content.startswith(_ZIP)


def is_tar(content: bytes) -> bool:
    """True for a tar archive."""
    return content[_TAR_AT : _TAR_AT + len(_TAR)] == _TAR


def is_archive(content: bytes) -> bool:
    """True for an archive that can be opened."""
    return content.startswith((_ZIP, _EMPTY_ZIP, *_PACKED)) or is_tar(content)


def is_other(content: bytes) -> bool:
    """True for an archive of a kind that is not opened."""
    return content.startswith(_OTHERS)


def names_in(content: bytes) -> frozenset[str]:
    """Names of the members of a ZIP archive; none where it is broken."""
    try:
        with open_zip(content) as archive:
            return frozenset(archive.namelist())
    except UnreadableInput:
        return frozenset()


def files_in(file: File, bounds: Bounds) -> tuple[list[File], list[Unread]]:
    """Every file in an archive, those of archives in it included; and those that cannot be read.

    An archive in it that cannot be opened stays a file.

    Raises:
        UnreadableInput: all of it is broken ("archive_damaged") or needs a password ("archive_locked"), or a "bomb".
    """
    unread: list[Unread] = []
    try:
        return list(_files(file, bounds, 0, unread)), unread
    except UnreadableInput as error:
        reason = str(error.facts["reason"])
        raise UnreadableInput(reason=f"archive_{reason}" if reason in {"damaged", "locked"} else reason) from None


def _files(file: File, bounds: Bounds, depth: int, unread: list[Unread]) -> Iterator[File]:
    """What *file* holds; deeper archives than any honest one stay as they are."""
    if depth >= DEEPEST or not is_archive(file.content) or is_document(file.content):
        yield file
        return
    if file.content.startswith((_ZIP, _EMPTY_ZIP)):
        members = zip_files(file.content, bounds, unread)
    elif is_tar(file.content):
        members = tar_files(file.content, bounds)
    else:
        name = re.sub(r"(?i)\.(?:gz|bz2|xz)$|(?<=\.t)(?:gz|bz2?|xz)$", "", file.name)
        # What is packed as a whole is no deeper for that, and no archive of its own.
        yield from _files(File(name, "", inflate(file.content, bounds)), bounds, max(depth, 1), unread)
        return
    for each in members:
        try:
            inner = list(_files(each, bounds, depth + 1, unread))
        except UnreadableInput as error:
            unread.append(unread_file(each.name, error))
            inner = [each]
        yield from inner


def is_document(content: bytes) -> bool:
    """True for what a ZIP archive holds as its own parts: a letter, a workbook, slides."""
    names = names_in(content) if is_zip(content) else frozenset()
    return is_docx(names) or is_odt(names) or not _OF_OFFICE.isdisjoint(names)


def is_workbook(content: bytes) -> bool:
    """True for such a document that is a spreadsheet."""
    return any(name.startswith("xl/") for name in names_in(content)) or _SPREADSHEET in content[:_LOOKED_AT]
