"""A long search is watched, may be stopped, and says which files it leaves out and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsardesk.domain.findings import SearchResult, SearchStopped
from dsardesk.domain.records import SearchOutcome
from dsardesk.services.searches import FilesNotSearched, search_system
from tests.fakes import PlainSearch
from tests.makers import DPO
from tests.services.conftest import Bench

UNREAD = (("boîte.pst", "unknown_type"), ("scan.pdf", "no_text"))


def test_whoever_watches_is_told_how_many_files_were_looked_at(bench: Bench) -> None:
    seen: list[int] = []
    search = PlainSearch(SearchResult((), ("a.csv", "b.csv"), ()))
    search_system(bench.context, DPO, bench.opened().reference, "crm", Path(), using=search, watch=seen.append)
    assert seen == [0, 1]


def test_a_search_that_was_stopped_records_nothing(bench: Bench) -> None:
    def stop(_seen: int) -> None:
        raise SearchStopped

    reference = bench.opened().reference
    before = bench.everything()
    search = PlainSearch(SearchResult((), ("a.csv",), ()))
    with pytest.raises(SearchStopped):
        search_system(bench.context, DPO, reference, "crm", Path(), using=search, watch=stop)
    assert bench.everything() == before


@pytest.mark.parametrize("reason", ["", "  "])
def test_files_that_cannot_be_read_are_named_and_refuse_the_search(bench: Bench, reason: str) -> None:
    search = PlainSearch(SearchResult((), (), UNREAD))
    with pytest.raises(FilesNotSearched) as refused:
        search_system(bench.context, DPO, bench.opened().reference, "crm", Path(), using=search, unread_because=reason)
    assert refused.value.unread == UNREAD
    assert refused.value.facts == {"system": "crm", "files": 2}


def test_they_are_left_out_for_a_reason_that_stays_on_record(bench: Bench) -> None:
    search = PlainSearch(SearchResult((), ("a.csv",), UNREAD))
    case = search_system(
        bench.context, DPO, bench.opened().reference, "crm", Path(), using=search, unread_because=" lus à la main "
    )
    assert (case.searches[0].outcome, case.searches[0].reason) == (SearchOutcome.NOTHING, "lus à la main")


def test_no_reason_is_recorded_where_every_file_was_read(bench: Bench) -> None:
    search = PlainSearch(SearchResult((), ("a.csv",), ()))
    case = search_system(
        bench.context, DPO, bench.opened().reference, "crm", Path(), using=search, unread_because="lus à la main"
    )
    assert case.searches[0].reason == ""
