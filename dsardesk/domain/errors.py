"""Errors that a person can act on: a stable code and facts, never prose."""

from __future__ import annotations

import errno

DISK_FULL = {errno.ENOSPC, errno.EDQUOT}
READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}


class DeskError(Exception):
    """Something a person can act on.

    Attributes:
        code: stable name of the error, the key of its sentence in the messages catalogue.
        exit_code: what the command line answers, as CONTRACT promises (4 input, 5 refused, 6 cannot write, ...).
        facts: values of the sentence's placeholders; never the name or address of a person.
    """

    code = "error"
    exit_code = 5

    def __init__(self, **facts: str | int) -> None:
        """Keep *facts* for the sentence."""
        super().__init__(self.code)
        self.facts = facts


class UnreadableInput(DeskError):
    """A file that was given could not be read; `reason` is a code of its own."""

    code = "input.unreadable"
    exit_code = 4


class CannotWrite(DeskError):
    """The place to write is full or read-only."""

    code = "output.cannot_write"
    exit_code = 6


def as_desk_error(error: BaseException) -> DeskError | None:
    """What a person can act on in *error*; None for a bug."""
    if isinstance(error, OSError) and error.errno in DISK_FULL | READ_ONLY:
        return CannotWrite(what="file", why="full" if error.errno in DISK_FULL else "read_only")
    return error if isinstance(error, DeskError) else None
