"""What a person may decide about the clock of the case shown, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from dsardesk.domain.case import Case
from dsardesk.domain.clock_records import Asked, Course, ExtensionGround
from dsardesk.domain.errors import DeskError
from dsardesk.domain.reminders import open_questions
from dsardesk.domain.terms import Regime
from dsardesk.reports.question_effect import answer_effects
from dsardesk.services.case_page import CasePage
from dsardesk.services.clocks import ask_clarification, extend_item, record_clarification, record_minor, set_regime
from dsardesk.services.establishment import set_calendar
from dsardesk.services.receipts import record_receipt
from dsardesk.services.silences import choose_course, record_reminder, record_reply
from dsardesk.texts import calendars
from dsardesk.ui.case.clock.extending import ExtensionForm, extension_form
from dsardesk.ui.case.clock.gestures import Gesture, gestures_of
from dsardesk.ui.case.clock.questions import QuestionAnswer, QuestionForm, Weight, question_form, weigh
from dsardesk.ui.case.clock.silence import (
    ChooseForm,
    ReceiptForm,
    RemindForm,
    choose_form,
    receipt_form,
    remind_form,
)
from dsardesk.ui.options import Options
from dsardesk.ui.session import Session
from dsardesk.wording import sentence


class ClockScreen(Protocol):
    """What the presenter asks of the bar."""

    def offer(self, gestures: tuple[Gesture, ...]) -> None:
        """Offer what may be decided."""
        ...

    def ask_extension(self, form: ExtensionForm) -> None:
        """Ask for an extension's ground and reasons."""
        ...

    def ask_question(self, form: QuestionForm) -> None:
        """Ask what the person is asked to specify."""
        ...

    def ask_answer(self, first: date, today: date, told: tuple[str, ...]) -> None:
        """Ask on what day the person answered; *told* is what that does to each time limit."""
        ...

    def ask_reminder(self, form: RemindForm) -> None:
        """Ask of what, how and when the person was reminded."""
        ...

    def ask_course(self, form: ChooseForm) -> None:
        """Ask how to go on without an answer."""
        ...

    def ask_receipt(self, form: ReceiptForm) -> None:
        """Ask when the request arrived."""
        ...

    def ask_minor(self, *, online_service: bool, minor_at_collection: bool) -> None:
        """Ask for the two facts of a minor's erasure."""
        ...

    def ask_regime(self, regimes: Options, chosen: str) -> None:
        """Ask under which law access is asked."""
        ...

    def ask_calendar(self, calendars: Options, chosen: str) -> None:
        """Ask whose public holidays count, and why."""
        ...

    def tell(self, gesture: Gesture) -> None:
        """It was recorded."""
        ...

    def refuse(self, sentence: str) -> None:
        """It was not, and why."""
        ...


