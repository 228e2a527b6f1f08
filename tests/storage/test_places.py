"""Where a vault may lie: on a disk of this computer; a share is refused, a folder that a service copies is said so."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsardesk import resources
from dsardesk.storage import places
from dsardesk.storage.errors import OnNetwork
from dsardesk.storage.places import FolderPlace, drive_system, file_system, mounted_system, place_of, service_of
from dsardesk.storage.slots import LIGHTEST
from dsardesk.storage.vault import create_vault
from tests.makers import DPO, PASSWORD, Opener, bytes_below

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/export /home/claire nfs4 rw 0 0
/dev/sdb1 /home/claire/local ext4 rw 0 0
//nas/rh /mnt/my\\040share cifs rw 0 0
broken
claire@host: /mnt/ssh fuse.sshfs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "system"),
    [
        ("/home/claire/coffre", "nfs4"),
        ("/home/claire/local/coffre", "ext4"),
        ("/mnt/my share/coffre", "cifs"),
        ("/mnt/ssh", "fuse.sshfs"),
        ("/srv", "ext4"),
    ],
)
def test_the_nearest_mount_above_a_folder_tells_its_file_system(tmp_path: Path, folder: str, system: str) -> None:
    (tmp_path / "mounts").write_text(MOUNTS)
    assert mounted_system(Path(folder), tmp_path / "mounts") == system


def test_where_nothing_tells_the_file_system_nothing_is_claimed(tmp_path: Path) -> None:
    assert mounted_system(tmp_path, tmp_path / "absent") == ""


@pytest.mark.parametrize(
    "system",
    ["nfs", "nfs4", "cifs", "smbfs", "smb3", "9p", "fuse.sshfs", "davfs", "fuse.davfs2", "webdav", "afpfs"],
)
def test_a_network_file_system_is_known_by_its_name(tmp_path: Path, system: str) -> None:
    assert place_of(tmp_path, lambda _: system) == FolderPlace(network=system)


@pytest.mark.parametrize("system", ["ext4", "btrfs", "apfs", "NTFS", "tmpfs", "overlay", "fuse.ntfs-3g", ""])
def test_a_disk_of_this_computer_is_none(tmp_path: Path, system: str) -> None:
    assert place_of(tmp_path, lambda _: system) == FolderPlace()


def test_a_vault_on_a_share_is_neither_made_nor_opened_and_nothing_is_touched(
    folder: Path, tmp_path: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = bytes_below(folder)
    monkeypatch.setattr(places, "file_system", lambda _: "cifs")
    with pytest.raises(OnNetwork) as refused, opened(folder):
        pass
    assert refused.value.facts == {"kind": "cifs"}
    with pytest.raises(OnNetwork):
        create_vault(tmp_path / "new", PASSWORD, user=DPO.id, scripts=resources.migrations(), derivation=LIGHTEST)
    assert bytes_below(folder) == before
    assert not (tmp_path / "new").exists()


def test_this_very_folder_is_on_a_disk_whose_file_system_is_told(tmp_path: Path) -> None:
    assert place_of(tmp_path / "not" / "there" / "yet").network == ""
    assert isinstance(file_system(tmp_path), str)


def test_a_path_of_a_windows_share_is_one_wherever_it_is_read() -> None:
    assert drive_system(Path("//nas/rh")) in {"", "smb"}


@pytest.mark.parametrize(
    ("name", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Alto SAS", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Dropbox (Alto)", "Dropbox"),
        ("iCloudDrive", "iCloud Drive"),
        ("com~apple~CloudDocs", "iCloud Drive"),
        ("Google Drive", "Google Drive"),
        ("Nextcloud", "Nextcloud"),
        ("Box Sync", "Box"),
        ("pCloudDrive", "pCloud"),
    ],
)
def test_the_folder_of_a_service_is_known_by_its_name(tmp_path: Path, name: str, service: str) -> None:
    assert service_of(tmp_path / name / "privé" / "coffre") == service


@pytest.mark.parametrize(
    ("marker", "service"),
    [(".dropbox", "Dropbox"), (".tmp.drivedownload", "Google Drive"), (".sync_a1.db", "Nextcloud")],
)
def test_or_by_what_it_leaves_in_it(tmp_path: Path, marker: str, service: str) -> None:
    (tmp_path / marker).touch()
    assert service_of(tmp_path / "coffre") == service


@pytest.mark.parametrize("name", ["boxes", "Dropboxes", "drive", "cloud", "Documents"])
def test_an_ordinary_folder_is_none(tmp_path: Path, name: str) -> None:
    assert service_of(tmp_path / name) == ""
