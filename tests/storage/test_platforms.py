"""What Windows and macOS do otherwise, each branch tried with a stand-in for the system's own library."""

from __future__ import annotations

import ctypes
import fcntl
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from dsardesk.domain.errors import CannotWrite
from dsardesk.storage import files
from dsardesk.storage.files import write_whole
from dsardesk.storage.memory import keep_memory_private


@dataclass
class Kernel:
    """What kernel32.dll is asked."""

    asked: list[tuple[str, int]] = field(default_factory=list)

    def GetErrorMode(self) -> int:  # noqa: N802 -- its own name
        return 0x8000

    def SetErrorMode(self, mode: int) -> None:  # noqa: N802 -- its own name
        self.asked.append(("mode", mode))

    def WerSetFlags(self, flags: int) -> None:  # noqa: N802 -- its own name
        self.asked.append(("report", flags))


def test_windows_offers_no_crash_report_and_leaves_the_heap_out_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = Kernel()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    keep_memory_private()
    assert kernel.asked == [("mode", 0x8003), ("report", 1)]


def test_a_windows_without_those_calls_goes_on_without_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=None), raising=False)
    keep_memory_private()


def test_macos_dumps_no_core(monkeypatch: pytest.MonkeyPatch) -> None:
    limits: list[Any] = []
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr("resource.setrlimit", lambda *limit: limits.append(limit))
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: pytest.fail("only Linux has prctl"))
    keep_memory_private()
    assert [pair for _, pair in limits] == [(0, 0)]


class TestAFileOnTheDisk:
    def test_macos_is_asked_to_empty_the_cache_of_the_drive(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[int] = []
        monkeypatch.setattr(sys, "platform", "darwin")
        monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
        monkeypatch.setattr(fcntl, "fcntl", lambda _descriptor, command: asked.append(command))
        write_whole(tmp_path / "x", b"content")
        assert (asked, (tmp_path / "x").read_bytes()) == ([51], b"content")

    def test_a_share_that_knows_no_such_thing_is_flushed_as_elsewhere(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_asked: object) -> None:
            raise OSError

        flushed: list[int] = []
        monkeypatch.setattr(sys, "platform", "darwin")
        monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
        monkeypatch.setattr(fcntl, "fcntl", refuse)
        monkeypatch.setattr(os, "fsync", flushed.append)
        write_whole(tmp_path / "x", b"content")
        assert flushed

    def test_windows_waits_for_a_scanner_that_reads_the_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        busy = iter([True, True, False])
        replace = Path.replace

        def held(part: Path, path: Path) -> Path:
            if next(busy):
                raise PermissionError
            return replace(part, path)

        monkeypatch.setattr(sys, "platform", "win32")
        monkeypatch.setattr(files, "PAUSE_SECONDS", 0)
        monkeypatch.setattr(Path, "replace", held)
        write_whole(tmp_path / "x", b"content")
        assert (tmp_path / "x").read_bytes() == b"content"

    def test_a_file_that_stays_held_is_said_so_and_leaves_nothing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def held(_part: Path, _path: Path) -> Path:
            raise PermissionError(13, "held")

        monkeypatch.setattr(sys, "platform", "win32")
        monkeypatch.setattr(files, "PAUSE_SECONDS", 0)
        monkeypatch.setattr(Path, "replace", held)
        with pytest.raises(CannotWrite):
            write_whole(tmp_path / "x", b"content")
        assert list(tmp_path.iterdir()) == []
