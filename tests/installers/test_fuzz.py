"""What breaks a parser is judged alone, by its processor's seconds: a busy machine accuses nobody."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from dsardesk.domain.errors import UnreadableInput
from installers import fuzz

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the package that drives it exists for Linux only")
ROOT = Path(__file__).resolve().parents[2]


def ended_well(does: str) -> bool:
    """True where a process of its own, so limited, comes to its end."""
    said = f"import time; from installers import fuzz; fuzz.limit(1); {does}"
    return subprocess.run([sys.executable, "-c", said], cwd=ROOT, capture_output=True, check=False).returncode == 0


@LINUX
class TestOneFileAlone:
    def test_waiting_for_a_busy_machine_is_no_fault(self) -> None:
        assert ended_well("time.sleep(3)")

    @pytest.mark.parametrize("does", ["exec('while True: pass')", "b'0' * 2**31"])
    def test_too_much_of_the_processor_or_of_memory_is(self, does: str) -> None:
        assert not ended_well(does)

    def test_what_holds_there_is_not_kept_as_broken(self, tmp_path: Path) -> None:
        innocent = tmp_path / "text-slow-unit-1"
        innocent.write_bytes(b"Bonjour")
        assert not fuzz.breaks("text", innocent)
        assert not innocent.exists()

    def test_what_breaks_it_there_too_is_kept(self, tmp_path: Path) -> None:
        unit = tmp_path / "none-crash-1"
        unit.write_bytes(b"x")
        assert fuzz.breaks("no parser of that name", unit)
        assert unit.exists()


class Runs:
    """Processes that end as they are told to, leaving a unit behind where they break."""

    def __init__(self, folder: Path, *ends: int) -> None:
        self.folder, self.ends = folder, list(ends)

    def run(self, _command: Sequence[str], **_options: object) -> subprocess.CompletedProcess[bytes]:
        code = self.ends.pop(0)
        if code:
            (self.folder / f"text-timeout-{len(self.ends)}").write_bytes(b"x")
        return subprocess.CompletedProcess([], code)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(fuzz, "kept", lambda: tmp_path)
    return tmp_path


class TestOneParser:
    def test_it_holds_where_nothing_breaks_it(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(subprocess, "run", Runs(folder, 0).run)
        assert fuzz.holds("text", 60)

    def test_after_a_false_alarm_it_is_fed_on(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        runs = Runs(folder, 70, 0, 0)
        monkeypatch.setattr(subprocess, "run", runs.run)
        assert fuzz.holds("text", 60)
        assert (runs.ends, list(folder.iterdir())) == ([], [])

    def test_a_true_one_ends_it(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(subprocess, "run", Runs(folder, 70, 1).run)
        assert not fuzz.holds("text", 60)

    def test_a_process_that_ends_and_leaves_nothing_is_no_proof(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(fuzz, "breaks", lambda *_what: False)
        monkeypatch.setattr(subprocess, "run", lambda *_a, **_k: subprocess.CompletedProcess([], 77))
        assert not fuzz.holds("text", 60)


def test_every_kind_of_file_that_is_searched_is_tried_and_a_refusal_is_an_answer() -> None:
    """Each small sound file goes through each of them; what is none of its kind is refused, and nothing else."""
    parsers = fuzz.parsers()
    names = [f"searched_{suffix}" for suffix in fuzz.SEARCHED]
    for name in names:
        for content in (*fuzz.small_files(), b"", b"\x00", b"PK\x03\x04", b"\x1f\x8b"):
            fuzz.watched(parsers[name], content)


def test_one_that_takes_too_long_is_set_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(_content: bytes) -> None:
        raise UnreadableInput(reason="damaged")

    fuzz.watched(refuses, b"")
    monkeypatch.setattr(fuzz, "TOO_SLOW_SECONDS", -1)
    with pytest.raises(fuzz.TooSlow):
        fuzz.watched(len, b"")
