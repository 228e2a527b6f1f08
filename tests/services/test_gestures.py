"""Facts found while a case is open: whose holidays, whose data, whose initiative; on both stores."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from dsardesk.domain.actors import Actor, RoleRefused, UserRole
from dsardesk.domain.authorities import UnknownResidence
from dsardesk.domain.calendars import UnknownCalendar
from dsardesk.domain.entitlement import IdentityNotChecked
from dsardesk.domain.identity import KnownChannel, Rung, Verdict
from dsardesk.domain.joint import UnknownController
from dsardesk.domain.minors import NobodyTooYoung
from dsardesk.domain.profile import ControllerProfile, JointController, LocalHoliday
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.withholding import Piece, WithheldFor
from dsardesk.services.agenda import read_agenda
from dsardesk.services.clocks import erase_for_minor, record_minor
from dsardesk.services.context import Context
from dsardesk.services.decide import decide_item
from dsardesk.services.establishment import CalendarUnexplained, set_calendar
from dsardesk.services.grounds import GivenGround
from dsardesk.services.identity import check_identity
from dsardesk.services.identity_documents import hold_document
from dsardesk.services.joint import name_joint_controllers
from dsardesk.services.open_case import Opening, open_at_once
from dsardesk.services.ports import UnitOfWork
from dsardesk.services.withholding import withhold_message
from tests.law_says import law_says
from tests.makers import ACTORS, DPO, TODAY
from tests.services.conftest import Bench, a_draft

OTHERS = [actor for role, actor in ACTORS.items() if role is not UserRole.DPO]
SECRET = GivenGround("R25", {"withheld": "un avis", "which_secrecy": "celui de l’avocat"})
SITE = "Reçu et traité par l’agence de Saint-Denis"


@dataclass(kw_only=True)
class Company(Bench):
    """The bench of a company whose profile says more."""

    says: Callable[[ControllerProfile], ControllerProfile]

    def context_on(self, work: UnitOfWork) -> Context:
        """The same context with that profile."""
        plain = super().context_on(work)

        def read(text: str) -> ControllerProfile:
            return self.says(plain.read_profile(text))

        return replace(plain, read_profile=read)


def with_profile(bench: Bench, says: Callable[[ControllerProfile], ControllerProfile]) -> Company:
    return Company(bench.work, bench.clock, says=says)


class TestAnotherEstablishment:
    @law_says(
        "design.other_establishment",
        "Public holidays are those of the establishment that handles the request: where another one is found to do so "
        "while the case is open, its holidays count from the receipt on, for a reason put in words.",
    )
    def test_its_holidays_count_from_the_receipt_and_the_log_says_what_moved(self, bench: Bench) -> None:
        opened = bench.opened(RightType.ACCESS)
        moved = set_calendar(bench.context, DPO, opened.reference, "FR-974", reason=f" {SITE} ")
        assert (moved.calendar, moved.calendar_reason) == ("FR-974", SITE)
        assert bench.case(opened.reference).calendar_reason == SITE
        assert '"before":"FR"' in bench.payload("calendar.set").replace(" ", "")
        back = set_calendar(bench.context, DPO, opened.reference, "FR", reason="erreur")
        assert back.calendar_reason == ""

    def test_the_companys_own_local_holidays_are_not_those_of_the_other_site(self, bench: Bench) -> None:
        own = with_profile(bench, lambda said: replace(said, local_holidays=(LocalHoliday(date(2026, 11, 24)),)))
        case = own.opened(RightType.ACCESS)
        with own.context.work.read() as transaction:
            profile = own.context.profile_of(transaction, case)
        assert not own.context.calendar_for(case, profile).is_working_day(date(2026, 11, 24))
        there = set_calendar(own.context, DPO, case.reference, "FR-974", reason=SITE)
        assert own.context.calendar_for(there, profile).is_working_day(date(2026, 11, 24))

    def test_a_reason_and_a_known_table_are_needed(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ACCESS).reference
        before = bench.everything()
        with pytest.raises(CalendarUnexplained):
            set_calendar(bench.context, DPO, reference, "FR-974", reason=" ")
        with pytest.raises(UnknownCalendar):
            set_calendar(bench.context, DPO, reference, "FR-999", reason=SITE)
        assert bench.everything() == before

    @pytest.mark.parametrize("actor", OTHERS, ids=lambda actor: actor.role)
    def test_the_officer_alone_decides_that(self, bench: Bench, actor: Actor) -> None:
        reference = bench.opened(RightType.ACCESS).reference
        with pytest.raises(RoleRefused):
            set_calendar(bench.context, actor, reference, "FR-974", reason=SITE)


class TestSomebodyTooYoung:
    def test_nobody_asks_and_the_erasure_begins_of_our_own_initiative(self, bench: Bench) -> None:
        adults = with_profile(bench, lambda said: replace(said, minors_age=18))
        reference = adults.opened(RightType.ACCESS).reference
        with pytest.raises(NobodyTooYoung):
            erase_for_minor(adults.context, DPO, reference)
        record_minor(adults.context, DPO, reference, online_service=True, minor_at_collection=True)
        agenda = read_agenda(adults.context, DPO)
        assert [entry.line.next_step for entry in agenda.to_do] == ["erase_minor"]
        erase_for_minor(adults.context, DPO, reference)
        item = adults.case(reference).items[-1]
        assert (item.right, item.own_initiative) == (RightType.ERASURE, True)
        assert '"item":2' in adults.payload("minor.erasure_begun").replace(" ", "")


class TestTogether:
    TOGETHER = (JointController("cuivre", "Cuivre SA"),)

    def test_the_case_keeps_which_controllers_it_concerns(self, bench: Bench) -> None:
        group = with_profile(bench, lambda said: replace(said, joint_controllers=self.TOGETHER))
        reference = group.opened(RightType.ACCESS).reference
        name_joint_controllers(group.context, DPO, reference, ["cuivre"])
        assert group.case(reference).controllers == ("cuivre",)
        with pytest.raises(UnknownController):
            name_joint_controllers(group.context, DPO, reference, ["plomb"])
        assert name_joint_controllers(group.context, DPO, reference, ()).controllers == ()


class TestWhoAsks:
    def test_a_grant_without_a_check_keeps_its_reason(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ACCESS).reference
        partly = Outcome.PARTLY_GRANTED
        before = bench.everything()
        with pytest.raises(IdentityNotChecked):
            decide_item(bench.context, DPO, reference, 1, partly, reasons="en partie", grounds=(SECRET,))
        assert bench.everything() == before
        decide_item(
            bench.context,
            DPO,
            reference,
            1,
            partly,
            reasons="en partie",
            grounds=(SECRET,),
            unchecked=" de vue ",
        )
        assert bench.case(reference).items[0].unchecked == "de vue"
        assert "de vue" in bench.payload("item.decided")

    def test_somebody_known_is_recorded_with_the_channel(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ACCESS).reference
        check_identity(bench.context, DPO, reference, rung=Rung.KNOWN_CHANNEL, verdict=Verdict.CONFIRMED)
        check = bench.case(reference).identity.check
        assert check is not None
        assert check.channel is KnownChannel.EMAIL
        told = KnownChannel.ACCOUNT
        check_identity(bench.context, DPO, reference, rung=Rung.KNOWN_CHANNEL, verdict=Verdict.CONFIRMED, channel=told)
        check = bench.case(reference).identity.check
        assert check is not None
        assert check.channel is told
        assert '"account"' in bench.payload("identity.checked")

    def test_other_means_have_no_channel(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ACCESS).reference
        two = ("email", "phone")
        check_identity(
            bench.context, DPO, reference, rung=Rung.DATA_POINTS, verdict=Verdict.CONFIRMED, matched=two, channel=None
        )
        check = bench.case(reference).identity.check
        assert check is not None
        assert check.channel is None

    def test_a_doubtful_copy_waits_for_a_decision_on_today_until_it_is_held(self, bench: Bench) -> None:
        opened = bench.opened(RightType.ACCESS, cards=1)
        assert [each.doubtful for each in read_agenda(bench.context, DPO).documents] == [False]
        check_identity(
            bench.context,
            DPO,
            opened.reference,
            rung=Rung.COPY,
            verdict=Verdict.NOT_CONFIRMED,
            doubt="autre photo",
        )
        assert [each.doubtful for each in read_agenda(bench.context, DPO).documents] == [True]
        document = bench.case(opened.reference).identity.held()[0].id
        until = TODAY + timedelta(days=60)
        hold_document(bench.context, DPO, opened.reference, document, reason="faux", until=until)
        (held,) = read_agenda(bench.context, DPO).documents
        assert (held.doubtful, held.hold_until) == (False, until)


def test_a_document_is_withheld_on_its_own_ground_and_the_log_names_neither_it_nor_the_reason(bench: Bench) -> None:
    reference = bench.opened(RightType.ACCESS).reference
    withhold_message(
        bench.context,
        DPO,
        reference,
        1,
        "support",
        message="devis 12",
        reason="nos marges",
        piece=Piece.DOCUMENT,
        ground=WithheldFor.TRADE_SECRET,
    )
    (measure,) = bench.case(reference).measures
    assert (measure.kind, measure.ground, measure.what) == ("document_withheld", "trade_secret", "devis 12")
    logged = bench.payload("message.withheld")
    assert "devis" not in logged
    assert "marges" not in logged


def test_a_case_opens_with_the_country_where_the_person_lives(bench: Bench) -> None:
    draft = a_draft(RightType.ACCESS)
    made = open_at_once(bench.context, DPO, draft.raw, draft, Opening(residence="BE"))
    assert bench.case(made.reference).requester.residence == "BE"
    with pytest.raises(UnknownResidence):
        open_at_once(bench.context, DPO, draft.raw, draft, Opening(residence="XX"))
