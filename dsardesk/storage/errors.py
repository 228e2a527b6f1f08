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


class OnlyDashboard(DeskError):
    """The password opens the dashboard of the vault, and not its cases."""

    code = "vault.only_dashboard"
    exit_code = 5


class OpensCases(DeskError):
    """The password opens the cases themselves: what the dashboard is asked for is done there."""

    code = "vault.opens_cases"
    exit_code = 2


class NoDashboard(DeskError):
    """The dashboard of the vault is not there, or of before its last key: its officer has to open the vault once."""

    code = "vault.no_dashboard"
    exit_code = 4


class FileBusy(DeskError):
    """Another program holds a file of the vault for longer than anybody should wait."""

    code = "vault.busy"
    exit_code = 3


class NotOfToday(DeskError):
    """Since a backup passwords changed, or people were removed: a password or the recovery code of today is needed."""

    code = "backup.not_of_today"
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


class EditedHeader(DamagedVault):
    """vault.json was not written by this program: a way in was edited, added, taken away, or put in another order."""

    code = "vault.header_edited"


class OldHeader(DamagedVault):
    """vault.json is older than the database beside it: an earlier one was put back."""

    code = "vault.header_rolled_back"


class OldVault(DeskError):
    """The whole vault is older than the one that this computer opened last."""

    code = "vault.rolled_back"
    exit_code = 3


class OldForm(DeskError):
    """The vault has the form of the first vaults, which hold one user; a new recovery code changes it."""

    code = "vault.old_form"


class NewerVault(DeskError):
    """The vault was written by a newer DSARDesk."""

    code = "vault.newer"
    exit_code = 4


class FolderNotEmpty(DeskError):
    """A vault is made, or restored, in a new or empty folder only."""

    code = "vault.folder_not_empty"
    exit_code = 2


class NotSettled(DeskError):
    """The vault is to be only read, and was not closed as it should; `file` is what would have to be settled first."""

    code = "vault.read_only_unsettled"
    exit_code = 6


class EarlierSchema(DeskError):
    """The vault is to be only read, and an earlier program wrote it: it would have to be brought up first."""

    code = "vault.read_only_older"
    exit_code = 6


class UpgradeFailed(DeskError):
    """The vault could not be brought to the newest schema, and stays as it was; `before` is its schema."""

    code = "vault.upgrade_failed"
    exit_code = 6


class UpgradeAhead(DeskError):
    """An earlier program wrote the vault: somebody is told, and says where a second copy goes, before it changes."""

    code = "vault.upgrade_ahead"
    exit_code = 6


class UpgradeNotCopied(DeskError):
    """The copy that somebody wanted of the vault as it was could not be written: it was not upgraded."""

    code = "vault.upgrade_not_copied"
    exit_code = 6


class OnNetwork(DeskError):
    """The vault would lie on a network share; `kind` is its file system."""

    code = "vault.on_network"


class BackupIsFolder(DeskError):
    """A backup is one file: a folder was named."""

    code = "backup.is_folder"
    exit_code = 2


class NoBackupPlace(DeskError):
    """The folder that a backup is to go into is not there: a stick taken out, a share not connected."""

    code = "backup.no_place"
    exit_code = 6


class OtherKey(DeskError):
    """The backup was made before the vault had its present key: only a password of that day opens it."""

    code = "backup.other_key"


class DamagedBackup(DeskError):
    """The file is no backup of a vault, or was damaged."""

    code = "backup.damaged"
    exit_code = 4


class KeyringUnusable(DeskError):
    """The keyring cannot keep a key; `why` is "none", "locked", "closed", "untrusted", "forgets" or "failed"."""

    code = "keyring.unusable"


class KeyringEmpty(DeskError):
    """The keyring does not open this vault: it holds no key of it, or an earlier one."""

    code = "keyring.empty"
    exit_code = 3
