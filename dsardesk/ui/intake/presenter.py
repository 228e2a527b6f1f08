"""A new request, from whatever was handed over to the open case; nothing is stored before a person confirms it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from dsardesk.domain.case import Case
from dsardesk.domain.draft import Draft
from dsardesk.domain.errors import DeskError
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.setting_aside import AsideReason
from dsardesk.services.letters import draft_letter
from dsardesk.services.set_aside import set_aside
from dsardesk.ui.intake.again_presenter import AgainPresenter
from dsardesk.ui.intake.arrival_presenter import ArrivalPresenter, Arrived, Words
from dsardesk.ui.intake.belonging import course_of
from dsardesk.ui.intake.deciding import add_confirmed, open_confirmed
from dsardesk.ui.intake.form import Form
from dsardesk.ui.intake.merging import merged
from dsardesk.ui.intake.proposed import Sheet, make_sheet
from dsardesk.ui.intake.reading import Foreseen, beginning, breach_sentence, foresee, mistakes_in, read_back
from dsardesk.ui.intake.screen import IntakeScreen
from dsardesk.ui.intake.tie_presenter import TiePresenter
from dsardesk.ui.papers.residence.presenter import abroad_options
from dsardesk.ui.session import Navigator, Session
from dsardesk.wording import sentence

FILE, WORDS, CHANNEL = "@file", "@words", "@channel"
"""Keys, in a draft, of what the message in hand came from."""


class IntakePresenter:
    """Reads one message after the other and opens a case for each that is confirmed."""

    def __init__(self, screen: IntakeScreen, session: Session, navigator: Navigator) -> None:
        """Nothing was handed over yet."""
        self._screen = screen
        self._session = session
        self._navigator = navigator
        self._arriving = ArrivalPresenter(screen, session, self._show)
        self._tie = TiePresenter(screen)
        self._again = AgainPresenter(session, self._refused)
        self._arrived: Arrived | None = None
        self._sheet: Sheet | None = None
        self._proposed = self._form = Form()
        self._settled = False
        self._look = 0

    @property
    def today(self) -> date:
        """The civil date at the controller's."""
        return self._session.desk.context.today(self._session.desk.profile)

    def origin(self) -> Mapping[str, str]:
        """What brings the message in hand back, once the page was closed in the midst of it; it stays in the vault."""
        source = self._arriving.source
        if isinstance(source, Path):
            return {FILE: str(source)}
        return {WORDS: source.text, CHANNEL: source.channel} if isinstance(source, Words) else {}

    def mark(self) -> str:
        """What tells the message in hand from another; "" where there is none."""
        return hashlib.sha256(self._arrived.draft.raw).hexdigest()[:16] if self._arrived else ""

    def bring_back(self, origin: Mapping[str, str]) -> None:
        """Read again what *origin* names."""
        if WORDS in origin:
            self.write(origin[WORDS], origin.get(CHANNEL, ""))
        elif FILE in origin:
            self.open_files([Path(origin[FILE])])

    def open_files(self, paths: Sequence[Path]) -> None:
        """Read each of *paths*, one after the other."""
        self._arriving.take_files(paths)

    def write(self, text: str, channel: str = "") -> None:
        """Read words that were copied, or noted while somebody spoke; a person is asked how they came if not by now."""
        self._arriving.take((Words(text, channel),))

    def stop_reading(self) -> None:
        """End the reading of the file in hand, between two steps; what waits after it is read all the same."""
        self._arriving.stop()

    def edited(self, form: Form) -> None:
        """Say what follows from the fields as they stand."""
        sheet = self._sheet
        if sheet is None:
            return
        form = self._form = self._tie.follow(form)
        self._screen.show_consequences(read_back(form, sheet.draft, self.today, self._session.desk.profile))
        self._screen.show_course(course_of(sheet, form, self._session.words))
        self._again.follow(form, sheet.draft)
        self._look += 1
        look, desk, today, words = self._look, self._session.desk, self.today, self._session.words
        # Only what is typed now counts, not what was typed when this was asked.
        self._session.runner.run(
            lambda: foresee(desk, sheet.draft, form, today, words),
            lambda found: self._foresee(found) if look == self._look else None,
            lambda error: self._undue(error) if look == self._look else None,
        )

    def choose(self, form: Form) -> None:
        """The person says to which case the message belongs, and what it is for it; or that it belongs to none."""
        self.edited(self._tie.choose(form, form.decided))

    def open_instead(self, form: Form) -> None:
        """Have the message open a case about the one to which it would have been added."""
        self.edited(self._tie.open_instead(form))
        self._screen.begin_at("")

    def go_on(self, form: Form) -> None:
        """Do what the message calls for: add it to the case that was chosen, else open its case and acknowledge it.

        The letter of an authority opens its case alone.
        """
        if form.adds:
            self.add(form)
        else:
            self.create(form, acknowledge=form.acknowledges)

    def create(self, form: Form, *, acknowledge: bool = False) -> None:
        """Open the case; with *acknowledge*, draft its acknowledgement too and go to its page."""
        sheet, desk, today = self._sheet, self._session.desk, self.today
        if sheet is None or not self.check(form):
            return
        self._screen.show_working(working=True)

        def then(case: Case) -> None:
            self._created(case.reference, acknowledge=acknowledge)

        self._session.runner.run(lambda: open_confirmed(desk, sheet.draft, form, today), then, self._refused)

    def add(self, form: Form) -> None:
        """Add the message to the case that was chosen."""
        sheet, desk, today, decided = self._sheet, self._session.desk, self.today, form.decided
        if sheet is None or decided is None or not self.check(form):
            return
        self._screen.show_working(working=True)

        def then(case: Case) -> None:
            self._created(case.reference, acknowledge=False, said="intake.added")

        self._session.runner.run(lambda: add_confirmed(desk, sheet.draft, form, decided, today), then, self._refused)

    def check(self, form: Form) -> bool:
        """True if nothing is missing; what is missing is said."""
        profile = self._session.desk.profile
        mistakes = mistakes_in(form, self._sheet.draft, self.today, profile) if self._sheet else ()
        self._screen.show_mistakes(mistakes)
        return not mistakes

    def set_aside(self, reason: AsideReason) -> None:
        """File the message without a case."""
        desk, sheet = self._session.desk, self._sheet
        if sheet is None:
            return
        self._screen.show_working(working=True)

        def then(_nothing: None) -> None:
            self._screen.show_working(working=False)
            self._next()
            self._navigator.say(self._session.words.say("intake.set_aside"))

        self._session.runner.run(lambda: set_aside(desk.context, desk.actor, sheet.draft, reason), then, self._refused)

    def discard(self) -> None:
        """Put the message aside; it stays where it came from."""
        self._next()

    def _next(self) -> None:
        self._forget()
        self._arriving.next()

    def _forget(self) -> None:
        """No message is in hand any more: what was still asked about it is told nobody."""
        self._arrived = self._sheet = None
        self._again.end()
        self._look += 1

    def _show(self, arrived: Arrived) -> None:
        self._arrived, self._settled = arrived, False
        sheet = self._sheet = self._made(arrived)
        self._proposed = sheet.form
        self._again.begin(arrived.draft, partial(self._show_again, arrived))
        self._tie.begin(sheet.form.kind)
        self._screen.show_sheet(sheet)
        self._screen.begin_at(beginning(sheet, self.today, self._session.desk.profile))
        self._arriving.tell_problems()
        self.edited(sheet.form)

    def _made(self, arrived: Arrived) -> Sheet:
        context, words, profile = self._session.desk.context, self._session.words, self._session.desk.profile
        return make_sheet(
            arrived.draft,
            profile,
            channel=arrived.channel,
            number=arrived.number,
            of=arrived.of,
            residences=abroad_options(context.authorities, profile.country, words),
            breach=breach_sentence(context, arrived.draft, profile, words),
        )

    def _show_again(self, arrived: Arrived, draft: Draft) -> None:
        """The message was read a second time: what it says stands wherever the person changed nothing."""
        sheet = self._sheet = self._made(replace(arrived, draft=draft))
        form = merged(self._proposed, self._screen.form(), sheet.form)
        self._proposed = sheet.form
        self._tie.begin_again(sheet.form.kind, form)
        self._screen.show_again(replace(sheet, form=form))
        self.edited(form)

    def _foresee(self, found: Foreseen) -> None:
        before = self._form
        self._screen.show_due(found.due)
        self._screen.show_clients(found.clients)
        form = self._tie.offer(found.candidates, before)
        if form != before:
            self.edited(form)
            if form.adds and before == self._proposed:
                self._screen.begin_at("tie")
        self._settle()

    def _settle(self) -> None:
        if not self._settled:
            self._settled = True
            self._screen.show_settled()

    def _undue(self, error: DeskError) -> None:
        self._screen.show_due(None)
        self._screen.show_refusal(self._say(error))
        self._settle()

    def _created(self, reference: str, *, acknowledge: bool, said: str = "intake.created") -> None:
        self._forget()
        self._screen.show_working(working=False)
        self._session.news.tell(reference)
        if acknowledge:
            self._acknowledge(reference)
        elif self._arriving.waiting:
            self._next()
            self._navigator.say(self._session.words.say(said, reference=reference))
        else:
            self._leave_for(reference)

    def _acknowledge(self, reference: str) -> None:
        desk = self._session.desk

        def work() -> Case:
            return draft_letter(desk.context, desk.actor, reference, LetterKind.ACKNOWLEDGEMENT)

        def then(_case: Case) -> None:
            self._session.news.tell(reference)
            self._leave_for(reference)

        def failed(error: DeskError) -> None:
            self._leave_for(reference)
            self._navigator.warn(self._say(error))

        self._session.runner.run(work, then, failed)

    def _leave_for(self, reference: str) -> None:
        """Go to the case; the next message, if one waits, is ready when the person comes back."""
        self._next()
        self._navigator.show_case(reference)

    def _refused(self, error: DeskError) -> None:
        self._screen.show_working(working=False)
        self._screen.show_refusal(self._say(error))

    def _say(self, error: DeskError) -> str:
        return sentence(error, self._session.words)
