"""Writing, reading, approving, saving and sending the letters of one case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from dsardesk.domain.case import Case
from dsardesk.domain.due_letters import due_letters
from dsardesk.domain.errors import DeskError
from dsardesk.domain.ids import DocumentId
from dsardesk.domain.letter_facts import WAYS_OF_THE_PASSWORD, FactMissing
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.papers import LetterRecord, LetterState
from dsardesk.domain.plans import party_of
from dsardesk.domain.reminders import remind_on
from dsardesk.domain.sending import Party
from dsardesk.reports.question_effect import question_effects
from dsardesk.services.case_page import CasePage
from dsardesk.services.letters import approve_letter, draft_letter, send_letter
from dsardesk.services.packages import content_of
from dsardesk.ui.options import Options
from dsardesk.ui.papers.recipient import Sending, Sent, Verdict, compare, is_told, proposed_sending
from dsardesk.ui.session import Session
from dsardesk.wording import sentence


@dataclass(frozen=True, slots=True)
class Offer:
    """Letters that may be written.

    Attributes:
        due: those that the case calls for, and their names.
        others: the rest.
        open: False once the case is closed.
    """

    due: Options
    others: Options
    open: bool


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One letter of the case.

    Attributes:
        id: the letter.
        kind: which.
        title: its name.
        about: its language, its date, and how it left.
        state: draft, approved or sent.
        state_name: the same in words.
        replaced: True for one that never left and that a later one of its kind replaces.
        next: what may be done with it beside reading and saving: "approve", "send" or "".
        pdf, docx: its documents.
    """

    id: DocumentId
    kind: LetterKind
    title: str
    about: str
    state: LetterState
    state_name: str
    replaced: bool
    next: str
    pdf: DocumentId
    docx: DocumentId


class LettersScreen(Protocol):
    """What the presenter asks of the part."""

    def show_letters(self, offer: Offer, lines: tuple[LetterLine, ...]) -> None:
        """Show what may be written, and what was, newest first."""
        ...

    def show_writing(self, *, writing: bool) -> None:
        """Say that a letter is being written, or that another may be."""
        ...

    def show_letter(self, line: LetterLine, content: bytes) -> None:
        """Show the very PDF of one letter."""
        ...

    def ask_told_by(self, kind: LetterKind, ways: Options) -> None:
        """Ask how the password of the package will be given."""
        ...

    def done(self, sentence: str) -> None:
        """What was asked for was done."""
        ...

    def refuse(self, sentence: str) -> None:
        """It was not done."""
        ...


