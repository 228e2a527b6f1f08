"""A message that seems to belong to a case is offered to it; the person decides, and nothing becomes a second case."""

from __future__ import annotations

from dsardesk.domain.case import CaseKind
from dsardesk.domain.linking import Evidence, Relation
from dsardesk.domain.records import SearchOutcome
from dsardesk.domain.rights import RightType
from dsardesk.domain.search_answers import SearchAnswer
from dsardesk.ui.intake.deciding import Decided
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

    def test_it_is_added_to_the_case_and_opens_none(self, page: Page) -> None:
        reference = self.open(page)
        page.presenter.add(page.screen.form, Decided(reference, Relation.REMINDER))
        assert [each.kind for each in page.bench.case(reference).documents] == ["original", "message"]
        assert "message.filed" in page.bench.actions()
        assert page.bench.actions().count("case.opened") == 1
        assert (page.steps.went, page.screen.front, page.screen.working) == ([reference], "start", [True, False])

    def test_the_next_message_comes_once_it_was_added(self, page: Page) -> None:
        reference = self.open(page)
        page.presenter.write("Supprimez mon compte.")
        page.presenter.add(page.screen.form, Decided(reference, Relation.REMINDER))
        assert page.steps.went == []
        assert page.screen.sheets[-1].number == 2
        assert page.steps.said == [f"Ajouté au dossier {reference}. Voici le message suivant."]

    def test_a_case_that_is_not_there_is_refused_in_words(self, page: Page) -> None:
        self.open(page)
        page.presenter.add(page.screen.form, Decided("DSR-2020-0001", Relation.REMINDER))
        assert page.screen.refusals
        assert page.screen.front == "sheet"


def test_a_second_request_opens_a_case_of_its_own_linked_to_the_first(page: Page) -> None:
    earlier = page.bench.opened(RightType.ACCESS).reference
    page.presenter.open_files([page.file("m.eml", mail("Supprimez mon compte.", sender=f"Z <{EMAIL}>"))])
    page.presenter.add(page.screen.form, Decided(earlier, Relation.SECOND_REQUEST))
    assert page.screen.tied == (CaseKind.REQUEST, earlier)
    page.create(about=earlier, category="customer")
    assert page.bench.case("DSR-2026-0002").linked == (earlier,)


def test_what_a_colleague_answers_is_recorded_for_the_system(page: Page) -> None:
    reference = page.bench.opened(RightType.ACCESS).reference
    system = page.session.desk.profile.systems[0].id
    page.presenter.write(f"Rien trouvé pour {reference}/{system}.")
    answer = SearchAnswer(system, SearchOutcome.NOTHING)
    form = page.fill(received="hier")
    page.presenter.add(form, Decided(reference, Relation.SEARCH_ANSWER, answer))
    [search] = [each for each in page.bench.case(reference).searches if each.system == system]
    assert search.outcome is SearchOutcome.NOTHING


def test_an_identity_document_must_be_located_before_the_message_is_added(page: Page) -> None:
    reference = page.bench.opened(RightType.ACCESS).reference
    body = "Voici ce que vous demandez. Vous trouverez ci-joint ma carte d'identité."
    page.presenter.open_files([page.file("a.eml", with_picture(body, "dessin.jpg"))])
    page.presenter.add(page.screen.form, Decided(reference, Relation.REPLY))
    assert page.screen.mistakes == ("identity",)
    assert "message.filed" not in page.bench.actions()
    page.presenter.add(page.fill(identity_parts=frozenset({1})), Decided(reference, Relation.REPLY))
    assert len(page.bench.case(reference).identity.held()) == 1


def test_nothing_is_added_where_nothing_is_shown(page: Page) -> None:
    reference = page.bench.opened(RightType.ACCESS).reference
    before = page.bench.actions()
    page.presenter.add(Form(), Decided(reference, Relation.REPLY))
    assert page.bench.actions() == before
