"""A system that is searched twice has answered once: the person is not handed the same files twice."""

from __future__ import annotations

import pytest

from dsardesk.domain.records import SearchOutcome, SystemSearch
from dsardesk.services.searches import GatheredFile, record_search
from tests.makers import DPO
from tests.services.conftest import Bench


def file(name: str, content: bytes) -> GatheredFile:
    return GatheredFile(name, "text/csv", content)


def test_the_later_answer_takes_the_place_of_the_earlier_one_and_its_contents_are_gone(bench: Bench) -> None:
    reference = bench.opened().reference
    crm = SystemSearch("crm", SearchOutcome.FOUND, findings=2)
    support = SystemSearch("support", SearchOutcome.FOUND, findings=1)
    first = record_search(bench.context, DPO, reference, crm, (file("crm/a.csv", b"old"), file("crm/b.csv", b"older")))
    record_search(bench.context, DPO, reference, support, (file("support/c.csv", b"kept"),))
    record_search(bench.context, DPO, reference, crm, (file("crm/a.csv", b"new"),))
    with bench.work.read() as transaction:
        case = transaction.cases.get(reference)
        gathered = {d.name: transaction.blobs.get(d.id) for d in case.documents if d.kind == "gathered"}
        assert gathered == {"crm/a.csv": b"new", "support/c.csv": b"kept"}
        forgotten = next(d for d in first.documents if d.name == "crm/b.csv")
        with pytest.raises(Exception):  # noqa: B017, PT011 -- each store says it its own way
            transaction.blobs.get(forgotten.id)
