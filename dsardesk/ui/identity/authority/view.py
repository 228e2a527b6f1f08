"""The card that says for whom the requester writes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from dsardesk.services.case_page import CasePage
from dsardesk.ui.identity.authority.dialogs import AuthorityDialog, ProofDialog
from dsardesk.ui.identity.authority.presenter import AuthorityPresenter
from dsardesk.ui.identity.authority.reading import AuthorityLine
from dsardesk.ui.session import Session
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.asking import Asking
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.flow import flow
from dsardesk.ui.widgets.layout import Card, clear
from dsardesk.ui.widgets.text import Chip, paragraph


class AuthorityCard(Card):
    """For whom the requester writes, what was seen, what is missing; hidden while they write for themselves.

    Signals:
        offered: whether it may still be said that somebody writes for another.
    """

    offered = Signal(bool)

    def __init__(self, session: Session, asking: Asking) -> None:
        """No case is shown yet; dialogs open through *asking*."""
        super().__init__()
        self.title.setText(self.tr("On whose behalf"))
        self.title.show()
        self.setAccessibleName(self.tr("On whose behalf"))
        self._words = session.words
        self._asking = asking
        self._shown: AuthorityLine | None = None
        self.presenter = AuthorityPresenter(self, session)
        self._chip = Chip()
        self._lines = QVBoxLayout()
        self.record_button = button(self.tr("Mandate and &representation…"), self.ask, icon_name="people")
        self.proof_button = button(self.tr("&Keep a proof apart…"), self.ask_proof, icon_name="archive")
        self.oneself_button = button(self.tr("They write for themselves"), self.presenter.take_back, kind="link")
        self.body.addWidget(self._chip)
        self.body.addLayout(self._lines)
        self.body.addWidget(flow(self.record_button, self.proof_button, self.oneself_button))
        self.hide()

    def show_page(self, page: CasePage) -> None:
        """Show the case as it stands."""
        self.presenter.show(page)

    def show_authority(self, line: AuthorityLine) -> None:
        """Show where the right to act stands; what did not change is left alone."""
        self.offered.emit(line.offered)
        if line == self._shown:
            return
        self._shown = line
        self.setVisible(line.shown)
        self._chip.setVisible(line.represented)
        if line.gaps:
            self._chip.show_status(self.tr("not established yet"), "warning", Tone.WARNING)
        else:
            self._chip.show_status(self._words.say("standing.complete"), "checkmark_circle", Tone.GOOD)
        clear(self._lines)
        if line.gaps:
            self._lines.addWidget(paragraph(line.gaps[:1].upper() + line.gaps[1:], Tone.WARNING))
        for words in (*line.sentences, *line.proofs):
            self._lines.addWidget(paragraph(words[:1].upper() + words[1:], selectable=True))
        self.record_button.setVisible(line.open and line.represented)
        self.proof_button.setVisible(line.open)
        self.oneself_button.setVisible(line.open and line.recorded)

    def ask(self) -> None:
        """Ask for whom the requester writes."""
        self._asking.open(AuthorityDialog(self, self.presenter.form(), self.presenter.record))

    def ask_proof(self) -> None:
        """Ask for a paper to keep apart."""
        self._asking.open(ProofDialog(self, self.presenter.proof_kinds(), self.presenter.keep))

    def done(self, sentence: str) -> None:
        """What the open dialog asked for was done."""
        self._asking.done(sentence)

    def refuse(self, sentence: str) -> None:
        """It was not done."""
        self._asking.refuse(sentence)
