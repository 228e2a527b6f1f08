"""An officer learns at the opening that a manager of before still opens everything, and how to end it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import cast

import pytest

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.errors import CannotWrite
from dsardesk.services.users import UserLine
from dsardesk.ui.keyholding import Keys, WaysIn
from dsardesk.ui.session import Session
from dsardesk.ui.shell.ways import WaysIntoVault
from tests.makers import ACTORS, DPO

pytestmark = pytest.mark.parametrize("work", ["in memory"], indirect=True)
MANAGER, READER = ACTORS[UserRole.MANAGER], ACTORS[UserRole.READ]


class Ways:
    """Who opens a vault."""

    def __init__(self, *lines: UserLine) -> None:
        self.lines = lines

    def ways_in(self) -> WaysIn:
        if not self.lines:
            raise CannotWrite(what="vault", reason="full")
        return WaysIn(self.lines, keyring=False)


def _said(session: Session, *lines: UserLine) -> list[str]:
    said: list[str] = []
    WaysIntoVault(session, cast("Keys", Ways(*lines)), cast("Callable[[str], object]", said.append)).look()
    return said


def _line(actor: Actor = MANAGER, *, wide: bool = True, left: bool = False) -> UserLine:
    at = datetime(2026, 10, 1, tzinfo=UTC) if left else None
    return UserLine(actor, at, opens=True, mine=False, wide=wide)


def test_the_manager_is_named_with_the_gesture(session: Session) -> None:
    (said,) = _said(session, _line(), _line(READER, wide=False))
    assert MANAGER.name in said
    assert READER.name not in said
    assert "Nouveau mot de passe" in said


def test_nothing_is_said_where_everybody_opens_what_they_should(session: Session) -> None:
    assert _said(session, _line(wide=False)) == []
    assert _said(session, _line(left=True)) == []
    assert _said(session) == []


def test_a_successor_learns_that_the_recovery_sheet_left_with_the_officer_before_them(session: Session) -> None:
    officer = UserLine(DPO, None, opens=True, mine=True, renew=("no_recovery",))
    (said,) = _said(session, officer)
    assert "n’a plus de fiche de récupération" in said
    assert "«\u00a0Nouveau code de récupération…\u00a0»" in said
    (both,) = _said(session, officer, _line())
    assert MANAGER.name in both
    assert said in both


def test_others_are_told_nothing(session: Session) -> None:
    theirs = replace(session, desk=replace(session.desk, actor=ACTORS[UserRole.ASSISTANT]))
    assert _said(theirs, _line()) == []
