"""What screens may ask of the backups of a vault; each call is work for the runner, but for `running` and `cancel`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from dsardesk.domain.backups import BackupPlan, BackupRecord, Comparison
    from dsardesk.services.backups import Backups
    from dsardesk.services.replay import Replayed


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What somebody said of the upgrade that an opening may bring.

    Attributes:
        agreed: False while nobody was asked: the opening then stops before it.
        copy_to: folder for a second copy of the backup that is made first; None for none.
    """

    agreed: bool = True
    copy_to: Path | None = None


AGREED = Upgrade()
"""No second copy."""


@dataclass(frozen=True, slots=True)
class Running:
    """How far a backup is that is being made or tried.

    Attributes:
        step: "waiting", "copying", "checking" or "moving".
        done: parts of the step that are done.
        total: parts of the step; 0 where they are not known.
        finished: True once nothing is done any more.
    """

    step: str = "waiting"
    done: int = 0
    total: int = 0
    finished: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a backup: the file that was made, or "" where one was tried; and what it holds.

    *doubted* where it was made of a vault in doubt.
    """

    place: str
    cases: int
    documents: int
    doubted: bool = False


@dataclass(frozen=True, slots=True)
class Where:
    """What is to be known of a folder: the service that copies it elsewhere, and whether it lies on a share."""

    service: str = ""
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Means:
    """What a backup is brought back with.

    Attributes:
        secret: a password of its day, or the recovery code of that day.
        today: a password, or the recovery code, of today where *secret* is none; "" where nobody asked for it.
        sources: exported journals, and files that remember what ended.
    """

    secret: str
    today: str = ""
    sources: tuple[Path, ...] = ()


class BackupDesk(Protocol):
    """Backups of the open vault, and of others that are brought back."""

    def state(self) -> Backups:
        """The plan, and the backups made."""
        ...

    def plan(self, plan: BackupPlan) -> None:
        """Decide how backups are made from now on."""
        ...

    def start(self, file: Path) -> None:
        """Begin a backup in *file*; the vault stays usable meanwhile."""
        ...

    def start_check(self, record: BackupRecord) -> None:
        """Begin to bring one back on trial."""
        ...

    def running(self) -> Running | None:
        """How far it is; None if none was begun. Answers at once."""
        ...

    def cancel(self) -> None:
        """Have it stop. Answers at once."""
        ...

    def outcome(self) -> Outcome | None:
        """What became of the one that finished, told once; None where nothing was due, or an error."""
        ...

    def where(self, folder: Path) -> Where:
        """What is to be known of *folder*."""
        ...

    def compare(self, backup: Path, means: Means, folder: Path) -> Comparison:
        """*backup* beside the vault in *folder*."""
        ...

    def restore(self, backup: Path, folder: Path, means: Means, beside: Path) -> Replayed:
        """Bring *backup* back into the new *folder*, *beside* the vault that knows what ended since."""
        ...

    def copy_here(self, folder: Path, out: Path) -> None:
        """The vault in *folder*, on a share, in the new folder *out* of this computer."""
        ...
