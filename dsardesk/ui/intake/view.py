"""The screen of a new request: the ways in, then one message after the other to confirm."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from dsardesk.domain.case import CaseKind
from dsardesk.domain.setting_aside import AsideReason
from dsardesk.services.linking import Candidate
from dsardesk.ui.intake.belonging import Course, Decided
from dsardesk.ui.intake.files import FORMS
from dsardesk.ui.intake.form import Form
from dsardesk.ui.intake.presenter import IntakePresenter
from dsardesk.ui.intake.proposed import Sheet
from dsardesk.ui.intake.reading import Due, Reading
from dsardesk.ui.intake.sheet import SheetPage
from dsardesk.ui.intake.start import StartPage
from dsardesk.ui.session import Navigator, Session
from dsardesk.ui.tasks import for_owner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.gradually import Gradually
from dsardesk.ui.widgets.layout import column
from dsardesk.wording import warning_sentence

PAUSE_MS = 250
"""A pause in typing after which the due date is computed anew."""
OUTLOOK_DROP = "FileGroupDescriptor"
"""What a message dragged out of Outlook names instead of a file."""


class IntakeView(QWidget):
    """Opens cases from messages and notes.

    Signals:
        shown: a message is shown beside its fields, with all that is proposed for it.
        put_away: no message is shown any more; the last one became a case, or was put aside.
    """

    shown = Signal()
    put_away = Signal()

    def __init__(self, session: Session, navigator: Navigator) -> None:
        """Ask for a message."""
        super().__init__()
        self.setAcceptDrops(True)
        self._session = session
        self._words = session.words
        self._navigator = navigator
        self.presenter = IntakePresenter(self, for_owner(session, self), navigator)
        self._stack = QStackedWidget()
        column(self).addWidget(self._stack)
        self.start = StartPage(
            session.words,
            choose=self._choose,
            paste=self.paste,
            write=self.presenter.write,
            stop=self.presenter.stop_reading,
        )
        self._stack.addWidget(self.start)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(lambda: self.presenter.edited(self.sheet.form()))
        self._making = Gradually(self._make_sheet(), self)
        self._connect()

    @property
    def sheet(self) -> SheetPage:
        """The page on which one message is confirmed, made by now."""
        self._making.finish()
        return self._sheet

    def _make_sheet(self) -> Iterator[None]:
        self._sheet = SheetPage(
            self._stack,
            self._session.desk,
            self._words,
            create=lambda: self.presenter.create(self._form_now()),
            go_on=lambda: self.presenter.go_on(self._form_now()),
            instead=lambda: self.presenter.open_instead(self._form_now()),
            discard=self.presenter.discard,
            deciding=self,
        )
        self._stack.addWidget(self._sheet)
        yield
        yield from self._sheet.fields.make()
        self._sheet.edited.connect(self._pause.start)
        self._sheet.chosen.connect(lambda: self.presenter.choose(self.sheet.form()))

    def _connect(self) -> None:
        self._shortcut("Esc", self._navigator.show_today)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self._shortcut(keys, self._go_on_by_key)
        self._shortcut("F8", self._next_to_fill)

    def _shortcut(self, keys: str, do: Callable[[], object]) -> None:
        made = QShortcut(QKeySequence(keys), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(do)

    def activate(self) -> None:
        """What is on the page stays; the focus goes to where one goes on."""
        front = self._stack.currentWidget()
        (self.start.choose_button if front is self.start else self.sheet.fields.who.name.field).setFocus()

    def paste(self) -> None:
        """Read what the clipboard holds."""
        self._take(QGuiApplication.clipboard().mimeData())

    def read_file(self, path: Path) -> None:
        """Read the message in *path*."""
        self.presenter.open_files([path])

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Open messages"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("Messages and letters ({})").format(FORMS), self.tr("All files (*)")])
        dialog.filesSelected.connect(lambda paths: self.presenter.open_files([Path(path) for path in paths]))
        dialog.open()

    def _take(self, handed: QMimeData | None) -> None:
        """Read files, else words; else say that nothing came."""
        paths = [Path(url.toLocalFile()) for url in handed.urls() if url.isLocalFile()] if handed else []
        if paths or handed is None or not handed.hasText() or not handed.text().strip():
            self.presenter.open_files(paths)
        else:
            self.presenter.write(handed.text(), "")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let messages be dropped anywhere on the page."""
        handed = event.mimeData()
        if handed.hasUrls() or handed.hasText() or any(OUTLOOK_DROP in name for name in handed.formats()):
            event.acceptProposedAction()
            self.start.show_over(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing is held over the page any more."""
        self.start.show_over(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped; a message out of Outlook names itself and hands nothing over."""
        self.start.show_over(over=False)
        event.acceptProposedAction()
        handed = event.mimeData()
        from_outlook = any(OUTLOOK_DROP in name for name in handed.formats()) and not handed.hasUrls()
        self._take(None if from_outlook else handed)

    def show_start(self) -> None:
        """Ask for a message or a note."""
        self.start.problem.hide()
        self._stack.setCurrentWidget(self.start)
        self.put_away.emit()

    def show_reading(self, *, reading: bool) -> None:
        """Say that a file is being read, and offer to stop."""
        self.start.show_reading(reading=reading)

    def show_problem(self, sentence: str) -> None:
        """Say why what was handed over cannot be read; what was typed stays."""
        front = self.start if self._stack.currentWidget() is self.start else self.sheet
        front.problem.say(sentence, Tone.WARNING)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a message beside what it seems to ask."""
        self.start.taken()
        self.sheet.show_sheet(sheet, self._warnings(sheet))
        self._pause.stop()
        self._stack.setCurrentWidget(self.sheet)

    def show_again(self, sheet: Sheet) -> None:
        """Show what the same message says now; the focus, and the place on the page, stay."""
        self.sheet.show_again(sheet, self._warnings(sheet))
        self._pause.stop()

    def show_settled(self) -> None:
        """All that is proposed for the message stands there by now: a draft may take its place."""
        self.shown.emit()

    def form(self) -> Form:
        """What stands in the fields."""
        return self.sheet.form()

    def _warnings(self, sheet: Sheet) -> str:
        return "\n".join(warning_sentence(code, self._words) for code in sheet.warnings)

    def begin_at(self, field: str) -> None:
        """Put the focus where something is missing; "" where nothing is."""
        self.sheet.begin_at(PLACES.get(field, field))

    def show_queue(self, number: int, of: int) -> None:
        """Say which message of how many is shown."""
        self.sheet.show_queue(number, of)

    def show_consequences(self, reading: Reading) -> None:
        """Read the fields back."""
        self.sheet.fields.show_reading(reading)

    def show_due(self, due: Due | None) -> None:
        """Say when the answer is due; None while that cannot be said."""
        self.sheet.show_due(due)

    def show_candidates(self, candidates: tuple[Candidate, ...]) -> None:
        """Offer the cases that the message may belong to."""
        self.sheet.fields.linked.show_candidates(candidates)

    def show_clients(self, names: tuple[str, ...]) -> None:
        """Offer the clients for whom data were processed before."""
        self.sheet.fields.who.offer_clients(names)

    def show_link(self, kind: CaseKind, reference: str) -> None:
        """Let the case that is opened here be of that kind, about that earlier one; "" for none."""
        self.sheet.fields.tie(kind, reference)

    def show_decided(self, decided: Decided | None) -> None:
        """Show that case chosen among those offered; none of them for None."""
        self.sheet.fields.linked.show_decided(decided)

    def show_course(self, course: Course) -> None:
        """Say what the message is, and offer what that calls for."""
        self.sheet.show_course(course)

    def set_aside(self, reason: AsideReason) -> None:
        """File the message without a case."""
        self.presenter.set_aside(reason)

    def show_case(self, reference: str) -> None:
        """Look at a case; what was typed here stays."""
        self._navigator.show_case(reference)

    def show_mistakes(self, fields: tuple[str, ...]) -> None:
        """Say what is missing, field by field."""
        sentences = {
            "who": self.tr("Give a name or an e-mail address, so that somebody can be answered."),
            "email": self.tr("This is not an e-mail address."),
            "received": self.tr("Give the day on which it first reached anyone in the company."),
            "to_come": self.tr("A request cannot have been received after today."),
            "presented": self.tr("Give a day that has come, or leave it empty."),
            "way": self.tr("Say how it came."),
            "rights": self.tr("Tick what is asked."),
            "question": self.tr("Of what is ticked, this may not be asked: choose anew what the question is about."),
            "answer_by": self.tr("This is not a day."),
            "identity": self.tr("Say which attachment it is, or that there is none."),
        }
        self.sheet.show_mistakes({PLACES.get(field, field): sentences[field] for field in fields})

    def show_refusal(self, sentence: str) -> None:
        """Say why no case was opened; nothing typed is lost."""
        self.sheet.problem.say(sentence, Tone.DANGER)

    def show_working(self, *, working: bool) -> None:
        """Keep the buttons still while a case is being opened."""
        self.sheet.show_working(working=working)

    def _go_on_by_key(self) -> None:
        if self._stack.currentWidget() is not self.start and self.sheet.acknowledge_button.isEnabled():
            self.presenter.go_on(self._form_now())

    def _next_to_fill(self) -> None:
        """Put the focus on the next field that must be filled."""
        if self._stack.currentWidget() is not self.start:
            self.presenter.check(self.sheet.form())

    def _form_now(self) -> Form:
        """What stands in the fields, everything that follows from it said by now."""
        if self._pause.isActive():
            self._pause.stop()
            self.presenter.edited(self.sheet.form())
        return self.sheet.form()


PLACES = {"to_come": "received"}
"""Fields at which a mistake is shown, where the two differ in name."""
