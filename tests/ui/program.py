"""A program without a window: it remembers what it was asked, and its vaults remember what was done with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from dsardesk.domain.errors import DeskError
from dsardesk.storage.errors import FolderNotEmpty
from dsardesk.ui.program import Choices, Company, Findings, LawState
from dsardesk.ui.session import Opened, Vaults
from dsardesk.ui.vaults import DeskVaults
from dsardesk.updates.installed import TablesInUse

CODE = "ABCD-EFGH-IJKL-MNOP-OBST-UVWX-YZ23-4567"


@dataclass
class PlainVaults:
    """Vaults of which nothing is kept; what needs no vault is the real thing."""

    desk: Opened
    made: list[tuple[Path, str, str]] = field(default_factory=list)
    opened: list[tuple[Path, str]] = field(default_factory=list)
    asked: list[tuple[object, ...]] = field(default_factory=list)
    refusal: DeskError | None = None
    findings: Findings = field(default_factory=lambda: Findings(3, (), ()))
    law: LawState = field(default_factory=lambda: LawState(TablesInUse(), TablesInUse()))
    real: DeskVaults = field(default_factory=DeskVaults)

    def _may(self) -> None:
        if self.refusal is not None:
            raise self.refusal

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

    def restore(self, backup: Path, folder: Path, password: str) -> None:
        self._may()
        self.asked.append(("restore", backup, folder, password))

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

    def back_up(self, file: Path) -> None:
        self._may()
        self.asked.append(("back up", file))

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

    def verify(self) -> Findings:
        self._may()
        return self.findings


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

    def opened(self, desk: Opened, said: str = "") -> None:
        self.desks.append(desk)
        self.done.append(" ".join(filter(None, (f"opened {desk.folder}", said))))

    def read_message(self, file: Path) -> None:
        self.done.append(f"read {file}")


def _fits(vaults: PlainVaults) -> Vaults:
    """What mypy holds the stand-in to."""
    return vaults
