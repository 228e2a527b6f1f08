"""Watches the log of one open vault: looks at it once, then keeps the memory outside true to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from dsardesk.domain.actors import Actor
from dsardesk.domain.anchors import Anchor, Doubt
from dsardesk.domain.audit import AuditVerdict
from dsardesk.services.doubts import GuardedWork, accept_log
from dsardesk.storage import facts
from dsardesk.storage.anchors import FilePlace, anchors_in
from dsardesk.storage.blobs import sweep
from dsardesk.storage.keyrings import KeyPlace
from dsardesk.storage.layout import BLOBS, DATABASE
from dsardesk.storage.log import SqlAuditLog
from dsardesk.storage.openings import Look, check_log, look_at_log, set_openings, traces_of
from dsardesk.storage.signing import LogSigner
from dsardesk.storage.vault import OpenVault

CHOSEN = "anchor_file"
BROKEN = "log_broken"
"""Fact of a vault whose whole log was checked and found broken: the look at its opening reads the end alone."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is remembered in one place.

    Attributes:
        place: key of its name: "cache", "keyring" or "file".
        anchor: what stands there; None if nothing does, or it cannot be read now.
    """

    place: str
    anchor: Anchor | None


class LogWatch:
    """The log of one open vault, and what is remembered of it."""

    def __init__(
        self,
        vault: OpenVault,
        outside: Path,
        keyring: KeyPlace,
        now: Callable[[], datetime],
        *,
        returned: bool = False,
    ) -> None:
        """Look at *vault*; what is remembered lies in the folder *outside*, in *keyring* and in the chosen file.

        Nothing is held against a vault that *returned* from a backup: its log is older on purpose.
        """
        self._vault = vault
        self._now = now
        self.anchors = anchors_in(outside, keyring, self._chosen())
        if returned:
            self.anchors.forget()
        self.look: Look = self._with_known_break(look_at_log(vault, self.anchors.newest()))
        self.own_work = vault.unit_of_work(now)
        self.work = GuardedWork(self.own_work, self.look.doubt)
        self._opening = vault.openings + 1
        if self.writable:
            self._begin()
        elif vault.writable:
            # What is in doubt stays as it is: counted, an older vault would soon look as new as what is remembered.
            set_openings(vault.engine, vault.openings)

    @property
    def doubt(self) -> Doubt | None:
        """Why nothing may be written; None if nothing is in doubt."""
        return self.work.doubt

    @property
    def writable(self) -> bool:
        """False while the vault is only read: its log is in doubt, or nothing may be written where it lies."""
        return self.doubt is None and self._vault.writable

    def _begin(self) -> None:
        """Sign what is written from now on, and remember it outside."""
        with self._vault.engine.begin() as connection:
            # Not of a vault in doubt: an earlier database put back knows none of the later documents.
            sweep(connection, self._vault.folder / BLOBS)
        self.own_work.signer = LogSigner.of(self._vault.user, self._vault.own_secret)
        self.own_work.follow = self.anchors.follow
        self.anchors.keep(self._anchor())

    def _anchor(self) -> Anchor:
        with self.own_work.read() as transaction:
            return Anchor(*transaction.audit.head(), self._opening)

    def _with_known_break(self, look: Look) -> Look:
        broken = look.doubt is None and facts.read(self._vault.engine, BROKEN)
        return replace(look, doubt=Doubt.EVENT_CHANGED) if broken else look

    def found(self, verdict: AuditVerdict) -> None:
        """The whole log was checked: a break stops all writing until somebody answers for it, at every opening.

        The *verdict* tells of no break that somebody answered for.
        """
        self.look = replace(self.look, partly=False)
        if verdict.ok or not self.writable:
            return
        facts.write(self._vault.engine, BROKEN, "1")
        self.look = replace(self.look, doubt=Doubt.EVENT_CHANGED)
        self.work.doubt = self.look.doubt
        # What is remembered outside, and what was signed, stays as it was before the break was known.
        self.own_work.signer = None
        self.own_work.follow = lambda _mark: None

    def accept(self, actor: Actor, reasons: str) -> None:
        """Go on from the log as it stands, somebody having answered for it."""
        with self._vault.engine.begin() as connection:
            broken = check_log(SqlAuditLog(connection, self._now), whole=True).problems
        accept_log(self.own_work, actor, self.doubt, self.look.anchor, reasons, problems=broken)
        self.work.doubt = None
        if facts.read(self._vault.engine, BROKEN):
            facts.write(self._vault.engine, BROKEN, "")
        self._opening = max(self._vault.openings, self.look.anchor.opening if self.look.anchor else 0) + 1
        set_openings(self._vault.engine, self._opening)
        self._begin()
        self.look = replace(self.look, doubt=None, anchor=self.anchors.kept)
        self.sign()

    def sign(self) -> None:
        """Sign the end of the log, and remember it everywhere."""
        if self.writable:
            with self.own_work.write() as transaction:
                transaction.audit.checkpoint()
            self.anchors.keep(self._anchor())

    def closed(self) -> None:
        """Remember the file as it was left; the vault is closed."""
        if self.writable:
            last = self.anchors.kept
            seals = traces_of(self._vault.folder / DATABASE).seals
            self.anchors.keep(Anchor(last.seq, last.hash, last.opening, closed=True, seals=seals))

    def keep_in(self, file: Path | None) -> None:
        """Remember the end of the log in *file* too, whatever was chosen before; in none if it is None."""
        facts.write(self._vault.engine, CHOSEN, str(file or ""))
        self.anchors.others = [place for place in self.anchors.others if place.kind != "file"]
        if file is not None:
            self.anchors.others.append(FilePlace(file))
        if self.doubt is None:
            self.anchors.keep(self._anchor())

    def kept(self) -> tuple[Kept, ...]:
        """What is remembered in each place."""
        return tuple(Kept(place.kind, place.read()) for place in self.anchors.every())

    def _chosen(self) -> Path | None:
        found = facts.read(self._vault.engine, CHOSEN)
        return Path(found) if found else None
