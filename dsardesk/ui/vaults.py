"""Vaults on the database thread. Importing this module is slow: it brings the database with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

from dsardesk import texts
from dsardesk.desk import keys, places, printing, profiles, rescue
from dsardesk.desk.context import folders
from dsardesk.desk.dashboard import Follower, enter
from dsardesk.desk.opened import Desk
from dsardesk.desk.opening import make_vault, open_desk
from dsardesk.desk.printing import package_maker, reports
from dsardesk.desk.reading import read_again, read_arrived, read_message, read_words
from dsardesk.domain.errors import UnreadableInput
from dsardesk.domain.taken_out import Exported, Salvaged
from dsardesk.ui.backing import AGREED, Upgrade
from dsardesk.ui.backups import DeskBackups
from dsardesk.ui.keys import DeskKeys
from dsardesk.ui.program import Company, Findings, LawState
from dsardesk.ui.session import Opened
from dsardesk.updates import installed
from dsardesk.updates.installed import TablesInUse

EXAMPLE = "alto"


class DeskVaults:
    """Makes, opens and closes vaults; at most one is open."""

    def __init__(self, now: Callable[[], datetime] = places.present) -> None:
        """No vault is open; a script may bring a clock of its own."""
        self._now = now
        self._open = ExitStack()
        self._desk: Desk | None = None
        self._backups = DeskBackups(self, now)

    @property
    def keys(self) -> DeskKeys:
        """Who opens the vault, and by what."""
        return DeskKeys(self, self._now)

    @property
    def backups(self) -> DeskBackups:
        """Backups of the open vault, and of others that are brought back."""
        return self._backups

    def held_by(self, folder: Path) -> Desk | None:
        """The desk over the vault in *folder*, if it is the one that is open."""
        desk = self._desk
        return desk if desk is not None and desk.vault.folder == folder else None

    def enter(self, folder: Path, password: str, upgrade: Upgrade = AGREED) -> Opened | Follower:
        """What *password* opens of the vault in *folder*: all of it, or its dashboard alone."""
        self.close()
        found = enter(folder, password, now=self._now)
        return found if isinstance(found, Follower) else self.open(folder, password, unlocked=found, upgrade=upgrade)

    def open(
        self,
        folder: Path,
        password: str,
        kind: str = "password",
        unlocked: tuple[Any, Any] | None = None,
        *,
        upgrade: Upgrade = AGREED,
    ) -> Opened:
        """The vault in *folder*, open until `close`; *unlocked* is what *password* opened a moment ago."""
        self.close()
        # Law tables installed since the last opening are used from now on: never half of them, never meanwhile.
        texts.forget_law()
        desk = self._desk = self._open.enter_context(
            open_desk(
                folder,
                password,
                now=self._now,
                kind=kind,
                unlocked=unlocked,
                copy_to=upgrade.copy_to,
                agreed=upgrade.agreed,
            )
        )
        with desk.context.work.read() as transaction:
            _, text = transaction.profiles.current()
        self._backups.start_due()
        return Opened(
            context=desk.context,
            actor=desk.actor,
            profile=desk.context.read_profile(text),
            folder=folder,
            reports=reports(),
            packages=package_maker(),
            folders=folders,
            read_message=read_message,
            read_arrived=lambda content, name, watch: read_arrived(content, name, watch=watch),
            read_again=read_again,
            read_words=read_words,
            write_file=places.write_file,
            remind=desk.remind,
            reminders_kept=desk.reminders_kept,
            keep_reminders=desk.keep_reminders,
            log=desk,
            upgraded=desk.upgraded,
            acts=lambda: desk.actor,
        )

    def close(self) -> None:
        """Close the open vault, if one is; the backup planned for then is made first."""
        if self._desk is not None:
            self._backups.make_due()
        self._desk = None
        self._open.close()

    def create(self, folder: Path, password: str, profile: str) -> str:
        """A new vault for the company whose profile text is given; its recovery code."""
        return make_vault(folder, password, profile, now=self._now)[1]

    def must_be_new(self, folder: Path) -> None:
        """Refuse a folder in which something stands."""
        places.must_be_new(folder)

    def calendars(self) -> Mapping[str, str]:
        """Ids of the holiday tables, each with the time zone of its place."""
        return {name: texts.calendar(name).zone for name in texts.calendars()}

    def companies(self) -> tuple[Company, ...]:
        """Companies whose profiles ship with the desk, the invented one first."""
        names = (EXAMPLE, *profiles.profile_names())
        return tuple(self._shipped(name) for name in names)

    def _shipped(self, name: str) -> Company:
        text = profiles.profile_text(name)
        return Company(text, profiles.checked_profile(text), invented=name == EXAMPLE)

    def read_company(self, text: str) -> Company:
        """The company whose profile is written in *text*; a mistake names its line and key."""
        return Company(text, profiles.checked_profile(text))

    def read_company_file(self, file: Path) -> Company:
        """The company whose profile is in *file*."""
        try:
            return self.read_company(file.read_text("utf-8-sig"))
        except UnicodeDecodeError:
            raise UnreadableInput(reason="not_text") from None
        except OSError as error:
            reason = "no_permission" if isinstance(error, PermissionError) else "missing"
            raise UnreadableInput(reason=reason) from None

    def recovery_sheet(self, company: str, folder: Path, code: str, language: str) -> bytes:
        """The sheet to be printed for the vault in *folder*, as PDF."""
        made_on = self._now().astimezone().date()
        return printing.recovery_sheet(company, folder.name, code, made_on, language)

    def write_file(self, file: Path, content: bytes) -> None:
        """A file that somebody asked for, whole or not at all."""
        places.write_file(file, content)

    def password_by_code(self, folder: Path, code: str, new: str) -> None:
        """A new password for the vault in *folder*, for whoever holds its recovery code."""
        keys.password_by_code(folder, code, new)

    def change_password(self, old: str, new: str) -> None:
        """A new password for the open vault."""
        self.at_desk().change_password(old, new)

    def renew_recovery_code(self, password: str) -> str:
        """A new recovery code for the open vault; the one before opens nothing any more."""
        return self.at_desk().renew_recovery_code(password)

    def verify(self) -> Findings:
        """Every page, every document and the whole journal of the open vault, looked at."""
        files, log, _ = self.at_desk().verify()
        return Findings(log.events, files.problems, log.problems)

    def export_all(self, out: Path) -> Exported:
        """Everything in the open vault, in the new or empty folder *out*, in open formats."""
        return rescue.export_all(self.at_desk(), out)

    def salvage(self, out: Path) -> Salvaged:
        """The same of whatever can be read of its files, page by page."""
        return rescue.salvage_open(self.at_desk(), out)

    def salvage_closed(self, folder: Path, secret: str, out: Path) -> Salvaged:
        """The same of the vault in *folder*, which opens no more, by a password or a recovery code."""
        return rescue.salvage_vault(folder, secret, out)

    def law_state(self) -> LawState:
        """The law tables in use, and those of the next opening."""
        return LawState(texts.law_tables(), installed.in_use())

    def install_law(self, file: Path) -> TablesInUse:
        """The tables of a signed file, used from the next opening on."""
        try:
            content = file.read_bytes()
        except OSError as error:
            reason = "no_permission" if isinstance(error, PermissionError) else "missing"
            raise UnreadableInput(reason=reason) from None
        return installed.install(content, places.write_file)

    def remove_law(self) -> TablesInUse:
        """The tables that ship, used again from the next opening on."""
        installed.remove()
        return installed.in_use()

    def at_desk(self) -> Desk:
        """The desk over the open vault."""
        if self._desk is None:
            raise RuntimeError("no vault is open")
        return self._desk
