"""Composition root: the vault opened, every port filled, every use case ready to call."""

from __future__ import annotations

import contextlib
import os
import secrets
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import platformdirs

from dsardesk import resources
from dsardesk.discovery.search import Folders
from dsardesk.documents.docx import print_docx
from dsardesk.documents.pdf import PdfPrinter
from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.audit import AuditVerdict
from dsardesk.domain.draft import Draft
from dsardesk.domain.errors import DeskError, UnreadableInput
from dsardesk.domain.ids import UserId, uuid7
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.profile import ControllerProfile
from dsardesk.exports.maker import SealingMaker
from dsardesk.exports.wording import Texts
from dsardesk.intake.email import read_email
from dsardesk.intake.text import read_text
from dsardesk.letters.examples import example_facts as facts_of_example
from dsardesk.letters.facts import facts_as_json
from dsardesk.letters.press import LetterPress
from dsardesk.policies.profiles import read_profile
from dsardesk.reports.printer import Reports
from dsardesk.reports.recovery import recovery_document
from dsardesk.services.context import Context
from dsardesk.services.evidence import verify_audit
from dsardesk.services.identity import settle_documents
from dsardesk.services.recount import recount_cases
from dsardesk.services.retention import settle_retention
from dsardesk.storage.backup import back_up, restore
from dsardesk.storage.checkup import Checkup, check_files, forget_anchor, read_anchor, still_holds, write_anchor
from dsardesk.storage.errors import FolderNotEmpty, WrongCode, WrongPassword
from dsardesk.storage.files import make_folder, write_whole
from dsardesk.storage.header import STANDARD, Derivation, tidy_recovery_code
from dsardesk.storage.identity_store import FolderIdentityStore
from dsardesk.storage.keyrings import key_place
from dsardesk.storage.vault import (
    OpenVault,
    change_own_password,
    change_password,
    create_vault,
    open_vault,
    renew_recovery_code,
)
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


def new_password(folder: Path, old: str, new: str) -> None:
    """Change the password of the vault in *folder*."""
    change_password(folder, old, new)


def password_by_code(folder: Path, code: str, new: str) -> None:
    """A new password for the vault in *folder*, for whoever holds its recovery code."""
    try:
        change_password(folder, tidy_recovery_code(code), new, kind="recovery")
    except WrongPassword:
        raise WrongCode from None


def restore_vault(backup: Path, folder: Path, password: str) -> None:
    """Bring *backup* back into a new *folder*; that its log is older is then no rollback."""
    header = restore(backup, folder, password)
    forget_anchor(cache_folder() / header.id)


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
        actor: who is at the desk.
        vault: the open vault.
        outside: the vault's folder for what must not lie in it.
    """

    context: Context
    actor: Actor
    vault: OpenVault
    outside: Path

    def verify(self) -> tuple[Checkup, AuditVerdict, tuple[int, str] | None]:
        """Files, log, and the anchor that the log was held against."""
        anchor = read_anchor(self.outside)
        return check_files(self.vault), verify_audit(self.context, self.actor, anchor), anchor

    def verify_log(self) -> AuditVerdict:
        """The log, held against the anchor if there is one."""
        return verify_audit(self.context, self.actor, read_anchor(self.outside))

    def change_password(self, old: str, new: str) -> None:
        """A new password for the vault, which stays open."""
        change_own_password(self.vault, old, new)
        self._record(action="password.changed")

    def renew_recovery_code(self, password: str) -> str:
        """A new recovery code, to be printed; the one before opens nothing any more."""
        code = renew_recovery_code(self.vault, password)
        self._record(action="recovery_code.renewed")
        return code

    def back_up(self, out: Path) -> int:
        """A backup in *out*; its size in bytes."""
        self._record(action="backup.made")
        return back_up(self.vault, out, self.context.now())

    def _record(self, action: str) -> None:
        """One line of the journal about the vault itself."""
        with self.context.work.write() as transaction:
            transaction.audit.append(self.actor, action, None, {})


def make_vault(
    folder: Path,
    password: str,
    profile: str,
    *,
    now: Callable[[], datetime] = present,
    derivation: Derivation = STANDARD,
) -> tuple[str, str]:
    """A new vault for the controller whose *profile* text is given; its id and recovery code."""
    controller = checked_profile(profile)
    user = UserId(new_id_at(now))
    vault_id, code = create_vault(folder, password, user=user, scripts=resources.migrations(), derivation=derivation)
    with open_vault(folder, password, scripts=resources.migrations()) as vault:
        actor = Actor(user, controller.officer.name or "DPO", UserRole.DPO)
        with vault.unit_of_work(now).write() as transaction:
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
) -> Iterator[Desk]:
    """The desk over the vault in *folder*; documents that are due are destroyed before anything is shown.

    Args:
        folder: the vault.
        password: opens it.
        now: the present instant; a script may bring its own.
        outside: root of what must not lie in the vault; the user's cache folder by default.
        use_keyring: whether identity documents may outlive the program; by default, unless DSARDESK_KEYRING is "off".
    """
    keyring_wanted = os.environ.get("DSARDESK_KEYRING") != "off" if use_keyring is None else use_keyring
    with open_vault(folder, password, scripts=resources.migrations()) as vault:
        place = key_place(f"identity-{vault.id}", use_keyring=keyring_wanted)
        mine = (outside or cache_folder()) / vault.id
        store = FolderIdentityStore(mine, place, now())
        context = Context(
            work=vault.unit_of_work(now),
            identity_store=store,
            letters=press(),
            now=now,
            new_id=lambda: new_id_at(now),
            rules=rule_book(),
            calendar=calendar,
            read_profile=read_profile,
            read_message=read_message,
            authorities=authorities(),
        )
        with context.work.read() as transaction:
            actor = transaction.users.get(vault.user)
        settle_documents(context, actor)
        recount_cases(context, actor)
        settle_retention(context)
        try:
            yield Desk(context, actor, vault, mine)
        finally:
            store.end_session(now())
            settle_documents(context, actor)
            _anchor_log(context, vault, mine)


def _anchor_log(context: Context, vault: OpenVault, outside: Path) -> None:
    """Remember the end of the log outside the vault; a log that lost what was remembered stays noticed."""
    known = read_anchor(outside)
    if known is None or still_holds(vault, known):
        with context.work.read() as transaction:
            write_anchor(outside, transaction.audit.head())


folders = Folders()
"""Searches the files of systems."""
