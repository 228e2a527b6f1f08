"""A vault of an earlier program brought to the newest schema: backed up first, and as it was if that fails."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from dsardesk.domain.errors import DeskError
from dsardesk.storage.backup import ABOUT, ZIP_ERRORS, KnownVault, back_up, end_backup
from dsardesk.storage.errors import EarlierSchema, UpgradeAhead, UpgradeFailed, UpgradeNotCopied
from dsardesk.storage.files import copy_whole
from dsardesk.storage.header import FILE
from dsardesk.storage.header_file import read_header
from dsardesk.storage.layout import BEFORE_UPGRADE
from dsardesk.storage.schema import upgrade
from dsardesk.storage.work import speaking_plainly
from dsardesk.wording import report_code

KEPT = timedelta(days=30)
"""Time in which whoever misses something after an upgrade finds it in the backup made before."""


def bring_up(
    folder: Path,
    vault_key: bytes,
    engine: Engine,
    scripts: Path,
    *,
    copy_to: Path | None = None,
    agreed: bool = True,
) -> None:
    """Bring the database of the vault in *folder* to the newest schema.

    A vault that has no header yet is new, or is being brought back: nothing of it need be kept. UpgradeFailed says
    that the schema is the former one, and nothing lost; UpgradeNotCopied, that no second copy of the backup could be
    made in the folder *copy_to*, and nothing was changed; UpgradeAhead, that nobody has *agreed* to it yet.
    """
    if not (folder / FILE).is_file():
        with speaking_plainly():
            upgrade(engine, scripts)
        return

    def before() -> None:
        if not agreed:
            raise UpgradeAhead
        _keep_as_it_was(folder, vault_key, copy_to)

    try:
        with speaking_plainly():
            upgrade(engine, scripts, before=before)
    except DeskError:
        raise
    except Exception as error:
        raise UpgradeFailed(file=BEFORE_UPGRADE, report=report_code(error)) from error


def must_be_up(engine: Engine, scripts: Path) -> None:
    """EarlierSchema where the database is not at the newest schema; nothing of it is changed."""

    def refuse() -> None:
        raise EarlierSchema

    with speaking_plainly():
        upgrade(engine, scripts, before=refuse)


def _keep_as_it_was(folder: Path, vault_key: bytes, copy_to: Path | None) -> None:
    end_backup(folder / BEFORE_UPGRADE)
    vault = KnownVault(folder, read_header(folder)[0].id, vault_key)
    made_at = datetime.now(UTC)
    back_up(vault, folder / BEFORE_UPGRADE, made_at)
    if copy_to is None:
        return
    try:
        # A folder that is not there is a stick that was taken out: none is made in its place.
        copy_whole(folder / BEFORE_UPGRADE, copy_to / f"{folder.name}-{made_at:%Y%m%d-%H%M%S}-{BEFORE_UPGRADE}")
    except OSError as error:
        raise UpgradeNotCopied from error


def end_old_upgrade(folder: Path, now: datetime) -> bool:
    """Destroy the key of the backup made before an upgrade once it had its time; True if that was done."""
    file = folder / BEFORE_UPGRADE
    if not file.is_file():
        return False
    try:
        with zipfile.ZipFile(file) as archive:
            made_at = datetime.fromisoformat(json.loads(archive.read(ABOUT))["made_at"])
    except (OSError, EOFError, KeyError, ValueError, TypeError, RecursionError, *ZIP_ERRORS):
        made_at = datetime.min.replace(tzinfo=UTC)
    return now - made_at > KEPT and end_backup(file)


def kept_before_upgrade(folder: Path) -> int:
    """When the backup before the last upgrade was written, in nanoseconds; 0 where there is none."""
    file = folder / BEFORE_UPGRADE
    return file.stat().st_mtime_ns if file.is_file() else 0
