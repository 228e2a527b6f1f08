"""What is remembered of a vault outside of it: in the cache, in the system's keyring, in a file that somebody chose."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Protocol

from keyring.errors import KeyringError

from dsardesk.domain.anchors import Anchor
from dsardesk.domain.errors import DeskError
from dsardesk.storage.files import make_folder, write_whole
from dsardesk.storage.keyrings import KeyPlace

FILE = "anchor.json"
NAMES = tuple(each.name for each in fields(Anchor))
DIGEST = re.compile("[0-9a-f]{64}")


class Place(Protocol):
    """One place outside the vault."""

    @property
    def kind(self) -> str:
        """Key of its name: "cache", "keyring" or "file"."""
        ...

    def read(self) -> Anchor | None:
        """What is kept there; None if nothing is, or nothing that can be read."""
        ...

    def write(self, anchor: Anchor) -> None:
        """Keep *anchor* there, if that can be done."""
        ...

    def forget(self) -> None:
        """Keep nothing there."""
        ...


@dataclass(frozen=True, slots=True)
class FilePlace:
    """A small file; its folder may come and go with a stick or a share."""

    path: Path
    kind: str = "file"

    def read(self) -> Anchor | None:
        """What the file says; None if it is not there or is no anchor."""
        try:
            return _parsed(json.loads(self.path.read_text("utf-8")))
        except (OSError, ValueError, RecursionError):
            return None

    def write(self, anchor: Anchor, *, lasting: bool = True) -> None:
        """Keep *anchor*, whole or not at all; unless it is *lasting*, no disk is waited for."""
        try:
            if self.kind == "cache":
                # A stick that is not there is not replaced by a folder.
                make_folder(self.path.parent)
            write_whole(self.path, json.dumps(asdict(anchor)).encode(), lasting=lasting)
        except (OSError, DeskError):
            return

    def forget(self) -> None:
        """Remove the file."""
        try:
            self.path.unlink(missing_ok=True)
        except OSError:
            return


@dataclass(frozen=True, slots=True)
class KeyringPlace:
    """The operating system's keyring, which a thief of the disk cannot turn back."""

    place: KeyPlace
    kind: str = "keyring"

    def read(self) -> Anchor | None:
        """What the keyring says; None if it says nothing or does not answer."""
        try:
            kept = self.place.load()
            return _parsed(json.loads(kept)) if kept else None
        except (KeyringError, DeskError, RuntimeError, ValueError, RecursionError):
            return None

    def write(self, anchor: Anchor) -> None:
        """Keep *anchor*, if the keyring answers."""
        try:
            self.place.store(json.dumps(list(asdict(anchor).values()), separators=(",", ":")).encode())
        except (KeyringError, DeskError, RuntimeError):
            return

    def forget(self) -> None:
        """Keep nothing there."""
        try:
            self.place.forget()
        except (KeyringError, DeskError, RuntimeError):
            return


class Anchors:
    """The places of one vault; the first one is written at every change, the others at opening and closing."""

    def __init__(self, first: FilePlace, *others: Place) -> None:
        """Remember in these places."""
        self._first = first
        self.others = list(others)
        self._now = Anchor()

    def newest(self) -> Anchor | None:
        """The anchor that was made last, wherever it is kept; None if none is."""
        kept = [anchor for place in self.every() if (anchor := place.read())]
        return max(kept, key=lambda anchor: anchor.age, default=None)

    def every(self) -> tuple[Place, ...]:
        """All places, the cache first."""
        return (self._first, *self.others)

    def keep(self, anchor: Anchor) -> None:
        """Keep *anchor* in every place."""
        self._now = anchor
        for place in self.every():
            place.write(anchor)

    def forget(self) -> None:
        """Keep nothing in any place."""
        for place in self.every():
            place.forget()

    def follow(self, mark: tuple[int, str]) -> None:
        """Keep a new end of the log in the cache, cheaply: neither the keyring nor the disk is waited for each time.

        A power cut may take it away: what was kept at the opening, or elsewhere, is an earlier end of the same log.
        """
        self._now = replace(self._now, seq=mark[0], hash=mark[1], closed=False, seals="")
        self._first.write(self._now, lasting=False)

    @property
    def kept(self) -> Anchor:
        """What was kept last."""
        return self._now


def anchors_in(folder: Path, keyring: KeyPlace, chosen: Path | None = None) -> Anchors:
    """The places of a vault whose outside is *folder*; a keyring that goes with the program is none."""
    others: list[Place] = [KeyringPlace(keyring)] if keyring.lasts else []
    return Anchors(FilePlace(folder / FILE, "cache"), *others, *([FilePlace(chosen)] if chosen else []))


def _parsed(table: Any) -> Anchor:
    """An anchor out of what was written, as a table or as the list of its values; ValueError if it is none."""
    values = dict(zip(NAMES, table, strict=True)) if isinstance(table, list) else table
    if not isinstance(values, dict) or not {"seq", "hash"} <= values.keys():
        raise ValueError
    anchor = Anchor(**{name: values[name] for name in NAMES if name in values})
    numbers_sound = all(type(number) is int and number >= 0 for number in (anchor.seq, anchor.opening))
    if not (numbers_sound and _is_digest(anchor.hash) and (anchor.seals == "" or _is_digest(anchor.seals))):
        raise ValueError
    return replace(anchor, closed=anchor.closed is True)


def _is_digest(value: object) -> bool:
    return isinstance(value, str) and DIGEST.fullmatch(value) is not None
