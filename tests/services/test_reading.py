"""Reading is a use case too: whoever may not see cases reads nothing of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from dsardesk.domain.actors import Actor, RoleRefused, UserRole
from dsardesk.domain.ids import DocumentId
from dsardesk.domain.rights import RightType
from dsardesk.domain.terms import Regime
from dsardesk.services.evidence import certificate, record_verification, verify_audit
from dsardesk.services.identity import identity_of
from dsardesk.services.log_export import export_audit
from dsardesk.services.open_case import take_in
from dsardesk.services.packages import content_of
from tests.makers import DPO, new_id
from tests.services.conftest import Bench

Reading = Callable[[Bench, Actor], object]

READINGS: dict[str, Reading] = {
    "a document": lambda bench, actor: content_of(bench.context, actor, DocumentId(new_id())),
    "identity": lambda bench, actor: identity_of(bench.context, actor, "DSR-2026-0001"),
    "the log": lambda bench, actor: list(export_audit(bench.context, actor)),
    "a certificate": lambda bench, actor: certificate(
        bench.context, actor, bench.reports, "DSR-2026-0001", DocumentId(new_id()), language="fr"
    ),
    "a message": lambda bench, actor: take_in(bench.context, actor, b"raw"),
}


@pytest.mark.parametrize("role", [UserRole.MANAGER, UserRole.READ])
@pytest.mark.parametrize("what", READINGS)
def test_a_manager_or_reader_is_refused(bench: Bench, what: str, role: UserRole) -> None:
    with pytest.raises(RoleRefused):
        READINGS[what](bench, replace(DPO, role=role))


def test_a_manager_may_check_that_the_log_is_whole_and_a_reader_may_not(bench: Bench) -> None:
    assert verify_audit(bench.context, replace(DPO, role=UserRole.MANAGER)).ok
    with pytest.raises(RoleRefused):
        verify_audit(bench.context, replace(DPO, role=UserRole.READ))


class TestWhatIsLookedAt:
    """GDPR 9 and 32(1): who read what is most private can be told afterwards."""

    def _original(self, bench: Bench, regime: Regime | None) -> DocumentId:
        case = bench.opened(RightType.ACCESS)
        with bench.work.write() as transaction:
            kept = replace(transaction.cases.get(case.reference), regime=regime)
            profile = bench.context.profile_of(transaction, kept)
            kept = bench.context.save(transaction, kept, profile)
        return kept.documents[0].id

    @pytest.mark.parametrize("regime", [Regime.HEALTH_RECORD, Regime.HEALTH_RECORD_OVER_5_YEARS])
    def test_a_paper_of_a_health_record_leaves_a_line_in_the_log(self, bench: Bench, regime: Regime) -> None:
        document = self._original(bench, regime)
        assert content_of(bench.context, DPO, document)
        assert bench.actions()[-1] == "document.looked_at"
        assert str(document) in bench.payload("document.looked_at")

    @pytest.mark.parametrize("regime", [None, Regime.SWISS_ACCESS])
    def test_any_other_paper_leaves_none(self, bench: Bench, regime: Regime | None) -> None:
        document = self._original(bench, regime)
        before = bench.actions()
        assert content_of(bench.context, DPO, document)
        assert bench.actions() == before


def test_that_the_whole_log_was_checked_is_recorded(bench: Bench) -> None:
    verdict = verify_audit(bench.context, DPO)
    record_verification(bench.context, DPO, verdict)
    assert json.loads(bench.payload("log.verified")) == {"events": verdict.events, "whole": True}
    with pytest.raises(RoleRefused):
        record_verification(bench.context, replace(DPO, role=UserRole.READ), verdict)
