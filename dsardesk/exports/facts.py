"""Contents of a package from a folder and a file of facts; the schema stands in docs/package-format.md."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any, NoReturn

from dsardesk.domain.errors import DeskError, UnreadableInput
from dsardesk.exports.contents import BadPath, PackageContents, PackageFile, PackageKind, Withheld
from dsardesk.exports.media import media_type_of

_LANG = re.compile(r"[a-z]{2}")
_LEFT_BY_SYSTEMS = frozenset({".ds_store", "thumbs.db", "desktop.ini"})


class BadFacts(DeskError):
    """The file of facts says something that cannot be used; `key` names where, `reason` is a code of its own."""

    code = "package.bad_facts"
    exit_code = 4


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What the company says about one file."""

    source: str = ""
    description: str = ""
    row_count: int | None = None


@dataclass(frozen=True, slots=True)
class PackageFacts:
    """What the company says about a package; see `PackageContents` for the meaning of each.

    Attributes:
        kind: None where the file leaves it to the command.
        files: by path below the folder, in the order of the package.
        letter: path of the letter below the folder.
    """

    reference: str
    lang: str
    controller: str
    kind: PackageKind | None = None
    data_subject: str = ""
    introduction: tuple[str, ...] = ()
    files: Mapping[str, FileFacts] = field(default_factory=dict)
    letter: str | None = None
    withheld: tuple[Withheld, ...] = ()
    nothing_found_in: tuple[str, ...] = ()
    glossary: tuple[tuple[str, str], ...] = ()


def read_package_facts(text: str) -> PackageFacts:
    """The facts in *text*, JSON.

    Raises:
        BadFacts: not JSON, a key is missing, unknown, or holds something else than the schema says.
    """
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        _refuse("", "not_json")
    facts = _Reader(document, "")
    facts.only(*PackageFacts.__dataclass_fields__)
    return PackageFacts(
        reference=facts.text("reference", required=True),
        lang=_lang(facts),
        controller=facts.text("controller", required=True),
        kind=_kind(facts),
        data_subject=facts.text("data_subject"),
        introduction=facts.texts("introduction"),
        files={_nfc(path): _file_facts(reader) for path, reader in facts.readers_by_name("files")},
        letter=_nfc(facts.text("letter")) or None,
        withheld=tuple(_withheld(reader) for reader in facts.readers("withheld")),
        nothing_found_in=facts.texts("nothing_found_in"),
        glossary=facts.pairs("glossary"),
    )


def contents_from_folder(folder: Path, facts: PackageFacts, kind: PackageKind, made_at: datetime) -> PackageContents:
    """Every file below *folder* but those withheld, described by *facts*, opened only while the package is sealed.

    Raises:
        UnreadableInput: *folder* cannot be listed.
        BadFacts: the facts name a file that is not there, or another kind.
        BadPath: a file's name is unsafe, or it is a link.
        EmptyPackage: there is nothing to hand over.
    """
    if facts.kind not in {None, kind}:
        _refuse("kind", "conflict")
    found = _list_folder(folder)
    _check_named_files(facts, found)
    withheld = {_nfc(held.file) for held in facts.withheld}
    paths = dict.fromkeys([*facts.files, *found])
    files = {path: _package_file(path, found[path], facts) for path in paths if path not in withheld}
    letter = files.pop(facts.letter) if facts.letter else None
    return PackageContents(
        kind=kind,
        lang=facts.lang,
        reference=facts.reference,
        controller_name=facts.controller,
        made_at=made_at,
        data_subject=facts.data_subject,
        introduction=facts.introduction,
        files=tuple(files.values()),
        letter=letter,
        withheld=facts.withheld,
        nothing_found_in=facts.nothing_found_in,
        glossary=facts.glossary,
    )


def _check_named_files(facts: PackageFacts, found: Mapping[str, Path]) -> None:
    withheld = {_nfc(held.file) for held in facts.withheld}
    for number, path in enumerate(facts.files, start=1):
        if path not in found:
            _refuse(f"files[{number}]", "not_in_folder")
        if path in withheld:
            _refuse(f"files[{number}]", "also_withheld")
    if facts.letter and facts.letter not in found:
        _refuse("letter", "not_in_folder")
    if facts.letter in withheld:
        _refuse("letter", "also_withheld")


