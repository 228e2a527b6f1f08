"""What a backup lacks: held against the vault of today, and against all that remembers what ended since."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from dsardesk.desk.places import cache_folder, keyring_wanted, log_place
from dsardesk.domain.anchors import Anchor
from dsardesk.domain.backups import Comparison, Known
from dsardesk.domain.endings import Endings
from dsardesk.domain.errors import DeskError, UnreadableInput
from dsardesk.services.log_endings import endings_in, keys_changed
from dsardesk.services.log_export import ExportedLog, read_export
from dsardesk.storage.anchors import anchors_in
from dsardesk.storage.backup import unlock_header
from dsardesk.storage.endings_file import Memory, memories, opened_memory
from dsardesk.storage.errors import WrongPassword
from dsardesk.storage.header import FILE, Header
from dsardesk.storage.header_file import parse_header, read_header
from dsardesk.storage.layout import DATABASE, MEMORY_SUFFIX
from dsardesk.storage.signing import is_genuine
from dsardesk.storage.survey import Survey, compare, survey_backup, survey_of, survey_vault
from dsardesk.storage.vault import OpenVault

Current = OpenVault | Path | None
"""The vault that a backup is held against: one that this process has open, one in a folder, or none."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a look back found.

    Attributes:
        comparison: the backup beside the vault of today.
        endings: all that is known to have ended.
        header: vault.json of today as text, where it is known and later than the backup's; else "".
    """

    comparison: Comparison
    endings: Endings
    header: str


def look_back(backup: Path, secret: str, current: Current, sources: tuple[Path, ...]) -> Found:
    """How *backup* compares with the *current* vault, and everything known to have ended since."""
    with survey_backup(backup, secret, cache_folder() / "scratch") as (header, ours):
        cache = cache_folder() / header.id
        anchor = anchors_in(cache, log_place(header.id, use_keyring=keyring_wanted())).newest()
        remembered = list(_memories(ours, cache, backup, current, sources))
        logs = [log for file in sources if (log := _log_in(file, ours)) is not None]
        mark = ours.figures().seq, ours.figures().head
        endings = Endings()
        for each in (*(m.endings for m in remembered), *(_of_log(log, mark, ours) for log in logs)):
            endings = endings.joined(each)
        today = _latest([*(m.header for m in remembered), _header_text(current)], header, ours.key)
        with _look_at(current, header.id, secret) as theirs:
            if theirs is not None:
                endings = endings.joined(theirs.endings())
            comparison = compare(ours, theirs, endings, (anchor.seq, anchor.hash) if anchor else None)
        whole = theirs is not None or _reaches(anchor, max(mark[0], endings.mark[0]))
        changed = any(keys_changed(log, mark[0]) for log in logs)
        known = _known(endings, mark[0], whole=whole, keys=bool(today) or (whole and not changed))
        asks = bool(today) and not _opens(today, secret)
        return Found(replace(comparison, known=known, asks_today=asks, doubt=ours.doubt), endings, today)


def _memories(ours: Survey, cache: Path, backup: Path, current: Current, sources: tuple[Path, ...]) -> Iterator[Memory]:
    folders = (backup.absolute().parent, *([place] if (place := _folder_of(current)) else []))
    return memories(ours.suppression_key(), cache, *folders, files=sources)


def _known(endings: Endings, seq: int, *, whole: bool, keys: bool) -> Known:
    # What says no more than the backup itself tells nothing of what came later.
    until = endings.at if endings.mark[0] > seq else None
    return Known(whole=whole, until=until, keys=keys, unlisted=endings.unlisted)


def _reaches(anchor: Anchor | None, seq: int) -> bool:
    """True if what is known goes as far as the log did when this computer saw it last."""
    return anchor is not None and seq >= anchor.seq


def _folder_of(current: Current) -> Path | None:
    return current.folder if isinstance(current, OpenVault) else current


def _header_text(current: Current) -> str:
    folder = _folder_of(current)
    with contextlib.suppress(OSError, UnicodeDecodeError):
        return (folder / FILE).read_text("utf-8") if folder else ""
    return ""


def _latest(texts: list[str], earlier: Header, key: bytes) -> str:
    """The newest of those headers that the vault of the backup vouches for, if it is not the backup's own."""
    best = earlier.revision, ""
    for text in filter(None, texts):
        with contextlib.suppress(DeskError):
            header, mac = parse_header(text)
            if header.follows(earlier, key, mac):
                best = max(best, (header.revision, text))
    return best[1]


def _opens(text: str, secret: str) -> bool:
    try:
        unlock_header(text, secret)
    except WrongPassword:
        return False
    return True


def _log_in(file: Path, ours: Survey) -> ExportedLog | None:
    """The exported journal in *file*; None if it is a memory, which was read already."""
    try:
        content = file.read_bytes()
        if opened_memory(ours.suppression_key(), content) is not None:
            return None
        if file.suffix == MEMORY_SUFFIX:
            raise UnreadableInput(reason="not_a_memory")
        return read_export(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnreadableInput(reason="not_a_log") from None
    except OSError:
        raise UnreadableInput(reason="missing") from None


def _of_log(log: ExportedLog, mark: tuple[int, str], ours: Survey) -> Endings:
    return endings_in(log, mark, ours.directives(), is_genuine)


@contextlib.contextmanager
def _look_at(current: Current, vault: str, secret: str) -> Iterator[Survey | None]:
    """A look at the vault of today if it is the one of that id, and can be read."""
    with contextlib.ExitStack() as stack:
        found: Survey | None = None
        if isinstance(current, OpenVault) and current.id == vault:
            found = stack.enter_context(survey_of(current.folder / DATABASE, current.key))
        elif isinstance(current, Path):
            # One that is damaged, or has another password by now, is known by what is remembered outside.
            with contextlib.suppress(DeskError):
                if read_header(current)[0].id == vault:
                    found = stack.enter_context(survey_vault(current, secret))
        yield found
