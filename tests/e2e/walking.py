"""One walk through the default scenario in the real window on a real vault, timed gesture by gesture."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton
from sqlalchemy import Connection

from dsardesk.demo.clock import ScriptedClock
from dsardesk.demo.layout import Places, lay_out
from dsardesk.desk.opening import open_desk
from dsardesk.storage.work import SqlTransaction, SqlUnitOfWork
from dsardesk.ui import vaults
from dsardesk.ui.app import Program
from dsardesk.ui.vaults import DeskVaults
from tests.e2e import journey
from tests.e2e.hand import Hand, settle
from tests.ui.watch import Gap, Watch

REFERENCE = "DSR-2026-0001"


@dataclass
class ByHand:
    """What one walk through the window left behind.

    Attributes:
        out: the same files as the demo lays out, from the vault that was filled by hand.
        made: the same answer.
        package_password: as the window showed it.
        evidence: words of the evidence file as the window showed them.
        gaps: how long the window was kept, gesture by gesture.
        threads: names of the threads that opened the vault's database meanwhile.
    """

    out: Path
    made: dict[str, Any]
    package_password: str
    evidence: str
    gaps: list[Gap] = field(default_factory=list)
    threads: set[str] = field(default_factory=set)

    @property
    def vault(self) -> Path:
        """The vault."""
        return self.out / "vault"


@contextmanager
def at_the_window(home: Path, monkeypatch: pytest.MonkeyPatch, clock: ScriptedClock) -> Iterator[Hand]:
    """A hand on the real window at its first start, in a *home* of its own; closed afterwards."""
    places = {"CONFIG_DIR": home / "config", "CACHE_DIR": home / "cache", "VAULT": home / "out" / "vault"}
    for name, place in places.items():
        monkeypatch.setenv(f"DSARDESK_{name}", str(place))
    monkeypatch.setenv("DSARDESK_LANG", "fr")
    monkeypatch.setenv("DSARDESK_KEYRING", "off")
    monkeypatch.setattr(vaults, "DeskVaults", partial(DeskVaults, clock.now))
    settle()
    program = Program([])
    program.show()
    hand = Hand(Watch())
    try:
        hand.find(QPushButton, "Suivant")
        hand.watch.gaps.clear()
        yield hand
    finally:
        hand.watch.stop()
        program.window.close()
        program.leave()
        settle()


def walk(home: Path, monkeypatch: pytest.MonkeyPatch) -> ByHand:
    """The whole scenario, in a home of its own."""
    clock = ScriptedClock()
    threads = _watched_transactions(monkeypatch)
    with at_the_window(home, monkeypatch, clock) as hand:
        journey.first_start(hand)
        password = journey.default_scenario(hand, clock.set)
        evidence = journey.evidence(hand)
    found = set(threads)
    made = _laid_out(home / "out", clock)
    return ByHand(home / "out", made, password, evidence, hand.watch.gaps, found)


def _watched_transactions(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Names of the threads that use the database from now on."""
    threads: set[str] = set()
    begin = SqlUnitOfWork._transaction

    def watched(work: SqlUnitOfWork, connection: Connection) -> SqlTransaction:
        threads.add(threading.current_thread().name)
        return begin(work, connection)

    monkeypatch.setattr(SqlUnitOfWork, "_transaction", watched)
    return threads


def _laid_out(out: Path, clock: ScriptedClock) -> dict[str, Any]:
    with open_desk(out / "vault", journey.PASSWORD, now=clock.now) as desk:
        with desk.context.work.read() as transaction:
            case = transaction.cases.get(REFERENCE)
        made = lay_out(desk, case, Places(out), "fr")
    (out / "vault-password.txt").write_text(journey.PASSWORD, "utf-8")
    return made


def slowest(gaps: list[Gap]) -> dict[str, Gap]:
    """The longest gap of each gesture."""
    found: dict[str, Gap] = {}
    for gap in gaps:
        found[gap.doing] = max(gap, found.get(gap.doing, gap), key=lambda each: each.fair_ms)
    return found
