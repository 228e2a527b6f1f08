"""What is to be purged is listed with its reasons, purged on a clear word, and the period decided in words."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from dsardesk.domain.actors import UserRole
from dsardesk.domain.holds import HoldKind
from dsardesk.domain.retention import Kept
from dsardesk.services.case_page import read_page
from dsardesk.services.holds import hold_case
from dsardesk.services.ports import UnknownCase
from dsardesk.services.purging import purge
from dsardesk.services.suppression import note_opt_out
from dsardesk.ui.papers.package.presenter import PackagePresenter
from dsardesk.ui.retention.presenter import RetentionPage, RetentionPresenter
from dsardesk.ui.retention.view import DecideDialog, PurgeDialog, RetentionView
from dsardesk.ui.session import Session
from tests.invented import messages
from tests.makers import ACTORS, CANARY, DPO
from tests.services.conftest import Bench
from tests.services.test_retention import KEEPS_NOTHING, YEARS, closed, with_policy
from tests.ui.case.conftest import Recorder
from tests.ui.conftest import Steps

FR = messages("fr")


@pytest.fixture
def screen() -> Recorder:
    return Recorder()


@pytest.fixture
def presenter(screen: Recorder, session: Session, steps: Steps) -> RetentionPresenter:
    return RetentionPresenter(screen, session, steps)


def page(screen: Recorder) -> RetentionPage:
    found: RetentionPage = screen.last("show_page")
    return found


def test_a_calm_day_shows_the_period_and_nothing_to_purge(presenter: RetentionPresenter, screen: Recorder) -> None:
    presenter.refresh()
    found = page(screen)
    assert (found.parts, found.undecided, found.more, found.may_purge, found.months) == ((), (), 0, True, 60)
    assert found.policy == (FR.say("retention.term_usual", span="5 ans"),)
    assert not found.warned
    presenter.ask(("DSR-2026-0001/case_file",))
    assert not screen.was("ask_to_purge")


def test_what_is_due_is_listed_with_its_reasons(presenter: RetentionPresenter, screen: Recorder, bench: Bench) -> None:
    reference = closed(bench).reference
    bench.clock.forward(days=200)
    presenter.refresh()
    first, second = page(screen).parts
    assert first.who == f"{reference} · {CANARY}"
    assert (first.title, second.title) == (
        "Copies de travail, depuis le 25 novembre 2026",
        "Archive remise, depuis le 26 avril 2027",
    )
    assert first.steps[0] == "Le dossier a été clos le 26 octobre 2026."


def test_identity_documents_held_say_which_rule_ends_them_and_when(
    presenter: RetentionPresenter, screen: Recorder, bench: Bench
) -> None:
    reference = bench.opened(cards=1).reference
    presenter.refresh()
    (line,) = page(screen).identities
    assert line.who == f"{reference} · {CANARY}"
    assert line.goes == "Pièce d’identité détruite d’elle-même le 28 octobre 2026 à 09:12"
    assert line.rule.startswith("La copie d’une pièce d’identité que personne n’a demandée")


def test_old_entries_of_the_suppression_list_are_proposed_and_purged_like_the_rest(
    presenter: RetentionPresenter, screen: Recorder, bench: Bench
) -> None:
    note_opt_out(bench.context, DPO, "ancienne@courriel.example")
    bench.clock.forward(days=3 * 365 + 1)
    presenter.refresh()
    (part,) = page(screen).parts
    assert (part.what, part.who, part.person) == (Kept.SUPPRESSION, "", "")
    assert part.title.startswith("Anciennes entrées de la liste repoussoir, depuis le 26 octobre 2029")
    presenter.purge((part,))
    assert screen.last("tell_purged") == 1
    assert page(screen).parts == ()


def test_two_packages_of_one_case_are_one_thing_to_purge(
    presenter: RetentionPresenter, screen: Recorder, bench: Bench
) -> None:
    case = closed(bench)
    with bench.work.write() as transaction:
        package = case.packages[0]
        twice = replace(case, packages=(package, replace(package, kind="portability")))
        bench.context.save(transaction, twice, bench.context.profile_of(transaction, twice))
    bench.clock.forward(days=200)
    presenter.refresh()
    assert [part.what for part in page(screen).parts] == ["working_copies", "package"]
    assert len(page(screen).parts[1].steps) == 4


def test_what_was_ticked_is_asked_about_then_purged_and_told(
    presenter: RetentionPresenter, screen: Recorder, bench: Bench, session: Session
) -> None:
    first, second = closed(bench).reference, closed(bench).reference
    bench.clock.forward(days=YEARS)
    heard: list[str] = []
    session.news.listen(heard.append)
    presenter.refresh()
    presenter.ask((page(screen).parts[0].key,))
    asked = screen.last("ask_to_purge")
    assert [part.reference for part in asked] == [first]
    presenter.purge(asked)
    assert screen.last("tell_purged") == 1
    assert heard == [""]
    with pytest.raises(UnknownCase):
        bench.case(first)
    assert [part.reference for part in page(screen).parts] == [second]


def test_what_is_left_of_a_package_is_its_manifest_which_one_may_save(
    bench: Bench, session: Session, steps: Steps, tmp_path: Path
) -> None:
    reference = closed(bench).reference
    bench.clock.forward(days=200)
    purge(bench.context, DPO, reference, Kept.PACKAGE)
    papers = Recorder()
    packages = PackagePresenter(papers, session)
    packages.show(read_page(bench.context, DPO, reference))
    _, lines = papers.last("show_package")
    assert (lines[0].reduced, lines[0].waits) == (True, False)
    packages.save(lines[0].id, tmp_path / "manifest.json")
    assert papers.was("done")
    assert json.loads((tmp_path / "manifest.json").read_text("utf-8")) == {"files": [{"path": "crm/fiche.json"}]}


def test_what_was_put_on_hold_meanwhile_is_refused_in_words_and_the_list_is_looked_at_again(
    presenter: RetentionPresenter, screen: Recorder, bench: Bench
) -> None:
    reference = closed(bench).reference
    bench.clock.forward(days=YEARS)
    presenter.refresh()
    parts = page(screen).parts
    hold_case(bench.context, DPO, reference, HoldKind.LITIGATION, reason="assignation", ends_when="décision")
    presenter.purge(parts)
    assert screen.last("refuse") == FR.say("error.retention.on_hold")
    assert page(screen).parts == ()


def test_a_policy_that_keeps_nothing_asks_for_a_decision(
    presenter: RetentionPresenter, screen: Recorder, bench: Bench
) -> None:
    with_policy(bench, KEEPS_NOTHING)
    reference = closed(bench).reference
    presenter.refresh()
    found = page(screen)
    assert found.undecided == (f"{reference} · {CANARY}",)
    assert found.warned
    assert found.policy == (FR.say("retention.term_needed"), FR.say("retention_warning.decision_needed"))
    assert found.months == 60
    presenter.decide(36, " ")
    assert screen.last("refuse") == FR.say("error.retention.reasons_missing")
    presenter.decide(36, "preuve de nos réponses")
    assert screen.was("tell_decided")
    decided = page(screen)
    assert (decided.undecided, decided.months) == ((), 36)
    assert "3 ans" in decided.policy[0]
    assert "preuve de nos réponses" in decided.policy[0]


def test_nothing_kept_is_said_so(presenter: RetentionPresenter, screen: Recorder) -> None:
    presenter.decide(0, "aucune preuve voulue")
    assert page(screen).policy[0].startswith("Rien n’est conservé d’un dossier clos")
    assert page(screen).months == 0


@pytest.mark.parametrize(("starts", "key"), [("receipt", "receipt"), ("closing", "closing")])
def test_the_period_of_a_policy_is_told_with_its_first_day(
    presenter: RetentionPresenter, screen: Recorder, bench: Bench, starts: str, key: str
) -> None:
    with_policy(bench, f'[request_retention]\nmonths = 18\nstarts = "{starts}"\n\n[officer]\n')
    presenter.refresh()
    assert page(screen).policy[0] == FR.say(f"retention.term_policy_{key}", span="18 mois")


def test_whoever_may_not_purge_sees_what_is_due_and_no_more(screen: Recorder, session: Session, bench: Bench) -> None:
    closed(bench)
    bench.clock.forward(days=40)
    assistant = replace(session, desk=replace(session.desk, actor=ACTORS[UserRole.ASSISTANT]))
    RetentionPresenter(screen, assistant, Steps()).refresh()
    assert (len(page(screen).parts), page(screen).may_purge) == (1, False)


def test_the_page_leads_to_the_case(presenter: RetentionPresenter, steps: Steps) -> None:
    presenter.open("DSR-2026-0001")
    assert steps.went == ["DSR-2026-0001"]


@pytest.mark.parametrize("work", ["in memory"], indirect=True)
class TestByHand:
    """The page in the window."""

    @pytest.fixture
    def view(self, dressed: QApplication, qtbot: QtBot, session: Session, steps: Steps) -> Any:
        made = RetentionView(session, steps)
        qtbot.addWidget(made)
        made.resize(900, 600)
        made.show()
        return made

    def test_copies_held_and_the_suppression_list_are_told_and_named(self, view: RetentionView, bench: Bench) -> None:
        note_opt_out(bench.context, DPO, "ancienne@courriel.example")
        bench.clock.forward(days=3 * 365 + 1)
        reference = bench.opened(cards=1).reference
        view.activate()
        QApplication.processEvents()
        (box,) = view.boxes.values()
        assert box.text() == "Liste repoussoir"
        assert box.accessibleName().startswith("Liste repoussoir, Anciennes entrées")
        told = [label.text() for label in view.findChildren(QLabel) if label.isVisible()]
        assert "Pièces d’identité détenues" in told
        assert any(text.startswith(reference) for text in told)
        box.setChecked(True)
        view._ask()
        dialog = view.asking.dialog
        assert isinstance(dialog, PurgeDialog)
        dialog.do_button.click()
        assert view.boxes == {}

    def test_one_ticks_and_purges(self, view: RetentionView, bench: Bench, steps: Steps) -> None:
        references = [closed(bench).reference for _ in range(14)]
        bench.clock.forward(days=YEARS)
        view.activate()
        assert not view.purge_button.isEnabled()
        for box in view.boxes.values():
            box.setChecked(True)
        view.purge_button.click()
        dialog = cast("PurgeDialog", view.asking.dialog)
        assert "14" in dialog.windowTitle()
        dialog.do_button.click()
        assert "14" in steps.said[0]
        for reference in references:
            with pytest.raises(UnknownCase):
                bench.case(reference)
        assert view.boxes == {}
        assert view.purge_button.isHidden()

    def test_one_decides(self, view: RetentionView, bench: Bench, steps: Steps) -> None:
        with_policy(bench, KEEPS_NOTHING)
        closed(bench)
        view.activate()
        view.decide_button.click()
        dialog = cast("DecideDialog", view.asking.dialog)
        assert dialog.months.value() == 60
        dialog.reasons.setPlainText("preuve de nos réponses")
        dialog.do_button.click()
        assert len(steps.said) == 1
        with bench.work.read() as transaction:
            assert transaction.retention.decision() is not None

    def test_more_than_a_page_is_said(self, view: RetentionView, bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
        view.presenter.refresh()
        shown = view._shown
        assert shown is not None
        view.show_page(replace(shown, more=3))
        assert any("3" in label for label in texts(view))


def texts(view: RetentionView) -> list[str]:
    return [label.text() for label in view.findChildren(QLabel)]
