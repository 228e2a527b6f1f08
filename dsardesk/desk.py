"""Composition root: the vault opened, every port filled, every use case ready to call."""

from __future__ import annotations

import contextlib
import os
import secrets
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import platformdirs

from dsardesk import resources
from dsardesk.discovery.search import Folders
from dsardesk.documents.docx import print_docx
from dsardesk.documents.pdf import PdfPrinter
from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.audit import AuditVerdict
from dsardesk.domain.backups import BackupAt, BackupRecord
from dsardesk.domain.delegation import Standing
from dsardesk.domain.draft import Draft
from dsardesk.domain.errors import DeskError, UnreadableInput
from dsardesk.domain.findings import Watch, unwatched
from dsardesk.domain.ids import UserId, uuid7
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.profile import ControllerProfile
from dsardesk.exports.maker import SealingMaker
from dsardesk.exports.wording import Texts
from dsardesk.intake.arriving import read_arrival
from dsardesk.intake.email import read_email
from dsardesk.intake.forms.registry import read_arrivals
from dsardesk.intake.text import read_text
from dsardesk.keys import keyring_wanted, pin_of, secret_place
from dsardesk.letters.examples import example_facts as facts_of_example
from dsardesk.letters.facts import facts_as_json
from dsardesk.letters.press import LetterPress
from dsardesk.policies.profiles import read_profile
from dsardesk.reports.printer import Reports
from dsardesk.reports.recovery import recovery_document
from dsardesk.services.alerts import Alerts, as_content, from_content, public_alerts, read_alerts
from dsardesk.services.approvals import approval_requests, take_in_answers
from dsardesk.services.backups import Progress, make_backup, make_due_backup, record_upgrade_ended
from dsardesk.services.clock_check import clock_behind
from dsardesk.services.context import Context
from dsardesk.services.copies import sweep_waiting
from dsardesk.services.doubts import READING_ONLY, LogState
from dsardesk.services.evidence import record_verification, verify_audit
from dsardesk.services.identity import end_overdue, settle_documents
from dsardesk.services.log_export import read_export
from dsardesk.services.ports import IdentityStore, UnitOfWork
from dsardesk.services.reading_again import read_again
from dsardesk.services.recount import recount_cases
from dsardesk.services.retention_policy import settle_retention
from dsardesk.services.silences import close_lapsed
from dsardesk.services.users import record_header_change, record_standing_in, standing_of
from dsardesk.services.whole_export import record_salvages
from dsardesk.storage import facts
from dsardesk.storage.backup_maker import VaultBackups
from dsardesk.storage.checkup import Checkup, check_files
from dsardesk.storage.dashboard import take_answers, write_dashboard
from dsardesk.storage.endings_mirror import EndingsMirror
from dsardesk.storage.errors import FileBusy, FolderNotEmpty, OpenElsewhere
from dsardesk.storage.files import make_folder, write_whole
from dsardesk.storage.following import HeaderFollower
from dsardesk.storage.header import Header, read_header
from dsardesk.storage.identity_store import FolderIdentityStore
from dsardesk.storage.keyholders import Keyholders, change_own_password, own_slot, renew_recovery_code
from dsardesk.storage.keyrings import KeyPlace, key_place
from dsardesk.storage.layout import BEFORE_UPGRADE
from dsardesk.storage.reminder_file import is_wanted, read_reminders, want, write_reminders
from dsardesk.storage.returning import take_mark
from dsardesk.storage.salvage.marks import forget_salvages, marked_salvages
from dsardesk.storage.signing import LogSigner, is_genuine
from dsardesk.storage.slots import Derivation, Opened
from dsardesk.storage.upgrading import end_old_upgrade, kept_before_upgrade
from dsardesk.storage.vault import OpenVault, create_vault, open_vault
from dsardesk.storage.watch import LogWatch
from dsardesk.texts import authorities, calendar, calendars, cues, messages, rule_book
from dsardesk.wording import Catalogue


class UnknownController(DeskError):
    """No profile bears this name, and no file does either."""

    code = "usage.unknown_controller"
    exit_code = 2


def present() -> datetime:
    """The present instant."""
    return datetime.now(UTC)


def new_id_at(now: Callable[[], datetime]) -> UUID:
    """A fresh UUIDv7."""
    return uuid7(now(), secrets.randbits(80))


