"""The clock sentences at the top of the page, with what explains them and what may be decided about them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from dsardesk.domain.standing import Urgency
from dsardesk.services.case_page import CasePage
from dsardesk.ui.case.clock.dialogs import AnsweredDialog, ExtensionDialog, MinorDialog, QuestionDialog, RegimeDialog
from dsardesk.ui.case.clock.establishment import CalendarDialog
from dsardesk.ui.case.clock.extending import ExtensionForm
from dsardesk.ui.case.clock.gestures import Gesture
from dsardesk.ui.case.clock.presenter import ClockPresenter
from dsardesk.ui.case.clock.questions import QuestionForm
from dsardesk.ui.case.clock.reading import ClockLine, clock_lines, explanations, source
from dsardesk.ui.case.clock.silence import ChooseForm, ReceiptForm, RemindForm
from dsardesk.ui.case.clock.silence_dialogs import ChooseDialog, ReceiptDialog, RemindDialog
from dsardesk.ui.case.clock.supposing import Supposed, trial
from dsardesk.ui.case.clock.why import TryCard, WhyDialog
from dsardesk.ui.options import Options
from dsardesk.ui.session import Navigator, Session
from dsardesk.ui.tasks import for_owner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.asking import Asking
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.gestures import pressing
from dsardesk.ui.widgets.layout import clear, column, row
from dsardesk.ui.widgets.text import Chip, paragraph

STATUSES = {
    Urgency.LATER: ("clock", Tone.MUTED),
    Urgency.SOON: ("clock", Tone.WARNING),
    Urgency.TODAY: ("warning", Tone.WARNING),
    Urgency.LATE: ("error_circle", Tone.DANGER),
    Urgency.SUSPENDED: ("clock_pause", Tone.ACCENT),
    Urgency.PROVISIONALLY_CLOSED: ("archive", Tone.MUTED),
    Urgency.ANSWERED: ("checkmark_circle", Tone.GOOD),
}
"""Icon and tone of how a clock stands."""


class ClockBar(QWidget):
    """The clocks of a case, a button that says why, and a menu of what may be decided about them."""

    def __init__(self, session: Session, navigator: Navigator, why: Callable[[], object]) -> None:
        """No case is shown yet; *why* explains."""
        super().__init__()
        self._words = session.words
        self._rules = session.desk.context.rules
        self.asking = Asking(navigator.say, navigator.warn)
        self.presenter = ClockPresenter(self, for_owner(session, self))
        self._lines = column(gap=6)
        self._shown: tuple[ClockLine, ...] = ()
        self.why_button = button(self.tr("&Why?"), why, kind="link", icon_name="question_circle")
        self.why_button.setAccessibleName(self.tr("Why this date?"))
        self.menu = QMenu(self)
        self.menu_button = button(self.tr("&Time limit"), self.menu.show, kind="link", icon_name="clock")
        self.menu_button.setMenu(self.menu)
        self.menu_button.setAccessibleName(self.tr("Change the time limit"))
        body = row(stretch=False)
        body.addLayout(self._lines, 1)
        for each in (self.why_button, self.menu_button):
            body.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(body)

    def show_page(self, page: CasePage) -> None:
        """Show how the clocks of a case stand, and what may be decided."""
        self.show_clocks(clock_lines(page, self._rules, self._words))
        self.presenter.show(page)

    def show_clocks(self, lines: tuple[ClockLine, ...]) -> None:
        """Show how the clocks stand."""
        if lines == self._shown:
            return
        self._shown = lines
        clear(self._lines)
        for line in lines:
            chip = Chip(self._words.say(f"clock_status.{line.sentence.urgency}"), *STATUSES[line.sentence.urgency])
            text = self.tr("{rights}: {clock}").format(rights=line.rights, clock=line.sentence.text)
            made = row(chip, stretch=False)
            made.addWidget(paragraph(text if line.rights else line.sentence.text, selectable=True), 1)
            self._lines.addLayout(made)

    def why_dialog(self, parent: QWidget, page: CasePage) -> WhyDialog:
        """How the clocks of *page* were counted, with a place to try a day."""
        words, rules = self._words, self._rules
        options = [(what.value, words.say(f"supposed.{what}")) for what in Supposed]
        trying = TryCard(options, page.today, lambda what, on: trial(page, rules, what, on, words))
        return WhyDialog(parent, explanations(page, rules, words), source(page, rules, words), trying)

    def offer(self, gestures: tuple[Gesture, ...]) -> None:
        """Offer what may be decided."""
        names = {
            Gesture.ASK: (self.tr("Ask the person to &specify…"), "Ctrl+Shift+P"),
            Gesture.ANSWER: (self.tr("Record the person’s &answer…"), "Ctrl+Shift+P"),
            Gesture.REMIND: (self.tr("Record a &reminder…"), ""),
            Gesture.CHOOSE: (self.tr("&Go on without an answer…"), ""),
            Gesture.EXTEND: (self.tr("&Extend the time limit…"), "Ctrl+Shift+X"),
            Gesture.MINOR: (self.tr("Data of a &minor…"), ""),
            Gesture.REGIME: (self.tr("&Law that applies…"), ""),
            Gesture.CALENDAR: (self.tr("Another e&stablishment…"), ""),
            Gesture.RECEIPT: (self.tr("&Day of receipt…"), ""),
        }
        self.menu.clear()
        for gesture in gestures:
            name, keys = names[gesture]
            action = self.menu.addAction(f"{name}\t{keys}" if keys else name)
            action.setObjectName(gesture.value)
            action.triggered.connect(pressing(action, partial(self._do, gesture)))
        self.menu_button.setVisible(bool(gestures))

    def _do(self, gesture: Gesture, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 -- Qt's own signature
        self.presenter.do(gesture)

    def ask_extension(self, form: ExtensionForm) -> None:
        """Ask for an extension's ground and reasons."""
        self.asking.open(ExtensionDialog(self, form, self.presenter.extend))

    def ask_question(self, form: QuestionForm) -> None:
        """Ask what the person is asked to specify."""
        self.asking.open(QuestionDialog(self, form, self.presenter.weigh, self.presenter.ask))

    def ask_answer(self, first: date, today: date, told: tuple[str, ...]) -> None:
        """Ask on what day the person answered; *told* is what that does to each time limit."""
        self.asking.open(AnsweredDialog(self, first, today, told, self.presenter.answer))

    def ask_reminder(self, form: RemindForm) -> None:
        """Ask of what, how and when the person was reminded."""
        self.asking.open(RemindDialog(self, form, self.presenter.remind))

    def ask_course(self, form: ChooseForm) -> None:
        """Ask how to go on without an answer."""
        self.asking.open(ChooseDialog(self, form, self.presenter.choose))

    def ask_receipt(self, form: ReceiptForm) -> None:
        """Ask when the request arrived."""
        self.asking.open(ReceiptDialog(self, form, self.presenter.receive))

    def ask_minor(self, *, online_service: bool, minor_at_collection: bool) -> None:
        """Ask for the two facts of a minor's erasure."""

        def do(online: bool, minor: bool) -> None:  # noqa: FBT001 -- what two boxes say
            self.presenter.minor(online_service=online, minor_at_collection=minor)

        self.asking.open(
            MinorDialog(self, online_service=online_service, minor_at_collection=minor_at_collection, do=do)
        )

    def ask_regime(self, regimes: Options, chosen: str) -> None:
        """Ask under which law access is asked."""
        self.asking.open(RegimeDialog(self, regimes, chosen, self.presenter.regime))

    def ask_calendar(self, calendars: Options, chosen: str) -> None:
        """Ask whose public holidays count, and why."""
        self.asking.open(CalendarDialog(self, calendars, chosen, self.presenter.calendar))

    def tell(self, gesture: Gesture) -> None:
        """It was recorded."""
        self.asking.done(
            {
                Gesture.EXTEND: self.tr(
                    "Extension decided. It counts once its letter has left: draft it among the letters."
                ),
                Gesture.ASK: self.tr("Recorded. Draft the letter that asks it among the letters."),
                Gesture.ANSWER: self.tr("Recorded."),
                Gesture.REMIND: self.tr("Recorded. The next reminder is counted from it."),
                Gesture.CHOOSE: self.tr("Chosen. A provisional closing counts once its letter has left."),
                Gesture.RECEIPT: self.tr("Recorded: every date was counted anew."),
                Gesture.MINOR: self.tr("Recorded."),
                Gesture.REGIME: self.tr("Recorded."),
                Gesture.CALENDAR: self.tr("Counted anew: the timeline says which dates moved."),
            }[gesture]
        )

    def refuse(self, sentence: str) -> None:
        """It was not, and why."""
        self.asking.refuse(sentence)