class ClockPresenter:
    """Offers what may be decided about the clock of one case, and has it recorded."""

    def __init__(self, screen: ClockScreen, session: Session) -> None:
        """No case is shown yet."""
        self._screen = screen
        self._session = session
        self._words = session.words
        self._rules = session.desk.context.rules
        self._page: CasePage | None = None

    def show(self, page: CasePage) -> None:
        """Offer what the case allows."""
        self._page = page
        self._screen.offer(gestures_of(page, self._rules))

    def do(self, gesture: Gesture) -> None:
        """Ask for what *gesture* needs; nothing where the case does not allow it."""
        page = self._page
        if page is None or gesture not in gestures_of(page, self._rules):
            return
        match gesture:
            case Gesture.EXTEND:
                self._screen.ask_extension(extension_form(page, self._rules, self._words))
            case Gesture.ASK:
                self._screen.ask_question(question_form(page, self._words))
            case Gesture.ANSWER:
                told = answer_effects(page.case, page.limits, self._words)
                self._screen.ask_answer(min(open_questions(page.case).values()), page.today, told)
            case Gesture.REMIND:
                self._screen.ask_reminder(remind_form(page, self._words))
            case Gesture.CHOOSE:
                self._screen.ask_course(choose_form(page, self._rules, self._words))
            case Gesture.RECEIPT:
                self._screen.ask_receipt(receipt_form(page))
            case _:
                self._ask_what_counts(gesture, page)

    def _ask_what_counts(self, gesture: Gesture, page: CasePage) -> None:
        """Ask for the facts on which a time limit rests."""
        match gesture:
            case Gesture.MINOR:
                self._screen.ask_minor(
                    online_service=bool(page.case.online_service),
                    minor_at_collection=bool(page.case.minor_at_collection),
                )
            case Gesture.REGIME:
                regimes = ((regime.value, self._words.say(f"regime.{regime}")) for regime in page.profile.regimes)
                self._screen.ask_regime(tuple(regimes), page.case.regime or "")
            case _:
                named = tuple((each, self._words.name("calendar", each)) for each in calendars())
                self._screen.ask_calendar(named, page.case.calendar)

    def suspend_or_resume(self) -> None:
        """Record the answer to what was asked, else ask something."""
        page = self._page
        waits = page is not None and Gesture.ANSWER in gestures_of(page, self._rules)
        self.do(Gesture.ANSWER if waits else Gesture.ASK)

    def weigh(self, asked_on: date) -> Weight:
        """What a question of that day does to the clock."""
        return Weight.PROMPT if self._page is None else weigh(self._page, asked_on, self._rules)

    def extend(
        self, item: int, grounds: tuple[str, ...], reasons: str, announced_due: date | None, override: str
    ) -> None:
        """Decide an extension; the letter of the case is its notice."""
        chosen = tuple(ExtensionGround(ground) for ground in grounds)
        desk = self._session.desk
        self._record(
            Gesture.EXTEND,
            lambda reference: extend_item(
                desk.context,
                desk.actor,
                reference,
                item,
                grounds=chosen,
                reasons=reasons,
                announced_due=announced_due,
                override=override,
            ),
        )

    def ask(self, answer: QuestionAnswer) -> None:
        """Record that the person was asked to specify."""
        desk = self._session.desk
        self._record(
            Gesture.ASK,
            lambda reference: ask_clarification(
                desk.context,
                desk.actor,
                reference,
                answer.item,
                question=answer.question,
                large=answer.large,
                asked_on=answer.asked_on,
                promptly=answer.promptly,
                override=answer.override,
                reason=answer.reason,
            ),
        )

    def answer(self, on: date) -> None:
        """Record the person's answer."""
        desk = self._session.desk
        rests = self._page is not None and self._page.case.provisionally_closed
        record = record_reply if rests else record_clarification
        self._record(Gesture.ANSWER, lambda reference: record(desk.context, desk.actor, reference, answered_on=on))

    def remind(self, kind: str, channel: str, on: date) -> None:
        """Record that the person was reminded."""
        desk = self._session.desk
        self._record(
            Gesture.REMIND,
            lambda reference: record_reminder(
                desk.context, desk.actor, reference, Asked(kind), channel=channel, sent_on=on
            ),
        )

    def choose(self, course: str, reasons: str) -> None:
        """Record how the DPO goes on without an answer."""
        desk = self._session.desk
        self._record(
            Gesture.CHOOSE,
            lambda reference: choose_course(desk.context, desk.actor, reference, Course(course), reasons=reasons),
        )

    def receive(self, arrived_on: date, presented_on: date | None, reason: str) -> None:
        """Record when the request arrived."""
        desk = self._session.desk
        self._record(
            Gesture.RECEIPT,
            lambda reference: record_receipt(
                desk.context, desk.actor, reference, arrived_on=arrived_on, presented_on=presented_on, reason=reason
            ),
        )

    def minor(self, *, online_service: bool, minor_at_collection: bool) -> None:
        """Record the two facts of a minor's erasure."""
        desk = self._session.desk
        self._record(
            Gesture.MINOR,
            lambda reference: record_minor(
                desk.context,
                desk.actor,
                reference,
                online_service=online_service,
                minor_at_collection=minor_at_collection,
            ),
        )

    def regime(self, regime: str) -> None:
        """Record under which law access is asked; "" for the GDPR."""
        desk, chosen = self._session.desk, Regime(regime) if regime else None
        self._record(Gesture.REGIME, lambda reference: set_regime(desk.context, desk.actor, reference, chosen))

    def calendar(self, calendar: str, reason: str) -> None:
        """Count by the public holidays of another establishment."""
        desk = self._session.desk
        self._record(
            Gesture.CALENDAR,
            lambda reference: set_calendar(desk.context, desk.actor, reference, calendar, reason=reason),
        )

    def _record(self, gesture: Gesture, work: Callable[[str], Case]) -> None:
        page = self._page
        if page is None:
            return
        reference = page.case.reference

        def done(_case: Case) -> None:
            self._screen.tell(gesture)
            self._session.news.tell(reference)

        self._session.runner.run(lambda: work(reference), done, self._failed)

    def _failed(self, error: DeskError) -> None:
        self._screen.refuse(sentence(error, self._words))
