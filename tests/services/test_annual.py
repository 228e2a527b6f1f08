"""The annual report counts what is kept and what was purged, as far as whoever asks may see it."""

from __future__ import annotations

import json

import pytest

from dsardesk.domain.actors import RoleRefused, UserRole
from dsardesk.domain.annual import Part
from dsardesk.domain.retention import Kept
from dsardesk.domain.rights import RightType
from dsardesk.services.annual import make_annual, read_annual
from dsardesk.services.confidential import set_confidential
from dsardesk.services.purging import purge
from tests.makers import ACTORS, DPO
from tests.services.conftest import Bench
from tests.services.test_directives import registered
from tests.services.test_retention import YEARS, closed

MANAGER = ACTORS[UserRole.MANAGER]


def test_a_case_counts_the_same_before_and_after_its_purge(bench: Bench) -> None:
    case = closed(bench)
    bench.opened(RightType.ERASURE)
    registered(bench)
    before = read_annual(bench.context, DPO, 2026)
    assert (before.received, before.median_days) == (2, 2)
    assert before.tally(Part.RIGHTS) == {"access": 1, "erasure": 1}
    assert before.tally(Part.DELAYS) == {"month": 1, "extended": 0, "longer": 0, "unanswered": 1}
    assert before.tally(Part.DIRECTIVES)["registered"] == 1
    bench.clock.forward(days=YEARS)
    purge(bench.context, DPO, case.reference, Kept.CASE_FILE)
    assert read_annual(bench.context, DPO, 2026) == before
    assert read_annual(bench.context, DPO, 2031).received == 0


def test_a_confidential_case_counts_for_those_alone_who_see_it(bench: Bench) -> None:
    set_confidential(bench.context, DPO, bench.opened(RightType.ACCESS).reference, confidential=True)
    assert read_annual(bench.context, DPO, 2026).received == 1
    assert read_annual(bench.context, MANAGER, 2026).received == 0


def test_what_others_may_read_is_printed_and_recorded(bench: Bench) -> None:
    bench.opened(RightType.ACCESS)
    made = make_annual(bench.context, MANAGER, bench.reports, 2026, published=True, language="fr")
    assert (made.report.received, made.report.least) == (None, 5)
    assert bench.reports.annuals == [made.report]
    facts = json.loads(bench.payload("report.made"))
    assert (facts["year"], facts["published"], len(facts["pdf_sha256"])) == (2026, True, 64)
    own = make_annual(bench.context, DPO, bench.reports, 2026, published=False, language="fr").report
    assert (own.received, own.least) == (1, None)


@pytest.mark.parametrize("published", [True, False])
def test_whoever_may_only_read_cases_makes_no_report(bench: Bench, published: bool) -> None:
    reader = ACTORS[UserRole.READ]
    with pytest.raises(RoleRefused):
        read_annual(bench.context, reader, 2026, published=published)
    with pytest.raises(RoleRefused):
        make_annual(bench.context, reader, bench.reports, 2026, published=published, language="fr")
