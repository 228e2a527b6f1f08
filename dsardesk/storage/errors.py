"""What can go wrong with a vault, in words that a person can act on."""

from __future__ import annotations

from dsardesk.domain.errors import DeskError


class WrongPassword(DeskError):
    """No slot of the vault opens with this password."""

    code = "vault.wrong_password"
    exit_code = 3


class WrongCode(DeskError):
    """No slot of the vault opens with this recovery code."""

    code = "vault.wrong_code"
    exit_code = 3


class OpenElsewhere(DeskError):
    """Another process holds the vault; `user`, `host` and `pid` name it."""

    code = "vault.open_elsewhere"
    exit_code = 3


class NoVault(DeskError):
    """The folder holds no vault."""

    code = "vault.none"
    exit_code = 4


class DamagedVault(DeskError):
    """A file of the vault cannot be read as what it should be; `part` names it."""

    code = "vault.damaged"
    exit_code = 4


class NewerVault(DeskError):
    """The vault was written by a newer DSARDesk."""

    code = "vault.newer"
    exit_code = 4


class FolderNotEmpty(DeskError):
    """A vault is made, or restored, in a new or empty folder only."""

    code = "vault.folder_not_empty"
    exit_code = 2


class DamagedBackup(DeskError):
    """The file is no backup of a vault, or was damaged."""

    code = "backup.damaged"
    exit_code = 4
