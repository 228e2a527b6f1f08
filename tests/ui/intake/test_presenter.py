"""A new request: from what was handed over to the open case, with nothing lost and nothing guessed."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from dsardesk import resources
from dsardesk.domain.case import CaseKind, Role
from dsardesk.domain.errors import DeskError
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.profile import Channel, PersonCategory
from dsardesk.domain.requests import Capacity
from dsardesk.domain.rights import RightType
from dsardesk.ui.intake.form import Form, Way
from dsardesk.ui.intake.presenter import IntakePresenter
from dsardesk.ui.intake.proposed import make_sheet, people_of, ways_of
from dsardesk.ui.session import Session
from tests.makers import CANARY, TODAY
from tests.services.conftest import EMAIL, a_draft
from tests.ui.intake.conftest import Page, mail, with_picture

MIXED = "Merci de ne plus m'écrire, de me supprimer, et d'où tenez-vous mes données ?\nCordialement,\nLuc Martin"


class Later:
    """A runner that does its work when it is told to."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Callable[[], Any], Callable[[Any], object]]] = []

    def run(self, work: Callable[[], Any], then: Callable[[Any], object], failed: Callable[[Any], object]) -> None:
        self.waiting.append((work, then))

    def go(self) -> None:
        for work, then in [self.waiting.pop(0) for _ in range(len(self.waiting))]:
            then(work())


class Failing(Later):
    """A runner that works later, and hands over what a person can act on."""

    def run(self, work: Callable[[], Any], then: Callable[[Any], object], failed: Callable[[Any], object]) -> None:
        def answer(outcome: Any) -> None:
            (failed if isinstance(outcome, DeskError) else then)(outcome)

        def attempt() -> Any:
            try:
                return work()
            except DeskError as error:
                return error

        self.waiting.append((attempt, answer))


