"""Opening the vault with its password, or finding the way back to one whose password was lost."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dsardesk.domain.errors import DeskError
from dsardesk.domain.taken_out import Salvaged
from dsardesk.ui.backing import Upgrade
from dsardesk.ui.recovery_code import is_whole_code
from dsardesk.ui.session import Opened
from dsardesk.ui.shell.presenter import HEADER
from dsardesk.ui.taken import salvaged_words
from dsardesk.ui.work import Runner
from dsardesk.wording import Catalogue, sentence

# The prompt shows before any of these is needed.
if TYPE_CHECKING:
    from dsardesk.ui.following import Followed
    from dsardesk.ui.program import Program

KEYRING_SLOT = '"kind": "keyring"'
ON_NETWORK = "vault.on_network"
READ_ONLY = "read_only"
ONLY_COPIED = frozenset({"vault.read_only_unsettled", "vault.read_only_older"})
DAMAGED = "vault.damaged"
ASKS_BEFORE_UPGRADE = frozenset({"vault.upgrade_ahead", "vault.upgrade_not_copied"})
WRONG_PASSWORD = "vault.wrong_password"  # noqa: S105 -- an error's code

Way = Callable[[Upgrade], "Opened | Followed"]
"""Opens the vault, by password or by the keyring."""


class UnlockScreen(Protocol):
    """What the presenter asks of the prompt."""

    def show_opening(self, *, opening: bool) -> None:
        """Say that the vault is being opened, or that one may try again."""
        ...

    def show_refusal(self, sentence: str, tries: int = 0) -> None:
        """Say why the vault did not open, after how many wrong passwords, and let it be typed anew."""
        ...

    def offer_copy(self) -> None:
        """Offer to copy a vault that lies on a share onto this computer."""
        ...

    def offer_upgrade(self, *, offered: bool) -> None:
        """Offer to bring the vault to the form of this program, with a second copy of it or without; or no more."""
        ...

    def offer_salvage(self) -> None:
        """Offer to take out what is still readable of a damaged vault."""
        ...

    def show_salvaged(self, sentences: str) -> None:
        """What was taken out, and what is lost."""
        ...


class ForgottenForm(Protocol):
    """What the presenter asks of the dialog for whoever lost the password."""

    def show_working(self, *, working: bool) -> None:
        """Say that the new password is being set, or that one may try again."""
        ...

    def refuse(self, sentence: str) -> None:
        """Say what is wrong; nothing typed is lost."""
        ...

    def finish(self) -> None:
        """Close: the new password is set."""
        ...


class UnlockPresenter:
    """Opens one vault; a wrong password loses nothing and may be tried again at once."""

    def __init__(self, screen: UnlockScreen, runner: Runner, program: Program, words: Catalogue) -> None:
        """Tell *program* once the vault is open."""
        self._screen = screen
        self._runner = runner
        self._program = program
        self._words = words
        self._tries = 0
        self._way: Way | None = None

    def unlock(self, folder: Path, password: str) -> None:
        """Open the vault in *folder*."""
        if not password:
            self._screen.show_refusal(self._words.say("error.usage.password_empty"))
            return
        self._enter(lambda upgrade: self._program.vaults.enter(folder, password, upgrade))

    def _enter(self, way: Way) -> None:
        """Go in by *way*; an upgrade of the vault is asked about before it is made."""
        self._way = way
        self._try(Upgrade(agreed=False))

    def upgrade(self, copy_to: Path | None) -> None:
        """Go in as was tried, and bring the vault up; a second copy of its backup goes to *copy_to*."""
        self._try(Upgrade(copy_to=copy_to))

    def _try(self, upgrade: Upgrade) -> None:
        way = self._way
        if way is not None:
            self._screen.offer_upgrade(offered=False)
            self._screen.show_opening(opening=True)
            self._runner.run(lambda: way(upgrade), self._done, self._refused)

    def _done(self, found: Opened | Followed) -> None:
        self._screen.show_opening(opening=False)
        if isinstance(found, Opened):
            self._program.opened(found)
        else:
            self._program.followed(found)

    def _refused(self, error: DeskError) -> None:
        self._screen.show_opening(opening=False)
        wrong = error.code == WRONG_PASSWORD
        self._tries += wrong
        read_only = error.code in ONLY_COPIED or error.facts.get("why") == READ_ONLY
        told = self._words.say("unlock.read_only") if read_only else ""
        self._screen.show_refusal(f"{sentence(error, self._words)} {told}".strip(), self._tries if wrong else 0)
        if error.code == ON_NETWORK or read_only:
            self._screen.offer_copy()
        if error.code == DAMAGED:
            self._screen.offer_salvage()
        if error.code in ASKS_BEFORE_UPGRADE:
            self._screen.offer_upgrade(offered=True)

    def salvage(self, folder: Path, password: str, out: Path) -> None:
        """Write whatever is still readable of the damaged vault in *folder* into *out*, a new or empty folder."""

        def salvaged(told: Salvaged) -> None:
            self._screen.show_opening(opening=False)
            self._screen.show_salvaged(salvaged_words(out, told, self._words))

        self._screen.show_opening(opening=True)
        self._runner.run(lambda: self._program.vaults.salvage_closed(folder, password, out), salvaged, self._refused)

    def copy_here(self, folder: Path, out: Path) -> None:
        """Copy the vault in *folder*, on a share, into the new folder *out*, and ask for its password there."""
        self._screen.show_opening(opening=True)
        self._runner.run(
            lambda: self._program.vaults.backups.copy_here(folder, out),
            lambda _nothing: self._program.ask_for(out),
            self._refused,
        )

    def keyring_may_open(self, folder: Path) -> bool:
        """True if the keyring was turned on for the vault in *folder*; the header is small, and stands in clear."""
        if os.environ.get("DSARDESK_KEYRING") == "off":
            return False
        try:
            return KEYRING_SLOT in (folder / HEADER).read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return False

    def open_by_keyring(self, folder: Path) -> None:
        """Open the vault in *folder* with what the keyring of this computer holds."""
        self._enter(lambda upgrade: self._program.vaults.keys.open_by_keyring(folder, upgrade))

    def choose(self, folder: Path) -> None:
        """Ask for the vault in another folder, if there is one."""
        if (folder / HEADER).is_file():
            self._program.ask_for(folder)
        else:
            self._screen.show_refusal(self._words.say("error.vault.none"))

    def restored(self, folder: Path, secret: str) -> None:
        """Open the vault that was brought back; whoever has its code alone is asked for a new password there."""
        if is_whole_code(secret):
            self._program.ask_for(folder)
        else:
            self.unlock(folder, secret)

    def set_password(self, form: ForgottenForm, folder: Path, code: str, new: str) -> None:
        """Give the vault in *folder* the password *new*, and open it."""
        form.show_working(working=True)

        def refused(error: DeskError) -> None:
            form.show_working(working=False)
            form.refuse(sentence(error, self._words))

        def changed(_nothing: None) -> None:
            form.finish()
            self.unlock(folder, new)

        self._runner.run(lambda: self._program.vaults.password_by_code(folder, code, new), changed, refused)
