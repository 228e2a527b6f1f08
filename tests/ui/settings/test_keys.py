"""People and keys in the settings: who opens the vault, by what, and a new key for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dsardesk.domain.actors import UserRole
from dsardesk.domain.delegation import Delegation
from dsardesk.domain.errors import CannotWrite, DeskError
from dsardesk.services.users import UserLine
from dsardesk.storage.errors import KeyringUnusable, WrongPassword
from dsardesk.ui.keyholding import WaysIn
from dsardesk.ui.session import Session
from dsardesk.ui.settings.keys.dialogs import AddDialog, DelegateDialog, RemoveDialog, ResetDialog, RotateDialog
from dsardesk.ui.settings.keys.grid import RightsDialog, RightsModel
from dsardesk.ui.settings.keys.presenter import Keyring, KeysPresenter, Person
from dsardesk.ui.settings.keys.roles import RoleDialog, SigningDialog
from dsardesk.ui.settings.keys.view import KeysCard
from tests.makers import ACTORS, DPO
from tests.services.conftest import Bench
from tests.ui.conftest import Steps
from tests.ui.program import PlainProgram

_T = TypeVar("_T")
ASSISTANT, MANAGER = ACTORS[UserRole.ASSISTANT], ACTORS[UserRole.MANAGER]
GOOD = "quatre-lanternes-sur-le-port"
EVERYBODY = WaysIn(
    (
        UserLine(DPO, None, opens=True, mine=True),
        UserLine(ASSISTANT, None, opens=True, mine=False),
        UserLine(MANAGER, None, opens=False, mine=False),
        UserLine(replace(MANAGER, name="Ines Caron"), None, opens=True, mine=False, wide=True),
        UserLine(ACTORS[UserRole.READ], datetime(2026, 10, 20, 22, 30, tzinfo=UTC), opens=False, mine=False),
    ),
    keyring=True,
)


@dataclass
class CardScreen:
    """Remembers what it was told; it is each dialog, too."""

    people: tuple[Person, ...] = ()
    keeper: bool | None = None
    keyring: Keyring | None = None
    offered: list[str] = field(default_factory=list)
    delegation: tuple[str, tuple[tuple[str, str], ...], bool] = ("", (), False)
    working: list[bool] = field(default_factory=list)
    refused: str = ""
    finished: int = 0

    def show_people(self, people: tuple[Person, ...], *, keeper: bool) -> None:
        self.people, self.keeper = people, keeper

    def show_keyring(self, keyring: Keyring) -> None:
        self.keyring = keyring

    def show_delegation(self, sentence: str, delegates: tuple[tuple[str, str], ...], *, given: bool) -> None:
        self.delegation = (sentence, delegates, given)

    def offer_rotation(self, name: str) -> None:
        self.offered.append(name)

    def show_working(self, *, working: bool) -> None:
        self.working.append(working)

    def refuse(self, sentence: str) -> None:
        self.refused = sentence

    def finish(self) -> None:
        self.finished += 1


@dataclass
class KeysNavigator(Steps):
    """A navigator with a program behind it."""

    program: PlainProgram = None  # type: ignore[assignment]


@pytest.fixture
def navigator(program: PlainProgram) -> KeysNavigator:
    return KeysNavigator(program=program)


@pytest.fixture
def screen() -> CardScreen:
    return CardScreen()


@pytest.fixture
def presenter(screen: CardScreen, session: Session, navigator: KeysNavigator) -> KeysPresenter:
    return KeysPresenter(screen, session, navigator)


def _as(session: Session, role: UserRole) -> Session:
    return replace(session, desk=replace(session.desk, actor=ACTORS[role]))


class TestTheList:
    def test_it_says_who_opens_the_vault_and_who_does_not(
        self, presenter: KeysPresenter, screen: CardScreen, program: PlainProgram
    ) -> None:
        program.vaults.keys.ways = EVERYBODY
        presenter.activate()
        assert [(person.name, person.note, person.changeable, person.left) for person in screen.people] == [
            ("Claire Morel", "délégué à la protection des données, vous", False, False),
            ("Sofiane Bensaïd", "assistant juridique", True, False),
            ("Maud Delorme", "responsable (approuve), sans mot de passe", True, False),
            (
                "Ines Caron",
                presenter._session.words.say("settings.user_line_wide", role="responsable (approuve)"),
                True,
                False,
            ),
            ("Paul Veyrat", "lecture seule, accès retiré le 21 octobre 2026", False, True),
        ]
        assert screen.keeper
        assert screen.keyring
        assert screen.keyring.on

    def test_what_is_to_be_given_anew_stands_beside_whom_it_concerns(
        self, presenter: KeysPresenter, screen: CardScreen, program: PlainProgram
    ) -> None:
        officer = UserLine(DPO, None, opens=True, mine=True, renew=("recovery",))
        manager = UserLine(MANAGER, None, opens=True, mine=False, renew=("password",))
        program.vaults.keys.ways = WaysIn((officer, manager), keyring=False)
        presenter.activate()
        notes = [person.note for person in screen.people]
        assert "nouvelle fiche de récupération" in notes[0]
        assert "nouveau mot de passe" in notes[1]

    def test_an_officer_without_any_recovery_sheet_is_told_how_to_make_one(
        self, presenter: KeysPresenter, screen: CardScreen, program: PlainProgram
    ) -> None:
        officer = UserLine(DPO, None, opens=True, mine=True, renew=("no_recovery",))
        program.vaults.keys.ways = WaysIn((officer,), keyring=False)
        presenter.activate()
        (person,) = screen.people
        assert "le coffre n’en a plus aucune" in person.note
        assert "Nouveau code de récupération…" in person.note

    def test_an_assistant_sees_it_and_changes_nothing(
        self, screen: CardScreen, session: Session, navigator: KeysNavigator, program: PlainProgram
    ) -> None:
        program.vaults.keys.ways = EVERYBODY
        KeysPresenter(screen, _as(session, UserRole.ASSISTANT), navigator).activate()
        assert screen.keeper is False
        assert not any(person.changeable for person in screen.people)

    def test_what_cannot_be_read_is_said(
        self, presenter: KeysPresenter, navigator: KeysNavigator, program: PlainProgram
    ) -> None:
        program.vaults.refusal = CannotWrite(what="vault", why="full")
        presenter.activate()
        assert len(navigator.warned) == 1

    def test_roles_are_offered_the_most_frequent_first(self, presenter: KeysPresenter) -> None:
        assert [role for role, _words in presenter.roles()] == ["assistant", "manager", "read", "admin", "dpo"]

    def test_an_administrator_changes_those_alone_who_see_no_more_than_they_do(
        self, screen: CardScreen, session: Session, navigator: KeysNavigator, program: PlainProgram
    ) -> None:
        program.vaults.keys.ways = EVERYBODY
        theirs = KeysPresenter(screen, _as(session, UserRole.ADMIN), navigator)
        theirs.activate()
        assert screen.keeper
        assert [(person.name, person.changeable, person.removable) for person in screen.people][:3] == [
            ("Claire Morel", False, False),
            ("Sofiane Bensaïd", False, True),
            ("Maud Delorme", False, True),
        ]
        assert [role for role, _words in theirs.roles()] == ["read", "admin"]

    def test_it_says_when_somebody_was_last_there(
        self, presenter: KeysPresenter, screen: CardScreen, program: PlainProgram
    ) -> None:
        seen = datetime(2026, 10, 20, 9, 0, tzinfo=UTC)
        line = UserLine(ASSISTANT, None, opens=True, mine=False, seen_at=seen)
        program.vaults.keys.ways = WaysIn((line,), keyring=False)
        presenter.activate()
        assert screen.people[0].note == "assistant juridique. Dernière venue le 20 octobre 2026"

    def test_who_may_do_what_is_read_from_the_table_that_every_use_case_is_held_against(
        self, presenter: KeysPresenter
    ) -> None:
        table = presenter.rights()
        assert table.heads == ("DPO", "Assistant", "Responsable", "Lecture", "Admin.")
        assert len(table.roles) == len(UserRole)
        lines = {row.words: row for row in table.rows}
        assert [row.words for row in table.rows if not row.cells] == ["Demandes", "Pièces d’identité", "Coffre"]
        cases = lines["Voir les dossiers et les personnes"]
        assert [cell.word for cell in cases.cells] == ["oui", "oui", "non", "non", "non"]
        assert [cell.may for cell in lines["Faire des sauvegardes"].cells] == [True, True, False, False, True]
        said = "administrateur (aucun dossier) – voir les dossiers et les personnes\u00a0: non"
        assert cases.cells[-1].said == said

    def test_the_table_is_copied_as_spreadsheets_take_it(self, presenter: KeysPresenter) -> None:
        first, group, *rest = presenter.rights().as_text().split("\n")
        assert first.split("\t")[1] == "délégué à la protection des données"
        assert group == "Demandes"
        assert "Décider des demandes\toui\tnon\tnon\tnon\tnon" in rest


class TestRolesAndSignature:
    def test_another_role_offers_a_new_key(
        self, presenter: KeysPresenter, screen: CardScreen, navigator: KeysNavigator
    ) -> None:
        presenter.change_role(screen, "id", "manager", GOOD)
        assert navigator.program.vaults.asked == [("role", "id", "manager", GOOD)]
        assert (screen.finished, screen.offered) == (1, [ASSISTANT.name])
        assert "responsable (approuve)" in navigator.said[0]

    def test_another_signing_key_is_made(
        self, presenter: KeysPresenter, screen: CardScreen, navigator: KeysNavigator
    ) -> None:
        presenter.change_signing_key(screen)
        assert navigator.program.vaults.asked == [("signing key",)]
        assert (screen.finished, len(navigator.said)) == (1, 1)

    @pytest.mark.parametrize("gesture", ["change_role", "change_signing_key"])
    def test_what_is_refused_is_said_in_the_dialog(
        self, presenter: KeysPresenter, screen: CardScreen, program: PlainProgram, gesture: str
    ) -> None:
        program.vaults.refusal = CannotWrite(what="vault", why="full")
        getattr(presenter, gesture)(screen, *(("id", "manager", GOOD) if gesture == "change_role" else ()))
        assert (screen.working, screen.finished) == ([True, False], 0)
        assert screen.refused


class TestAbsence:
    def test_an_officer_is_offered_those_who_open_cases(
        self, presenter: KeysPresenter, screen: CardScreen, program: PlainProgram
    ) -> None:
        program.vaults.keys.ways = EVERYBODY
        presenter.activate()
        said, delegates, given = screen.delegation
        assert said.startswith("Personne n’agit pour vous")
        assert delegates == ((str(ASSISTANT.id), ASSISTANT.name),)
        assert not given

    def test_who_acts_and_when_is_said(
        self, presenter: KeysPresenter, screen: CardScreen, program: PlainProgram
    ) -> None:
        away = Delegation(ASSISTANT.id, date(2026, 8, 3), date(2026, 8, 24))
        first = replace(EVERYBODY.users[0], delegation=away)
        program.vaults.keys.ways = WaysIn((first, *EVERYBODY.users[1:]), keyring=False)
        presenter.activate()
        assert "Sofiane Bensaïd agit pour vous du 3 août 2026 au 24 août 2026" in screen.delegation[0]
        assert screen.delegation[2]
        program.vaults.keys.ways = WaysIn((first,), keyring=False)
        presenter.activate()
        assert screen.delegation[0].startswith("?")

    def test_an_assistant_is_offered_none(
        self, screen: CardScreen, session: Session, navigator: KeysNavigator, program: PlainProgram
    ) -> None:
        program.vaults.keys.ways = EVERYBODY
        KeysPresenter(screen, _as(session, UserRole.ASSISTANT), navigator).activate()
        assert screen.delegation[0] == ""

    def test_it_is_given_refused_and_ended(
        self, presenter: KeysPresenter, screen: CardScreen, navigator: KeysNavigator, program: PlainProgram
    ) -> None:
        first, last = date(2026, 8, 3), date(2026, 8, 24)
        presenter.delegate(screen, str(ASSISTANT.id), first, last)
        presenter.end_delegation()
        assert program.vaults.asked == [("delegate", str(ASSISTANT.id), first, last), ("end delegation",)]
        assert (screen.finished, len(navigator.said)) == (1, 2)
        program.vaults.refusal = CannotWrite(what="vault", why="full")
        presenter.delegate(screen, "x", first, last)
        presenter.end_delegation()
        assert screen.refused
        assert len(navigator.warned) == 1


class TestPeople:
    def test_somebody_is_added(self, presenter: KeysPresenter, screen: CardScreen, navigator: KeysNavigator) -> None:
        presenter.add(screen, "Nora Lindqvist", "assistant", GOOD)
        assert navigator.program.vaults.asked == [("add", "Nora Lindqvist", "assistant", GOOD)]
        assert (screen.finished, navigator.said) == (1, ["Nora Lindqvist peut ouvrir le coffre avec son mot de passe."])
        assert screen.people

    def test_removing_somebody_offers_a_new_key(
        self, presenter: KeysPresenter, screen: CardScreen, navigator: KeysNavigator
    ) -> None:
        presenter.remove(screen, "id")
        assert navigator.program.vaults.asked == [("remove", "id")]
        assert (screen.finished, screen.offered) == (1, [ASSISTANT.name])

    def test_so_does_a_password_replaced(self, presenter: KeysPresenter, screen: CardScreen) -> None:
        presenter.reset(screen, "id", GOOD)
        assert (screen.finished, screen.offered) == (1, [ASSISTANT.name])

    @pytest.mark.parametrize("gesture", ["add", "remove", "reset"])
    def test_what_is_refused_is_said_in_the_dialog_and_nothing_typed_is_lost(
        self, presenter: KeysPresenter, screen: CardScreen, program: PlainProgram, gesture: str
    ) -> None:
        program.vaults.refusal = WrongPassword()
        arguments = {"add": ("N", "dpo", GOOD), "remove": ("id",), "reset": ("id", GOOD)}[gesture]
        getattr(presenter, gesture)(screen, *arguments)
        assert (screen.working, screen.finished) == ([True, False], 0)
        assert screen.refused == "Le mot de passe n’ouvre pas ce coffre."


class TestTheKeyring:
    def test_it_is_turned_on_and_off(
        self, presenter: KeysPresenter, screen: CardScreen, navigator: KeysNavigator
    ) -> None:
        for on in (True, False):
            presenter.turn_keyring(on=on)
            assert screen.keyring
            assert screen.keyring.on is on
        assert len(set(navigator.said)) == 2

    def test_one_that_does_not_answer_is_said_so(
        self, presenter: KeysPresenter, navigator: KeysNavigator, program: PlainProgram
    ) -> None:
        program.vaults.refusal = KeyringUnusable(why="locked")
        presenter.turn_keyring(on=True)
        assert "verrouillé" in navigator.warned[0]


class TestAnotherKey:
    def test_the_desk_is_shown_anew_once_it_is_changed(
        self, presenter: KeysPresenter, screen: CardScreen, program: PlainProgram
    ) -> None:
        presenter.rotate(screen, GOOD)
        assert program.vaults.asked == [("rotate", GOOD)]
        assert (screen.finished, presenter.step) == (1, "")
        assert "Faites une nouvelle sauvegarde" in program.done[-1]

    def test_what_it_is_at_is_told_meanwhile(
        self, screen: CardScreen, session: Session, navigator: KeysNavigator
    ) -> None:
        seen: list[str] = []
        at_once = session.runner

        class Peeking:
            def run(
                self, work: Callable[[], _T], then: Callable[[_T], object], failed: Callable[[DeskError], object]
            ) -> None:
                seen.append(watched.step)

                def found(value: _T) -> None:
                    seen.append(watched.step)
                    then(value)

                at_once.run(work, found, failed)

        watched = KeysPresenter(screen, replace(session, runner=Peeking()), navigator)
        watched.rotate(screen, GOOD)
        assert [words.split("…")[0] for words in seen] == [
            "Vérification du mot de passe",
            "Chiffrement sous la nouvelle clé",
        ]

    def test_a_wrong_password_is_typed_again(
        self, presenter: KeysPresenter, screen: CardScreen, program: PlainProgram
    ) -> None:
        program.vaults.refusal = WrongPassword()
        presenter.rotate(screen, "guess")
        assert (screen.refused, presenter.step) == ("Le mot de passe n’ouvre pas ce coffre.", "")

    def test_a_full_disk_leaves_the_vault_open_under_its_former_key_and_says_why(
        self, presenter: KeysPresenter, screen: CardScreen, program: PlainProgram
    ) -> None:
        program.vaults.keys.not_rotated = CannotWrite(what="vault", why="full")
        presenter.rotate(screen, GOOD)
        assert screen.finished == 1
        assert "plein" in program.done[-1]

    def test_a_keyring_that_could_not_be_turned_on_again_is_said(
        self, presenter: KeysPresenter, screen: CardScreen, program: PlainProgram
    ) -> None:
        program.vaults.keys.keyring_lost = True
        presenter.rotate(screen, GOOD)
        assert "trousseau" in program.done[-1]

    def test_documents_that_end_with_it_are_told_where_there_is_no_keyring(
        self, presenter: KeysPresenter, bench: Bench
    ) -> None:
        assert not presenter.ends_documents()


@pytest.fixture
def card(dressed: QApplication, qtbot: QtBot, session: Session, navigator: KeysNavigator) -> KeysCard:
    navigator.program.vaults.keys.ways = EVERYBODY
    made = KeysCard("Personnes et clés", session, navigator)
    qtbot.addWidget(made)
    made.show()
    made.presenter.activate()
    return made


class TestTheCard:
    def test_each_person_who_can_be_changed_has_their_own_buttons_by_name(self, card: KeysCard) -> None:
        names = {made.accessibleName() for made in card.findChildren(QPushButton)}
        assert {"Retirer Sofiane Bensaïd", "Nouveau mot de passe pour Maud Delorme"} <= names
        assert not any("Claire" in name or "Paul" in name for name in names)

    def test_somebody_is_added_by_hand(self, card: KeysCard, qtbot: QtBot, navigator: KeysNavigator) -> None:
        card.add_button.click()
        dialog = card.findChild(AddDialog)
        assert dialog
        dialog.do_button.click()
        dialog.name.setText("Nora Lindqvist")
        dialog.do_button.click()
        dialog.new.once.setText(GOOD)
        dialog.new.again.setText(GOOD)
        dialog.do_button.click()
        assert navigator.program.vaults.asked == [("add", "Nora Lindqvist", "assistant", GOOD)]

    def test_removing_somebody_leads_to_the_new_key(
        self, card: KeysCard, qtbot: QtBot, navigator: KeysNavigator
    ) -> None:
        self._press(card, "Retirer Sofiane Bensaïd")
        removing = card.findChild(RemoveDialog)
        assert removing
        removing.do_button.click()
        rotating = card.findChild(RotateDialog)
        assert rotating
        rotating.do_button.click()
        assert navigator.program.vaults.asked == [("remove", str(ASSISTANT.id))]
        rotating.password.setText(GOOD)
        rotating.do_button.click()
        assert navigator.program.vaults.asked[-1] == ("rotate", GOOD)

    def test_a_password_is_replaced_by_hand(self, card: KeysCard, navigator: KeysNavigator) -> None:
        self._press(card, "Nouveau mot de passe pour Sofiane Bensaïd")
        dialog = card.findChild(ResetDialog)
        assert dialog
        dialog.do_button.click()
        dialog.new.once.setText(GOOD)
        dialog.new.again.setText(GOOD)
        dialog.do_button.click()
        assert navigator.program.vaults.asked == [("reset", str(ASSISTANT.id), GOOD)]

    def test_a_role_is_changed_by_hand(self, card: KeysCard, navigator: KeysNavigator) -> None:
        self._press(card, "Rôle de Sofiane Bensaïd")
        dialog = card.findChild(RoleDialog)
        assert dialog
        dialog.do_button.click()
        dialog.role.choose("manager")
        dialog.do_button.click()
        assert navigator.program.vaults.asked == []
        dialog.new.once.setText(GOOD)
        dialog.new.again.setText(GOOD)
        dialog.do_button.click()
        assert navigator.program.vaults.asked == [("role", str(ASSISTANT.id), "manager", GOOD)]

    def test_the_rights_are_one_press_away_and_only_tell(self, card: KeysCard, qtbot: QtBot) -> None:
        card.rights_button.click()
        told = card.findChild(RightsDialog)
        assert told
        model = told.table.model()
        assert model.index(2, 1).data() == "oui"
        assert model.index(2, 5).data(Qt.ItemDataRole.AccessibleTextRole).endswith("\u00a0: non")
        assert told.table.columnSpan(0, 0) == model.columnCount()
        told.copy_button.click()
        assert QApplication.clipboard().text().startswith("\tdélégué")
        QApplication.clipboard().clear()
        QTest.keyClick(told.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert QApplication.clipboard().text().startswith("\tdélégué")
        # There is nothing to answer: one button closes it.
        told.do_button.click()
        assert not told.isVisible()

    def test_the_table_of_rights_is_whole_with_letters_twice_as_large(self, card: KeysCard, qtbot: QtBot) -> None:
        font = card.font()
        font.setPointSizeF(font.pointSizeF() * 2)
        card.setFont(font)
        card.rights_button.click()
        told = card.findChild(RightsDialog)
        assert told
        qtbot.wait(50)
        assert told._fields.horizontalScrollBar().maximum() == 0
        table = told.table
        assert table.horizontalScrollBar().maximum() == 0
        assert table.verticalScrollBar().maximum() == 0

    def test_the_page_of_rights_is_printed_with_every_role(self, card: KeysCard) -> None:
        card.rights_button.click()
        told = card.findChild(RightsDialog)
        assert told
        told.print_button.click()
        asked = told.findChild(QPrintDialog)
        assert asked
        asked.close()
        assert "<th>délégué à la protection des données</th>" in told.page()
        assert told.page().count("<tr>") == 1 + told.table.model().rowCount()

    def test_the_model_of_the_rights_holds_together(
        self, presenter: KeysPresenter, qtmodeltester: ModelTester, dressed: QApplication
    ) -> None:
        model = RightsModel(presenter.rights())
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]

    def test_the_signing_key_is_one_press_away(self, card: KeysCard, navigator: KeysNavigator) -> None:
        card.signing_button.click()
        signing = card.findChild(SigningDialog)
        assert signing
        signing.do_button.click()
        assert navigator.program.vaults.asked == [("signing key",)]

    def test_an_absence_is_told_by_hand(self, card: KeysCard, navigator: KeysNavigator) -> None:
        assert card.absence_button.isVisibleTo(card)
        card.absence_button.click()
        dialog = card.findChild(DelegateDialog)
        assert dialog
        first = dialog.starts_on.value
        dialog.starts_on.setDate(dialog.starts_on.date().addDays(2))
        dialog.do_button.click()
        assert navigator.program.vaults.asked == []
        dialog.ends_on.setDate(dialog.ends_on.date().addDays(5))
        dialog.do_button.click()
        day = timedelta(days=1)
        assert navigator.program.vaults.asked == [("delegate", str(ASSISTANT.id), first + 2 * day, first + 5 * day)]

    def test_the_keyring_is_one_press_away(self, card: KeysCard) -> None:
        assert card.keyring_button.accessibleName() == "Désactiver le trousseau"
        card.keyring_button.click()
        assert card.keyring_button.accessibleName() == "Ouvrir avec le trousseau"

    def test_what_the_change_of_key_is_at_is_shown(self, card: KeysCard, qtbot: QtBot) -> None:
        card.open_rotation()
        dialog = card.findChild(RotateDialog)
        assert dialog
        card.presenter.step = "Chiffrement"
        dialog.show_working(working=True)
        qtbot.waitUntil(lambda: dialog.progress.text() == "Chiffrement")
        dialog.show_working(working=False)
        assert not dialog.progress.isVisible()

    def _press(self, card: KeysCard, name: str) -> None:
        next(made for made in card.findChildren(QPushButton) if made.accessibleName() == name).click()
