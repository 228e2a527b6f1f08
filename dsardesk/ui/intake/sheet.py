"""One message beside what it seems to ask, with the buttons that open its case."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QWidget

from dsardesk.domain.linking import Relation
from dsardesk.ui.intake.belonging import Course
from dsardesk.ui.intake.fields import RequestFields
from dsardesk.ui.intake.form import Form
from dsardesk.ui.intake.linked import Deciding
from dsardesk.ui.intake.message import MessageCard
from dsardesk.ui.intake.parts import Sides
from dsardesk.ui.intake.proposed import Sheet
from dsardesk.ui.intake.reading import Due
from dsardesk.ui.intake.receipt import LATE
from dsardesk.ui.session import Opened
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.draft_line import DraftLine
from dsardesk.ui.widgets.layout import GAP, MARGIN, Page, column, row
from dsardesk.ui.widgets.messages import MessageBar
from dsardesk.ui.widgets.text import heading, paragraph, set_tone
from dsardesk.wording import Catalogue

TWO_COLUMNS = 104
BUTTONS_ON_A_LINE = 74
"""Letters of width from which all buttons of the bar stand on one line."""
CREATE, ADD = 36, 44
"""Letters of width from which the two buttons that open a case do, and the two for one that is there."""
REVEALED = 90
"""Pixels above and below a field that are brought into view with it."""


class SheetPage(QWidget):
    """The page on which a person confirms one request.

    Signals:
        edited: something in the fields changed.
        chosen: the person said to which case the message belongs, or what it is for it.
    """

    edited = Signal()
    chosen = Signal()

    def __init__(
        self,
        parent: QWidget,
        desk: Opened,
        words: Catalogue,
        *,
        create: Callable[[], object],
        go_on: Callable[[], object],
        instead: Callable[[], object],
        discard: Callable[[], object],
        deciding: Deciding,
    ) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._words = words
        self._due = ""
        self.problem = MessageBar()
        self.draft_line = DraftLine()
        self.queue = paragraph("", Tone.MUTED)
        self.warnings = paragraph("", Tone.WARNING)
        self.due = paragraph("", Tone.MUTED)
        self.due.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.discard_button = button(self.tr("&Discard"), discard, icon_name="dismiss", kind="link")
        self.create_button = button(self.tr("C&reate"), create, icon_name="checkmark")
        self.create_alone_button = button(
            self.tr("C&reate"), go_on, kind="primary", icon_name="checkmark", tip=self.tr("Ctrl+Enter")
        )
        self.acknowledge_button = button(
            self.tr("Create and &acknowledge"),
            go_on,
            icon_name="send",
            kind="primary",
            tip=self.tr("Also writes the acknowledgement of receipt as a draft (Ctrl+Enter)"),
        )
        self.instead_button = button(self.tr("&New case"), instead, icon_name="add")
        self.add_button = button(
            self.tr("&Add to the case"), go_on, kind="primary", icon_name="checkmark", tip=self.tr("Ctrl+Enter")
        )
        self._lay_out()
        self.message = MessageCard(ZoneInfo(desk.profile.zone), words)
        self._page.body.addWidget(self.message)
        systems = [(system.id, words.write(system.name)) for system in desk.profile.systems]
        keep_hours = desk.context.keep_hours(desk.profile)
        self.fields = RequestFields(self._page.body, words, keep_hours, systems, deciding)
        self.fields.edited.connect(self.edited)
        self.fields.chosen.connect(self.chosen)
        self.message.told.connect(self.edited)

    def show_draft_back(self, afresh: Callable[[], object] | None) -> None:
        """Say that a draft is back, or no more where *afresh* is None."""
        self.draft_line.show_back(afresh)

    def _lay_out(self) -> None:
        outer = column(self, gap=0)
        top = QWidget()
        outer.addWidget(top, 1)
        outer.addWidget(self._actions())
        body = column(top, margin=MARGIN)
        body.setContentsMargins(MARGIN, MARGIN, 0, 0)
        head = column()
        head.setContentsMargins(0, 0, MARGIN, 0)
        head.addLayout(row(heading(self.tr("New request")), self.queue, gap=GAP))
        for widget in (self.problem, self.draft_line, self.warnings):
            head.addWidget(widget)
        body.addLayout(head)
        self._page = Page()
        self._page.setAccessibleName(self.tr("What was understood"))
        self._page.body.setContentsMargins(0, 0, MARGIN, MARGIN)
        self._columns = row(self._page, stretch=False)
        self._columns.setStretchFactor(self._page, 5)
        body.addLayout(self._columns, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the message beside the fields while there is room, else above them."""
        wide = event.size().width() >= TWO_COLUMNS * self.fontMetrics().averageCharWidth()
        beside = self._columns.indexOf(self.message) >= 0
        if wide and not beside:
            self._columns.insertWidget(0, self.message, 4)
        elif beside and not wide:
            self._page.body.insertWidget(0, self.message)
        # One line or none: the bar keeps its height.
        self.due.setText(self._due if wide else "")
        super().resizeEvent(event)

    def show_due(self, due: Due | None) -> None:
        """Say when the answer is due, beside the buttons too; None while that cannot be said."""
        self.fields.receipt.show_due(due)
        day = self._words.date(due.on, weekday=True) if due else ""
        self._due = self.tr("Due: {day}").format(day=day) if due else ""
        self.due.setText(self._due if self._columns.indexOf(self.message) >= 0 else "")
        set_tone(self.due, LATE.get(due.clock.urgency, Tone.MUTED) if due else Tone.MUTED)

    def _actions(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("actionBar")
        bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        leave = QWidget()
        beside = row(self.discard_button, stretch=False)
        beside.addWidget(self.due, 1)
        leave.setLayout(beside)
        line = column(bar)
        opening = (self.create_button, self.acknowledge_button, self.create_alone_button)
        self._opening = Sides(*opening, letters=CREATE, shares=(0, 0, 0))
        self.create_alone_button.hide()
        self._adding = Sides(self.instead_button, self.add_button, letters=ADD, shares=(0, 0))
        self._adding.hide()
        line.addWidget(Sides(leave, self._opening, self._adding, letters=BUTTONS_ON_A_LINE, shares=(1, 0, 0)))
        line.setContentsMargins(MARGIN, 10, MARGIN, 10)
        return bar

    def show_sheet(self, sheet: Sheet, warnings: str) -> None:
        """Show another message, from its top."""
        self.problem.hide()
        self.warnings.setText(warnings)
        self.warnings.setVisible(bool(warnings))
        self.show_queue(sheet.number, sheet.of)
        self.message.show_draft(sheet.draft)
        self.fields.linked.show_candidates(())
        self.fields.fill(sheet)
        self._page.verticalScrollBar().setValue(0)

    def show_again(self, sheet: Sheet, warnings: str) -> None:
        """Show what the same message says now, where one is on the page."""
        self.warnings.setText(warnings)
        self.warnings.setVisible(bool(warnings))
        self.message.show_again(sheet.draft)
        self.fields.fill(sheet)

    def show_course(self, course: Course) -> None:
        """Say what the message is, and offer what that calls for."""
        self.fields.show_course(course)
        self._adding.setVisible(course.adds)
        self._opening.setHidden(course.adds)
        # An authority is answered: nobody thanks it for its request.
        for each in (self.create_button, self.acknowledge_button):
            each.setVisible(course.acknowledged)
        self.create_alone_button.setHidden(course.acknowledged)
        if course.decided and course.adds:
            noted = course.decided.relation is Relation.DUPLICATE
            said = self.tr("&Note it in {reference}") if noted else self.tr("&Add to {reference}")
            self.add_button.setText(said.format(reference=course.decided.reference))
            self.add_button.setAccessibleName(self.add_button.text().replace("&", ""))

    def show_queue(self, number: int, of: int) -> None:
        """Say which message of how many is shown."""
        self.queue.setText(self.tr("{number} of {of}").format(number=number, of=of) if of > 1 else "")
        skip = self.tr("&Skip this message") if number < of else self.tr("&Discard")
        self.discard_button.setText(skip)
        self.discard_button.setAccessibleName(skip.replace("&", ""))

    def show_mistakes(self, mistakes: dict[str, str]) -> None:
        """Say what is wrong at each field, and bring the first of them into view."""
        self.fields.show_mistakes(mistakes)
        if mistakes:
            self._reveal()

    def begin_at(self, field: str) -> None:
        """Put the focus on a field, and bring it into view unless that would take the message out of it."""
        self.fields.begin_at(field)
        if field and self._columns.indexOf(self.message) >= 0:
            self._reveal()

    def _reveal(self) -> None:
        focused = self.focusWidget()
        if focused is not None:
            self._page.ensureWidgetVisible(focused, 0, REVEALED)

    def form(self) -> Form:
        """What stands in the fields."""
        return self.fields.form(self.message.identity_parts)

    def show_working(self, *, working: bool) -> None:
        """Keep the buttons still while a case is being opened."""
        for each in (*self._buttons(), self.fields.verdict.aside.button):
            each.setEnabled(not working)

    def _buttons(self) -> tuple[QPushButton, ...]:
        """Of a case that is opened, of one that is there, and the way out."""
        opening = (self.create_button, self.acknowledge_button, self.create_alone_button)
        return (*opening, self.instead_button, self.add_button, self.discard_button)