def _list_folder(folder: Path) -> dict[str, Path]:
    """Files by their path below *folder*, in alphabetical order; what systems leave behind is passed over."""
    found: dict[str, Path] = {}
    for parent, folders, names in os.walk(folder, onerror=_unreadable_folder):
        folders.sort()
        for name in sorted(names + [name for name in folders if Path(parent, name).is_symlink()]):
            path = Path(parent, name)
            if path.is_symlink():
                raise BadPath(number=len(found) + 1, reason="link")
            if name.lower() not in _LEFT_BY_SYSTEMS and not name.startswith("~$"):
                found[_nfc(path.relative_to(folder).as_posix())] = path
    return dict(sorted(found.items()))


def _unreadable_folder(error: OSError) -> NoReturn:
    raise UnreadableInput(reason="folder") from error


def _package_file(path: str, place: Path, facts: PackageFacts) -> PackageFile:
    own = facts.files.get(path, FileFacts())
    parents = PurePosixPath(path).parts[:-1]
    try:
        size_bytes = place.stat().st_size
    except OSError as error:
        raise UnreadableInput(reason="folder") from error
    return PackageFile(
        path=path,
        content=lambda: place.open("rb"),
        source=own.source or (parents[0] if parents else ""),
        description=own.description,
        media_type=media_type_of(path),
        row_count=own.row_count,
        size_bytes=size_bytes,
    )


def _nfc(path: str) -> str:
    return unicodedata.normalize("NFC", path)


def _refuse(key: str, reason: str) -> NoReturn:
    raise BadFacts(key=key, reason=reason)


def _lang(facts: _Reader) -> str:
    lang = facts.text("lang", required=True)
    return lang if _LANG.fullmatch(lang) else _refuse("lang", "unknown_value")


def _kind(facts: _Reader) -> PackageKind | None:
    written = facts.text("kind")
    if written not in {"", *PackageKind}:
        _refuse("kind", "unknown_value")
    return PackageKind(written) if written else None


def _file_facts(facts: _Reader) -> FileFacts:
    facts.only("source", "description", "row_count")
    return FileFacts(facts.text("source"), facts.text("description"), facts.count("row_count"))


def _withheld(facts: _Reader) -> Withheld:
    facts.only("file", "reason", "article")
    return Withheld(*(facts.text(key, required=True) for key in ("file", "reason", "article")))


class _Reader:
    """One JSON object, read key by key; refusals name the key by its full place."""

    def __init__(self, value: Any, place: str) -> None:
        self._place = place
        if not isinstance(value, dict):
            _refuse(place, "not_an_object")
        self._value: dict[str, Any] = value

    def only(self, *known: str) -> None:
        for number, key in enumerate(self._value, start=1):
            if key not in known:
                _refuse(self._at(key if key.isidentifier() else f"[{number}]"), "unknown_key")

    def text(self, key: str, *, required: bool = False) -> str:
        value = self._value.get(key)
        if value is None:
            return _refuse(self._at(key), "missing") if required else ""
        if not isinstance(value, str):
            _refuse(self._at(key), "not_text")
        return value if value.strip() or not required else _refuse(self._at(key), "missing")

    def count(self, key: str) -> int | None:
        value = self._value.get(key)
        if value is not None and (type(value) is not int or value < 0):
            _refuse(self._at(key), "not_a_number")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        for number, line in enumerate(self._list(key), start=1):
            if not isinstance(line, str):
                _refuse(f"{self._at(key)}[{number}]", "not_text")
        return tuple(self._list(key))

    def readers(self, key: str) -> list[_Reader]:
        return [_Reader(item, f"{self._at(key)}[{n}]") for n, item in enumerate(self._list(key), start=1)]

    def readers_by_name(self, key: str) -> list[tuple[str, _Reader]]:
        items = self._object(key).items()
        return [(name, _Reader(item, f"{self._at(key)}[{n}]")) for n, (name, item) in enumerate(items, start=1)]

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        items = list(self._object(key).items())
        for number, (_, meaning) in enumerate(items, start=1):
            if not isinstance(meaning, str):
                _refuse(f"{self._at(key)}[{number}]", "not_text")
        return tuple(items)

    def _list(self, key: str) -> list[Any]:
        value = self._value.get(key)
        if value is not None and not isinstance(value, list):
            _refuse(self._at(key), "not_a_list")
        return value or []

    def _object(self, key: str) -> dict[str, Any]:
        value = self._value.get(key)
        if value is not None and not isinstance(value, dict):
            _refuse(self._at(key), "not_an_object")
        return value or {}

    def _at(self, key: str) -> str:
        return f"{self._place}.{key}" if self._place else key