def cache_folder() -> Path:
    """Where what must not lie in the vault lies; DSARDESK_CACHE_DIR places it elsewhere."""
    chosen = os.environ.get("DSARDESK_CACHE_DIR")
    return Path(chosen) if chosen else platformdirs.user_cache_path("dsardesk", appauthor=False)


def read_message(raw: bytes, identity_parts: frozenset[int] | None = None) -> Draft:
    """What an e-mail says; *identity_parts* are attachments that a person knows for identity documents."""
    return read_email(raw, cues(), identity_parts)


def read_arrived(
    content: bytes, name: str = "", identity_parts: frozenset[int] | None = None, *, watch: Watch = unwatched
) -> tuple[Draft, ...]:
    """What each message in a file says, whatever its form; *watch* is told each step of a long reading."""
    return tuple(read_arrival(each, cues(), identity_parts) for each in read_arrivals(content, name, watch))


def read_words(text: str) -> Draft:
    """What a text copied or noted by hand says."""
    return read_text(text, cues())


@cache
def printer() -> PdfPrinter:
    """The printer of PDF documents."""
    return PdfPrinter(resources.folder("fonts"), resources.text("documents", "letter.typ"))


@cache
def press() -> LetterPress:
    """The printer of letters."""
    catalogues = {lang: Catalogue(lang, resources.text("letters", f"{lang}.toml")) for lang in resources.LANGUAGES}
    return LetterPress(catalogues, print_pdf=printer().print_pdf, print_docx=print_docx)


def reports() -> Reports:
    """The printer of evidence and certificates."""
    return Reports({lang: messages(lang) for lang in resources.LANGUAGES}, printer().print_pdf)


@cache
def package_texts() -> dict[str, Texts]:
    """Words of the pages of packages, by language."""
    return {lang: tomllib.loads(resources.text("exports", f"{lang}.toml")) for lang in resources.LANGUAGES}


def package_maker() -> SealingMaker:
    """What seals packages."""
    return SealingMaker(
        package_texts(), {lang: resources.text("exports", f"words-{lang}.txt") for lang in resources.LANGUAGES}
    )


def recovery_sheet(company: str, vault: str, code: str, made_on: date, lang: str) -> bytes:
    """The sheet that bears the recovery code of a vault, as PDF."""
    return printer().print_pdf(recovery_document(company, vault, code, made_on, messages(lang)))


def example_facts(kind: LetterKind) -> Any:
    """JSON facts with which a letter of *kind* can be rendered."""
    return facts_as_json(facts_of_example(kind, read_profile(resources.text("samples", "alto", "profile.toml"))))


def write_file(path: Path, content: bytes) -> None:
    """A file that somebody asked for, whole or not at all; its folder is made if need be."""
    make_folder(path.parent)
    write_whole(path, content)


def must_be_new(folder: Path) -> Path:
    """*folder*, refused if something stands in it already."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderNotEmpty
    return folder


def log_verdict(text: str) -> AuditVerdict:
    """What a check of an exported log finds; UnreadableInput if it is none."""
    return read_export(text).verdict(is_genuine)


def log_place(vault: str, *, use_keyring: bool) -> KeyPlace:
    """Where the keyring remembers the end of a vault's log."""
    return key_place(f"log-{vault}", use_keyring=use_keyring)


def context_over(work: UnitOfWork, store: IdentityStore, now: Callable[[], datetime]) -> Context:
    """What use cases are given, over one vault."""
    return Context(
        work=work,
        identity_store=store,
        letters=press(),
        now=now,
        new_id=lambda: new_id_at(now),
        rules=rule_book(),
        calendar=calendar,
        read_profile=read_profile,
        read_message=read_message,
        authorities=authorities(),
        genuine=is_genuine,
    )


def profile_text(name: str) -> str:
    """The text of a profile: a file, or one that ships with the desk."""
    path = Path(name)
    if path.suffix == ".toml":
        return _written(path)
    for place in (("profiles", f"{name}.toml"), ("samples", name, "profile.toml")):
        if name.replace("_", "").isalnum() and resources.folder(*place).is_file():
            return resources.text(*place)
    raise UnknownController(name=name)


