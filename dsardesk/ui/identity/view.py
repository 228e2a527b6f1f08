"""The identity part of a case page."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtGui import QHideEvent, QImage
from PySide6.QtWidgets import QDialog, QVBoxLayout

from dsardesk.domain.identity import Verdict
from dsardesk.domain.ids import DocumentId
from dsardesk.services.case_page import CasePage
from dsardesk.ui.identity.asking import AskDialog
from dsardesk.ui.identity.authority.view import AuthorityCard
from dsardesk.ui.identity.dialogs import CheckDialog, DestroyDialog, HoldDialog
from dsardesk.ui.identity.elsewhere import AttestDialog, GoneDialog
from dsardesk.ui.identity.presenter import IdentityPresenter
from dsardesk.ui.identity.standing import GoneLine, HeldLine, Standing
from dsardesk.ui.identity.viewer import PictureWindow, picture
from dsardesk.ui.session import Navigator, Session
from dsardesk.ui.tasks import for_owner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.asking import Asking
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.fields import Choice
from dsardesk.ui.widgets.flow import flow
from dsardesk.ui.widgets.layout import Card, Page, clear
from dsardesk.ui.widgets.paths import Wanted, choose_path
from dsardesk.ui.widgets.pdf import show_pdf
from dsardesk.ui.widgets.text import Chip, heading, paragraph

MINUTE_MS = 60_000
PDF = "application/pdf"
VERDICTS = {
    Verdict.CONFIRMED: ("checkmark_circle", Tone.GOOD),
    Verdict.NOT_CONFIRMED: ("warning", Tone.WARNING),
    Verdict.NOT_NEEDED: ("checkmark_circle", Tone.MUTED),
}


class IdentityTab(Page):
    """Where the check of one case stands, and every gesture on it."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        """No case is shown yet."""
        super().__init__()
        self.setAccessibleName(self.tr("Identity"))
        self._session = for_owner(session, self)
        self.presenter = IdentityPresenter(self, self._session)
        self.asking = Asking(navigator.say, navigator.warn)
        self.window_shown: QDialog | None = None
        self._case = ""
        self._shown: Standing | None = None
        self._check = Card(self.tr("Identity check"))
        self._documents = QVBoxLayout()
        self._documents.setSpacing(12)
        self.authority = AuthorityCard(self._session, self.asking)
        self.body.addWidget(self._check)
        self.body.addWidget(self.authority)
        self.body.addLayout(self._documents)
        self.body.addStretch(1)
        self._chip = Chip()
        self._sentence = paragraph(selectable=True)
        self._notes = QVBoxLayout()
        self.record_button = button(
            self.tr("&Record a check…"), self.ask_check, kind="primary", icon_name="shield_checkmark"
        )
        self.ask_button = button(self.tr("Ask for &more…"), self.ask_more, icon_name="question_circle")
        self._check.body.addWidget(self._chip)
        self._check.body.addWidget(self._sentence)
        self._check.body.addLayout(self._notes)
        self.receive_button = button(self.tr("Set apart a copy &received…"), self.ask_received, icon_name="attach")
        self.other_button = button(self.tr("Somebody writes for another person…"), self.authority.ask, kind="link")
        self._check.body.addWidget(flow(self.record_button, self.ask_button, self.receive_button, self.other_button))
        self.authority.offered.connect(self.other_button.setVisible)
        self._clock = QTimer(self, interval=MINUTE_MS)
        self._clock.timeout.connect(self._tick)
        self._clock.start()

    def show_page(self, page: CasePage) -> None:
        """Show the case as it stands; what was open on another case is closed."""
        if page.case.reference != self._case:
            self._case = page.case.reference
            self.asking.close()
            self._close_window()
        self.presenter.show(page)
        self.authority.show_page(page)

    def _tick(self) -> None:
        if self.isVisible():
            self.presenter.tick()

    def show_standing(self, standing: Standing) -> None:
        """Show where the identity stands; what did not change is left alone, and so is the keyboard on it."""
        if standing == self._shown:
            return
        self._shown = standing
        self._sentence.setText(standing.sentence)
        self._chip.setVisible(bool(standing.verdict))
        if standing.verdict:
            icon_name, tone = VERDICTS[Verdict(standing.verdict)]
            self._chip.show_status(self._session.words.say(f"verdict.{standing.verdict}"), icon_name, tone)
        clear(self._notes)
        for note in standing.notes:
            self._notes.addWidget(paragraph(note, Tone.MUTED))
        self.record_button.setVisible(standing.open)
        self.ask_button.setVisible(standing.open and self.presenter.may_ask())
        # A copy comes by another way only once something was asked.
        self.receive_button.setVisible(standing.open and standing.asked)
        self._show_documents(standing)

    def _show_documents(self, standing: Standing) -> None:
        clear(self._documents)
        for held in standing.held:
            self._documents.addWidget(self._held_card(held, is_open=standing.open))
        for gone in standing.gone:
            self._documents.addWidget(self._gone_card(gone))

    def _held_card(self, line: HeldLine, *, is_open: bool) -> Card:
        card = Card(line.kind[:1].upper() + line.kind[1:])
        size = QLocale().formattedDataSize(line.size_bytes, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
        card.body.addWidget(paragraph(f"{line.received} – {size}", Tone.MUTED))
        tone = Tone.DANGER if line.soon else Tone.WARNING
        card.body.addWidget(Chip(self.tr("held, to be destroyed"), "clock", tone))
        card.body.addWidget(paragraph(line.ends))
        if line.elsewhere:
            gone = button(self.tr("That computer is &gone…"), partial(self.ask_declare_gone, line), kind="link")
            card.body.addWidget(flow(gone))
            return card
        look = button(self.tr("&Look at it"), partial(self.presenter.look, line.id), icon_name="eye")
        gestures = [look]
        if not is_open:
            gestures.append(
                button(self.tr("&Destroy now…"), partial(self.ask_destroy, line), kind="danger", icon_name="delete")
            )
        else:
            destroy = button(
                self.tr("Checked: &destroy now…"), partial(self.ask_destroy, line), kind="danger", icon_name="delete"
            )
            hold = button(self.tr("&Hold, with a reason…"), partial(self.ask_hold, line.id), kind="link")
            gestures += [destroy, hold]
        card.body.addWidget(flow(*gestures))
        return card

    def _gone_card(self, line: GoneLine) -> Card:
        card = Card(line.kind[:1].upper() + line.kind[1:])
        card.body.addWidget(Chip(self.tr("destroyed"), "checkmark_circle", Tone.GOOD))
        card.body.addWidget(paragraph(line.ended, selectable=True))
        for said in line.attested:
            card.body.addWidget(paragraph(said, Tone.MUTED))
        if line.to_clean:
            card.body.addWidget(paragraph(line.to_clean, Tone.WARNING))
            attest = button(self.tr("&Attest that they are clean…"), partial(self.ask_attest, line))
            card.body.addWidget(flow(attest))
        card.body.addWidget(heading(self.tr("Certificate of destruction"), 3))
        language = Choice((("fr", self.tr("in French")), ("en", self.tr("in English"))), self._session.words.lang)
        language.setAccessibleName(self.tr("Language of the certificate"))
        preview = button(
            self.tr("&Preview"), lambda: self.presenter.certify(line.id, language.value), icon_name="certificate"
        )
        save = button(self.tr("&Save…"), lambda: self._save(line.id, language.value), icon_name="save")
        card.body.addWidget(flow(language, preview, save))
        return card

    def ask_check(self) -> None:
        """Ask what a check gave."""
        self.asking.open(CheckDialog(self, self.presenter.check_form(), self.presenter.record))

    def ask_more(self) -> None:
        """Ask what more was asked of the person."""
        form = self.presenter.ask_form()
        self.asking.open(AskDialog(self, form, self.presenter.lateness, self.presenter.ask))

    def ask_received(self) -> None:
        """Ask for the file of a copy that came after the request."""
        choose_path(self, Wanted.FILE, self.tr("The copy received"), self.presenter.receive)

    def ask_destroy(self, line: HeldLine) -> None:
        """Ask for what must be said before a document is destroyed."""
        form = self.presenter.check_form(line.id)
        described = f"{line.kind[:1].upper()}{line.kind[1:]}, {line.received}. {line.ends}"
        self.asking.open(DestroyDialog(self, form, described, partial(self.presenter.destroy, line.id)))

    def ask_attest(self, line: GoneLine) -> None:
        """Ask which other places hold no copy any more."""
        self.asking.open(AttestDialog(self, line.places, partial(self.presenter.attest, line.id)))

    def ask_declare_gone(self, line: HeldLine) -> None:
        """Ask how it is known that a copy is gone with the computer that held it."""
        form = self.presenter.check_form(line.id)
        self.asking.open(GoneDialog(self, form.places, line.ends, partial(self.presenter.declare_gone, line.id)))

    def ask_hold(self, document: DocumentId) -> None:
        """Ask why, and until when, a document is kept."""
        self.asking.open(
            HoldDialog(
                self, self.presenter.page.today, self.presenter.usual_hold(), partial(self.presenter.hold, document)
            )
        )

    def show_document(self, content: bytes, media_type: str) -> None:
        """Show an identity document, in the program only; drawing it is the runner's work."""
        if not self.isVisible():  # The person went elsewhere meanwhile.
            return
        if media_type == PDF:
            self._open_window(show_pdf(self, self.tr("Identity document"), content))
        else:
            self._session.runner.run(
                lambda: picture(content), self._show_picture, lambda _error: self._show_picture(QImage())
            )

    def _show_picture(self, image: QImage) -> None:
        window = PictureWindow(self, image)
        window.show()
        self._open_window(window)

    def show_certificate(self, content: bytes, document: DocumentId, language: str) -> None:
        """Show a certificate before it is saved."""
        save = partial(self._save, document, language)
        self._open_window(show_pdf(self, self.tr("Certificate of destruction"), content, save))

    def _save(self, document: DocumentId, language: str) -> None:
        name = self.tr("certificate-{reference}.pdf").format(reference=self._case)
        title, save = self.tr("Save the certificate"), self.presenter.save_certificate
        choose_path(self, Wanted.NEW_FILE, title, partial(save, document, language), name=name)

    def done(self, sentence: str) -> None:
        """What the open dialog asked for was done."""
        self.asking.done(sentence)

    def refuse(self, sentence: str) -> None:
        """It was not done."""
        self.asking.refuse(sentence)

    def _open_window(self, window: QDialog) -> None:
        self._close_window()
        self.window_shown = window
        window.finished.connect(self._forget_window)

    def _forget_window(self, _result: int) -> None:
        self.window_shown = None

    def _close_window(self) -> None:
        if self.window_shown is not None:
            self.window_shown.close()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was looked at goes with the part that showed it."""
        self._close_window()
        super().hideEvent(event)
