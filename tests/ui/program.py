"""A program without a window: it remembers what it was asked, and its vaults remember what was done with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.backups import BackupPlan, BackupRecord, Comparison, Likeness, VaultFigures
from dsardesk.domain.errors import DeskError
from dsardesk.domain.taken_out import Exported, Salvaged
from dsardesk.services.backups import Backups, plan_backups, read_backups
from dsardesk.services.replay import Replayed
from dsardesk.services.users import UserLine
from dsardesk.storage.errors import FolderNotEmpty, UpgradeAhead, UpgradeNotCopied
from dsardesk.ui.backing import Means, Outcome, Running, Upgrade, Where
from dsardesk.ui.following import Followed
from dsardesk.ui.keyholding import Rotated, WaysIn
from dsardesk.ui.program import Choices, Company, Findings, LawState
from dsardesk.ui.session import Opened, Vaults
from dsardesk.ui.vaults import DeskVaults
from dsardesk.updates.installed import TablesInUse
from tests.makers import ACTORS, DPO

CODE = "ABCD-EFGH-IJKL-MNOP-OBST-UVWX-YZ23-4567"


@dataclass
class PlainKeys:
    """Ways into vaults of which nothing is kept."""

    vaults: PlainVaults
    ways: WaysIn = field(default_factory=lambda: WaysIn((UserLine(DPO, None, opens=True, mine=True),), keyring=False))
    keyring_lost: bool = False
    not_rotated: DeskError | None = None

    def ways_in(self) -> WaysIn:
        self.vaults._may()
        return self.ways

    def add_user(self, name: str, role: str, password: str) -> Actor:
        self.vaults._may()
        self.vaults.asked.append(("add", name, role, password))
        return Actor(ACTORS[UserRole.ASSISTANT].id, name, UserRole(role))

    def remove_user(self, user: str) -> Actor:
        self.vaults._may()
        self.vaults.asked.append(("remove", user))
        return ACTORS[UserRole.ASSISTANT]

    def reset_password(self, user: str, password: str) -> Actor:
        self.vaults._may()
        self.vaults.asked.append(("reset", user, password))
        return ACTORS[UserRole.ASSISTANT]

    def change_role(self, user: str, role: str, password: str) -> Actor:
        self.vaults._may()
        self.vaults.asked.append(("role", user, role, password))
        return ACTORS[UserRole.ASSISTANT]

    def change_signing_key(self) -> None:
        self.vaults._may()
        self.vaults.asked.append(("signing key",))

    def delegate(self, user: str, starts_on: date, ends_on: date) -> None:
        self.vaults._may()
        self.vaults.asked.append(("delegate", user, starts_on, ends_on))

    def end_delegation(self) -> None:
        self.vaults._may()
        self.vaults.asked.append(("end delegation",))

    def turn_keyring(self, *, on: bool) -> None:
        self.vaults._may()
        self.ways = replace(self.ways, keyring=on)

    def rotate(self, password: str, tell: Callable[[str], object]) -> Rotated:
        self.vaults._may()
        tell("copying")
        self.vaults.asked.append(("rotate", password))
        return Rotated(self.vaults.desk, self.not_rotated, keyring_lost=self.keyring_lost)

    def keyring_opens(self, folder: Path) -> bool:
        return self.ways.keyring

    def open_by_keyring(self, folder: Path, upgrade: Upgrade) -> Opened:
        self.vaults._go_in(upgrade)
        self.vaults.asked.append(("keyring", folder))
        return replace(self.vaults.desk, folder=folder)


@dataclass
class PlainVaults:
    """Vaults of which nothing is kept; what needs no vault is the real thing."""

    desk: Opened
    made: list[tuple[Path, str, str]] = field(default_factory=list)
    opened: list[tuple[Path, str]] = field(default_factory=list)
    asked: list[tuple[object, ...]] = field(default_factory=list)
    refusal: DeskError | None = None
    board: Followed | None = None
    older: bool = False
    findings: Findings = field(default_factory=lambda: Findings(3, (), ()))
    exported: Exported = field(default_factory=lambda: Exported(2, 5, 1, 9))
    salvaged: Salvaged = field(default_factory=lambda: Salvaged(2, documents=5, events=9))
    law: LawState = field(default_factory=lambda: LawState(TablesInUse(), TablesInUse()))
    real: DeskVaults = field(default_factory=DeskVaults)

    def __post_init__(self) -> None:
        self.keyholding = PlainKeys(self)
        self.backing = PlainBackups(self)

    @property
    def backups(self) -> PlainBackups:
        return self.backing

    @property
    def keys(self) -> PlainKeys:
        return self.keyholding

    def _may(self) -> None:
        if self.refusal is not None:
            raise self.refusal

    def enter(self, folder: Path, password: str, upgrade: Upgrade) -> Opened | Followed:
        self._go_in(upgrade)
        return self.board or self.open(folder, password)

    def _go_in(self, upgrade: Upgrade) -> None:
        """Stop before an upgrade of an older vault, unless it was agreed to."""
        self._may()
        if self.older and not upgrade.agreed:
            raise UpgradeAhead
        if self.older and upgrade.copy_to is not None and not upgrade.copy_to.is_dir():
            raise UpgradeNotCopied
        if self.older:
            self.asked.append(("upgrade", upgrade.copy_to))

    def open(self, folder: Path, password: str) -> Opened:
        self._may()
        self.opened.append((folder, password))
        return replace(self.desk, folder=folder)

    def close(self) -> None:
        self.asked.append(("close",))

    def create(self, folder: Path, password: str, profile: str) -> str:
        self._may()
        self.made.append((folder, password, profile))
        return CODE

    def must_be_new(self, folder: Path) -> None:
        if folder.exists() and any(folder.iterdir()):
            raise FolderNotEmpty

    def calendars(self) -> Mapping[str, str]:
        return self.real.calendars()

    def companies(self) -> tuple[Company, ...]:
        return self.real.companies()

    def read_company(self, text: str) -> Company:
        return self.real.read_company(text)

    def read_company_file(self, file: Path) -> Company:
        return self.real.read_company_file(file)

    def recovery_sheet(self, company: str, folder: Path, code: str, language: str) -> bytes:
        return f"{company} {folder} {code} {language}".encode()

    def write_file(self, file: Path, content: bytes) -> None:
        self._may()
        file.write_bytes(content)

    def password_by_code(self, folder: Path, code: str, new: str) -> None:
        self._may()
        self.asked.append(("password by code", folder, code, new))

    def change_password(self, old: str, new: str) -> None:
        self._may()
        self.asked.append(("change password", old, new))

    def renew_recovery_code(self, password: str) -> str:
        self._may()
        self.asked.append(("renew", password))
        return CODE

    def law_state(self) -> LawState:
        self._may()
        return self.law

    def install_law(self, file: Path) -> TablesInUse:
        self._may()
        self.asked.append(("install law", file))
        return self.law.later

    def remove_law(self) -> TablesInUse:
        self._may()
        self.asked.append(("remove law",))
        return self.law.now

    def export_all(self, out: Path) -> Exported:
        self._may()
        self.asked.append(("export", out))
        return self.exported

    def salvage(self, out: Path) -> Salvaged:
        self._may()
        self.asked.append(("salvage", out))
        return self.salvaged

    def salvage_closed(self, folder: Path, secret: str, out: Path) -> Salvaged:
        self._may()
        self.asked.append(("salvage closed", folder, secret, out))
        return self.salvaged

    def verify(self) -> Findings:
        self._may()
        return self.findings


class PlainBackups:
    """Backups of which nothing is written; the plan and the records stand in the store."""

    def __init__(self, vaults: PlainVaults) -> None:
        self._vaults = vaults
        self.now: Running | None = None
        self.ended: Outcome | None = None
        self.places: dict[Path, Where] = {}
        self.compared = Comparison(VaultFigures({"cases": 3}, 9, "a"), None, Likeness.UNKNOWN, 0)
        self.again = Replayed(1, 0, 2, 3)

    def _ask(self, *asked: object) -> None:
        self._vaults._may()
        self._vaults.asked.append(asked)

    def state(self) -> Backups:
        return read_backups(self._vaults.desk.context, self._vaults.desk.actor)

    def plan(self, plan: BackupPlan) -> None:
        plan_backups(self._vaults.desk.context, self._vaults.desk.actor, plan)

    def start(self, file: Path) -> None:
        self._ask("back up", file)
        self.now = Running()

    def start_check(self, record: BackupRecord) -> None:
        self._ask("check", record.id)
        self.now = Running("checking")

    def running(self) -> Running | None:
        return self.now

    def cancel(self) -> None:
        self._vaults.asked.append(("cancel",))

    def outcome(self) -> Outcome | None:
        self.now = None
        self._vaults._may()
        return self.ended

    def where(self, folder: Path) -> Where:
        return self.places.get(folder, Where())

    def compare(self, backup: Path, means: Means, folder: Path) -> Comparison:
        self._ask("compare", backup, means, folder)
        return self.compared

    def restore(self, backup: Path, folder: Path, means: Means, beside: Path) -> Replayed:
        self._ask("restore", backup, folder, means, beside)
        return self.again

    def copy_here(self, folder: Path, out: Path) -> None:
        self._ask("copy", folder, out)


@dataclass
class PlainProgram:
    """Remembers what it was asked, in order."""

    plain: PlainVaults
    chosen: Choices = field(default_factory=lambda: Choices("fr", "system", 10))
    done: list[str] = field(default_factory=list)
    desks: list[Opened] = field(default_factory=list)

    @property
    def vaults(self) -> PlainVaults:
        return self.plain

    def choices(self) -> Choices:
        return self.chosen

    def speak(self, language: str) -> None:
        self.done.append(f"speak {language}")

    def wear(self, theme: str) -> None:
        self.done.append(f"wear {theme}")

    def lock_after(self, minutes: int) -> None:
        self.done.append(f"lock after {minutes}")

    def shortcuts(self) -> tuple[tuple[str, str], ...]:
        return (("New request", "Ctrl+N"),)

    def remember(self, folder: Path) -> None:
        self.done.append(f"remember {folder}")

    def ask_for(self, folder: Path) -> None:
        self.done.append(f"ask for {folder}")

    def followed(self, board: Followed) -> None:
        self.done.append(f"followed {board.folder}")

    def opened(self, desk: Opened, said: str = "") -> None:
        self.desks.append(desk)
        self.done.append(" ".join(filter(None, (f"opened {desk.folder}", said))))

    def read_message(self, file: Path) -> None:
        self.done.append(f"read {file}")

    def import_register(self) -> None:
        self.done.append("import")


def _fits(vaults: PlainVaults) -> Vaults:
    """What mypy holds the stand-in to."""
    return vaults
