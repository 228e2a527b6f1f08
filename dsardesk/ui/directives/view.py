"""The screen of the register: a table, and all that is known of the entry chosen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QHeaderView, QLineEdit, QPushButton, QTableView, QWidget

from dsardesk.services.directives import Entry
from dsardesk.services.ports import PrintedLetter
from dsardesk.ui.directives.absence import AbsenceDialog
from dsardesk.ui.directives.form import DirectiveForm
from dsardesk.ui.directives.models import Column, RegisterModel
from dsardesk.ui.directives.presenter import RegisterPresenter
from dsardesk.ui.directives.reading import Blank, Detail, Line
from dsardesk.ui.session import Navigator, Session
from dsardesk.ui.tasks import for_owner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.asking import Asking
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.flow import flow
from dsardesk.ui.widgets.layout import Card, Page, clear, column, row
from dsardesk.ui.widgets.paths import Wanted, choose_path
from dsardesk.ui.widgets.pdf import show_pdf
from dsardesk.ui.widgets.tables import dress_table
from dsardesk.ui.widgets.text import heading, paragraph

LEAST_ROWS, MOST_ROWS = 3, 10


class DirectivesView(Page):
    """Directives on data after death, newest first."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        """Nothing shown yet."""
        super().__init__()
        self._session = session
        self.asking = Asking(navigator.say, navigator.warn)
        self.presenter = RegisterPresenter(self, for_owner(session, self))
        self.model = RegisterModel()
        self.policy = paragraph("", Tone.WARNING)
        self.search = QLineEdit(placeholderText=self.tr("Search a person or a number…"), clearButtonEnabled=True)
        self.search.setAccessibleName(self.tr("Search the register"))
        self.search.textChanged.connect(self.presenter.look_for)
        self.register_button = button(self.tr("&Register…"), self.presenter.begin, icon_name="add", kind="primary")
        self.empty = paragraph(
            self.tr(
                "No directive yet. A person may say what becomes of their data after their death: keep, erase or "
                "communicate, processing by processing. It is found again as soon as a death is recorded."
            ),
            Tone.MUTED,
        )
        self.table = self._make_table()
        self.card = Card(" ")
        self._detail = column()
        self.card.body.addLayout(self._detail)
        self._lay_out()

    def _make_table(self) -> QTableView:
        table = QTableView()
        dress_table(
            table,
            self.model,
            self.tr("Register of directives"),
            self.tr("Columns of the register"),
            wide=(Column.PERSON,),
        )
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.selectionModel().currentRowChanged.connect(lambda now, _before: self._choose(now.row()))
        return table

    def _lay_out(self) -> None:
        self.body.addWidget(heading(self.tr("Directives"), 1))
        about = self.tr(
            "What people decided about their data after their death (Article 85 of the French Data Protection Act). "
            "General directives are kept as a copy, for reference: nothing certifies them."
        )
        self.body.addWidget(paragraph(about, Tone.MUTED))
        self.body.addWidget(self.policy)
        line = row(stretch=False)
        line.addWidget(self.search, 1)
        line.addWidget(self.register_button)
        self.body.addLayout(line)
        for widget in (self.empty, self.table, self.card):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.policy.hide()
        self.card.hide()
        self.setFocusProxy(self.search)

    def activate(self) -> None:
        """Show what stands now."""
        self.presenter.activate()

    def register_for(self, request: str) -> None:
        """Ask what is to be registered for the request of a case."""
        self.presenter.begin(request)

    def show_policy(self, sentence: str) -> None:
        """What is to be known of the company's own policy; "" for nothing."""
        self.policy.setText(sentence)
        self.policy.setVisible(bool(sentence))

    def show_lines(self, lines: tuple[Line, ...], total: int) -> None:
        """Entries that are looked for, and how many the register has."""
        self.model.show_lines(lines)
        self.empty.setVisible(not total)
        self.table.setVisible(bool(total))
        least = LEAST_ROWS * self.table.verticalHeader().defaultSectionSize()
        rows = min(max(self.table.verticalHeader().length(), least), MOST_ROWS * least // LEAST_ROWS)
        self.table.setFixedHeight(rows + self.table.horizontalHeader().sizeHint().height() + 8)

    def _choose(self, chosen: int) -> None:
        if chosen >= 0:
            self.presenter.choose(self.model.line(chosen).reference)

    def show_detail(self, detail: Detail | None) -> None:
        """All that is known of the entry chosen; None where none is."""
        clear(self._detail)
        self.card.setVisible(detail is not None)
        if detail is None:
            return
        self.card.title.setText(detail.title)
        self.card.setAccessibleName(detail.title)
        for note in detail.notes:
            self._detail.addWidget(paragraph(note, Tone.MUTED, selectable=True))
        for version in detail.versions:
            self._detail.addWidget(heading(version.title, 3))
            for text in version.lines:
                self._detail.addWidget(paragraph(text, selectable=True))
        made = [button(self.tr("Rece&ipt…"), self.presenter.print_receipt, icon_name="document_pdf")]
        made += self._proof_buttons(detail)
        if detail.active:
            made += [
                button(self.tr("&Change…"), self.presenter.begin_change, icon_name="edit"),
                *self._absence_buttons(detail),
                button(self.tr("Re&voke…"), partial(self.ask_revoke, detail.directive.reference), kind="danger"),
            ]
        self._detail.addWidget(flow(*made))
        row_now = self.model.row_of(detail.directive.reference)
        if row_now >= 0 and self.table.currentIndex().row() != row_now:
            self.table.selectRow(row_now)

    def _absence_buttons(self, detail: Detail) -> list[QPushButton]:
        """What the data protection officer does about those who were designated."""
        if not self.presenter.may_record_absence:
            return []
        made = [button(self.tr("&Death or refusal…"), self.presenter.ask_absence, icon_name="person")]
        return made if detail.standing else []

    def _proof_buttons(self, detail: Detail) -> list[QPushButton]:
        made = []
        for number, name in detail.proofs if self.presenter.may_record_absence else ():
            save = button(self.tr("Save the proof…"), partial(self._save_proof, number), icon_name="save")
            save.setAccessibleName(f"{save.text()} {name}")
            made.append(save)
        return made

    def _save_proof(self, number: int) -> None:
        title = self.tr("Save the proof")
        choose_path(self, Wanted.NEW_FILE, title, partial(self.presenter.save_proof, number), name=self.tr("proof.pdf"))

    def ask_absence(self, standing: tuple[str, ...], today: date) -> None:
        """Ask who of those *standing* died or refused."""
        self.asking.open(AbsenceDialog(self, standing, today, self._session.words, self.presenter.absent))

    def ask_for(self, blank: Blank) -> None:
        """Ask what is to be registered, or changed."""
        known = blank.known

        def do(entry: Entry, born_on: str) -> None:
            if known is None:
                self.presenter.register(entry, blank.request, born_on)
            else:
                self.presenter.change(known.reference, entry.wording, blank.request)

        self.asking.open(DirectiveForm(self, blank, self._session.words, do))

    def ask_revoke(self, reference: str) -> None:
        """Ask whether the entry chosen was revoked by its author."""
        self.asking.open(RevokeDialog(self, reference, self.presenter.revoke))

    def done(self, sentence: str) -> None:
        """What was asked was done."""
        self.asking.done(sentence)

    def refuse(self, sentence: str) -> None:
        """It was not, and why."""
        self.asking.refuse(sentence)

    def show_receipt(self, reference: str, receipt: PrintedLetter) -> None:
        """The receipt of one entry."""
        write = self._session.desk.write_file

        def save() -> None:
            name, filters = f"{reference}.pdf", ("PDF (*.pdf)",)
            title = self.tr("Save the receipt")
            choose_path(self, Wanted.NEW_FILE, title, lambda path: write(path, receipt.pdf), filters=filters, name=name)

        show_pdf(self, self.tr("Receipt {reference}").format(reference=reference), receipt.pdf, save)


class RevokeDialog(FormDialog):
    """Asks whether a directive was revoked; *do* records it."""

    def __init__(self, parent: QWidget, reference: str, do: Callable[[], object]) -> None:
        """Ask."""
        super().__init__(
            parent,
            self.tr("Revoke {reference}?").format(reference=reference),
            self.tr("It was revoked"),
            explanation=self.tr(
                "Only its author revokes a directive, without giving a reason. Its versions stay readable; the receipt "
                "confirms the revocation."
            ),
            kind="danger",
        )
        self._do = do

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        self._do()