class LettersPresenter:
    """Keeps the part true to the case, and does what is asked with its letters."""

    def __init__(self, screen: LettersScreen, session: Session) -> None:
        """No case is shown yet."""
        self._screen = screen
        self._session = session
        self._page: CasePage | None = None

    @property
    def page(self) -> CasePage:
        """The case shown."""
        if self._page is None:
            raise RuntimeError("no case is shown yet")
        return self._page

    def show(self, page: CasePage) -> None:
        """Show the letters of the case as it stands."""
        self._page = page
        next_one = remind_on(page.case, page.rules)
        due = due_letters(page.case, remind=next_one is not None and next_one <= page.today)
        others = tuple(kind for kind in LetterKind if kind not in due)
        offer = Offer(self._named(due), self._named(others), open=page.case.closed_on is None)
        self._screen.show_letters(offer, self.lines(page.case))

    def _named(self, kinds: tuple[LetterKind, ...]) -> Options:
        return tuple((kind, _capital(self._session.words.say(f"letter.{kind}"))) for kind in kinds)

    def lines(self, case: Case) -> tuple[LetterLine, ...]:
        """Letters of *case*, newest first."""
        later: set[str] = set()
        found = []
        for letter in reversed(case.letters):
            found.append(self._line(letter, case, replaced=letter.kind in later))
            later.add(letter.kind)
        return tuple(found)

    def _line(self, letter: LetterRecord, case: Case, *, replaced: bool) -> LetterLine:
        words, waits = self._session.words, letter.state is not LetterState.SENT
        steps = {LetterState.DRAFT: "approve", LetterState.APPROVED: "send"}
        may_go_on = case.closed_on is None and not replaced
        about = words.say(
            "papers.letter_sent" if letter.sent_on else "papers.letter",
            language=words.name("language", letter.language),
            on=letter.dated_on,
            sent_on=letter.sent_on,
            channel=words.name("channel", letter.channel),
        )
        return LetterLine(
            id=letter.id,
            kind=LetterKind(letter.kind),
            title=_capital(words.say(f"letter.{letter.kind}")),
            about=f"{about} – {words.say('papers.letter_replaced')}" if replaced and waits else about,
            state=letter.state,
            state_name=words.say(f"letter_state.{letter.state}"),
            replaced=replaced and waits,
            next=steps.get(letter.state, "") if may_go_on else "",
            pdf=letter.pdf,
            docx=letter.docx,
        )

    def write(self, kind: LetterKind, told_by: str = "") -> None:
        """Write a letter as a draft, and show it."""
        desk, reference = self._session.desk, self.page.case.reference

        def work() -> tuple[LetterLine, bytes]:
            case = draft_letter(desk.context, desk.actor, reference, kind, told_by=told_by)
            line = self.lines(case)[0]
            return line, content_of(desk.context, desk.actor, line.pdf)

        def written(made: tuple[LetterLine, bytes]) -> None:
            self._screen.show_writing(writing=False)
            self._drafted(kind, reference)
            self._screen.show_letter(*made)

        def failed(error: DeskError) -> None:
            self._screen.show_writing(writing=False)
            self._not_written(kind, error)

        self._screen.show_writing(writing=True)
        self._session.runner.run(work, written, failed)

    def _not_written(self, kind: LetterKind, error: DeskError) -> None:
        """Ask for the one fact that only the person knows; say where any other is to be mended."""
        if isinstance(error, FactMissing) and error.facts.get("fact") == "told_by":
            words = self._session.words
            self._screen.ask_told_by(kind, tuple((way, words.say(f"channel.{way}")) for way in WAYS_OF_THE_PASSWORD))
        else:
            self._refused(error)

    def read(self, line: LetterLine) -> None:
        """Show the very PDF of one letter."""
        desk = self._session.desk
        self._session.runner.run(
            lambda: content_of(desk.context, desk.actor, line.pdf),
            lambda content: self._screen.show_letter(line, content),
            self._refused,
        )

    def approve(self, kind: LetterKind) -> None:
        """Approve the newest draft of that kind."""
        desk = self._session.desk
        self._change(lambda reference: approve_letter(desk.context, desk.actor, reference, kind), "approved")

    def sending(self, kind: LetterKind) -> Sending:
        """What the sending of a letter of that kind is recorded with."""
        return proposed_sending(self.page.case, self._session.words, self._party(kind))

    def compare(self, kind: LetterKind, sent: Sent) -> Verdict:
        """What is to be said of the address typed."""
        return compare(self.page.case, sent, self._session.words, self._party(kind))

    def _party(self, kind: LetterKind) -> Party:
        """Whom a letter of that kind goes to."""
        return party_of(kind, self.page.case, self.page.today)

    def send(self, kind: LetterKind, sent: Sent) -> None:
        """Record that the newest approved letter of that kind left today."""
        desk = self._session.desk
        if not is_told(sent):
            self._screen.refuse(self._session.words.say("sending.needed"))
            return
        self._change(
            lambda reference: send_letter(
                desk.context,
                desk.actor,
                reference,
                kind,
                channel=sent.channel,
                sent_to=sent.address,
                confirmed=sent.confirmed,
            ),
            "sent",
        )

    def save(self, document: DocumentId, path: Path) -> None:
        """Write one form of a letter where a person asked for it."""
        desk, words = self._session.desk, self._session.words
        self._session.runner.run(
            lambda: desk.write_file(path, content_of(desk.context, desk.actor, document)),
            lambda _nothing: self._screen.done(words.say("papers.saved")),
            self._refused,
        )

    def _change(self, work: Callable[[str], object], said: str) -> None:
        reference = self.page.case.reference
        self._session.runner.run(lambda: work(reference), lambda _case: self._done(said, reference), self._refused)

    def _done(self, said: str, reference: str) -> None:
        self._screen.done(self._session.words.say(f"papers.{said}"))
        self._session.news.tell(reference)

    def _drafted(self, kind: LetterKind, reference: str) -> None:
        """Say that it is written; of a question, what it does to the time limit too."""
        words, page = self._session.words, self.page
        told = question_effects(page.case, page.limits, words) if kind is LetterKind.CLARIFICATION else ()
        self._screen.done(" ".join((words.say("papers.drafted"), *told)))
        self._session.news.tell(reference)

    def _refused(self, error: DeskError) -> None:
        self._screen.refuse(sentence(error, self._session.words))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
