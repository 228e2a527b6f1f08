"""A message that seems to belong to a case is offered to it; the person decides, and nothing becomes a second case."""

from __future__ import annotations

from dsardesk.domain.case import CaseKind
from dsardesk.domain.linking import Evidence, Relation
from dsardesk.domain.records import SearchOutcome
from dsardesk.domain.rights import RightType
from dsardesk.domain.search_answers import SearchAnswer
from dsardesk.ui.intake.belonging import Decided
from dsardesk.ui.intake.form import Form
from tests.services.conftest import EMAIL
from tests.ui.intake.conftest import Page, mail, with_picture

REMINDER = (
    "Bonjour,\n\nJe n'ai toujours pas reçu de réponse à ma demande {reference} d'accès à mes données.\n\nZéphyrine"
)


class TestAReminder:
    def open(self, page: Page) -> str:
        reference = page.bench.opened(RightType.ACCESS).reference
        body = REMINDER.format(reference=reference)
        page.presenter.open_files([page.file("r.eml", mail(body, "Subject: Relance", sender=f"Zéphyrine <{EMAIL}>"))])
        return reference

    def test_it_is_offered_to_its_case_with_the_reasons(self, page: Page) -> None:
        reference = self.open(page)
        [candidate] = page.screen.candidates
        assert (candidate.reference, candidate.relation) == (reference, Relation.REMINDER)
        assert set(candidate.why) >= {Evidence.REFERENCE, Evidence.ADDRESS}

    def test_it_is_said_to_be_one_and_the_earlier_case_is_filled_in(self, page: Page) -> None:
        reference = self.open(page)
        course = page.screen.courses[-1]
        assert (course.what, course.name, course.adds) == ("reminder", "une relance", True)
        assert reference in course.said
        assert page.screen.tied == (CaseKind.REQUEST, reference)
        assert page.screen.decided == Decided(reference, Relation.REMINDER)
        assert page.screen.dues[-1] is None

    def test_a_draft_may_come_back_once_all_of_that_is_proposed(self, page: Page) -> None:
        self.open(page)
        page.fill(name="Zoé")
        assert page.screen.settled == 1

    def test_its_day_is_asked_and_nothing_of_a_case(self, page: Page) -> None:
        self.open(page)
        page.presenter.go_on(page.fill(received="", name="", email="", rights=()))
        assert page.screen.mistakes == ("received",)

    def test_a_new_case_instead_is_linked_to_it(self, page: Page) -> None:
        reference = self.open(page)
        page.presenter.open_instead(page.fill())
        assert (page.screen.courses[-1].adds, page.screen.courses[-1].what) == (False, "complaint")
        page.create(category="customer")
        case = page.bench.case("DSR-2026-0002")
        assert (case.linked, case.kind) == ((reference,), CaseKind.COMPLAINT)

    def test_a_case_tied_to_none_is_what_the_person_says(self, page: Page) -> None:
        self.open(page)
        page.presenter.choose(page.screen.standing(decided=None))
        page.fill(name="Zoé")
        assert (page.screen.tied, page.screen.decided) == ((CaseKind.COMPLAINT, ""), None)
        assert page.screen.courses[-1].decided is None

    def test_the_kind_that_the_person_chooses_is_what_it_is_for_the_case(self, page: Page) -> None:
        reference = self.open(page)
        page.fill(kind=CaseKind.AUTHORITY_LETTER)
        assert page.screen.decided == Decided(reference, Relation.AUTHORITY_LETTER)
        page.fill(kind=CaseKind.AUTHORITY_LETTER, about="DSR-2020-0001")
        assert page.screen.decided is None

    def test_nothing_else_takes_the_focus_once_something_was_typed(self, page: Page) -> None:
        self.open(page)
        assert page.screen.began[-1] == "tie"

    def test_it_is_added_to_the_case_and_opens_none(self, page: Page) -> None:
        reference = self.open(page)
        page.presenter.go_on(page.fill())
        assert [each.kind for each in page.bench.case(reference).documents] == ["original", "message"]
        assert "message.filed" in page.bench.actions()
        assert page.bench.actions().count("case.opened") == 1
        assert (page.steps.went, page.screen.front, page.screen.working) == ([reference], "start", [True, False])

    def test_the_next_message_comes_once_it_was_added(self, page: Page) -> None:
        reference = self.open(page)
        page.presenter.write("Supprimez mon compte.")
        page.presenter.go_on(page.fill())
        assert page.steps.went == []
        assert page.screen.sheets[-1].number == 2
        assert page.steps.said == [f"Ajouté au dossier {reference}. Voici le message suivant."]

    def test_a_case_that_is_not_there_is_refused_in_words(self, page: Page) -> None:
        self.open(page)
        page.presenter.add(page.screen.standing(decided=Decided("DSR-2020-0001", Relation.REMINDER)))
        assert page.screen.refusals
        assert page.screen.front == "sheet"


