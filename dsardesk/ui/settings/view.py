"""The settings: language and look, safety, where the data lie, backups, keyboard."""

from __future__ import annotations

import importlib
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFormLayout, QLabel, QSizePolicy, QSpinBox, QWidget

from dsardesk.ui.program import Choices, DeskNavigator
from dsardesk.ui.restore.view import RestoreDialog
from dsardesk.ui.session import Session
from dsardesk.ui.settings.backups.view import BackupsCard
from dsardesk.ui.settings.dialogs import CodeDialog, PasswordDialog, RenewDialog
from dsardesk.ui.settings.keys.view import KeysCard
from dsardesk.ui.settings.law.view import LawCard
from dsardesk.ui.settings.presenter import SettingsPresenter
from dsardesk.ui.settings.reminders.view import RemindersCard
from dsardesk.ui.settings.taking.view import TakingCard
from dsardesk.ui.tasks import for_owner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.theme.look import Theme
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.fields import Choice
from dsardesk.ui.widgets.flow import flow
from dsardesk.ui.widgets.layout import Card, Page, row
from dsardesk.ui.widgets.text import Chip, heading, paragraph

LANGUAGES = (("fr", "Français"), ("en", "English"))
LONGEST_MINUTES = 120
FIELD_WIDTH, FIELD_LETTERS = 280, 32
"""Pixels of a field at most, or letters where they are large."""


