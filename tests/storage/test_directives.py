"""The register of directives on both databases, and what an older vault knows of it: nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, column, insert, table

from dsardesk import resources
from dsardesk.domain.deceased import Deceased
from dsardesk.domain.directives import Author, DirectiveKind, UnknownDirective, Version
from dsardesk.domain.namesakes import keys_of
from dsardesk.services.ports import ChangedMeanwhile
from dsardesk.storage import tables
from dsardesk.storage.ciphers import new_key
from dsardesk.storage.schema import upgrade
from dsardesk.storage.work import SqlUnitOfWork
from tests.directives import GENERAL, directive, general
from tests.makers import DPO, TODAY, Clock, full_case, plain_case, settle_in
from tests.storage.test_schema import _rows_of_the_first_schema, _upgrade_to


def test_entries_come_back_as_they_were_newest_first(work: SqlUnitOfWork) -> None:
    first, second = directive(), general()
    with work.write() as transaction:
        for each in (first, second):
            transaction.directives.add(each)
    with work.read() as transaction:
        assert transaction.directives.every() == (second, first)
        assert transaction.directives.get(first.reference) == first
        with pytest.raises(UnknownDirective):
            transaction.directives.get("PM-2026-0009")


def test_a_later_version_joins_the_earlier_ones(work: SqlUnitOfWork) -> None:
    with work.write() as transaction:
        transaction.directives.add(directive())
    changed = directive().changed(Version(1, TODAY, DPO.name, "DSR-2026-0001", GENERAL))
    with work.write() as transaction:
        saved = transaction.directives.save(changed)
    assert saved == replace(changed, version=2)
    with work.read() as transaction:
        assert transaction.directives.get(changed.reference) == saved
    with work.write() as transaction, pytest.raises(ChangedMeanwhile):
        transaction.directives.save(changed)


def test_how_it_ended_is_kept(work: SqlUnitOfWork) -> None:
    with work.write() as transaction:
        transaction.directives.add(directive())
        revoked = transaction.directives.save(directive().revoked(TODAY, DPO.name))
    with work.read() as transaction:
        assert transaction.directives.get(revoked.reference) == revoked


def test_people_are_found_by_what_they_share_and_by_nothing_else(work: SqlUnitOfWork) -> None:
    nameless = directive(author=Author("…"), kind=DirectiveKind.SPECIFIC, number=7)
    with work.write() as transaction:
        for each in (directive(), nameless):
            transaction.directives.add(each)
    with work.read() as transaction:
        for person in (
            Deceased("A. Duvernay", TODAY),
            Deceased("", TODAY, "ALCIDE@courriel.example"),
            Deceased("x", TODAY, identifiers={"client": "cl 20001"}),
        ):
            (found,) = transaction.directives.sharing(keys_of(person))
            assert found.reference == "PM-2026-0001"
        assert transaction.directives.sharing(keys_of(Deceased("Odile Ferrand", TODAY))) == ()
        assert transaction.directives.sharing(()) == ()


def test_a_death_recorded_before_knows_no_purpose_and_no_directive(bare_engine: Engine, tmp_path: Path) -> None:
    _upgrade_to(bare_engine, "0004")
    work = SqlUnitOfWork(bare_engine, blobs=tmp_path / "blobs", suppression_key=new_key(), now=Clock().now)
    settle_in(work)
    case = plain_case("OLD", measures=full_case().measures[:1])
    since: dict[str, dict[str, Any]] = {
        "cases": {"person_key": "", "due_key": date.max, "waiting_for": ""},
        "measures": {"what": "", "ground": "", "reason": ""},
    }
    died = {"case_id": case.id, "died_on": date(2026, 9, 2), "name": "Alcide", "email": "", "identifiers": {}}
    with bare_engine.begin() as connection:
        for old, row in (*_rows_of_the_first_schema(case), (table("deceased"), died)):
            whole = {**row, **since.get(old.name, {})}
            typed = [column(name, tables.metadata.tables[old.name].c[name].type) for name in whole]
            plain = {each.name: each.type for each in old.columns}
            columns = [column(each.name, plain.get(each.name, each.type)) for each in typed]
            connection.execute(insert(table(old.name, *columns)), whole)
    upgrade(bare_engine, resources.migrations())
    with work.read() as transaction:
        assert transaction.cases.get("OLD").deceased == Deceased("Alcide", date(2026, 9, 2))
        assert transaction.directives.every() == ()
