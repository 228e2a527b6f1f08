"""Where a folder really lies: on this computer, on a share of the network, or in what a service copies to its own."""

from __future__ import annotations

import ctypes
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dsardesk.storage.errors import OnNetwork

NETWORK = re.compile(
    r"nfs\d*|cifs|smb\w*|9p|afpfs|ncpfs|fuse\.(sshfs|rclone|davfs2?|smbnetfs|curlftpfs|glusterfs)|davfs2?|webdav"
)
"""File systems on which two computers may write at once, and the write-ahead log is not shared."""
MOUNTS = Path("/proc/self/mounts")
REMOTE_DRIVE = 4
"""DRIVE_REMOTE, as GetDriveType says it."""

SERVICES = {
    "OneDrive": re.compile(r"onedrive( ?-.*)?", re.IGNORECASE),
    "Dropbox": re.compile(r"dropbox( \(.*\))?", re.IGNORECASE),
    "iCloud Drive": re.compile(r"icloud ?drive|com~apple~clouddocs|mobile documents", re.IGNORECASE),
    "Google Drive": re.compile(r"google ?drive(-.*)?|my drive|mon drive|drivefs", re.IGNORECASE),
    "Nextcloud": re.compile(r"nextcloud\d*|owncloud", re.IGNORECASE),
    "Box": re.compile(r"box( sync)?|box-box", re.IGNORECASE),
    "pCloud": re.compile(r"pcloud ?drive|pcloud ?sync|pcloud", re.IGNORECASE),
}
"""What the folders of services that copy files elsewhere are called."""
MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "Nextcloud",
    ".box_sync_root_folder": "Box",
}
"""Files that these services leave in the folders that they copy."""
PATTERNS = {"._sync_*.db": "Nextcloud", ".sync_*.db": "Nextcloud"}


@dataclass(frozen=True, slots=True)
class FolderPlace:
    """Where a folder lies.

    Attributes:
        network: the file system of the share it lies on; "" on a disk of this computer.
        service: the service that copies it elsewhere; "" if none that is known does.
    """

    network: str = ""
    service: str = ""


FileSystem = Callable[[Path], str]
"""The file system that a folder lies on, by its name; "" where that cannot be told."""


def mounted_system(folder: Path, mounts: Path = MOUNTS) -> str:
    """The file system of *folder*, as Linux lists what is mounted where."""
    try:
        lines = mounts.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    place, found = folder.absolute(), ("", 0)
    for line in lines:
        parts = line.split(" ")
        if len(parts) < 3:  # noqa: PLR2004 -- what is mounted, where, and its file system
            continue
        point = Path(re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), parts[1]))
        # What is mounted later on the same point hides what was there before.
        if place.is_relative_to(point) and len(point.parts) >= found[1]:
            found = parts[2], len(point.parts)
    return found[0]


def drive_system(folder: Path) -> str:
    """The kind of drive that *folder* lies on, as Windows says it: "smb" for one of the network."""
    place = folder.absolute()
    if str(place).startswith("\\\\"):
        return "smb"
    windll = getattr(ctypes, "windll", None)
    if windll is None:
        return ""
    return "smb" if windll.kernel32.GetDriveTypeW(place.anchor) == REMOTE_DRIVE else ""


class _StatFs(ctypes.Structure):
    """What statfs says on macOS with 64-bit inodes."""

    _fields_ = (
        ("sizes", ctypes.c_uint32 * 2),
        ("counts", ctypes.c_uint64 * 5),
        ("id", ctypes.c_int32 * 2),
        ("owner_type_flags_subtype", ctypes.c_uint32 * 4),
        ("name", ctypes.c_char * 16),
        ("rest", ctypes.c_char * (1024 + 1024 + 32)),
    )


def stated_system(folder: Path) -> str:
    """The file system of *folder*, as macOS states it."""
    found = _StatFs()
    library = ctypes.CDLL(None)
    call = getattr(library, "statfs$INODE64", None) or library.statfs
    return found.name.decode("ascii", "replace") if call(str(folder).encode(), ctypes.byref(found)) == 0 else ""


BY_SYSTEM: dict[str, FileSystem] = {"win32": drive_system, "darwin": stated_system}


def file_system(folder: Path) -> str:
    """The file system of *folder*, or of the nearest folder above it that exists."""
    there = next((each for each in (folder, *folder.absolute().parents) if each.exists()), folder)
    return BY_SYSTEM.get(sys.platform, mounted_system)(there.resolve())


def service_of(folder: Path) -> str:
    """The service that copies *folder* elsewhere, by the names of folders and by what it leaves in them."""
    place = folder.absolute()
    for each in (place, *place.parents):
        name = next((name for name, pattern in SERVICES.items() if pattern.fullmatch(each.name)), "")
        name = name or next((name for marker, name in MARKERS.items() if (each / marker).exists()), "")
        name = name or next((name for pattern, name in PATTERNS.items() if any(each.glob(pattern))), "")
        if name:
            return name
    return ""


def place_of(folder: Path, system: FileSystem | None = None) -> FolderPlace:
    """Where *folder* lies."""
    found = (system or file_system)(folder)
    return FolderPlace(found if NETWORK.fullmatch(found) else "", service_of(folder))


def must_be_local(folder: Path) -> None:
    """OnNetwork where *folder* lies on a share: one vault is one workstation."""
    found = place_of(folder)
    if found.network:
        raise OnNetwork(kind=found.network)