class SettingsView(Page):
    """Everything is kept as soon as it is chosen."""

    def __init__(self, session: Session, navigator: DeskNavigator) -> None:
        """Nothing shown yet."""
        super().__init__()
        self._session = for_owner(session, self)
        self._program = navigator.program
        self._navigator = navigator
        self._folder = Path()
        self.presenter = SettingsPresenter(self, self._session, navigator)
        self._code_dialog: CodeDialog | None = None
        self.body.addWidget(heading(self.tr("Settings"), 1))
        self.body.addWidget(paragraph(self.tr("Each choice is kept at once."), Tone.MUTED))
        self.backups = BackupsCard(self.tr("Backups"), self._session, navigator, _fields, self._restore)
        self.law = LawCard(self.tr("Law tables"), self._session, navigator)
        self.reminders = RemindersCard(self.tr("When the vault is locked"), self._session, navigator)
        self.taking = TakingCard(self.tr("Take everything out"), self._session, navigator)
        self.keys_card = KeysCard(self.tr("People and keys"), self._session, navigator)
        for card in (
            self._look(),
            self._safety(),
            self.keys_card,
            self._place(),
            self.reminders,
            self.backups,
            self._checks(),
            self.taking,
            self.law,
            self._keyboard(),
        ):
            self.body.addWidget(card)
        self.body.addStretch(1)

    def _look(self) -> Card:
        card = Card(self.tr("Language and look"))
        self.language = Choice(LANGUAGES)
        self.language.activated.connect(lambda _index: self.presenter.choose_language(self.language.value))
        self.theme = Choice(
            (
                (Theme.SYSTEM.value, self.tr("As the computer")),
                (Theme.LIGHT.value, self.tr("Light")),
                (Theme.DARK.value, self.tr("Dark")),
            )
        )
        self.theme.activated.connect(lambda _index: self.presenter.choose_theme(self.theme.value))
        rows = ((self.tr("Language of the interface"), self.language), (self.tr("Colours"), self.theme))
        card.body.addLayout(_form(rows))
        return card

    def _safety(self) -> Card:
        card = Card(self.tr("Safety"))
        self.minutes = QSpinBox(minimum=1, maximum=LONGEST_MINUTES)
        self.minutes.setSuffix(self.tr(" min"))
        self.minutes.valueChanged.connect(self.presenter.lock_after)
        card.body.addLayout(_form(((self.tr("Lock after, without a gesture"), self.minutes),)))
        card.body.addWidget(
            flow(
                button(self.tr("&Change the password…"), self._change_password, icon_name="key"),
                button(self.tr("New &recovery code…"), self._renew_code, icon_name="print"),
            )
        )
        return card

    def _place(self) -> Card:
        card = Card(self.tr("Where is my data?"))
        self.place = paragraph(selectable=True)
        self.place.setAccessibleName(self.tr("Folder of the vault"))
        card.body.addWidget(self.place)
        card.body.addWidget(
            paragraph(
                self.tr(
                    "Everything is in this folder, encrypted, and nowhere else; nothing is sent to anybody. Copies of "
                    "identity documents lie outside it, each under a key of its own, and are in no backup."
                ),
                Tone.MUTED,
            )
        )
        open_folder = button(self.tr("&Open the folder"), self._open_folder, icon_name="folder_open")
        import_ = button(self.tr("&Import my spreadsheet…"), self._navigator.import_register, icon_name="list")
        card.body.addWidget(flow(open_folder, import_))
        return card

    def _checks(self) -> Card:
        card = Card(self.tr("Checks"))
        self.check = Chip()
        self.check.hide()
        self.found = paragraph(selectable=True)
        self.found.hide()
        self.check_button = button(self.tr("Check &everything"), self.presenter.verify, icon_name="shield_checkmark")
        explanation = self.tr("Every page, every document and the whole journal of the vault are looked at.")
        card.body.addWidget(paragraph(explanation, Tone.MUTED))
        card.body.addLayout(row(self.check_button))
        card.body.addLayout(row(self.check))
        card.body.addWidget(self.found)
        return card

    def _keyboard(self) -> Card:
        card = Card(self.tr("Keyboard"))
        self.keys = QFormLayout()
        self.keys.setHorizontalSpacing(24)
        card.body.addLayout(self.keys)
        return card

    def activate(self) -> None:
        """Show what stands now."""
        self.presenter.activate()
        self.law.presenter.activate()
        self.taking.presenter.activate()
        self.reminders.presenter.activate()
        self.backups.presenter.activate()
        self.keys_card.presenter.activate()

    def show_taking(self) -> None:
        """Bring into sight where everything, or what is readable, is taken out."""
        self.ensureWidgetVisible(self.taking)
        self.taking.salvage_button.setFocus()

    def show_choices(self, choices: Choices, shortcuts: tuple[tuple[str, str], ...]) -> None:
        """What was chosen, and what can be done by keyboard."""
        self.language.choose(choices.language)
        self.theme.choose(choices.theme)
        self.minutes.blockSignals(True)  # noqa: FBT003 -- what is shown was not chosen now
        self.minutes.setValue(choices.lock_minutes)
        self.minutes.blockSignals(False)  # noqa: FBT003
        while self.keys.rowCount():
            self.keys.removeRow(0)
        for words, keys in shortcuts:
            self.keys.addRow(QLabel(keys), paragraph(words))

    def show_place(self, folder: Path) -> None:
        """Where the vault lies."""
        self._folder = folder
        self.place.setText(str(folder))

    def show_checking(self, *, checking: bool) -> None:
        """Say that the vault is being checked, or that it was."""
        self.check_button.setEnabled(not checking)
        self.found.hide()
        self.check.setVisible(checking)
        self.check.show_status(self.tr("Checking…"), "clock", Tone.MUTED)

    def show_check(self, sentences: tuple[str, ...], *, whole: bool) -> None:
        """What a check found."""
        words = (self.tr("Whole"), "checkmark_circle", Tone.GOOD) if whole else None
        self.check.show_status(*(words or (self.tr("Something is wrong"), "error_circle", Tone.DANGER)))
        self.check.show()
        self.found.setText("\n".join(sentences))
        self.found.show()

    def _change_password(self) -> None:
        PasswordDialog(self, self.presenter.change_password).open()

    def _renew_code(self) -> None:
        RenewDialog(self, self.presenter.renew_code).open()

    def show_code(self, groups: tuple[str, ...], asked: int) -> None:
        """A new recovery code, and the number of the group that will be asked back."""
        # It holds already: the card of people asks for no sheet any more.
        self.keys_card.presenter.activate()
        presenter = self.presenter
        dialog = CodeDialog(self, presenter.print_sheet, presenter.save_sheet, presenter.confirm_code)
        dialog.card.show_code(groups, asked)
        self._code_dialog = dialog
        dialog.open()

    def show_code_differs(self) -> None:
        """Say that the group typed is not the one asked for."""
        if self._code_dialog is not None:
            self._code_dialog.card.show_differs()

    def close_code(self) -> None:
        """The code is written down."""
        if self._code_dialog is not None:
            self._code_dialog.accept()
            self._code_dialog.deleteLater()
            self._code_dialog = None

    def print_sheet(self, sheet: bytes) -> None:
        """Let the recovery sheet be printed."""
        # Printers and the PDF reader are brought in when they are needed.
        printing = importlib.import_module("dsardesk.ui.widgets.printing")
        printing.ask_and_print(self, self.tr("Recovery sheet"), sheet, self._session.runner, self.presenter.warn)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _restore(self) -> None:
        RestoreDialog(
            self,
            self._session.runner,
            self._program.vaults,
            self._session.words,
            beside=self._folder,
            restored=lambda folder, _password, again: self.backups.presenter.restored(folder, again),
        ).open()


def _fields(rows: tuple[tuple[str, QWidget], ...]) -> QWidget:
    """The same as one widget, which can be put to sleep."""
    part = QWidget()
    form = _form(rows)
    form.setContentsMargins(0, 0, 0, 0)
    part.setLayout(form)
    part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return part


def _form(rows: tuple[tuple[str, QWidget], ...]) -> QFormLayout:
    """Fields beside their names."""
    form = QFormLayout()
    form.setHorizontalSpacing(24)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    for label, field in rows:
        caption = QLabel(label)
        caption.setBuddy(field)
        field.setAccessibleName(label)
        field.setMaximumWidth(max(FIELD_WIDTH, FIELD_LETTERS * field.fontMetrics().averageCharWidth()))
        form.addRow(caption, field)
    return form
