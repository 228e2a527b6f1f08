"""Reading is a use case too: whoever may not see cases reads nothing of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dsardesk.domain.actors import Actor, RoleRefused, UserRole
from dsardesk.domain.ids import DocumentId
from dsardesk.services.evidence import certificate, export_audit, verify_audit
from dsardesk.services.identity import identity_of
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