def _written(path: Path) -> str:
    """The text of a file that a person named."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        raise UnreadableInput(reason="not_text") from None
    except PermissionError:
        raise UnreadableInput(reason="no_permission") from None
    except OSError:  # It does not exist, or it is a folder.
        raise UnreadableInput(reason="missing") from None


def profile_names() -> tuple[str, ...]:
    """Names of the companies whose profiles ship with the desk; the invented one is apart."""
    return resources.names("profiles", suffix=".toml")


def checked_profile(text: str) -> ControllerProfile:
    """The profile written in *text*, its calendar known to the desk."""
    return read_profile(text, calendars())


@dataclass(frozen=True, slots=True)
class Desk:
    """An open vault, ready for its user.

    Attributes:
        context: what use cases are given.
        standing: who is at the desk, and for whom they act on which days.
        place: time zone of the company, as it was at the opening.
        vault: the open vault.
        outside: the vault's folder for what must not lie in it.
        watch: the log, and what is remembered of it outside.
        upgraded: the backup made at this opening, before the vault was brought to the schema of this program; None
            where it needed none.
    """

    context: Context
    standing: Standing
    place: ZoneInfo
    vault: OpenVault
    outside: Path
    watch: LogWatch
    upgraded: Path | None = None

    @property
    def actor(self) -> Actor:
        """Who is at the desk, as they act at this very moment: a delegation begins and ends while the vault is open."""
        return self.standing.on(self.context.now().astimezone(self.place).date())

    def verify(self) -> tuple[Checkup, AuditVerdict, tuple[int, str] | None]:
        """Files, log, and the anchor that the log was held against."""
        return check_files(self.vault), self.verify_log(), self._anchored()

    def verify_log(self) -> AuditVerdict:
        """The whole log, held against what was remembered at the opening; that it was done is recorded."""
        verdict = verify_audit(self.context, self.actor, self._anchored())
        if self.watch.writable:
            record_verification(self.context, self.actor, verdict)
        return verdict

    def _anchored(self) -> tuple[int, str] | None:
        anchor = self.watch.look.anchor
        return (anchor.seq, anchor.hash) if anchor else None

    def log_state(self) -> LogState:
        """What is known of the log, and what is remembered of it outside."""
        remembered = tuple((kept.place, kept.anchor.seq if kept.anchor else None) for kept in self.watch.kept())
        with self.context.work.read() as transaction:
            checked_at = transaction.audit.last("log.verified")
            signed = transaction.audit.last_checkpoint()
        return LogState(
            self.watch.doubt,
            remembered,
            signed,
            checked_at,
            self.clock_behind(),
            read_only=not self.vault.writable,
            partly=self.watch.look.partly,
        )

    def clock_behind(self) -> datetime | None:
        """The latest instant that the log knows, where the clock is behind it; a log in doubt knows none."""
        return None if self.watch.doubt else clock_behind(self.context, self.actor)

    def accept_log(self, reasons: str) -> None:
        """Answer for a log in doubt, and work on; what waited for it is done now."""
        self.watch.accept(self.actor, reasons)
        recount_cases(self.context, self.actor)
        settle_retention(self.context)

    def keep_anchor_in(self, file: Path | None) -> None:
        """Remember the end of the log in *file* too, or in no chosen file any more."""
        self.actor.must_be(UserRole.DPO)
        self._record(action="log.anchor_chosen")
        self.watch.keep_in(file)

    def change_password(self, old: str, new: str) -> None:
        """A new password for the vault, which stays open."""
        change_own_password(self.vault, old, new)
        # Whoever fears for a password changes it, in a vault in doubt too, whose journal nobody may write to.
        with contextlib.suppress(*READING_ONLY):
            self._record(action="password.changed")

    def renew_recovery_code(self, password: str) -> str:
        """A new recovery code, to be printed; the one before opens nothing any more."""
        code = renew_recovery_code(self.vault, password)
        self._record(action="recovery_code.renewed")
        return code

    def check_password(self, password: str) -> None:
        """Refuse a *password* that is not that of whoever is at the desk."""
        own_slot(self.vault, password)

    @property
    def keyholders(self) -> Keyholders:
        """Whose password opens the vault."""
        return Keyholders(self.vault)

    def keep_in_keyring(self) -> None:
        """Let this computer's keyring open the vault for whoever is at the desk."""
        self.keyholders.turn_keyring_on(secret_place(self.vault.id))
        self._record(action="keyring.turned_on")

    def forget_keyring(self) -> None:
        """Let no keyring open the vault for whoever is at the desk."""
        self.keyholders.turn_keyring_off(key_place(f"slot-{self.vault.id}", use_keyring=keyring_wanted()))
        self._record(action="keyring.turned_off")

    @property
    def maker(self) -> VaultBackups:
        """Makes, tries and ends backups of the vault."""
        return VaultBackups(self.vault, self.outside / "scratch", self.context.now, self.watch.doubt or "")

    def back_up(self, out: Path) -> BackupRecord:
        """A backup in *out*, found whole there."""
        return make_backup(self.context, self.actor, self.maker, out, Progress())

    def back_up_if_due(self, at: BackupAt, progress: Progress | None = None) -> BackupRecord | None:
        """The planned backup of that moment, if one is due."""
        if not self.watch.writable:
            # A vault in doubt must not take the place of a backup that is not; one that is only read did not change.
            return None
        return make_due_backup(self.context, self.actor, self.maker, at, progress or Progress())

    def zone(self) -> ZoneInfo:
        """The time zone of the company."""
        with self.context.work.read() as transaction:
            _, text = transaction.profiles.current()
        return ZoneInfo(self.context.read_profile(text).zone)

    def reminders_kept(self) -> bool:
        """False once somebody refused the reminder file of this vault."""
        return is_wanted(self.vault.folder)

    def keep_reminders(self, kept: bool) -> None:  # noqa: FBT001 -- what a box says
        """Write the reminder file from now on, or no more."""
        want(self.vault.folder, kept=kept)
        self.remind()

    def remind(self) -> None:
        """Write what others may know beside the vault: the reminder file, unless it is refused, and the dashboard."""
        if not self.vault.writable:
            return
        content = as_content(public_alerts(self.context), self.vault.id, self.zone().key)
        secret, now = self.vault.suppression_key, self.context.now()
        write_reminders(self.vault.folder, self.outside, secret, content, now)
        if self.keyholders.are_followed():
            board = {**content, "made_at": now.isoformat()}
            write_dashboard(self.vault, board, approval_requests(self.context))

    def take_in_answers(self) -> tuple[str, ...]:
        """Record what managers answered since the vault was last open; the references of the cases that changed."""
        return take_in_answers(self.context, take_answers(self.vault))

    def _record(self, action: str) -> None:
        """One line of the journal about the vault itself."""
        with self.context.work.write() as transaction:
            transaction.audit.append(self.actor, action, None, {})


