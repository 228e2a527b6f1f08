"""Directives to rows and back; what their authors are looked up by stands in an index of words."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, delete, func, insert, select, true, update

from dsardesk.domain.designated import Designated, Unavailable
from dsardesk.domain.directives import (
    Author,
    Directive,
    DirectiveKind,
    Instruction,
    UnknownDirective,
    Version,
    Wording,
)
from dsardesk.domain.ids import DirectiveId
from dsardesk.domain.namesakes import keys_of
from dsardesk.services.ports import ChangedMeanwhile
from dsardesk.storage import tables
from dsardesk.storage.erasing import Erasure
from dsardesk.storage.mirror import Mirror
from dsardesk.storage.retention import purge_rows

LONGEST_TERM = 80
AUTHORS = Mirror(tables.directives, Author)
ENDS = Mirror(
    tables.directives,
    Directive,
    left_out=frozenset({"id", "version", "reference", "kind", "author", "versions", "absences"}),
)
VERSIONS = Mirror(tables.directive_versions, Version, left_out=frozenset({"wording"}))
WORDINGS = Mirror(tables.directive_versions, Wording, left_out=frozenset({"instructions", "designated"}))
PARTS: dict[str, Mirror[Any]] = {
    "instructions": Mirror(tables.directive_instructions, Instruction),
    "designated": Mirror(tables.directive_designated, Designated),
}
"""Lists of a wording that are rows of their own table."""
ABSENCES = Mirror(tables.directive_absences, Unavailable)
Places = dict[tuple[UUID, int], list[Any]]


class SqlDirectives:
    """The register in one transaction."""

    def __init__(self, connection: Connection, erasure: Erasure | None = None) -> None:
        """Work on *connection*."""
        self._connection = connection
        self._erasure = erasure or Erasure()

    def add(self, directive: Directive) -> None:
        """Keep a new entry."""
        row = {
            "id": directive.id,
            "version": directive.version,
            "reference": directive.reference,
            "kind": directive.kind,
            **AUTHORS.row(directive.author),
            **ENDS.row(directive),
        }
        self._connection.execute(insert(tables.directives).values(row))
        self._add_versions(directive, directive.versions)
        self._add_absences(directive)
        self._save_terms(directive)

    def get(self, reference: str) -> Directive:
        """The entry of that reference; UnknownDirective if there is none."""
        found = self._read(tables.directives.c.reference == reference)
        if not found:
            raise UnknownDirective(reference=reference)
        return found[0]

    def save(self, directive: Directive) -> Directive:
        """Keep the changed entry: its author and how it ended, and the versions that are new."""
        same = and_(tables.directives.c.id == directive.id, tables.directives.c.version == directive.version)
        row = {"version": directive.version + 1, **AUTHORS.row(directive.author), **ENDS.row(directive)}
        if self._connection.execute(update(tables.directives).where(same).values(row)).rowcount != 1:
            raise ChangedMeanwhile(reference=directive.reference)
        number = tables.directive_versions.c.number
        known = set(
            self._connection.execute(
                select(number).where(tables.directive_versions.c.directive_id == directive.id)
            ).scalars()
        )
        self._add_versions(directive, (each for each in directive.versions if each.number not in known))
        self._add_absences(directive)
        self._save_terms(directive)
        return replace(directive, version=directive.version + 1)

    def purge(self, directive: Directive) -> None:
        """Leave nothing of an entry, of its author and of the words that find it."""
        purge_rows(self._connection, tables.directives, (directive.id,), self._erasure)

    def every(self) -> tuple[Directive, ...]:
        """The whole register, newest first."""
        return self._read(true())

    def sharing(self, keys: Collection[str]) -> tuple[Directive, ...]:
        """Entries whose authors have one of *keys* in common with somebody looked for."""
        terms = tables.directive_terms.c
        cut = [key[:LONGEST_TERM] for key in keys]
        return self._read(tables.directives.c.id.in_(select(terms.directive_id).where(terms.term.in_(cut))))

    def _add_versions(self, directive: Directive, versions: Iterable[Version]) -> None:
        for each in versions:
            place = {"directive_id": directive.id, "number": each.number}
            row = {**VERSIONS.row(each), **WORDINGS.row(each.wording), **place}
            self._connection.execute(insert(tables.directive_versions).values(row))
            for name, mirror in PARTS.items():
                parts = enumerate(getattr(each.wording, name))
                rows = [{**place, "position": position, **mirror.row(part)} for position, part in parts]
                if rows:
                    self._connection.execute(insert(mirror.table), rows)

    def _add_absences(self, directive: Directive) -> None:
        """Those that are new: none is ever changed."""
        table = tables.directive_absences
        mine = table.c.directive_id == directive.id
        known = self._connection.execute(select(func.count()).select_from(table).where(mine)).scalar_one()
        for position, each in list(enumerate(directive.absences))[known:]:
            row = {"directive_id": directive.id, "position": position, **ABSENCES.row(each)}
            self._connection.execute(insert(table).values(row))

    def _save_terms(self, directive: Directive) -> None:
        terms = tables.directive_terms
        self._connection.execute(delete(terms).where(terms.c.directive_id == directive.id))
        rows = [
            {"directive_id": directive.id, "term": term}
            for term in sorted({key[:LONGEST_TERM] for key in keys_of(directive.author)})
        ]
        if rows:
            self._connection.execute(insert(terms), rows)

    def _read(self, condition: ColumnElement[bool]) -> tuple[Directive, ...]:
        """Entries that meet *condition*, newest first: one query for each table, however many there are."""
        columns = tables.directives.c
        statement = select(tables.directives).where(condition).order_by(columns.reference.desc())
        rows = list(self._connection.execute(statement).mappings())
        wanted = select(columns.id).where(condition)
        parts = {name: self._parts(mirror, wanted) for name, mirror in PARTS.items()}
        versions, absences = self._versions(wanted, parts), self._absences(wanted)
        return tuple(_directive(row, versions.get(row["id"], []), absences.get(row["id"], [])) for row in rows)

    def _parts(self, mirror: Mirror[Any], wanted: Any) -> Places:
        table = mirror.table
        statement = select(table).where(table.c.directive_id.in_(wanted)).order_by(table.c.position)
        found: Places = {}
        for row in self._connection.execute(statement).mappings():
            found.setdefault((row["directive_id"], row["number"]), []).append(mirror.value(row))
        return found

    def _absences(self, wanted: Any) -> dict[UUID, list[Unavailable]]:
        table = tables.directive_absences
        statement = select(table).where(table.c.directive_id.in_(wanted)).order_by(table.c.position)
        found: dict[UUID, list[Unavailable]] = {}
        for row in self._connection.execute(statement).mappings():
            found.setdefault(row["directive_id"], []).append(ABSENCES.value(row))
        return found

    def _versions(self, wanted: Any, parts: dict[str, Places]) -> dict[UUID, list[Version]]:
        table = tables.directive_versions
        statement = select(table).where(table.c.directive_id.in_(wanted)).order_by(table.c.number)
        found: dict[UUID, list[Version]] = {}
        for row in self._connection.execute(statement).mappings():
            place = row["directive_id"], row["number"]
            lists = {name: tuple(places.get(place, ())) for name, places in parts.items()}
            version = VERSIONS.value(row, wording=WORDINGS.value(row, **lists))
            found.setdefault(row["directive_id"], []).append(version)
        return found


def _directive(row: RowMapping, versions: list[Version], absences: list[Unavailable]) -> Directive:
    return ENDS.value(
        row,
        id=DirectiveId(row["id"]),
        version=row["version"],
        reference=row["reference"],
        kind=DirectiveKind(row["kind"]),
        author=AUTHORS.value(row),
        versions=tuple(versions),
        absences=tuple(absences),
    )
