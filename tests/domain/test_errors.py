"""What a person can act on is told to them; anything else is a bug."""

from __future__ import annotations

import errno

import pytest

from dsardesk.domain.errors import CannotWrite, UnreadableInput, as_desk_error


@pytest.mark.parametrize(
    ("number", "why"),
    [(errno.ENOSPC, "full"), (errno.EDQUOT, "full"), (errno.EROFS, "read_only"), (errno.EACCES, "read_only")],
)
def test_a_disk_that_is_full_or_read_only_is_told(number: int, why: str) -> None:
    told = as_desk_error(OSError(number, "no"))
    assert isinstance(told, CannotWrite)
    assert (told.facts["why"], told.exit_code) == (why, 6)


def test_an_error_that_a_person_can_act_on_stays_what_it_is() -> None:
    error = UnreadableInput(reason="policy_damaged")
    assert as_desk_error(error) is error


@pytest.mark.parametrize("error", [OSError(errno.EIO, "no"), OSError("no"), ZeroDivisionError(), KeyboardInterrupt()])
def test_anything_else_is_a_bug(error: BaseException) -> None:
    assert as_desk_error(error) is None
