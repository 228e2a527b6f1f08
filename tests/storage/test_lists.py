"""Users, companies, addresses that must not be written to, and numbers given out once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import Engine, select

from dsardesk.domain.endings import Suppressed
from dsardesk.storage import tables
from dsardesk.storage.work import SqlUnitOfWork
from tests.makers import ACTORS, PROFILE, TODAY, new_id, profile_text

ADDRESS = "Zephyrine@Courriel.example"


def test_every_user_is_known_by_name_and_role(work: SqlUnitOfWork) -> None:
    with work.read() as transaction:
        for actor in ACTORS.values():
            assert transaction.users.get(actor.id) == actor


def test_nobody_answers_to_an_id_that_was_never_given(work: SqlUnitOfWork) -> None:
    with pytest.raises(Exception, match="No row"), work.read() as transaction:
        transaction.users.get(UUID(int=7))


def test_the_company_in_force_is_its_newest_version_and_old_cases_keep_theirs(work: SqlUnitOfWork) -> None:
    newer, older = str(new_id()), str(new_id())
    with work.write() as transaction:
        transaction.profiles.add(newer, "newer", date(2026, 9, 1))
        transaction.profiles.add(older, "older", date(2020, 9, 1))
    with work.read() as transaction:
        assert transaction.profiles.current() == (newer, "newer")
        assert transaction.profiles.get(PROFILE) == profile_text()


def test_of_two_versions_of_one_day_the_later_made_is_in_force(work: SqlUnitOfWork) -> None:
    first, second = str(new_id()), str(new_id())
    with work.write() as transaction:
        transaction.profiles.add(second, "second", date(2026, 9, 1))
        transaction.profiles.add(first, "first", date(2026, 9, 1))
    with work.read() as transaction:
        assert transaction.profiles.current() == (second, "second")


@pytest.mark.parametrize("written", [ADDRESS, ADDRESS.lower(), f" {ADDRESS} ", ADDRESS.replace("@", "\uff20")])
def test_an_address_is_recognised_however_it_is_written(work: SqlUnitOfWork, written: str) -> None:
    with work.write() as transaction:
        transaction.suppression.add(ADDRESS, "email", TODAY)
    with work.read() as transaction:
        assert transaction.suppression.holds(written)
        assert not transaction.suppression.holds("camille@courriel.example")


def test_the_suppression_list_keeps_no_address_and_no_day_but_that_of_the_last_objection(
    work: SqlUnitOfWork, engine: Engine
) -> None:
    for day in (TODAY, date(2027, 1, 1)):
        with work.write() as transaction:
            transaction.suppression.add(ADDRESS, "email", day)
    with engine.connect() as connection:
        rows = connection.execute(select(tables.suppressions)).all()
    assert [(row.channel, row.added_on) for row in rows] == [("email", date(2027, 1, 1))]
    assert "courriel" not in str(rows).casefold()


def test_of_two_sources_that_tell_of_one_address_the_later_objection_counts(work: SqlUnitOfWork) -> None:
    days = [date(2026, 11, day) for day in (3, 9, 5)]
    told = frozenset(Suppressed("c" * 64, "email", day) for day in days)
    with work.write() as transaction:
        assert transaction.suppression.join(told) == 1
        assert transaction.suppression.every() == {Suppressed("c" * 64, "email", date(2026, 11, 9))}
        assert transaction.suppression.join(told | {Suppressed("c" * 64, "email", date(2026, 11, 20))}) == 0
        assert transaction.suppression.every() == {Suppressed("c" * 64, "email", date(2026, 11, 20))}


def test_the_list_of_another_vault_cannot_be_compared_with_ours(engine: Engine, work: SqlUnitOfWork) -> None:
    other = SqlUnitOfWork(engine, blobs=work._blobs, suppression_key=b"k" * 32, now=work._now)
    with work.write() as transaction:
        transaction.suppression.add(ADDRESS, "email", TODAY)
    with other.read() as transaction:
        assert not transaction.suppression.holds(ADDRESS)


def test_numbers_start_at_one_for_each_counter(work: SqlUnitOfWork) -> None:
    with work.write() as transaction:
        assert [transaction.next_number("case.2026") for _ in range(3)] == [1, 2, 3]
        assert transaction.next_number("case.2027") == 1


def test_a_number_whose_case_was_not_kept_is_given_again(work: SqlUnitOfWork) -> None:
    def take_and_fail() -> None:
        with work.write() as transaction:
            transaction.next_number("case.2026")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        take_and_fail()
    with work.write() as transaction:
        assert transaction.next_number("case.2026") == 1


def test_no_number_is_given_twice_to_people_who_ask_at_once(work: SqlUnitOfWork) -> None:
    given: list[int] = []

    def take() -> None:
        for _ in range(5):
            with work.write() as transaction:
                given.append(transaction.next_number("case.2026"))

    _at_once(take)
    assert sorted(given) == list(range(1, 21))


def test_people_who_suppress_one_address_at_once_suppress_it_once(work: SqlUnitOfWork, engine: Engine) -> None:
    def add() -> None:
        with work.write() as transaction:
            transaction.suppression.add(ADDRESS, "email", TODAY)

    _at_once(add)
    with engine.connect() as connection:
        assert len(connection.execute(select(tables.suppressions)).all()) == 1


def _at_once(act: Callable[[], None]) -> None:
    """Four people do *act*, starting together."""
    together = threading.Barrier(4)

    def start() -> None:
        together.wait()
        act()

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(start) for _ in range(4)]:
            done.result()
