"""A second reading of the message in hand, away from the window, whenever what a person says changes what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dsardesk.domain.draft import Draft
from dsardesk.domain.errors import DeskError
from dsardesk.intake.forms.message import ReadingStopped
from dsardesk.ui.intake.form import Form
from dsardesk.ui.intake.reading import can_be_written_to, identity_parts, parts_apart
from dsardesk.ui.session import Session

UNCERTAIN = "intake.language_uncertain"


@dataclass(frozen=True, slots=True)
class _Said:
    """What a person said of the message: its identity documents, and who wrote it where the language hangs on that."""

    apart: frozenset[int]
    sender: str = ""

    @property
    def reads(self) -> tuple[frozenset[int], str]:
        """What a reading follows from: of the address, its country alone."""
        return self.apart, self.sender.rpartition(".")[2].casefold()


class AgainPresenter:
    """Reads the message again, from what arrived, each time that something else is said of it."""

    def __init__(self, session: Session, failed: Callable[[DeskError], object]) -> None:
        """No message is in hand yet; *failed* is told why one cannot be read again."""
        self._session = session
        self._failed = failed
        self._read: Callable[[Draft], object] = _nothing
        self._first: Draft | None = None
        self._said = _Said(frozenset())

    def begin(self, draft: Draft, read: Callable[[Draft], object]) -> None:
        """*draft* is the message in hand as it arrived; *read* is called with it as it is read again."""
        self._first, self._read = draft, read
        self._said = _Said(identity_parts(draft))

    def end(self) -> None:
        """No message is in hand any more: what is still being read is told nobody."""
        self._first, self._said = None, _Said(frozenset())

    def follow(self, form: Form, draft: Draft) -> None:
        """Read it again if *form* says something else of it than it was read by; *draft* is what it says now."""
        first, said = self._first, _Said(parts_apart(form, draft), _sender(form, draft))
        if first is None or said.reads == self._said.reads:
            return
        self._said = said
        arrived = frozenset(number for number in said.apart if number <= len(first.attachments))
        # A second reading may add an attachment, the message as it came: it is told apart there alone.
        source, parts = (draft, said.apart) if said.apart and not arrived else (first, arrived)
        as_it_was = source is first and parts == identity_parts(first)
        desk = self._session.desk
        self._session.runner.run(
            lambda: desk.read_again(source, None if as_it_was else parts, said.sender, lambda _seen: self._go_on(said)),
            lambda again: self._done(said, again),
            lambda error: self._failed(error) if said is self._said else None,
        )

    def _go_on(self, said: _Said) -> None:
        if said is not self._said:
            raise ReadingStopped

    def _done(self, said: _Said, again: Draft) -> None:
        if said is self._said:
            self._said = _Said(identity_parts(again), said.sender)
            self._read(again)


def _nothing(_draft: Draft) -> None:
    """Nobody waits for a reading."""


def _sender(form: Form, draft: Draft) -> str:
    """The address typed, where it may tell the language; the one that was read served already."""
    typed = form.email.strip()
    asks = UNCERTAIN in draft.warnings and typed != draft.sender_email and can_be_written_to(typed)
    return typed if asks else ""
