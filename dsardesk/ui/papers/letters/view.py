"""The letters of a case: written, read, approved, saved, marked as sent."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QPushButton, QVBoxLayout, QWidget

from dsardesk.domain.ids import DocumentId
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.papers import LetterState
from dsardesk.services.case_page import CasePage
from dsardesk.ui.options import Options
from dsardesk.ui.papers.letters.presenter import LetterLine, LettersPresenter, Offer
from dsardesk.ui.papers.sending import SendingDialog
from dsardesk.ui.session import Navigator, Session
from dsardesk.ui.tasks import for_owner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.asking import Asking
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.fields import Choice
from dsardesk.ui.widgets.flow import flow
from dsardesk.ui.widgets.layout import Card, clear, column
from dsardesk.ui.widgets.paths import Wanted, choose_path
from dsardesk.ui.widgets.pdf import show_pdf
from dsardesk.ui.widgets.text import Chip, heading, paragraph

STATES = {
    LetterState.DRAFT: ("edit", Tone.MUTED),
    LetterState.APPROVED: ("checkmark", Tone.ACCENT),
    LetterState.SENT: ("send", Tone.GOOD),
}


class LettersCard(Card):
    """Letters that may be written, and those that were."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        """No case is shown yet."""
        super().__init__(self.tr("Letters"))
        self._session = for_owner(session, self)
        self.presenter = LettersPresenter(self, self._session)
        self.asking = Asking(navigator.say, navigator.warn)
        self.window_shown: QDialog | None = None
        self._reference = ""
        self._newest: LetterLine | None = None
        self.kinds = Choice()
        self.kinds.setAccessibleName(self.tr("Letter to write"))
        self.write_button = button(self.tr("&Write"), self._write, kind="primary", icon_name="edit")
        self._offer = flow(self.kinds, self.write_button)
        self._status = paragraph("", Tone.MUTED)
        self._status.hide()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        for widget in (self._offer, self._status):
            self.body.addWidget(widget)
        self.body.addLayout(self._lines)
        shortcut = QShortcut(QKeySequence("F9"), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self._toggle)

    def show_page(self, page: CasePage) -> None:
        """Show the letters of the case; what was open on another one is closed."""
        if page.case.reference != self._reference:
            self._reference = page.case.reference
            self.asking.close()
            self.close_window()
        self.presenter.show(page)

    def show_letters(self, offer: Offer, lines: tuple[LetterLine, ...]) -> None:
        """Show what may be written, and what was, newest first."""
        self._offer.setVisible(offer.open)
        self.kinds.offer((*offer.due, *offer.others))
        if offer.due and offer.others:
            self.kinds.insertSeparator(len(offer.due))
        self._newest = lines[0] if lines else None
        clear(self._lines)
        for line in lines:
            self._lines.addWidget(self._row(line))
        if not lines:
            self._lines.addWidget(paragraph(self.tr("No letter yet."), Tone.MUTED))

    def _row(self, line: LetterLine) -> QFrame:
        made = QFrame()
        made.setAccessibleName(f"{line.title}, {line.state_name}")
        body = column(made, gap=4)
        icon_name, tone = STATES[line.state]
        body.addWidget(flow(heading(line.title, 3), Chip(line.state_name, icon_name, tone)))
        body.addWidget(paragraph(line.about, Tone.MUTED))
        gestures: list[QWidget] = [self._gesture(line, self.tr("&Preview"), "eye", partial(self.presenter.read, line))]
        if line.next == "approve":
            approve = partial(self.presenter.approve, line.kind)
            gestures.append(self._gesture(line, self.tr("&Approve"), "checkmark", approve))
        if line.next == "send":
            gestures.append(self._gesture(line, self.tr("&Mark as sent…"), "send", partial(self.ask_sent, line)))
        if line.state is not LetterState.DRAFT:
            for form, document in (("PDF", line.pdf), ("DOCX", line.docx)):
                text = self.tr("Save {form}…").format(form=form)
                gestures.append(self._gesture(line, text, "save", partial(self.ask_where, line, document, form)))
        body.addWidget(flow(*gestures))
        return made

    def _gesture(self, line: LetterLine, text: str, icon_name: str, press: Callable[[], object]) -> QPushButton:
        made = button(text, press, icon_name=icon_name)
        made.setAccessibleName(f"{text.replace('&', '')} – {line.title}")
        return made

    def _write(self) -> None:
        self.presenter.write(LetterKind(self.kinds.value))

    def show_writing(self, *, writing: bool) -> None:
        """Say that a letter is being written, or that another may be."""
        self.write_button.setEnabled(not writing)
        self._status.setText(self.tr("Writing the letter…"))
        self._status.setVisible(writing)

    def ask_told_by(self, kind: LetterKind, ways: Options) -> None:
        """Ask how the password of the package will be given."""
        dialog = ToldByDialog(self, ways)
        dialog.accepted.connect(lambda: self.presenter.write(kind, dialog.way.value))
        self.asking.open(dialog)

    def ask_sent(self, line: LetterLine) -> None:
        """Ask how and to whom a letter left."""
        self.asking.open(LetterSentDialog(self, line, self.presenter))

    def ask_where(self, line: LetterLine, document: DocumentId, form: str) -> None:
        """Ask where one form of a letter is to be written."""
        name = f"{self._reference}-{line.kind}.{form.lower()}"
        title = self.tr("Save the letter")
        choose_path(self, Wanted.NEW_FILE, title, partial(self.presenter.save, document), name=name)

    def show_letter(self, line: LetterLine, content: bytes) -> None:
        """Show the very PDF of one letter."""
        self.close_window()
        # A draft does not leave the desk: it is approved first.
        save = None if line.state is LetterState.DRAFT else partial(self.ask_where, line, line.pdf, "PDF")
        self.window_shown = show_pdf(self, line.title, content, save)
        self.window_shown.finished.connect(self._forget_window)

    def _toggle(self) -> None:
        """Show the newest letter, or close what is shown."""
        if self.window_shown is not None:
            self.close_window()
        elif self._newest is not None:
            self.presenter.read(self._newest)

    def _forget_window(self, _result: int) -> None:
        self.window_shown = None

    def close_window(self) -> None:
        """Close the letter that is shown, if one is."""
        if self.window_shown is not None:
            self.window_shown.close()

    def done(self, sentence: str) -> None:
        """What was asked for was done."""
        self.asking.done(sentence)

    def refuse(self, sentence: str) -> None:
        """It was not done."""
        self.asking.refuse(sentence)


class ToldByDialog(FormDialog):
    """How the password of the package will be given: the letter says it."""

    def __init__(self, parent: QWidget, ways: Options) -> None:
        """Propose the telephone."""
        super().__init__(
            parent,
            self.tr("How is the password given?"),
            self.tr("Write the letter"),
            explanation=self.tr("The letter tells the person how the password of the package reaches them."),
        )
        self.way = Choice(ways)
        self.add(self.tr("Password given by"), self.way)


class LetterSentDialog(SendingDialog):
    """How one letter left."""

    def __init__(self, parent: QWidget, line: LetterLine, presenter: LettersPresenter) -> None:
        """Propose what the case knows."""
        super().__init__(
            parent,
            self.tr("Mark as sent: {letter}").format(letter=line.title),
            sending=presenter.sending(line.kind),
            compare=partial(presenter.compare, line.kind),
            explanation=self.tr("The letter counts as sent today. DSARDesk sends nothing itself."),
        )
        self._kind, self._presenter = line.kind, presenter

    def submit(self) -> None:
        """Record it."""
        self._presenter.send(self._kind, self.sent)
