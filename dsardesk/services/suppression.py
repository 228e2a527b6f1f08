"""The suppression list at work: somebody put on it, a new mailing list checked against it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.errors import DeskError
from dsardesk.domain.marketing import STOPPED_FOR, NothingToStop
from dsardesk.services.context import Context, OnCase, change_case

MOST_CELLS = 2_000_000


class SuppressionChannel(StrEnum):
    """What is suppressed: an address, a number, or a letter box."""

    EMAIL = "email"
    PHONE = "phone"
    POST = "post"


class NothingToSuppress(DeskError):
    """No address or number was given."""

    code = "suppression.nothing"
    exit_code = 2


class ListTooLong(DeskError):
    """The list holds more cells than one check reads."""

    code = "suppression.list_too_long"
    exit_code = 4


@dataclass(frozen=True, slots=True)
class ListCheck:
    """A mailing list compared with the suppression list.

    Attributes:
        lines: how many it has.
        matches: numbers of the lines, from 1, that hold somebody who is on the suppression list.
    """

    lines: int
    matches: tuple[int, ...]

    def cleaned(self, text: str) -> str:
        """The same list without those lines."""
        out = set(self.matches)
        return "".join(line for n, line in enumerate(text.splitlines(keepends=True), start=1) if n not in out)


def suppress(
    context: Context,
    actor: Actor,
    reference: str,
    address: str,
    *,
    channel: SuppressionChannel,
    in_clear: bool = False,
) -> Case:
    """Put an address or a number of the person on the suppression list, for that single purpose.

    Hashed, unless a call list or a mailing by post needs it *in_clear*; never an e-mail address. The log names none.
    """
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    if not address.strip():
        raise NothingToSuppress
    clear = in_clear and channel is not SuppressionChannel.EMAIL

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        if not on.case.items_of(*STOPPED_FOR):
            raise NothingToStop
        on.transaction.suppression.add(address, channel, on.today, in_clear=clear)
        return on.case, {"channel": channel, "in_clear": clear}

    return change_case(context, actor, reference, "address.suppressed", change)


def note_opt_out(
    context: Context, actor: Actor, address: str, *, channel: SuppressionChannel = SuppressionChannel.EMAIL
) -> None:
    """Put on the list whoever unsubscribed by themselves, by the link of a message for instance.

    It is an objection to marketing (GDPR 21(2)) that asks for nothing more: neither case nor letter.
    """
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    if not address.strip():
        raise NothingToSuppress
    with context.work.write() as transaction:
        _, profile = transaction.profiles.current()
        transaction.suppression.add(address, channel, context.today(context.read_profile(profile)))
        transaction.audit.append(actor, "marketing.opted_out", None, {"channel": channel})


def check_list(context: Context, actor: Actor, text: str) -> ListCheck:
    """Which lines of a mailing list, in plain lines or a table, hold somebody who must not be written to.

    It tells lines of the list that was given, and nothing else of what the suppression list holds.
    """
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    lines = text.splitlines()
    if len(lines) + len(re.findall(r"[,;\t]", text)) > MOST_CELLS:
        raise ListTooLong
    with context.work.read() as transaction:
        holds = transaction.suppression.holds
        matches = tuple(n for n, line in enumerate(lines, start=1) if any(holds(cell) for cell in _cells(line)))
    return ListCheck(len(lines), matches)


def _cells(line: str) -> Iterator[str]:
    """The whole line, for an address with commas in it, then each of its cells."""
    yield line
    yield from (cell for each in re.split(r"[,;\t]", line) if (cell := each.strip().strip("\"'<>").strip()))


def clear_list(context: Context, actor: Actor, channel: SuppressionChannel) -> tuple[str, ...]:
    """Numbers or postal addresses kept in clear, to be taken off a call list or a mailing by hand."""
    actor.must_be(UserRole.DPO)
    with context.work.write() as transaction:
        found = transaction.suppression.clear(channel)
        transaction.audit.append(actor, "suppression.read", None, {"channel": channel, "entries": len(found)})
    return found
