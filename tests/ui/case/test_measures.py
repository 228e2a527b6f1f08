"""What was carried out is recorded system by system, and nobody is forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dsardesk.domain.activities import Line
from dsardesk.domain.case import Case, Role
from dsardesk.domain.deceased import DeathProof, Deceased, HeirPurpose
from dsardesk.domain.erasure import KeepGround
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.portability import NotPortable
from dsardesk.domain.records import Correction, Measure
from dsardesk.domain.requests import Principal, RequestItem
from dsardesk.domain.rights import RightType
from dsardesk.services.case_page import read_page
from dsardesk.ui.case.measures.presenter import MeasuresPresenter
from dsardesk.ui.case.measures.reading import Gesture, ItemPart, MeasuresPart, measures_part
from dsardesk.ui.session import Session
from tests.invented import DPO as CLAIRE
from tests.invented import case, day, letter, messages, package
from tests.law_says import law_says
from tests.makers import DPO
from tests.services.conftest import Bench
from tests.ui.case.conftest import TODAY, Recorder, page

EN = messages("en")
UNTIL = date(2036, 12, 31)


def part(*items: RequestItem, **changes: object) -> MeasuresPart:
    return measures_part(page(case(items=items, **changes)), EN)


def item(right: RightType, **changes: object) -> ItemPart:
    (found,) = part(RequestItem(1, right), **changes).items
    return found


def measure(kind: str, system: str = "crm", **changes: object) -> Measure:
    return replace(Measure(1, kind, system, day(4, 20), CLAIRE), **changes)  # type: ignore[arg-type]


class TestShowing:
    def test_each_right_offers_its_own_gestures(self) -> None:
        offered = {right: item(right).systems[0].gestures for right in (RightType.ERASURE, RightType.RECTIFICATION)}
        assert offered == {
            RightType.ERASURE: (Gesture.ERASE, Gesture.KEEP),
            RightType.RECTIFICATION: (Gesture.CORRECT, Gesture.NOT_HELD),
        }

    def test_a_right_that_a_letter_carries_out_has_no_measures(self) -> None:
        assert part(RequestItem(1, RightType.ACCESS)) == MeasuresPart(None, ())

    def test_what_a_system_erased_or_keeps_is_said_and_the_others_wait(self) -> None:
        kept = measure("kept", "facturation", what="invoices", ground="legal_obligation", reason="L123-22", until=UNTIL)
        shown = item(RightType.ERASURE, measures=(measure("erased"), kept))
        crm, billing, contracts = shown.systems[:3]
        assert (crm.said, crm.waits) == (("Customer file (CRM): data erased on 20 April 2026 by Claire Morel",), False)
        assert "invoices kept until 31 December 2036, legal obligation" in billing.said[0]
        assert (contracts.said, contracts.waits) == ((), True)

    def test_recipients_of_what_changed_are_to_be_told(self) -> None:
        told = measure("recipient_told", "", what="Compta & Cie")
        shown = item(RightType.ERASURE, measures=(measure("erased"), told))
        assert [(one.name, bool(one.said)) for one in shown.recipients] == [
            ("Compta & Cie", True),
            ("Nuage Clair SAS", False),
        ]

    def test_another_recipient_may_be_named_where_the_profile_leaves_some_open(self) -> None:
        read = page(case(items=(RequestItem(1, RightType.ERASURE),), measures=(measure("erased"),)))
        first, *others = read.profile.activities
        open_one = replace(read.profile, activities=(replace(first, to_settle=(Line.RECIPIENTS,)), *others))
        assert [one.others for one in measures_part(read, EN).items] == [False]
        assert [one.others for one in measures_part(replace(read, profile=open_one), EN).items] == [True]

    def test_nothing_is_erased_while_a_copy_is_owed(self) -> None:
        """A11: blocked with the reason, and open by itself once the copy is secured."""
        asked = (RequestItem(1, RightType.ERASURE), RequestItem(2, RightType.ACCESS))
        (locked,) = part(*asked).items
        assert "Item 2 asks for a copy" in locked.locked
        assert locked.systems[0].gestures == (Gesture.KEEP,)
        (free,) = part(*asked, packages=(package(),)).items
        assert free.locked == ""
        assert Gesture.ERASE in free.systems[0].gestures

    def test_a_closed_case_takes_nothing_more(self) -> None:
        shown = item(RightType.ERASURE, closed_on=TODAY)
        assert not shown.open
        assert shown.systems[0].gestures == ()

    def test_one_restricted_system_may_be_enough(self) -> None:
        assert all(one.waits for one in item(RightType.RESTRICTION).systems)
        assert not any(one.waits for one in item(RightType.RESTRICTION, measures=(measure("restricted"),)).systems)

    def test_what_is_to_be_corrected_is_said_first(self) -> None:
        corrections = (Correction(1, "phone", "06 01", "06 02"), Correction(1, "city", "", "Lyon"))
        shown = item(RightType.RECTIFICATION, corrections=(*corrections, Correction(2, "name", "a", "b")))
        assert shown.notes == ("phone: “06 01” becomes “06 02”", "city: “Lyon” added")

    def test_a_value_corrected_otherwise_says_how(self) -> None:
        shown = item(RightType.RECTIFICATION, measures=(measure("rectified", reason="credit note"),))
        assert "credit note" in shown.systems[0].said[0]

    def test_the_death_says_what_was_seen_and_what_was_not(self) -> None:
        deceased = Deceased("Alcide Duvernay", day(3, 2), proof=DeathProof.NOTARY)
        shown = item(RightType.HEIR_REQUEST, deceased=deceased)
        assert shown.notes == (
            "Alcide Duvernay, died on 2 March 2026",
            "Proof of death – notary",
            "Quality of the requester – not seen yet",
            "Directives – not seen yet",
            "Before handing anything over, take out the data of other people and private messages.",
        )
        assert item(RightType.HEIR_REQUEST).notes == ()

    def test_portability_may_leave_a_system_out_and_waits_for_none(self) -> None:
        left_out = measure("not_portable", "support", what="notes")
        shown = item(RightType.PORTABILITY, measures=(left_out,))
        assert {one.id for one in shown.systems} == {"crm", "facturation", "contrats", "support"}
        assert not any(one.waits for one in shown.systems)
        assert "outside portability – notes" in shown.systems[-1].said[0]


class TestForwarding:
    def forward(self, **changes: object) -> tuple[str, str, bool] | None:
        found = part(RequestItem(1, RightType.PROCESSOR_REDIRECT), **changes).forward
        return (found.controller, found.left_on, found.open) if found else None

    def test_a_controllers_own_case_is_not_forwarded(self) -> None:
        assert part(RequestItem(1, RightType.ERASURE)).forward is None

    def test_it_waits_for_the_customers_name_then_for_its_letter(self) -> None:
        assert self.forward() == ("", "", True)
        named = {"role": Role.PROCESSOR, "principal": Principal("Atelier Orme", "donnees@orme.example")}
        assert self.forward(**named) == ("Atelier Orme", "", True)
        found = part(RequestItem(1, RightType.PROCESSOR_REDIRECT), **named).forward
        assert found
        assert found.reachable
        left = letter(LetterKind.PROCESSOR_FORWARD, sent_on=day(4, 3))
        assert self.forward(**named, letters=(left,)) == ("Atelier Orme", "3 April 2026", False)

    def test_a_customer_named_at_intake_waits_for_its_address(self) -> None:
        named = {"role": Role.PROCESSOR, "principal": Principal("Atelier Orme", "")}
        found = part(RequestItem(1, RightType.PROCESSOR_REDIRECT), **named).forward
        assert found
        assert (found.controller, found.reachable, found.open) == ("Atelier Orme", False, True)

    def test_a_processor_carries_nothing_out_on_its_own(self) -> None:
        assert part(RequestItem(1, RightType.ERASURE), role=Role.PROCESSOR).items == ()


class TestRecording:
    @pytest.fixture
    def screen(self) -> Recorder:
        return Recorder()

    @pytest.fixture
    def presenter(self, screen: Recorder, session: Session) -> MeasuresPresenter:
        return MeasuresPresenter(screen, session)

    def on(self, bench: Bench, presenter: MeasuresPresenter, *rights: RightType) -> str:
        reference = bench.opened(*rights).reference
        presenter.show(read_page(bench.context, DPO, reference))
        return reference

    def kinds(self, found: Case) -> list[tuple[str, str]]:
        return [(one.kind, one.system) for one in found.measures]

    @law_says(
        "design.erasure.backups",
        "Where a backup still holds what was erased, thirty days are proposed for its replacement; the person is told "
        "the day.",
    )
    def test_the_end_of_backups_is_proposed(self, presenter: MeasuresPresenter, bench: Bench) -> None:
        self.on(bench, presenter, RightType.ERASURE)
        assert presenter.backups_replaced_on() == presenter.page.today + timedelta(days=30)

    def test_an_erasure(self, presenter: MeasuresPresenter, screen: Recorder, bench: Bench) -> None:
        reference = self.on(bench, presenter, RightType.ERASURE)
        presenter.erase(1, "crm", anonymised=False, backups_until=None)
        presenter.erase(1, "support", anonymised=True, method="noms retirés", backups_until=UNTIL)
        presenter.keep(
            1, "facturation", what="factures", ground=KeepGround.LEGAL_OBLIGATION, reason="L123-22", until=UNTIL
        )
        presenter.tell(1, "Compta & Cie")
        presenter.tell(1, "HelpHarbor Inc.", impossible="société dissoute")
        assert self.kinds(bench.case(reference)) == [
            ("erased", "crm"),
            ("anonymised", "support"),
            ("kept", "facturation"),
            ("recipient_told", ""),
            ("recipient_not_told", ""),
        ]
        assert [told for told in screen.told if told[0] == "tell_recorded"] == [("tell_recorded",)] * 5

    def test_the_customer_is_asked_about_as_it_is_known(self, presenter: MeasuresPresenter, bench: Bench) -> None:
        self.on(bench, presenter, RightType.PROCESSOR_REDIRECT)
        assert presenter.principal is None
        known = Principal("Atelier Orme", "donnees@orme.example")
        read = presenter.page
        presenter.show(replace(read, case=replace(read.case, principal=known)))
        assert presenter.principal == known

    def test_a_rectification(self, presenter: MeasuresPresenter, bench: Bench) -> None:
        reference = self.on(bench, presenter, RightType.RECTIFICATION)
        presenter.add_correction(1, "téléphone", old="06 01", new="06 02")
        presenter.correct(1, "crm", held=True, how="")
        presenter.correct(1, "support", held=False)
        assert self.kinds(bench.case(reference)) == [("rectified", "crm"), ("not_held", "support")]

    def test_a_restriction(self, presenter: MeasuresPresenter, bench: Bench) -> None:
        reference = self.on(bench, presenter, RightType.RESTRICTION)
        presenter.restrict(1, "crm")
        assert self.kinds(bench.case(reference)) == [("restricted", "crm")]

    def test_a_request_after_a_death(self, presenter: MeasuresPresenter, bench: Bench) -> None:
        reference = self.on(bench, presenter, RightType.HEIR_REQUEST)
        asks = (HeirPurpose.ESTATE,)
        died = Deceased("Alcide Quatrebarbes", date(2026, 9, 2), purposes=asks)
        for typed in ("un jour", "03/09/2026"):
            presenter.record_death(died, typed)
            assert bench.case(reference).deceased is None
        presenter.record_death(died, " ")
        presenter.take_death_into_account(1, "crm", closed=True)
        presenter.take_death_into_account(1, "facturation", closed=False)
        presenter.give(1, "contrats", "date de fin du contrat")
        assert self.kinds(bench.case(reference)) == [
            ("account_closed", "crm"),
            ("death_noted", "facturation"),
            ("given_for_estate", "contrats"),
        ]

    def test_a_portability(self, presenter: MeasuresPresenter, bench: Bench) -> None:
        reference = self.on(bench, presenter, RightType.PORTABILITY)
        presenter.leave_out(1, "support", why=NotPortable.NOT_PROVIDED, what="notes internes")
        assert self.kinds(bench.case(reference)) == [("not_portable", "support")]

    def test_a_request_to_forward(self, presenter: MeasuresPresenter, bench: Bench) -> None:
        reference = self.on(bench, presenter, RightType.PROCESSOR_REDIRECT)
        presenter.forward(Principal("Atelier Orme", "donnees@orme.example"))
        assert bench.case(reference).role is Role.PROCESSOR

    def test_what_the_law_refuses_is_said_in_words(
        self, presenter: MeasuresPresenter, screen: Recorder, bench: Bench
    ) -> None:
        reference = self.on(bench, presenter, RightType.ERASURE, RightType.ACCESS)
        presenter.erase(1, "crm", anonymised=False, backups_until=None)
        assert "2" in screen.last("refuse")
        assert bench.case(reference).measures == ()
