"""The package described three times: for this program, for data tools and for a person without a browser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dsardesk.exports.contents import PackageContents
from dsardesk.exports.records import json_bytes, table_schema
from dsardesk.exports.wording import Wording

PACKAGE_FORMAT = "dsardesk-package"
PACKAGE_VERSION = 1
SCHEMA_MEDIA_TYPE = "application/schema+json"


@dataclass(frozen=True, slots=True)
class SealedFile:
    """One file as it stands in a package.

    Attributes:
        path: POSIX path below data/.
        size_bytes: exact size.
        sha256: lower-case hexadecimal.
        source: the system it comes from; empty if none was named.
        description: what it is, in plain words.
        media_type: e.g. "text/csv".
        row_count: number of records, or None.
    """

    path: str
    size_bytes: int
    sha256: str
    source: str = ""
    description: str = ""
    media_type: str = "application/octet-stream"
    row_count: int | None = None


def package_json(contents: PackageContents, files: Sequence[SealedFile]) -> bytes:
    """The manifest that `verify_package` reads back."""
    document = {
        "format": PACKAGE_FORMAT,
        "version": PACKAGE_VERSION,
        "kind": contents.kind.value,
        "lang": contents.lang,
        "reference": contents.reference,
        "controller": contents.controller_name,
        "data_subject": contents.data_subject or None,
        "made_at": contents.made_at.isoformat(timespec="seconds"),
        "letter": contents.letter.path if contents.letter else None,
        "files": [_file_value(file) for file in files],
        "withheld": [{"file": w.file, "reason": w.reason, "article": w.article} for w in contents.withheld],
        "nothing_found_in": list(contents.nothing_found_in),
        "glossary": [{"code": code, "meaning": meaning} for code, meaning in contents.glossary],
    }
    return json_bytes(document)


def datapackage_json(contents: PackageContents, files: Sequence[SealedFile]) -> bytes:
    """Frictionless Data Package 1.0 descriptor of the same files but the JSON schema; tables have their own schema."""
    schemas = {table.path: table_schema(table) for table in contents.tables}
    data = [file for file in files if file.media_type != SCHEMA_MEDIA_TYPE]
    resources = [_resource(number, file, schemas.get(file.path)) for number, file in enumerate(data, start=1)]
    document = {
        "profile": "data-package",
        "name": f"{contents.kind.value}-package",
        "id": contents.reference,
        "created": contents.made_at.isoformat(timespec="seconds"),
        "resources": resources,
    }
    return json_bytes(document)


def inventory_text(contents: PackageContents, files: Sequence[SealedFile], wording: Wording) -> bytes:
    """The inventory in plain words: UTF-8 text with the line ends that every editor knows."""
    facts = {"reference": _line(contents.reference), "controller": _line(contents.controller_name)}
    day = wording.date(contents.made_at.date())
    lines = [wording.text("inventory.title", **facts), wording.text("index.made_on") + f" {day}", ""]
    lines += [*format_notes(contents, wording), ""]
    for file in files:
        lines += [f"data/{file.path}", *_inventory_lines(file, wording), ""]
    return "\r\n".join(lines).encode("utf-8", "replace")


def format_notes(contents: PackageContents, wording: Wording) -> list[str]:
    """What a person must know to use the files: encoding, guarded cells, leading zeros, hashes."""
    tables = wording.lines("formats.tables") if contents.tables else ()
    return [wording.text(f"formats.{contents.kind.value}"), *tables, wording.text("formats.check")]


def _inventory_lines(file: SealedFile, wording: Wording) -> list[str]:
    facts = [
        ("files.description", _line(file.description)),
        ("files.source", _line(file.source)),
        ("files.rows", "" if file.row_count is None else str(file.row_count)),
        ("files.size", wording.size(file.size_bytes)),
    ]
    named = [wording.text("inventory.line", label=wording.text(label), value=value) for label, value in facts if value]
    return [*named, wording.text("inventory.line", label="SHA-256", value=file.sha256)]


def _line(text: str) -> str:
    return " ".join(text.split())


def _file_value(file: SealedFile) -> dict[str, Any]:
    return {
        "path": file.path,
        "size_bytes": file.size_bytes,
        "sha256": file.sha256,
        "media_type": file.media_type,
        "source": file.source,
        "description": file.description,
        "row_count": file.row_count,
    }


def _resource(number: int, file: SealedFile, schema: dict[str, Any] | None) -> dict[str, Any]:
    resource: dict[str, Any] = {
        "name": f"file-{number}",
        "path": file.path,
        "profile": "tabular-data-resource" if schema else "data-resource",
        "description": file.description,
        "mediatype": file.media_type,
        "bytes": file.size_bytes,
        "hash": f"sha256:{file.sha256}",
    }
    if schema:
        resource |= {"format": "csv", "encoding": "utf-8", "dialect": {"lineTerminator": "\r\n"}, "schema": schema}
    return resource
