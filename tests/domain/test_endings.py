"""What ended for good, as two sources know it together."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from dsardesk.domain.backups import Burial, BurialKind, Known
from dsardesk.domain.endings import Endings, Suppressed
from dsardesk.domain.identity import Destruction, DestructionCause
from dsardesk.domain.ids import DocumentId, UserId

MONDAY, TUESDAY = datetime(2026, 11, 23, tzinfo=UTC), datetime(2026, 11, 24, tzinfo=UTC)
CASE, OTHER = Burial(BurialKind.CASE, "a" * 32), Burial(BurialKind.DIRECTIVE, "b" * 32)
HERS = Suppressed("c" * 64, "email", date(2026, 11, 23))
DOCUMENT, SHE = DocumentId(UUID(int=1)), UserId(UUID(int=2))


def test_what_either_knows_both_know_and_the_longer_log_says_up_to_when() -> None:
    gone = Destruction(MONDAY, "", DestructionCause.CHECKED)
    early = Endings(frozenset({CASE}), {DOCUMENT: gone}, mark=(3, "x"), at=MONDAY)
    late = Endings(frozenset({OTHER}), {}, frozenset({HERS}), {SHE: TUESDAY}, (7, "y"), TUESDAY)
    expected = Endings(frozenset({CASE, OTHER}), {DOCUMENT: gone}, frozenset({HERS}), {SHE: TUESDAY}, (7, "y"), TUESDAY)
    assert early.joined(late) == late.joined(early) == expected


@pytest.mark.parametrize(("listed_until", "left"), [(9, 0), (5, 2)])
def test_a_list_tells_the_addresses_that_a_journal_counts_as_far_as_the_list_goes(listed_until: int, left: int) -> None:
    journal = Endings(mark=(7, "y"), unlisted=2)
    listed = replace(Endings(suppressed=frozenset({HERS})), mark=(listed_until, "z"))
    assert journal.joined(listed).unlisted == listed.joined(journal).unlisted == left


@pytest.mark.parametrize(
    ("known", "everything"),
    [(Known(), True), (Known(whole=False), False), (Known(keys=False), False), (Known(unlisted=1), False)],
)
def test_nothing_is_left_to_look_up_only_where_all_of_it_is_known(known: Known, everything: bool) -> None:
    assert known.everything is everything
