"""The card of people and keys."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from dsardesk.ui.options import Options
from dsardesk.ui.program import DeskNavigator
from dsardesk.ui.session import Session
from dsardesk.ui.settings.keys.dialogs import AddDialog, DelegateDialog, RemoveDialog, ResetDialog, RotateDialog
from dsardesk.ui.settings.keys.grid import RightsDialog
from dsardesk.ui.settings.keys.presenter import Keyring, KeysPresenter, Person
from dsardesk.ui.settings.keys.roles import RoleDialog, SigningDialog
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.flow import FlowLayout, flow
from dsardesk.ui.widgets.layout import Card, clear, column, row
from dsardesk.ui.widgets.text import heading, paragraph


class KeysCard(Card):
    """Who opens the vault, the keyring of this computer, the vault's own key."""

    def __init__(self, title: str, session: Session, navigator: DeskNavigator) -> None:
        """Nothing shown yet; *session* drops answers that come after the card is gone."""
        super().__init__(title)
        self.presenter = KeysPresenter(self, session, navigator)
        self._keyring_on = False
        self._delegates: Options = ()
        self.people = column(gap=8)
        self.add_button = button(self.tr("&Add somebody…"), self._add, icon_name="person")
        self.rotate_button = button(self.tr("Change the &key of the vault…"), self.open_rotation, icon_name="key")
        self.keyring = paragraph()
        self.keyring.setAccessibleName(self.tr("Opening by the keyring"))
        self.keyring_button = button("", self._turn_keyring, icon_name="shield")
        self.body.addLayout(self.people)
        self.rights_button = button(self.tr("&Who may do what…"), self._show_rights, kind="link")
        self.signing_button = button(self.tr("Change the si&gning key…"), self._change_signing_key, kind="link")
        self.body.addLayout(_flow(self.add_button, self.rotate_button, self.signing_button, self.rights_button))
        self.absence_title = heading(self.tr("Absence"), 3)
        self.absence = paragraph()
        self.absence_button = button(self.tr("I am awa&y…"), self._delegate, icon_name="people")
        self.back_button = button(self.tr("I am &back"), self.presenter.end_delegation, icon_name="checkmark")
        for widget in (self.absence_title, self.absence):
            self.body.addWidget(widget)
        self.body.addLayout(_flow(self.absence_button, self.back_button))
        self.body.addWidget(heading(self.tr("Keyring of this computer"), 3))
        self.body.addWidget(self.keyring)
        explanation = self.tr(
            "With it, whoever has opened a session on this computer as you opens the vault without a password. It"
            " protects against a stolen disk, not against a program that runs as you."
        )
        self.body.addWidget(paragraph(explanation, Tone.MUTED))
        self.body.addLayout(_flow(self.keyring_button))

    def show_people(self, people: tuple[Person, ...], *, keeper: bool) -> None:
        """Who opens the vault; only a *keeper* of it, an officer or an administrator, can change it."""
        clear(self.people)
        for person in people:
            self.people.addWidget(self._line(person))
        self.add_button.setVisible(keeper)
        self.rotate_button.setVisible(keeper)

    def _line(self, person: Person) -> QWidget:
        line = QWidget()
        words = paragraph(f"{person.name}\n{person.note}", Tone.MUTED if person.left else Tone.PLAIN, selectable=True)
        words.setAccessibleName(f"{person.name}, {person.note}")
        parts: list[QWidget] = []
        if person.changeable:
            reset = button(self.tr("New password…"), partial(self._reset, person), kind="link")
            reset.setAccessibleName(self.tr("New password for {name}").format(name=person.name))
            role = button(self.tr("Role…"), partial(self._change_role, person), kind="link")
            role.setAccessibleName(self.tr("Role of {name}").format(name=person.name))
            parts += [role, reset]
        if person.removable:
            remove = button(self.tr("Remove…"), partial(self._remove, person), kind="link")
            remove.setAccessibleName(self.tr("Remove {name}").format(name=person.name))
            parts.append(remove)
        line.setLayout(row(words, flow(*parts), stretch=False))
        return line

    def show_delegation(self, sentence: str, delegates: Options, *, given: bool) -> None:
        """Who acts for the officer at the desk while they are away, in words; "" for anybody else."""
        self._delegates = delegates
        self.signing_button.setVisible(bool(sentence))
        self.absence.setText(sentence)
        self.absence.setAccessibleName(sentence)
        for widget in (self.absence_title, self.absence):
            widget.setVisible(bool(sentence))
        self.absence_button.setVisible(bool(sentence) and bool(delegates))
        self.back_button.setVisible(given)

    def _delegate(self) -> None:
        today = QDate.currentDate()
        day = date(today.year(), today.month(), today.day())
        DelegateDialog(self, self._delegates, day, self.presenter.delegate).open()

    def show_keyring(self, keyring: Keyring) -> None:
        """Whether the keyring opens the vault."""
        self._keyring_on = keyring.on
        self.keyring.setText(keyring.note)
        words = self.tr("Turn the keyring o&ff") if keyring.on else self.tr("Open &with the keyring")
        self.keyring_button.setText(words)
        self.keyring_button.setAccessibleName(words.replace("&", ""))

    def offer_rotation(self, name: str) -> None:
        """Ask whether the vault's key shall be changed, now that *name* has left or has another password."""
        because = self.tr("A copy of the vault made before still opens with what {name} knew.").format(name=name)
        self.open_rotation(because)

    def open_rotation(self, because: str = "") -> None:
        """Ask for the password under which the vault gets another key."""
        presenter = self.presenter
        RotateDialog(
            self,
            presenter.rotate,
            lambda: presenter.step,
            because=because,
            ends_documents=presenter.ends_documents(),
        ).open()

    def _add(self) -> None:
        AddDialog(self, self.presenter.roles(), self.presenter.add).open()

    def _reset(self, person: Person) -> None:
        ResetDialog(self, person, self.presenter.reset).open()

    def _change_role(self, person: Person) -> None:
        RoleDialog(self, person, self.presenter.roles(), self.presenter.change_role).open()

    def _show_rights(self) -> None:
        RightsDialog(self, self.presenter.rights()).open()

    def _change_signing_key(self) -> None:
        SigningDialog(self, self.presenter.change_signing_key).open()

    def _remove(self, person: Person) -> None:
        RemoveDialog(self, person, self.presenter.remove).open()

    def _turn_keyring(self) -> None:
        self.presenter.turn_keyring(on=not self._keyring_on)


def _flow(*widgets: QWidget) -> FlowLayout:
    """Widgets side by side, on further lines where the window is narrow."""
    made = FlowLayout()
    for widget in widgets:
        made.addWidget(widget)
    return made
