"""The screen of the journal: a table that grows as it is scrolled, the check, the export."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView, QWidget

from dsardesk.ui.journal.accepting import AcceptDialog
from dsardesk.ui.journal.annual import AnnualDialog
from dsardesk.ui.journal.models import Column, JournalModel
from dsardesk.ui.journal.presenter import Entry, JournalPresenter
from dsardesk.ui.journal.register import RegisterDialog
from dsardesk.ui.session import Navigator, Session
from dsardesk.ui.tasks import for_owner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.flow import flow
from dsardesk.ui.widgets.layout import MARGIN, column
from dsardesk.ui.widgets.messages import MessageBar
from dsardesk.ui.widgets.paths import Wanted, choose_path
from dsardesk.ui.widgets.tables import dress_table
from dsardesk.ui.widgets.text import heading, paragraph

DOUBT_SENTENCES = 2


class JournalView(QWidget):
    """Newest first; nothing can be changed here, by anybody."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        """Nothing shown yet."""
        super().__init__()
        self.setObjectName("page")
        self.presenter = JournalPresenter(self, for_owner(session, self), navigator)
        self.model = JournalModel(self.presenter.more)
        self.verdict = MessageBar()
        self.doubt = paragraph("", Tone.DANGER, selectable=True)
        self.doubt.hide()
        self.vouching = paragraph("", Tone.MUTED, selectable=True)
        self._form: AcceptDialog | None = None
        self.table = self._make_table()
        self.count = paragraph("", Tone.MUTED)
        self._lay_out()

    def _make_table(self) -> QTableView:
        table = QTableView()
        dress_table(table, self.model, self.tr("Journal"), self.tr("Columns of the journal"), wide=(Column.WHAT,))
        table.activated.connect(self._open)
        return table

    def _lay_out(self) -> None:
        body = column(self, margin=MARGIN)
        body.addWidget(heading(self.tr("Journal"), 1))
        body.addWidget(
            paragraph(
                self.tr(
                    "Everything that was done, newest first. Each event carries the fingerprint of the one before: "
                    "none can be changed or taken out unseen."
                ),
                Tone.MUTED,
            )
        )
        self.verify_button = button(self.tr("&Verify"), self.presenter.verify, icon_name="shield_checkmark")
        export = button(self.tr("&Export…"), self._export, icon_name="save")
        self.annual_button = button(self.tr("&Annual report…"), self.ask_annual, icon_name="document_pdf")
        self.register_button = button(self.tr("&Register…"), self.ask_register, icon_name="save")
        witness = button(self.tr("&Witness file…"), self._choose_witness, icon_name="document")
        self.accept_button = button(self.tr("A&nswer for it…"), self._ask_reasons, kind="primary")
        self.accept_button.hide()
        body.addWidget(
            flow(self.verify_button, export, witness, self.annual_button, self.register_button, self.accept_button)
        )
        body.addWidget(self.doubt)
        body.addWidget(self.verdict)
        body.addWidget(self.vouching)
        body.addWidget(self.table, 1)
        body.addWidget(self.count)
        self.setFocusProxy(self.table)

    def activate(self) -> None:
        """Show what stands now."""
        self.presenter.activate()

    def show_entries(self, entries: tuple[Entry, ...], total: int) -> None:
        """The newest entries, in place of what was shown, and how many there are in all."""
        self.model.show_entries(entries, total)
        self.count.setText(self.tr("%n event(s)", "", total))

    def add_entries(self, entries: tuple[Entry, ...]) -> None:
        """Older entries, below what is shown; none when the end was reached."""
        self.model.add_entries(entries)

    def show_verdict(self, sentence: str, *, whole: bool) -> None:
        """What a check of the chain found."""
        self.verdict.say(sentence, Tone.GOOD if whole else Tone.DANGER)

    def show_state(self, sentences: tuple[str, ...], *, in_doubt: bool) -> None:
        """Who vouches for the journal; *in_doubt* where somebody must answer for it."""
        told = DOUBT_SENTENCES if in_doubt else 0
        self.doubt.setText(" ".join(sentences[:told]))
        self.doubt.setVisible(in_doubt)
        self.vouching.setText("\n".join(sentences[told:]))
        self.accept_button.setVisible(in_doubt)

    def _ask_reasons(self) -> None:
        self._form = AcceptDialog(self, self.presenter.accept)
        self._form.open()

    def close_form(self) -> None:
        """What was asked is done."""
        if self._form is not None:
            self._form.accept()
            self._form = None

    def refuse_form(self, sentence: str) -> None:
        """Say what is wrong; nothing typed is lost."""
        if self._form is not None:
            self._form.refuse(sentence)

    def _choose_witness(self) -> None:
        title, name = self.tr("Remember the end of the journal in"), self.tr("journal-witness.json")
        filters = (self.tr("Witness files (*.json)"),)
        choose_path(self, Wanted.NEW_FILE, title, self.presenter.keep_anchor_in, filters=filters, name=name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens a case on macOS too, where tables leave that key alone."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.table.hasFocus():
            self._open(self.table.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.presenter.open_case(self.model.entry(index.row()))

    def ask_annual(self) -> None:
        """Ask of which year a report is made, and for whom."""
        AnnualDialog(self, self.presenter.this_year, self._save_annual).open()

    def _save_annual(self, year: int, published: bool) -> None:  # noqa: FBT001 -- an answer
        title, name = self.tr("Save the annual report"), self.tr("annual-report-{year}.pdf").format(year=year)
        save = partial(self.presenter.save_annual, year, published=published)
        choose_path(self, Wanted.NEW_FILE, title, save, filters=("PDF (*.pdf)",), name=name)

    def ask_register(self) -> None:
        """Ask which part of the register of requests is handed out."""
        presenter = self.presenter
        RegisterDialog(self, presenter.this_year, self._save_register, may_name=presenter.may_name).open()

    def _save_register(self, year: int | None, names: bool) -> None:  # noqa: FBT001 -- an answer
        title, name = self.tr("Save the register of requests"), self.tr("register.xlsx")
        filters = (self.tr("Spreadsheet (*.xlsx)"), "CSV (*.csv)")
        save = partial(self.presenter.save_register, year, names=names)
        choose_path(self, Wanted.NEW_FILE, title, save, filters=filters, name=name)

    def _export(self) -> None:
        title, name = self.tr("Export the journal"), self.tr("journal.jsonl")
        filters = (self.tr("JSON Lines (*.jsonl)"),)
        choose_path(self, Wanted.NEW_FILE, title, self.presenter.export, filters=filters, name=name)
