"""A new request, from whatever was handed over to the open case; nothing is stored before a person confirms it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from dsardesk.domain.case import Case, CaseKind
from dsardesk.domain.draft import Draft
from dsardesk.domain.errors import DeskError
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.setting_aside import AsideReason
from dsardesk.services.letters import draft_letter
from dsardesk.services.linking import Candidate
from dsardesk.services.set_aside import set_aside
from dsardesk.ui.intake.arrival_presenter import ArrivalPresenter, ArrivalScreen, Arrived, Words
from dsardesk.ui.intake.deciding import Decided, add_confirmed, open_confirmed
from dsardesk.ui.intake.form import Form
from dsardesk.ui.intake.proposed import Sheet, make_sheet
from dsardesk.ui.intake.reading import (
    Due,
    Foreseen,
    Reading,
    beginning,
    breach_sentence,
    foresee,
    mistakes_in,
    read_back,
)
from dsardesk.ui.papers.residence.presenter import abroad_options
from dsardesk.ui.session import Navigator, Session
from dsardesk.wording import sentence

FILE, WORDS, CHANNEL = "@file", "@words", "@channel"
"""Keys, in a draft, of what the message in hand came from."""


class IntakeScreen(ArrivalScreen, Protocol):
    """What the presenter asks of the page."""

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a message beside what it seems to ask."""
        ...

    def begin_at(self, field: str) -> None:
        """Put the focus on that field, named as in `show_mistakes`, or "aside"; on the first for ""."""
        ...

    def show_consequences(self, reading: Reading) -> None:
        """Read the fields back."""
        ...

    def show_due(self, due: Due | None) -> None:
        """Say when the answer is due; None while that cannot be said."""
        ...

    def show_candidates(self, candidates: tuple[Candidate, ...]) -> None:
        """Offer the cases that the message may belong to."""
        ...

    def show_clients(self, names: tuple[str, ...]) -> None:
        """Offer the clients for whom data were processed before."""
        ...

    def show_link(self, kind: CaseKind, reference: str) -> None:
        """Let the case that is opened here be of that kind, about that earlier one."""
        ...

    def show_mistakes(self, fields: tuple[str, ...]) -> None:
        """Say what is missing, field by field: "who", "email", "received", "to_come", "way", "rights"..."""
        ...

    def show_refusal(self, sentence: str) -> None:
        """Say why no case was opened; nothing typed is lost."""
        ...

    def show_working(self, *, working: bool) -> None:
        """Keep the buttons still while a case is being opened."""
        ...


class IntakePresenter:
    """Reads one message after the other and opens a case for each that is confirmed."""

    def __init__(self, screen: IntakeScreen, session: Session, navigator: Navigator) -> None:
        """Nothing was handed over yet."""
        self._screen = screen
        self._session = session
        self._navigator = navigator
        self._arriving = ArrivalPresenter(screen, session, self._show)
        self._draft: Draft | None = None
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
        return hashlib.sha256(self._draft.raw).hexdigest()[:16] if self._draft else ""

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
        self._screen.show_consequences(read_back(form, self._draft, self.today, self._session.desk.profile))
        self._look += 1
        draft, look, desk, today = self._draft, self._look, self._session.desk, self.today
        if draft is None:
            return

        def work() -> Foreseen:
            return foresee(desk, draft, form, today, self._session.words)

        # Only what is typed now counts, not what was typed when this was asked.
        self._session.runner.run(
            work,
            lambda found: self._foresee(found) if look == self._look else None,
            lambda error: self._undue(error) if look == self._look else None,
        )

    def create(self, form: Form, *, acknowledge: bool = False) -> None:
        """Open the case; with *acknowledge*, draft its acknowledgement too and go to its page."""
        draft = self._draft
        if draft is None or not self.check(form):
            return
        self._screen.show_working(working=True)
        desk, today = self._session.desk, self.today

        def then(case: Case) -> None:
            self._created(case.reference, acknowledge=acknowledge)

        self._session.runner.run(lambda: open_confirmed(desk, draft, form, today), then, self._refused)

    def add(self, form: Form, decided: Decided) -> None:
        """Add the message to a case that is there, or tie the case that is opened here to it."""
        kind = decided.relation.case_kind
        if kind is not None:
            self._screen.show_link(kind, decided.reference)
            return
        draft, desk, today = self._draft, self._session.desk, self.today
        if draft is None or not self._located(form, draft):
            return
        self._screen.show_working(working=True)

        def then(case: Case) -> None:
            self._created(case.reference, acknowledge=False, said="intake.added")

        self._session.runner.run(lambda: add_confirmed(desk, draft, form, decided, today), then, self._refused)

    def _located(self, form: Form, draft: Draft) -> bool:
        """True unless somebody must still say which attachment is the identity document."""
        missing = tuple(field for field in mistakes_in(form, draft, self.today) if field == "identity")
        self._screen.show_mistakes(missing)
        return not missing

    def check(self, form: Form) -> bool:
        """True if nothing is missing; what is missing is said."""
        mistakes = mistakes_in(form, self._draft, self.today) if self._draft else ()
        self._screen.show_mistakes(mistakes)
        return not mistakes

    def set_aside(self, reason: AsideReason) -> None:
        """File the message without a case."""
        desk, draft = self._session.desk, self._draft
        if draft is None:
            return
        self._screen.show_working(working=True)

        def then(_nothing: None) -> None:
            self._screen.show_working(working=False)
            self.discard()
            self._navigator.say(self._session.words.say("intake.set_aside"))

        self._session.runner.run(lambda: set_aside(desk.context, desk.actor, draft, reason), then, self._refused)

    def discard(self) -> None:
        """Put the message aside; it stays where it came from."""
        self._draft = None
        self._next()

    def _next(self) -> None:
        self._look += 1
        self._arriving.next()

    def _show(self, arrived: Arrived) -> None:
        draft = arrived.draft
        self._draft = draft
        profile = self._session.desk.profile
        context, words = self._session.desk.context, self._session.words
        sheet = make_sheet(
            draft,
            profile,
            channel=arrived.channel,
            number=arrived.number,
            of=arrived.of,
            residences=abroad_options(context.authorities, profile.country, words),
            breach=breach_sentence(context, draft, profile, words),
        )
        self._screen.show_sheet(sheet)
        self._screen.begin_at(beginning(sheet, self.today))
        self._arriving.tell_problems()
        self.edited(sheet.form)

    def _foresee(self, found: Foreseen) -> None:
        self._screen.show_due(found.due)
        self._screen.show_candidates(found.candidates)
        self._screen.show_clients(found.clients)

    def _undue(self, error: DeskError) -> None:
        self._screen.show_due(None)
        self._screen.show_refusal(self._say(error))

    def _created(self, reference: str, *, acknowledge: bool, said: str = "intake.created") -> None:
        self._draft = None
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
