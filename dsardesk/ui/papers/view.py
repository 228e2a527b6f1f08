"""The papers of a case: letters, export package, documents, evidence file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QDialog, QTableView

from dsardesk.services.case_page import CasePage
from dsardesk.ui.papers.letters.view import LettersCard
from dsardesk.ui.papers.models import LINE_ROLE, DocumentsModel
from dsardesk.ui.papers.package.view import PackageCard
from dsardesk.ui.papers.presenter import DocumentLine, PapersPresenter
from dsardesk.ui.papers.residence.view import ResidenceCard
from dsardesk.ui.session import Navigator, Session
from dsardesk.ui.tasks import for_owner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.clipboard import copy
from dsardesk.ui.widgets.fields import Choice
from dsardesk.ui.widgets.flow import flow
from dsardesk.ui.widgets.layout import Card, Page
from dsardesk.ui.widgets.paths import Wanted, choose_path
from dsardesk.ui.widgets.pdf import show_pdf
from dsardesk.ui.widgets.tables import dress_table
from dsardesk.ui.widgets.text import paragraph

MOST_LINES = 10


class PapersTab(Page):
    """Everything on paper in one case."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        """No case is shown yet."""
        super().__init__()
        self.setAccessibleName(self.tr("Papers"))
        self._session = for_owner(session, self)
        self._navigator = navigator
        self.presenter = PapersPresenter(self, self._session)
        self.window_shown: QDialog | None = None
        self._reference = ""
        self.letters = LettersCard(session, navigator)
        self.package = PackageCard(session, navigator)
        self.model = DocumentsModel()
        self.table = QTableView()
        self.language = Choice((("fr", self.tr("in French")), ("en", self.tr("in English"))), session.words.lang)
        self.residence = ResidenceCard(session, navigator)
        for card in (self.letters, self.residence, self.package, self._documents_card(), self._evidence_card()):
            self.body.addWidget(card)
        self.body.addStretch(1)

    def _documents_card(self) -> Card:
        card = Card(self.tr("Documents"))
        dress_table(self.table, self.model, self.tr("Documents of the case"), self.tr("Columns of the documents"))
        self.table.setWordWrap(False)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.activated.connect(lambda _index: self._ask_where())
        self._save_button = button(self.tr("Save a &copy…"), self._ask_where, icon_name="save")
        self._copy_button = button(self.tr("Copy the SHA-256"), self._copy_hash, icon_name="copy")
        card.body.addWidget(self.table)
        card.body.addWidget(flow(self._save_button, self._copy_button))
        reminder = self.tr("Copies outside the vault are yours to look after, and to delete once they have served.")
        card.body.addWidget(paragraph(reminder, Tone.MUTED))
        return card

    def _evidence_card(self) -> Card:
        card = Card(self.tr("Evidence file"))
        about = self.tr(
            "One PDF that proves how the request was handled: time limit, identity, searches, decisions, sendings and "
            "hashes. No identity document is ever in it."
        )
        card.body.addWidget(paragraph(about, Tone.MUTED))
        self.language.setAccessibleName(self.tr("Language of the evidence file"))
        self._make_button = button(self.tr("Make a&nd preview"), self._make_evidence, icon_name="certificate")
        card.body.addWidget(flow(self.language, self._make_button))
        return card

    def show_page(self, page: CasePage) -> None:
        """Show the case as it stands; what was open on another one is closed."""
        if page.case.reference != self._reference:
            self._reference = page.case.reference
            self._close_window()
        self.letters.show_page(page)
        self.residence.show_page(page)
        self.package.show_page(page)
        self.presenter.show(page)

    def show_documents(self, lines: tuple[DocumentLine, ...]) -> None:
        """Show the documents of the case."""
        chosen = self.table.currentIndex().row()
        self.model.set_lines(lines)
        for made in (self._save_button, self._copy_button):
            made.setEnabled(bool(lines))
        if lines:
            self.table.selectRow(min(max(chosen, 0), len(lines) - 1))
        rows = self.table.verticalHeader().length() if len(lines) <= MOST_LINES else 0
        tall = rows or self.table.verticalHeader().defaultSectionSize() * MOST_LINES
        bar = self.table.horizontalScrollBar().sizeHint().height()
        self.table.setFixedHeight(self.table.horizontalHeader().sizeHint().height() + tall + bar + 4)

    def _chosen(self) -> DocumentLine | None:
        line: DocumentLine | None = self.model.data(self.table.currentIndex(), LINE_ROLE)
        return line

    def _ask_where(self) -> None:
        line = self._chosen()
        if line is not None:
            title = self.tr("Save a copy outside the vault")
            choose_path(self, Wanted.NEW_FILE, title, partial(self.presenter.save, line.id), name=line.name)

    def _copy_hash(self) -> None:
        line = self._chosen()
        if line is not None:
            copy(line.sha256)
            self._navigator.say(self.tr("The SHA-256 of {name} is copied.").format(name=line.name))

    def _make_evidence(self) -> None:
        self._make_button.setEnabled(False)
        self.presenter.make_evidence(self.language.value)

    def show_evidence(self, content: bytes, language: str) -> None:
        """Show the evidence file before it is saved."""
        self._make_button.setEnabled(True)
        self._close_window()
        save = partial(self._ask_where_evidence, content, language)
        self.window_shown = show_pdf(self, self.tr("Evidence file"), content, save)
        self.window_shown.finished.connect(self._forget_window)

    def _ask_where_evidence(self, content: bytes, language: str) -> None:
        def write(path: Path) -> None:
            self.presenter.save_evidence(content, path)

        name = f"{self._reference}-evidence-{language}.pdf"
        choose_path(self, Wanted.NEW_FILE, self.tr("Save the evidence file"), write, name=name)

    def done(self, sentence: str) -> None:
        """What was asked for was done."""
        self._make_button.setEnabled(True)
        self._navigator.say(sentence)

    def refuse(self, sentence: str) -> None:
        """It was not done."""
        self._make_button.setEnabled(True)
        self._navigator.warn(sentence)

    def _forget_window(self, _result: int) -> None:
        self.window_shown = None

    def _close_window(self) -> None:
        if self.window_shown is not None:
            self.window_shown.close()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was shown of the case goes with the part that showed it."""
        self._close_window()
        self.letters.close_window()
        super().hideEvent(event)