HeldElsewhere = OpenElsewhere
"""The vault is open in another process, which the error names."""


@dataclass(frozen=True, slots=True)
class Due:
    """What is due, and how it is known.

    Attributes:
        alerts: what is due.
        vault: id of the vault.
        made_at: aware instant as of which it is told.
        today: the civil date at the company's.
        locked: True where the reminder file told it.
        verified: False where this computer has no key to check that file with.
    """

    alerts: Alerts
    vault: str
    made_at: datetime
    today: date
    locked: bool = False
    verified: bool = True


def due_now(desk: Desk) -> Due:
    """What is due, from the open vault."""
    now = desk.context.now()
    return Due(read_alerts(desk.context, desk.actor), desk.vault.id, now, now.astimezone(desk.zone()).date())


def due_while_locked(folder: Path, *, now: Callable[[], datetime] = present) -> Due:
    """What is due, from the reminder file in *folder*."""
    found = read_reminders(folder, cache_folder() / read_header(folder)[0].id)
    today = now().astimezone(ZoneInfo(found.content["zone"])).date()
    alerts = from_content(found.content)
    return Due(alerts, found.content["vault"], found.made_at, today, locked=True, verified=found.verified)


def want_reminders(folder: Path, *, kept: bool) -> None:
    """Refuse the reminder file of the vault in *folder*, or let it be written again."""
    read_header(folder)
    want(folder, kept=kept)


def make_vault(
    folder: Path,
    password: str,
    profile: str,
    *,
    now: Callable[[], datetime] = present,
    derivation: Derivation | None = None,
) -> tuple[str, str]:
    """A new vault for the controller whose *profile* text is given; its id and recovery code."""
    controller = checked_profile(profile)
    user = UserId(new_id_at(now))
    vault_id, code = create_vault(folder, password, user=user, scripts=resources.migrations(), derivation=derivation)
    with open_vault(folder, password, scripts=resources.migrations()) as vault:
        actor = Actor(user, controller.officer.name or "DPO", UserRole.DPO)
        work = vault.unit_of_work(now)
        work.signer = LogSigner.of(user, vault.own_secret)
        with work.write() as transaction:
            transaction.users.add(actor)
            transaction.profiles.add(str(new_id_at(now)), profile, controller.in_force_from)
            transaction.audit.append(actor, "vault.created", None, {"vault": vault_id})
    return vault_id, code