def test_a_second_request_opens_a_case_of_its_own_linked_to_the_first(page: Page) -> None:
    earlier = page.bench.opened(RightType.ACCESS).reference
    page.presenter.open_files([page.file("m.eml", mail("Supprimez mon compte.", sender=f"Z <{EMAIL}>"))])
    page.presenter.choose(page.screen.standing(decided=Decided(earlier, Relation.SECOND_REQUEST)))
    assert page.screen.tied == (CaseKind.REQUEST, earlier)
    page.create(category="customer")
    assert page.bench.case("DSR-2026-0002").linked == (earlier,)


def test_what_a_colleague_answers_is_recorded_for_the_system(page: Page) -> None:
    reference = page.bench.opened(RightType.ACCESS).reference
    system = page.session.desk.profile.systems[0].id
    page.presenter.write(f"Rien trouvé pour {reference}/{system}.")
    answer = SearchAnswer(system, SearchOutcome.NOTHING)
    page.presenter.choose(page.screen.standing(decided=Decided(reference, Relation.SEARCH_ANSWER, answer)))
    page.presenter.go_on(page.fill(received="hier"))
    [search] = [each for each in page.bench.case(reference).searches if each.system == system]
    assert search.outcome is SearchOutcome.NOTHING


def test_an_identity_document_must_be_located_before_the_message_is_added(page: Page) -> None:
    reference = page.bench.opened(RightType.ACCESS).reference
    body = "Voici ce que vous demandez. Vous trouverez ci-joint ma carte d'identité."
    page.presenter.open_files([page.file("a.eml", with_picture(body, "dessin.jpg"))])
    page.presenter.choose(page.screen.standing(decided=Decided(reference, Relation.REPLY)))
    page.presenter.go_on(page.fill())
    assert page.screen.mistakes == ("identity",)
    assert "message.filed" not in page.bench.actions()
    page.presenter.go_on(page.fill(identity_parts=frozenset({1})))
    assert len(page.bench.case(reference).identity.held()) == 1


def test_nothing_is_added_where_nothing_is_shown(page: Page) -> None:
    reference = page.bench.opened(RightType.ACCESS).reference
    before = page.bench.actions()
    page.presenter.add(Form(decided=Decided(reference, Relation.REPLY)))
    assert page.bench.actions() == before


def test_what_belongs_to_no_case_opens_one_and_acknowledges_it(page: Page) -> None:
    page.presenter.open_files([page.file("m.eml", mail("Supprimez mon compte."))])
    page.presenter.go_on(page.fill())
    assert [letter.kind for letter in page.bench.case("DSR-2026-0001").letters] == ["acknowledgement"]


def test_a_case_that_only_looks_alike_is_offered_and_a_new_one_proposed(page: Page) -> None:
    page.bench.opened(RightType.ACCESS)
    page.presenter.open_files([page.file("m.eml", mail("Supprimez mon compte.", sender=f"Z <{EMAIL}>"))])
    assert page.screen.candidates
    assert (page.screen.decided, page.screen.courses[-1].what) == (None, "request")


def test_a_complaint_is_called_one_where_no_case_is_named(page: Page) -> None:
    body = "Je porte réclamation : vous avez mal traité mes données."
    page.presenter.open_files([page.file("m.eml", mail(body))])
    course = page.screen.courses[-1]
    assert (page.screen.proposed.kind, course.what, course.plain) == (CaseKind.COMPLAINT, "complaint", False)
    assert "son propre délai" in course.said


def test_the_letter_of_an_authority_that_recalls_a_case_sets_its_own_time(page: Page) -> None:
    reference = page.bench.opened(RightType.ACCESS).reference
    body = REMINDER.format(reference=reference)
    page.presenter.open_files([page.file("m.eml", mail(body, sender="CNIL <plaintes@cnil.fr>"))])
    assert page.screen.decided == Decided(reference, Relation.AUTHORITY_LETTER)
    assert page.screen.tied == (CaseKind.AUTHORITY_LETTER, reference)
    page.fill(kind=CaseKind.REQUEST)
    assert page.screen.decided == Decided(reference, Relation.SECOND_REQUEST)


def test_the_case_that_was_chosen_stays_offered(page: Page) -> None:
    reference = page.bench.opened(RightType.ACCESS).reference
    page.presenter.open_files([page.file("m.eml", mail("Supprimez mon compte.", sender=f"Z <{EMAIL}>"))])
    page.presenter.choose(page.screen.standing(decided=Decided(reference, Relation.REPLY)))
    page.fill(email="autre@courriel.example", name="")
    assert [each.reference for each in page.screen.candidates] == [reference]
    assert page.screen.courses[-1].adds


def test_nothing_is_chosen_where_nothing_is_shown(page: Page) -> None:
    page.presenter.choose(Form(decided=Decided("DSR-2026-0001", Relation.REPLY)))
    page.presenter.open_instead(Form())
    assert page.screen.courses == []
