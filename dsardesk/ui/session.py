"""What screens are given: an open vault's use cases, the words of the interface, and the way to other screens."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dsardesk.ui.work import News, Runner
from dsardesk.wording import Catalogue

# The prompt shows before any of these is needed.
if TYPE_CHECKING:
    from dsardesk.domain.actors import Actor
    from dsardesk.domain.audit import AuditVerdict
    from dsardesk.domain.draft import Draft
    from dsardesk.domain.findings import Watch
    from dsardesk.domain.profile import ControllerProfile
    from dsardesk.domain.taken_out import Exported, Salvaged
    from dsardesk.services.context import Context
    from dsardesk.services.doubts import LogState
    from dsardesk.services.evidence import ReportPrinter
    from dsardesk.services.ports import FolderSearch, PackageMaker
    from dsardesk.services.whole_check import WholeCheck
    from dsardesk.ui.backing import BackupDesk, Upgrade
    from dsardesk.ui.following import Followed
    from dsardesk.ui.keyholding import Keys
    from dsardesk.ui.program import Company, Findings, LawState
    from dsardesk.updates.installed import TablesInUse


class Log(Protocol):
    """The journal of an open vault, and what is remembered of it outside."""

    def log_state(self) -> LogState:
        """What is known of it."""
        ...

    def verify_log(self) -> AuditVerdict:
        """The whole of it checked, against what was remembered at the opening."""
        ...

    def whole_check(self) -> WholeCheck:
        """A check of the whole of it, part by part; a break found leaves the vault open for reading only."""
        ...

    def accept_log(self, reasons: str) -> None:
        """Answer for a journal in doubt, and work on."""
        ...

    def keep_anchor_in(self, file: Path | None) -> None:
        """Remember its end in *file* too, or in no chosen file any more."""
        ...


def nothing() -> None:
    """Do nothing: where no vault lies in a folder, no file stands beside it."""


def kept() -> bool:
    """True: nobody refused a file that is never written."""
    return True


def keep(_: bool) -> None:  # noqa: FBT001 -- what a box says
    """Do nothing, for the same reason."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An open vault.

    Attributes:
        context: what use cases are given.
        actor: who is at the desk.
        profile: the company's profile in force.
        folder: where the vault lies.
        reports: prints evidence and certificates.
        packages: seals packages and finds passwords for them.
        folders: searches the files of a system.
        read_message: what an e-mail says; the second argument names all its identity attachments, as a person says.
        read_arrived: what each message in a file of that name says; whoever watches may end it.
        read_again: what the same message says, as `intake.again` reads it; whoever watches may end it.
        read_words: what a text copied or noted by hand says.
        write_file: a file that somebody asked for, whole or not at all.
        remind: writes the reminder file beside the vault, unless it is refused.
        reminders_kept: False once that file was refused.
        keep_reminders: refuses it, or has it written again.
        log: the journal, and what is remembered of it outside the vault.
        acts: who is at the desk now; None where that cannot change.
        upgraded: the backup made at this opening, before the vault took the form of this program; None elsewhere.
    """

    context: Context
    actor: Actor
    profile: ControllerProfile
    folder: Path
    reports: ReportPrinter
    packages: PackageMaker
    folders: FolderSearch
    read_message: Callable[[bytes, frozenset[int] | None], Draft]
    read_arrived: Callable[[bytes, str, Watch], tuple[Draft, ...]]
    read_again: Callable[[Draft, frozenset[int] | None, str, Watch], Draft]
    read_words: Callable[[str], Draft]
    write_file: Callable[[Path, bytes], None]
    log: Log
    remind: Callable[[], None] = nothing
    reminders_kept: Callable[[], bool] = kept
    keep_reminders: Callable[[bool], None] = keep
    upgraded: Path | None = None
    acts: Callable[[], Actor] | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """What every screen is given while the vault is open.

    Attributes:
        desk: the open vault.
        words: sentences of the interface's language: errors, rights, steps, explanations.
        runner: does work on the vault.
        news: what changed.
    """

    desk: Opened
    words: Catalogue
    runner: Runner
    news: News = field(default_factory=News)


class Navigator(Protocol):
    """The way to other screens."""

    def show_today(self) -> None:
        """What is due today."""
        ...

    def show_requests(self) -> None:
        """The list of cases."""
        ...

    def show_case(self, reference: str) -> None:
        """The page of one case."""
        ...

    def show_company(self) -> None:
        """What the company does with personal data."""
        ...

    def show_retention(self) -> None:
        """What is to be purged, and how long cases are kept."""
        ...

    def register_directive(self, request: str) -> None:
        """The register of directives, asking for the one that a request gives."""
        ...

    def new_request(self) -> None:
        """The page on which a case is opened."""
        ...

    def open_messages(self, files: Sequence[Path]) -> None:
        """What the messages in *files* say, on the page on which a case is opened."""
        ...

    def paste_message(self) -> None:
        """What the clipboard holds, on the page on which a case is opened."""
        ...

    def import_register(self) -> None:
        """The page on which a register kept in a spreadsheet is imported."""
        ...

    def say(self, sentence: str) -> None:
        """A confirmation in the message bar."""
        ...

    def warn(self, sentence: str) -> None:
        """What went wrong, in the message bar."""
        ...


class Vaults(Protocol):
    """Makes, opens, keeps and closes vaults; each call is work for the runner."""

    @property
    def backups(self) -> BackupDesk:
        """Backups of the open vault, and of others that are brought back."""
        ...

    @property
    def keys(self) -> Keys:
        """Who opens the vault, and by what."""
        ...

    def enter(self, folder: Path, password: str, upgrade: Upgrade) -> Opened | Followed:
        """What *password* opens of the vault in *folder*: all of it, or its dashboard alone."""
        ...

    def open(self, folder: Path, password: str) -> Opened:
        """The vault in *folder*, open until `close`."""
        ...

    def close(self) -> None:
        """Close the open vault, if one is."""
        ...

    def create(self, folder: Path, password: str, profile: str) -> str:
        """A new vault for the company whose profile text is given; its recovery code."""
        ...

    def must_be_new(self, folder: Path) -> None:
        """Refuse a folder in which something stands."""
        ...

    def calendars(self) -> Mapping[str, str]:
        """Ids of the holiday tables, each with the time zone of its place."""
        ...

    def companies(self) -> tuple[Company, ...]:
        """Companies whose profiles ship with the desk, the invented one first."""
        ...

    def read_company(self, text: str) -> Company:
        """The company whose profile is written in *text*; a mistake names its line and key."""
        ...

    def read_company_file(self, file: Path) -> Company:
        """The company whose profile is in *file*."""
        ...

    def recovery_sheet(self, company: str, folder: Path, code: str, language: str) -> bytes:
        """The sheet to be printed for the vault in *folder*, as PDF."""
        ...

    def write_file(self, file: Path, content: bytes) -> None:
        """A file that somebody asked for, whole or not at all."""
        ...

    def password_by_code(self, folder: Path, code: str, new: str) -> None:
        """A new password for the vault in *folder*, for whoever holds its recovery code."""
        ...

    def change_password(self, old: str, new: str) -> None:
        """A new password for the open vault."""
        ...

    def renew_recovery_code(self, password: str) -> str:
        """A new recovery code for the open vault; the one before opens nothing any more."""
        ...

    def law_state(self) -> LawState:
        """The law tables in use, and those of the next opening."""
        ...

    def install_law(self, file: Path) -> TablesInUse:
        """The tables of a signed file, used from the next opening on."""
        ...

    def remove_law(self) -> TablesInUse:
        """The tables that ship, used again from the next opening on."""
        ...

    def export_all(self, out: Path) -> Exported:
        """Everything in the open vault, in the new or empty folder *out*, in open formats."""
        ...

    def salvage(self, out: Path) -> Salvaged:
        """The same of whatever can be read of its files, page by page."""
        ...

    def salvage_closed(self, folder: Path, secret: str, out: Path) -> Salvaged:
        """The same of the vault in *folder*, which opens no more, by a password or a recovery code."""
        ...

    def verify(self) -> Findings:
        """Every page, every document and the whole journal of the open vault, looked at."""
        ...
