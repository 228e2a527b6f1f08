"""What every form becomes: the words of a message or letter, who sent it, what came with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dsardesk.domain.draft import Proposal
from dsardesk.domain.errors import DeskError, UnreadableInput
from dsardesk.domain.findings import Watch


class ReadingStopped(DeskError):
    """Whoever watched the reading ended it."""

    code = "intake.stopped"
    exit_code = 2


class File(NamedTuple):
    """A file with its name, not yet made safe; type "" where nobody said it.

    Attributes:
        seen: what its content was seen to be, as the value of `X-Seen`; "" where nobody looked.
    """

    name: str
    media_type: str
    content: bytes
    seen: str = ""


class Unread(NamedTuple):
    """A file of an archive that cannot be read: its name as written there, and why, as a reason of UnreadableInput."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Stated:
    """What a request in a form for machines says outright.

    Attributes:
        rights: each right asked, with the words of the message that ask for it.
        identifiers: what the person is recognised by, as in a Draft.
        agent: who asks on the person's behalf; "" where nobody does.
    """

    rights: tuple[Proposal, ...]
    identifiers: dict[str, str]
    agent: str = ""


class Arrival(NamedTuple):
    """One message, ready to be understood.

    Attributes:
        raw: the message in the form every mail program opens (RFC 5322). What came in another form stands whole among
            its attachments, marked `X-Original` with its SHA-256.
        letter: True where no header names a sender: only the words can.
        warnings: what a person should know of the reading, as codes.
        stated: what a form for machines says outright; None for what people write.
    """

    raw: bytes
    letter: bool
    warnings: tuple[str, ...] = ()
    stated: Stated | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """What was read of one form.

    Attributes:
        text: the words of the body.
        headers: (name, value) of an e-mail, in order, each on one line; none for a letter.
        files: what came with it.
        warnings: what a person should know of the reading, as codes.
        stated: what a form for machines says outright.
    """

    text: str
    headers: tuple[tuple[str, str], ...] = ()
    files: tuple[File, ...] = ()
    warnings: tuple[str, ...] = ()
    stated: Stated | None = None


@dataclass(slots=True)
class Bounds:
    """What is left for one thing handed over, whatever is packed in it: shared by all that is read of it."""

    bytes_left: int = 200_000_000
    files_left: int = 1000
    pages_left: int = 40
    depth: int = 0
    watch: Watch = field(default=lambda _seen: None)
    seen: int = 0

    def step(self) -> None:
        """Let whoever watches end the reading."""
        self.seen += 1
        self.watch(self.seen)

    def take(self, size: int, files: int = 1) -> None:
        """Count so many bytes more; UnreadableInput ("bomb") where it is more than any honest message."""
        self.step()
        self.files_left -= files
        self.bytes_left -= size
        if self.files_left < 0 or self.bytes_left < 0:
            raise UnreadableInput(reason="bomb")


Read = Callable[[File, Bounds], Message]
"""One form's reader. Raises UnreadableInput where nothing at all can be read."""
ReadMany = Callable[[File, Bounds], Sequence[Arrival]]
