"""The first start: one card at a time, Back and Next below."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QMessageBox, QPushButton, QWidget

from dsardesk.ui.program import Company, Program
from dsardesk.ui.restore.view import RestoreDialog
from dsardesk.ui.tasks import OwnedRunner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.theme.icons import desk_icon
from dsardesk.ui.welcome.company_card import CompanyCard
from dsardesk.ui.welcome.language_card import LanguageCard
from dsardesk.ui.welcome.presenter import WelcomePresenter
from dsardesk.ui.welcome.progress import Problem, Progress, Step, Way
from dsardesk.ui.welcome.start_card import StartCard
from dsardesk.ui.welcome.vault_card import VaultCard
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.code_card import CodeCard
from dsardesk.ui.widgets.layout import Card, Page, column, row
from dsardesk.ui.widgets.paths import Wanted, choose_path
from dsardesk.ui.widgets.text import heading, paragraph
from dsardesk.ui.work import Runner
from dsardesk.wording import Catalogue

WIDTH = 720
ICON_PIXELS = 40


class WelcomeView(QWidget):
    """The five cards of the first start."""

    def __init__(
        self, folder: Path, runner: Runner, program: Program, words: Catalogue, progress: Progress | None = None
    ) -> None:
        """Begin, or go on from *progress*; the vault is to be made in *folder* unless another is chosen."""
        super().__init__()
        self._program = program
        self._words = words
        self._runner = OwnedRunner(runner, self)
        self.progress = progress or Progress(folder)
        self.presenter = WelcomePresenter(self, self._runner, program, words, self.progress, today=_today)
        self._make_cards()
        self._lay_out()
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QShortcut(QKeySequence(key), self).activated.connect(self._enter)
        self.presenter.begin()

    def _make_cards(self) -> None:
        presenter = self.presenter
        self.language = LanguageCard(
            self._program.choices().language, presenter.choose_language, self._open_existing, self._restore
        )
        self.company = CompanyCard(self.progress)
        self.vault = VaultCard(presenter.choose_folder)
        self.code = CodeCard(presenter.print_sheet, presenter.save_sheet)
        self.start = StartCard(
            presenter.start,
            presenter.try_example,
            self._program.choices().lock_minutes,
            import_register=presenter.import_register,
            remind=lambda on: presenter.keep_reminders(kept=on),
            reminders=self.progress.reminders,
        )
        self.cards: dict[Step, Card] = {
            Step.LANGUAGE: self.language,
            Step.COMPANY: self.company,
            Step.VAULT: self.vault,
            Step.CODE: self.code,
            Step.START: self.start,
        }

    def _lay_out(self) -> None:
        self._count, self._title = paragraph("", Tone.MUTED), heading("", 1)
        picture = QLabel()
        picture.setPixmap(desk_icon().pixmap(ICON_PIXELS, ICON_PIXELS))
        words = column(gap=0)
        for label in (self._count, self._title):
            words.addWidget(label)
        top = row(picture, gap=14, stretch=False)
        top.addLayout(words, 1)
        page = Page()
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        middle = QWidget()
        middle.setMaximumWidth(WIDTH)
        inner = column(middle)
        inner.addLayout(top)
        for card in self.cards.values():
            inner.addWidget(card)
        inner.addStretch(1)
        line = row(middle, stretch=False)
        line.insertStretch(0, 1)
        line.addStretch(1)
        line.setStretchFactor(middle, 100)
        page.body.addLayout(line)
        outer = column(self, gap=0)
        outer.addWidget(page, 1)
        outer.addWidget(self._footer())

    def _footer(self) -> QFrame:
        self._status = paragraph("", Tone.MUTED)
        self.back_button = button(self.tr("&Back"), self.presenter.back, icon_name="arrow_left")
        self.next_button = button("", self._next, kind="primary")
        footer = QFrame()
        footer.setObjectName("topBar")
        line = row(self.back_button, self._status, self.next_button, stretch=False)
        line.setContentsMargins(20, 12, 20, 12)
        line.setStretchFactor(self._status, 1)
        footer.setLayout(line)
        return footer

    def _enter(self) -> None:
        """Enter presses the button that has the focus, else goes on."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QPushButton) and self.isAncestorOf(focused):
            focused.click()
        elif self.next_button.isEnabled():
            self._next()

    def _next(self) -> None:
        step = self.progress.step
        if step is Step.LANGUAGE:
            self.presenter.leave_language()
        elif step is Step.COMPANY:
            self._leave_company()
        elif step is Step.VAULT:
            self._leave_vault()
        elif step is Step.CODE:
            self.presenter.confirm(self.code.answer.text())
        else:
            self.presenter.start()

    def _leave_company(self) -> None:
        card = self.company
        if card.way is Way.FORM:
            self.presenter.describe(card.form.typed)
        elif card.way is Way.FILE:
            self.presenter.use_file(card.file.path)
        else:
            self.presenter.use_shipped(card.company.value)

    def _leave_vault(self) -> None:
        fault = self.vault.password.fault()
        folder = self.vault.folder.path
        if fault or folder is None:
            self.vault.show_fault(fault)
        else:
            self.presenter.make(folder, self.vault.password.typed)

    def show_step(self, step: Step) -> None:
        """Bring the card of *step* to the front."""
        titles = {
            Step.LANGUAGE: self.tr("Welcome"),
            Step.COMPANY: self.tr("Your company"),
            Step.VAULT: self.tr("The vault and its password"),
            Step.CODE: self.tr("The recovery sheet"),
            Step.START: self.tr("All is ready"),
        }
        self._title.setText(titles[step])
        self._count.setText(self.tr("Step {number} of {total}").format(number=step + 1, total=len(Step)))
        for each, card in self.cards.items():
            card.setVisible(each is step)
            card.setAccessibleName(titles[each])
        self.back_button.setVisible(step in {Step.COMPANY, Step.VAULT})
        self._name_next(step)
        if step is not Step.VAULT:
            self.vault.password.forget()
        self.setFocusProxy(self.cards[step].focusProxy() or self.next_button)
        self.setFocus()

    def _name_next(self, step: Step) -> None:
        words = {Step.VAULT: self.tr("&Make the vault"), Step.START: self.tr("&Open the desk")}
        self.next_button.setText(words.get(step, self.tr("&Next")))
        self.next_button.setAccessibleName(self.next_button.text().replace("&", ""))

    def offer(self, calendars: tuple[tuple[str, str], ...], companies: tuple[Company, ...]) -> None:
        """Places with their holidays, and companies, among which one chooses."""
        self.company.offer(calendars, companies)

    def show_problems(self, problems: Mapping[str, Problem]) -> None:
        """Say what is wrong beside each field; nothing is, where there are none."""
        self.company.form.show_problems(problems)

    def show_company_refused(self, sentence: str) -> None:
        """Say what is wrong with the company beside the way that was chosen; "" for nothing."""
        self.company.refuse(sentence)

    def show_folder(self, folder: Path, refusal: str) -> None:
        """Where the vault will be, and why it cannot be there; "" if it can."""
        self.vault.show_folder(folder, refusal)

    def show_place(self, warning: str) -> None:
        """What is to be known of where the vault will be; "" for nothing."""
        self.vault.show_place(warning)

    def show_working(self, *, working: bool) -> None:
        """Say that something lasts, or that one may go on."""
        self.next_button.setEnabled(not working)
        self.back_button.setEnabled(not working)
        self._status.setText(self.tr("One moment: protecting a vault takes a second or two.") if working else "")

    def show_code(self, groups: tuple[str, ...], asked: int) -> None:
        """The recovery code, and the number of the group that will be asked back."""
        self.code.show_code(groups, asked)

    def show_code_differs(self) -> None:
        """Say that the group typed is not the one asked for."""
        self.code.show_differs()

    def show_company(self, company: Company) -> None:
        """Whose vault it will be."""
        self.vault.show_company(company)
        self.start.show_company(company)

    def print_sheet(self, sheet: bytes) -> None:
        """Let the recovery sheet be printed."""
        # Printers and the PDF reader are brought in when they are needed.
        printing = importlib.import_module("dsardesk.ui.widgets.printing")
        printing.ask_and_print(self, self.tr("Recovery sheet"), sheet, self._runner, self.presenter.failed)

    def warn(self, sentence: str) -> None:
        """Say what went wrong."""
        QMessageBox(QMessageBox.Icon.Warning, "DSARDesk", sentence, parent=self).open()

    def _open_existing(self) -> None:
        choose_path(self, Wanted.FOLDER, self.tr("Folder of the vault"), self.presenter.open_existing)

    def _restore(self) -> None:
        vaults, tell = self._program.vaults, self.presenter.restored

        def restored(folder: Path, secret: str, _again: int) -> None:
            tell(folder, secret)

        RestoreDialog(self, self._runner, vaults, self._words, beside=self.progress.folder, restored=restored).open()


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
