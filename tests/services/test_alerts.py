"""What is due, without a name: for a job, a calendar, and whoever finds the vault locked."""

from __future__ import annotations

import json
from datetime import date

import pytest

from dsardesk.domain.receipts import ReceiptMovedWithoutReason
from dsardesk.domain.refusals import WarningUnanswered
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.services.alerts import Alert, Alerts, as_content, from_content, public_alerts, read_alerts
from dsardesk.services.clocks import extend_item
from dsardesk.services.confidential import set_confidential
from dsardesk.services.decide import decide_item
from dsardesk.services.grounds import GivenGround
from dsardesk.services.receipts import record_receipt
from dsardesk.texts import rule_book
from tests.makers import CANARY, DPO
from tests.services.conftest import Bench
from tests.services.test_clocks import COMPLEX

DUE = date(2026, 11, 24)


def test_every_open_case_stands_there_with_its_day_and_what_to_do(bench: Bench) -> None:
    reference = bench.opened(RightType.ACCESS, cards=1).reference
    found = read_alerts(bench.context, DPO)
    assert [(each.reference, each.due_on, each.step, each.legal) for each in found.items] == [
        (reference, date(2026, 10, 28), "destroy_identity_document", False),
        (reference, DUE, "destroy_identity_document", True),
    ]
    assert (found.waiting, found.approve, found.id_held) == (0, 0, 1)


def test_lateness_is_that_of_the_law_alone(bench: Bench) -> None:
    bench.opened(RightType.ACCESS, cards=1)
    found = read_alerts(bench.context, DPO)
    assert [found.late(day) for day in (DUE, date(2026, 11, 25))] == [0, 1]
    assert [found.due(day, rule_book()) for day in (date(2026, 10, 26), date(2026, 11, 17), date(2026, 11, 25))] == [
        1,
        1,
        0,
    ]


def test_of_a_confidential_case_whoever_finds_the_vault_locked_learns_nothing(bench: Bench) -> None:
    reference = bench.opened(RightType.ACCESS).reference
    set_confidential(bench.context, DPO, reference, confidential=True)
    assert public_alerts(bench.context).items == ()
    assert [each.reference for each in read_alerts(bench.context, DPO).items] == [reference]


def test_the_file_holds_no_name_and_says_the_same(bench: Bench) -> None:
    bench.opened(RightType.ACCESS, cards=1)
    alerts = public_alerts(bench.context)
    content = as_content(alerts, "vault", "Europe/Paris")
    written = json.dumps(content, ensure_ascii=False)
    assert from_content(json.loads(written)) == alerts
    assert not any(word in written for word in (*CANARY.split(), "courriel", "CL-20817"))


def test_what_has_no_day_stands_last_and_is_never_late() -> None:
    waits = Alert("DSR-2026-0001", None, None, "wait_for_answer")
    assert Alerts((waits,), 0, 0, 0).late(date(2030, 1, 1)) == 0
    assert Alerts((waits,), 0, 0, 0).due(date(2030, 1, 1), rule_book()) == 0


class TestReceipt:
    """Decision 19: a registered letter is received when it was first presented."""

    def test_the_dates_follow_and_the_log_keeps_both(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ACCESS).reference
        case = record_receipt(bench.context, DPO, reference, arrived_on=date(2026, 10, 20), reason="arrivé au support")
        assert case.receipt.received_on == date(2026, 10, 20)
        assert bench.case(reference) == case
        assert json.loads(bench.payload("receipt.changed")) == {
            "from": "2026-10-24",
            "to": "2026-10-20",
            "presented_on": None,
            "reason": "arrivé au support",
        }

    def test_without_a_reason_nothing_moves(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ACCESS).reference
        before = bench.everything()
        with pytest.raises(ReceiptMovedWithoutReason):
            record_receipt(bench.context, DPO, reference, arrived_on=date(2026, 10, 20))
        assert bench.everything() == before


class TestWarning:
    """Decision 8: the warning was given, the user went on, and both are known afterwards."""

    def refused(self, bench: Bench, *, despite: str) -> str:
        reference = bench.opened(RightType.ACCESS).reference
        extend_item(
            bench.context, DPO, reference, 1, grounds=COMPLEX, reasons="huit ans", notified_on=date(2026, 10, 26)
        )
        bench.clock.forward(days=40)
        decide_item(
            bench.context,
            DPO,
            reference,
            1,
            Outcome.REFUSED,
            reasons="secret",
            grounds=[GivenGround("R22", facts={"which_text": "article 23", "what_is_limited": "tout"})],
            despite=despite,
        )
        return reference

    def test_a_full_refusal_after_month_one_says_why(self, bench: Bench) -> None:
        with pytest.raises(WarningUnanswered):
            self.refused(bench, despite="  ")

    def test_it_is_recorded_with_who_went_on_and_why(self, bench: Bench) -> None:
        reference = self.refused(bench, despite="le fait nouveau date d’hier")
        warned = bench.case(reference).assessments[-1]
        assert (warned.kind, warned.ground, warned.words, warned.by) == (
            "warned",
            "refusal_after_first_month",
            "le fait nouveau date d’hier",
            DPO.name,
        )
        told = json.loads(bench.payload("item.decided"))
        assert (told["warned"], told["despite"]) == (["refusal_after_first_month"], "le fait nouveau date d’hier")