class TestAMessageOpened:
    def test_what_it_seems_to_ask_is_proposed_with_its_words(self, page: Page) -> None:
        page.presenter.open_files([page.file("a.eml")])
        sheet = page.screen.sheets[-1]
        assert [proposal.right for proposal in sheet.draft.proposals] == list(sheet.form.rights)
        assert sheet.form.rights == (RightType.ACCESS, RightType.OBJECTION_MARKETING)
        assert (sheet.form.name, sheet.form.email) == ("Camille Duvernay", "camille.duvernay@courriel.example")
        assert (sheet.form.received, sheet.form.way) == ("24/10/2026", Way("email", "contact@alto.example"))
        assert sheet.form.capacity is Capacity.SELF
        assert (sheet.number, sheet.of, sheet.for_others) == (1, 1, False)

    def test_the_due_date_is_told_with_its_reasons_before_anything_is_stored(self, page: Page) -> None:
        page.presenter.open_files([page.file("a.eml")])
        due = page.screen.dues[-1]
        assert due is not None
        assert "mardi 24 novembre 2026" in due.clock.text
        assert due.on == date(2026, 11, 24)
        assert any("quantième" in step for step in due.because)
        assert page.bench.actions() == []

    def test_creating_it_opens_the_case_and_goes_there(self, page: Page) -> None:
        heard: list[str] = []
        page.session.news.listen(heard.append)
        page.presenter.open_files([page.file("a.eml")])
        page.create(category="customer", name=" Camille D. ", language="en")
        case = page.bench.case("DSR-2026-0001")
        assert (case.requester.name, case.requester.language, case.requester.category) == (
            "Camille D.",
            "en",
            "customer",
        )
        assert len(case.identity.held()) == 1
        assert (page.steps.went, heard) == (["DSR-2026-0001"], ["DSR-2026-0001"])
        assert (page.screen.front, page.screen.working) == ("start", [True, False])

    def test_creating_and_acknowledging_drafts_the_letter_too(self, page: Page) -> None:
        page.presenter.open_files([page.file("a.eml")])
        page.create(acknowledge=True)
        [letter] = page.bench.case("DSR-2026-0001").letters
        assert (letter.kind, letter.state) == (LetterKind.ACKNOWLEDGEMENT, "draft")
        assert (page.steps.went, page.steps.warned) == (["DSR-2026-0001"], [])

    def test_a_letter_that_cannot_be_written_does_not_lose_the_case(
        self, page: Page, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_what: object, **_how: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("dsardesk.ui.intake.presenter.draft_letter", full)
        page.presenter.open_files([page.file("a.eml")])
        page.create(acknowledge=True)
        assert page.bench.case("DSR-2026-0001").letters == ()
        assert page.steps.went == ["DSR-2026-0001"]
        assert "disque est plein" in page.steps.warned[0]

    def test_a_case_that_is_refused_keeps_everything_on_the_page(
        self, page: Page, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_what: object, **_how: object) -> None:
            raise OSError(28, "No space left on device")

        page.presenter.open_files([page.file("a.eml")])
        with monkeypatch.context() as patched:
            patched.setattr("dsardesk.ui.intake.presenter.open_confirmed", full)
            page.create()
        assert "disque est plein" in page.screen.refusals[0]
        assert (page.screen.front, page.screen.working, page.steps.went) == ("sheet", [True, False], [])
        page.create()
        assert page.steps.went == ["DSR-2026-0001"]

    def test_discarding_leaves_the_ways_in(self, page: Page) -> None:
        page.presenter.open_files([page.file("a.eml")])
        page.presenter.discard()
        assert (page.screen.front, page.bench.actions()) == ("start", [])
        page.presenter.create(Form(name="x"))
        page.presenter.edited(Form(name="x"))
        assert page.bench.actions() == []


class TestWordsGivenByHand:
    def test_three_things_asked_in_one_breath_are_three_items(self, page: Page) -> None:
        page.presenter.write(MIXED)
        assert set(page.screen.proposed.rights) == {RightType.OBJECTION_MARKETING, RightType.ERASURE, RightType.ACCESS}
        page.create(received="hier", email="luc@courriel.example", way=Way("email"))
        case = page.bench.case("DSR-2026-0001")
        assert {item.right for item in case.items} == set(page.screen.proposed.rights)
        assert all(item.quote for item in case.items)
        assert (case.requester.name, case.receipt.received_on) == ("Luc Martin", date(2026, 10, 25))

    def test_a_call_is_kept_as_a_call_with_what_was_said(self, page: Page) -> None:
        page.presenter.write("Mme Petit : arrêtez de m'appeler.", "phone")
        page.create(name="Mme Petit", received="aujourd'hui")
        case = page.bench.case("DSR-2026-0001")
        assert (case.receipt.channel, case.receipt.inbox, case.requester.email) == ("phone", "", "")
        with page.bench.work.read() as transaction:
            assert "arrêtez de m'appeler".encode() in transaction.blobs.get(case.documents[0].id)

    def test_the_day_of_a_note_is_asked_and_never_guessed(self, page: Page) -> None:
        page.presenter.write(MIXED)
        assert page.screen.proposed.received == ""
        assert page.screen.dues[-1] is None
        page.create()
        assert page.screen.mistakes == ("received", "way")
        assert page.bench.actions() == []

    def test_a_colleague_who_copies_a_request_is_not_the_requester(self, page: Page) -> None:
        page.presenter.open_files([page.file("a.eml", mail(MIXED, sender="Accueil <contact@alto.example>"))])
        assert (page.screen.proposed.name, page.screen.proposed.email) == ("", "")

    def test_words_without_words_are_refused(self, page: Page) -> None:
        page.presenter.write("  \n")
        assert page.screen.problems == ["Ce fichier est vide."]
        assert page.screen.front == "start"


class TestWhatCannotBeRead:
    def test_an_empty_drop_is_explained(self, page: Page) -> None:
        page.presenter.open_files([])
        page.presenter.open_files([page.file("a.eml", b"")])
        assert all("Outlook" in problem and "collez" in problem for problem in page.screen.problems)
        assert len(page.screen.problems) == 2

    @pytest.mark.parametrize(
        ("name", "content"), [("demande.exe", b"MZ\x00\x01\x02"), ("a.7z", b"7z\xbc\xaf\x27\x1c\0")]
    )
    def test_a_file_of_a_form_that_is_not_read_is_explained(self, page: Page, name: str, content: bytes) -> None:
        page.presenter.open_files([page.file(name, content)])
        assert "Ctrl+Maj+V" in page.screen.problems[0] or "Extrayez" in page.screen.problems[0]

    def test_a_folder_or_a_missing_file_is_refused(self, page: Page) -> None:
        page.presenter.open_files([page.folder, page.folder / "none.eml"])
        assert page.screen.problems[0].split("\n") == [
            f"{page.folder.name}\u00a0: C’est un dossier. Ouvrez-le, et déposez les fichiers qu’il contient.",
            "none.eml\u00a0: Ce fichier n’existe pas.",
        ]

    def test_a_folder_alone_says_what_to_do_instead(self, page: Page) -> None:
        page.presenter.open_files([page.folder])
        assert page.screen.problems == ["C’est un dossier. Ouvrez-le, et déposez les fichiers qu’il contient."]

    def test_a_place_that_may_not_be_looked_at_is_said(self, page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
        path = page.file("a.eml")

        def locked(_path: Path) -> object:
            raise PermissionError

        monkeypatch.setattr(Path, "stat", locked)
        page.presenter.open_files([path])
        assert "autorisation" in page.screen.problems[0] or "pas le droit" in page.screen.problems[0]

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such files")
    def test_what_is_no_file_does_not_keep_the_vault_waiting(self, page: Page) -> None:
        os.mkfifo(page.folder / "a.eml")
        page.presenter.open_files([page.folder / "a.eml"])
        assert len(page.screen.problems) == 1

    def test_of_thirty_files_that_went_meanwhile_a_few_are_named_and_the_rest_counted(self, page: Page) -> None:
        files = [page.file(f"{number}.eml") for number in range(30)]
        for each in files[2:]:
            each.unlink()
        page.presenter.open_files(files)
        page.presenter.discard()
        page.presenter.discard()
        lines = page.screen.problems[0].split("\n")
        assert lines[0] == "2.eml\u00a0: Ce fichier n’existe pas."
        assert lines[5:] == ["Autres fichiers qui n’ont pas pu être lus\u00a0: 23."]
        assert page.screen.front == "start"

    def test_a_document_that_cannot_be_read_is_kept_for_a_person_to_complete(self, page: Page) -> None:
        page.presenter.open_files([page.file("lettre.pdf", b"%PDF-1.7 torn")])
        sheet = page.screen.sheets[-1]
        assert "intake.damaged" in sheet.warnings
        assert [each.name for each in sheet.draft.attachments] == ["lettre.pdf"]

    def test_a_reading_that_lasts_can_be_stopped_and_nothing_is_kept(self, page: Page) -> None:
        later = Failing()
        page.presenter = IntakePresenter(page.screen, replace(page.session, runner=later), page.steps)
        page.presenter.open_files([page.file("a.eml")])
        page.presenter.stop_reading()
        later.go()
        assert page.screen.reading == [True, False]
        assert "arrêtée" in page.screen.problems[0]
        assert page.screen.sheets == []

    def test_a_file_that_may_not_be_read_is_said(self, page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
        path = page.file("a.eml")

        def locked(_path: Path) -> bytes:
            raise PermissionError

        monkeypatch.setattr(Path, "read_bytes", locked)
        page.presenter.open_files([path])
        assert "autorisation" in page.screen.problems[0] or "pas le droit" in page.screen.problems[0]

    def test_a_file_larger_than_any_message_is_not_even_read(self, page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("dsardesk.ui.intake.files.MOST_BYTES", 10)
        page.presenter.open_files([page.file("a.eml")])
        assert "volumineux" in page.screen.problems[0]


class TestSeveralMessages:
    def test_those_of_one_file_come_one_after_the_other(self, page: Page) -> None:
        line = b"From luc@courriel.example Sat Oct 24 09:00:00 2026\n"
        one = mail(MIXED, "Subject: Un").replace(b"\r\n", b"\n") + b"\n\n"
        page.presenter.open_files([page.file("a.mbox", line + one + line + one.replace(b"Un", b"Deux"))])
        assert (page.screen.sheets[-1].number, page.screen.sheets[-1].of) == (1, 2)
        page.presenter.discard()
        assert (page.screen.sheets[-1].number, page.screen.sheets[-1].draft.subject) == (2, "Deux")

    def test_they_come_one_after_the_other(self, page: Page) -> None:
        page.presenter.open_files([page.file(f"{number}.eml") for number in range(3)])
        assert [(sheet.number, sheet.of) for sheet in page.screen.sheets] == [(1, 3)]
        page.create()
        assert (page.screen.sheets[-1].number, page.steps.went) == (2, [])
        assert page.steps.said == ["Le dossier DSR-2026-0001 est ouvert. Voici le message suivant."]
        page.presenter.discard()
        page.create()
        assert page.steps.went == ["DSR-2026-0002"]
        assert page.screen.front == "start"

    def test_one_that_cannot_be_read_does_not_hold_up_the_others(self, page: Page) -> None:
        page.presenter.open_files([page.file("a.eml", b""), page.file("b.eml")])
        assert (page.screen.front, page.screen.sheets[-1].number) == ("sheet", 2)
        assert "Outlook" in page.screen.problems[0]

    def test_one_dropped_while_another_is_confirmed_waits_its_turn(self, page: Page) -> None:
        page.presenter.open_files([page.file("a.eml")])
        page.presenter.write(MIXED)
        assert (page.screen.queue, len(page.screen.sheets)) == ((1, 2), 1)
        page.create(acknowledge=True)
        assert (page.steps.went, page.screen.front) == (["DSR-2026-0001"], "sheet")
        assert (page.screen.sheets[-1].number, page.screen.proposed.name) == (2, "Luc Martin")

    def test_one_dropped_while_another_is_read_waits_too(self, page: Page) -> None:
        later = Later()
        page.presenter = IntakePresenter(page.screen, replace(page.session, runner=later), page.steps)
        page.presenter.write(MIXED)
        page.presenter.write(MIXED)
        later.go()
        assert [(sheet.number, sheet.of) for sheet in page.screen.sheets] == [(1, 2)]


class TestWhatIsTypedIsReadBack:
    def test_an_entry_ten_days_late_is_seen_and_kept(self, page: Page) -> None:
        page.bench.clock.instant = datetime(2026, 11, 3, 9, tzinfo=UTC)
        page.presenter.open_files([page.file("a.eml")])
        assert (page.screen.readings[-1].received_on, page.screen.readings[-1].days_ago) == (date(2026, 10, 24), 10)
        due = page.screen.dues[-1]
        assert due is not None
        assert "mardi 24 novembre 2026" in due.clock.text
        page.create(way=Way("email", "support@alto.example"))
        assert '"entered_days_later":10' in page.bench.payload("case.opened")
        assert page.bench.case("DSR-2026-0001").receipt.inbox == "support@alto.example"

    def test_a_mailbox_that_the_profile_does_not_name_is_proposed_as_the_message_says(self, page: Page) -> None:
        page.presenter.open_files([page.file("a.eml", mail(MIXED, "To: support@alto.example"))])
        assert page.screen.proposed.way == Way("email", "support@alto.example")

    def test_a_day_that_names_none_or_lies_ahead_gives_no_due_date(self, page: Page) -> None:
        page.presenter.open_files([page.file("a.eml")])
        for typed, day in (("bientôt", None), ("demain", date(2026, 10, 27))):
            page.fill(received=typed)
            assert (page.screen.readings[-1].received_on, page.screen.readings[-1].days_ago) == (day, 0)
            assert page.screen.dues[-1] is None

    def test_only_what_is_typed_now_counts(self, page: Page) -> None:
        later = Later()
        page.presenter = IntakePresenter(page.screen, replace(page.session, runner=later), page.steps)
        page.presenter.write(MIXED)
        later.go()
        page.fill(received="24/10/2026")
        page.fill(received="")
        later.go()
        assert page.screen.dues == [None]

    def test_a_day_that_no_table_of_holidays_knows_is_explained(self, page: Page) -> None:
        page.presenter.open_files([page.file("a.eml")])
        page.fill(received="24/10/1950")
        assert page.screen.dues[-1] is None
        assert "1950" in page.screen.refusals[0]

    def test_what_the_company_is_for_these_people_is_told(self, page: Page) -> None:
        profile = replace(
            page.session.desk.profile,
            categories=(
                PersonCategory("guest", {"fr": "Invités"}, Role.PROCESSOR),
                PersonCategory("fan", {"fr": "Fans"}, Role.JOINT_CONTROLLER),
            ),
        )
        desk = replace(page.session.desk, profile=profile)
        presenter = IntakePresenter(page.screen, replace(page.session, desk=desk), page.steps)
        presenter.write(MIXED)
        told = []
        for category in ("guest", "fan", ""):
            presenter.edited(replace(page.screen.proposed, category=category))
            told.append((page.screen.readings[-1].processor, page.screen.readings[-1].joint))
        assert told == [(True, False), (False, True), (False, False)]

    def test_somebody_who_writes_again_is_recognised(self, page: Page) -> None:
        known = page.bench.opened().reference
        page.presenter.write(MIXED)
        assert not page.screen.candidates
        page.fill(email=EMAIL.upper())
        assert [each.reference for each in page.screen.candidates] == [known]


class TestWhatIsMissing:
    @pytest.mark.parametrize(
        ("changes", "mistakes"),
        [
            ({"name": " ", "email": ""}, ("who",)),
            ({"name": "", "email": "luc"}, ("email",)),
            ({"email": "@courriel.example"}, ("email",)),
            ({"email": "luc@courriel"}, ("email",)),
            ({"email": "luc@courriel.example, autre@courriel.example"}, ("email",)),
            ({"received": ""}, ("received",)),
            ({"received": "27/10/2026"}, ("to_come",)),
            ({"rights": ()}, ("rights",)),
            ({"name": "", "email": "", "received": "", "rights": ()}, ("who", "received", "rights")),
            ({"name": ""}, ()),
            ({"email": ""}, ()),
        ],
    )
    def test_a_case_needs_a_message_a_day_and_somebody(
        self, page: Page, changes: dict[str, object], mistakes: tuple[str, ...]
    ) -> None:
        page.presenter.open_files([page.file("a.eml")])
        page.presenter.create(page.fill(**changes))
        assert page.screen.mistakes == mistakes
        assert page.steps.went == ([] if mistakes else ["DSR-2026-0001"])


class TestAnIdentityDocument:
    ANNOUNCED = "Je demande l'accès à mes données. Vous trouverez ci-joint ma carte d'identité."

    def announced(self, page: Page) -> None:
        page.presenter.open_files([page.file("a.eml", with_picture(self.ANNOUNCED, "dessin.jpg"))])
        assert page.screen.sheets[-1].identity_to_locate
        assert page.screen.sheets[-1].warnings == ("intake.no_received",)

    def test_one_that_is_announced_and_not_found_must_be_shown_first(self, page: Page) -> None:
        self.announced(page)
        page.create()
        assert page.screen.mistakes == ("identity",)
        assert page.bench.actions() == []

    def test_the_one_that_the_person_shows_stays_out_of_the_vault(self, page: Page) -> None:
        self.announced(page)
        page.create(identity_parts=frozenset({1}))
        case = page.bench.case("DSR-2026-0001")
        assert [document.media_type for document in case.identity.held()] == ["image/jpeg"]

    def test_somebody_who_looked_and_found_none_goes_on(self, page: Page) -> None:
        self.announced(page)
        page.create(none_enclosed=True)
        assert page.bench.case("DSR-2026-0001").identity.held() == ()

    def test_a_picture_that_nobody_announced_can_be_told_too(self, page: Page) -> None:
        page.presenter.open_files([page.file("a.eml", with_picture("Je demande l'accès à mes données.", "x.jpg"))])
        assert not page.screen.sheets[-1].identity_to_locate
        page.create(identity_parts=frozenset({1}))
        assert len(page.bench.case("DSR-2026-0001").identity.held()) == 1


class TestWhatThePersonSays:
    """What was read of an attachment is a proposal: the person says in the end."""

    def named(self, page: Page) -> None:
        page.presenter.open_files([page.file("a.eml", with_picture("Je demande l'accès à mes données.", "cni.jpg"))])
        page.fill()
        assert (page.screen.readings[-1].apart, page.screen.readings[-1].freed) == (frozenset({1}), False)

    def test_one_that_is_none_is_kept_with_the_message(self, page: Page) -> None:
        self.named(page)
        page.create(identity_parts=frozenset())
        assert (page.screen.readings[-1].apart, page.screen.readings[-1].freed) == (frozenset(), True)
        assert page.bench.case("DSR-2026-0001").identity.documents == ()
        assert json.loads(page.bench.payload("identity.told_apart")) == {"marked": [], "freed": [1]}

    def test_another_one_can_be_the_document(self, page: Page) -> None:
        self.named(page)
        page.create(identity_parts=frozenset({2}))
        assert page.screen.readings[-1].apart == {2}
        (held,) = page.bench.case("DSR-2026-0001").identity.held()
        assert held.media_type == "image/png"

    def test_where_nothing_is_said_what_was_read_holds(self, page: Page) -> None:
        self.named(page)
        page.create()
        (held,) = page.bench.case("DSR-2026-0001").identity.held()
        assert held.media_type == "image/jpeg"
        assert "identity.told_apart" not in page.bench.actions()


class TestDataProcessedForAClient:
    def test_the_client_is_named_at_once_and_offered_the_next_time(self, page: Page) -> None:
        for number in (1, 2):
            page.presenter.open_files([page.file("a.eml")])
            page.fill(category="participant")
            assert page.screen.clients == (() if number == 1 else ("Atelier Orme",))
            page.create(category="participant", client=" Atelier Orme ")
        case = page.bench.case("DSR-2026-0002")
        assert case.principal
        assert (case.principal.name, case.principal.reachable) == ("Atelier Orme", False)

    def test_a_controller_is_offered_no_client(self, page: Page) -> None:
        page.presenter.open_files([page.file("a.eml")])
        page.fill(category="participant")
        page.create(category="participant", client="Atelier Orme")
        page.presenter.open_files([page.file("a.eml")])
        page.fill(category="customer")
        assert page.screen.clients == ()


class TestWhatAProfileOffers:
    def test_each_way_in_stands_once_and_every_kind_has_one_without_a_name(self, session: Session) -> None:
        again = replace(
            session.desk.profile,
            channels=(*session.desk.profile.channels, session.desk.profile.channels[0], Channel("link", "bas de page")),
        )
        assert ways_of(again)[:3] == (
            Way("email", "contact@alto.example"),
            Way("email", "dpo@alto.example"),
            Way("post", "Alto SAS – DPO – 14 rue des Tisserands – 69004 Lyon"),
        )
        assert {way.channel for way in ways_of(again) if not way.place} == {
            "email", "post", "form", "phone", "in_person",
        }  # fmt: skip
        assert len(ways_of(again)) == 8

    def test_people_are_those_that_the_profile_lists_else_those_of_its_processings(self, session: Session) -> None:
        listed = [key for key, _ in people_of(session.desk.profile)]
        assert listed[:2] == ["customer", "prospect"]
        assert [key for key, _ in people_of(replace(session.desk.profile, categories=()))][:2] == listed[:2]

    def test_writing_for_somebody_else_is_offered_when_something_calls_for_it(self, session: Session) -> None:
        profile = session.desk.profile
        heir = make_sheet(a_draft(RightType.HEIR_REQUEST), profile, channel="email", number=1, of=1)
        assert (heir.for_others, heir.form.capacity) == (True, Capacity.HEIR)
        minors = make_sheet(a_draft(RightType.ACCESS), replace(profile, minors_age=16), channel="email", number=1, of=1)
        assert (minors.for_others, minors.form.capacity) == (True, Capacity.SELF)

    def test_a_postal_address_that_the_person_gave_is_proposed(self, session: Session, page: Page) -> None:
        draft = a_draft(RightType.ACCESS, identifiers={"postal_address": "3 rue Basse, 01500 Ambérieu"})
        sheet = make_sheet(draft, session.desk.profile, channel="post", number=1, of=1)
        assert sheet.form.postal_address == "3 rue Basse, 01500 Ambérieu"
        assert sheet.form.way.channel == "post"
        typed = replace(sheet.form, postal_address=" 3 rue Basse \n\n01500 Ambérieu\n")
        assert typed.opening(TODAY).postal_address == ("3 rue Basse", "01500 Ambérieu")
        assert sheet.form.name == CANARY


def test_every_sample_that_ships_with_the_desk_can_be_opened(page: Page) -> None:
    folder = resources.folder("samples", "alto")
    samples = sorted(folder.glob("*.eml"))
    assert samples
    page.presenter.open_files(samples)
    assert page.screen.problems == []
    assert page.screen.sheets[-1].of == len(samples)


class TestWhatItIs:
    """A complaint to the company, a letter of an authority, and where the person lives."""

    def opened(self, page: Page, sender: str, body: str) -> Form:
        page.presenter.open_files([page.file("m.eml", mail(body, sender=sender))])
        return page.screen.proposed

    def test_a_plain_request_is_not_asked_what_it_is(self, page: Page) -> None:
        assert self.opened(page, "Luc <luc@courriel.example>", "Je veux une copie de mes données.").kind is REQUEST

    def test_the_companys_own_authority_is_recognised_by_its_address(self, page: Page) -> None:
        assert self.opened(page, "CNIL <plaintes@cnil.fr>", "Nous vous demandons de répondre.").kind is LETTER

    def test_a_letter_of_the_authority_opens_with_its_day_tied_to_the_earlier_case(self, page: Page) -> None:
        earlier = page.bench.opened(RightType.ACCESS).reference
        self.opened(page, "CNIL <plaintes@cnil.fr>", "Merci de répondre.")
        page.create(answer_by="30/11/2026", about=earlier, category="customer", rights=())
        case = page.bench.case("DSR-2026-0002")
        assert (case.kind, case.answer_by, case.linked) == (LETTER, date(2026, 11, 30), (earlier,))

    def test_a_day_that_names_none_is_pointed_at(self, page: Page) -> None:
        self.opened(page, "CNIL <plaintes@cnil.fr>", "Merci de répondre.")
        page.create(answer_by="bientôt")
        assert "answer_by" in page.screen.mistakes

    def test_a_complaint_needs_no_right_and_keeps_no_day(self, page: Page) -> None:
        self.opened(page, "Luc <luc@courriel.example>", "Bonjour.")
        page.create(kind=CaseKind.COMPLAINT, answer_by="30/11/2026", category="customer")
        case = page.bench.case("DSR-2026-0001")
        assert (case.kind, case.answer_by) == (CaseKind.COMPLAINT, None)

    def test_an_earlier_case_that_is_not_known_is_refused_in_words(self, page: Page) -> None:
        self.opened(page, "Luc <luc@courriel.example>", "Bonjour.")
        page.create(kind=CaseKind.COMPLAINT, about="DSR-2020-0001", category="customer")
        assert page.screen.refusals

    def test_the_country_of_the_person_is_kept_and_every_other_offered(self, page: Page) -> None:
        self.opened(page, "Luc <luc@courriel.example>", "Je veux une copie de mes données.")
        offered = dict(page.screen.sheets[-1].residences)
        assert "BE" in offered
        assert "FR" not in offered
        page.create(residence="BE", category="customer")
        assert page.bench.case("DSR-2026-0001").requester.residence == "BE"


REQUEST, LETTER = CaseKind.REQUEST, CaseKind.AUTHORITY_LETTER