@contextlib.contextmanager
def open_desk(
    folder: Path,
    password: str,
    *,
    now: Callable[[], datetime] = present,
    outside: Path | None = None,
    use_keyring: bool | None = None,
    kind: str = "password",
    unlocked: tuple[Header, Opened] | None = None,
) -> Iterator[Desk]:
    """The desk over the vault in *folder*; documents that are due are destroyed before anything is shown.

    Args:
        folder: the vault.
        password: opens it.
        now: the present instant; a script may bring its own.
        outside: root of what must not lie in the vault; the user's cache folder by default.
        use_keyring: whether identity documents may outlive the program; by default, unless DSARDESK_KEYRING is "off".
        kind: of the secret that *password* is: "password" or "keyring".
        unlocked: what *password* opened a moment ago.
    """
    wanted = keyring_wanted() if use_keyring is None else use_keyring
    pin = pin_of(read_header(folder)[0].id, use_keyring=wanted)
    kept = kept_before_upgrade(folder)
    with contextlib.ExitStack() as closing:
        scripts = resources.migrations()
        vault = closing.enter_context(
            open_vault(folder, password, scripts=scripts, kind=kind, pin=pin, unlocked=unlocked)
        )
        mine = (outside or cache_folder()) / vault.id
        returned = take_mark(vault.engine, mine)
        store = FolderIdentityStore(mine, key_place(f"identity-{vault.id}", use_keyring=wanted), now())
        watch = LogWatch(vault, mine, log_place(vault.id, use_keyring=wanted), now, returned=returned)
        context = context_over(watch.work, store, now)
        with context.work.read() as transaction:
            place = ZoneInfo(context.read_profile(transaction.profiles.current()[1]).zone)
        desk = Desk(context, standing_of(context, vault.user), place, vault, mine, watch)
        keeping = _at_work(desk, store, HeaderFollower(folder, vault.engine, pin), kept)
        try:
            with keeping if vault.writable else _reading(desk, store) as at_desk:
                yield at_desk
        finally:
            closing.close()
            watch.closed()


@contextlib.contextmanager
def _reading(desk: Desk, store: FolderIdentityStore) -> Iterator[Desk]:
    """The desk over a vault that may only be read: copies that are due go wherever their vault lies."""
    end_overdue(desk.context)
    try:
        yield desk
    finally:
        store.end_session(desk.context.now())


@contextlib.contextmanager
def _at_work(desk: Desk, store: FolderIdentityStore, headers: HeaderFollower, kept: int) -> Iterator[Desk]:
    """The desk once what waited for this opening is done; *kept* tells which backup before an upgrade stood there."""
    context, actor, vault, watch, now = desk.context, desk.actor, desk.vault, desk.watch, desk.context.now
    mirror = EndingsMirror(vault, desk.outside, watch.own_work, now, doubted=watch.doubt is not None)

    def settled() -> None:
        headers.follow()
        mirror.follow()

    watch.own_work.settled = settled
    # Copies that are due go whatever is in doubt.
    duties = replace(context, work=watch.own_work)
    settle_documents(duties, actor)
    if watch.doubt is None:
        _catch_up(desk)
    fresh = kept_before_upgrade(vault.folder)
    desk = replace(desk, upgraded=vault.folder / BEFORE_UPGRADE if fresh and fresh != kept else None)
    if watch.doubt is None and actor.role is UserRole.DPO:
        # A manager may be at the dashboard this very moment: what they answered waits for the next opening.
        with contextlib.suppress(FileBusy):
            desk.take_in_answers()
    try:
        yield desk
    finally:
        store.end_session(now())
        settle_documents(duties, actor)
        with contextlib.suppress(DeskError):  # The vault closes all the same.
            desk.remind()
        watch.sign()
        mirror.keep()


def _catch_up(desk: Desk) -> None:
    """What no one does while the vault is closed."""
    context, actor = desk.context, desk.actor
    facts.write(desk.vault.engine, f"{facts.SEEN}{actor.id}", context.now().isoformat())
    sweep_waiting(context, actor)
    recount_cases(context, actor)
    close_lapsed(context, actor)
    settle_retention(context)
    read_again(context)
    record_standing_in(context, actor)
    if salvaged := marked_salvages(desk.outside):
        record_salvages(context, actor, salvaged)
        forget_salvages(desk.outside)
    if desk.vault.changed_outside:
        record_header_change(context, actor)
    if end_old_upgrade(desk.vault.folder, context.now()):
        record_upgrade_ended(context, actor)


folders = Folders()
"""Searches the files of systems."""
