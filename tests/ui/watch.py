"""How long the window's thread was kept from its gestures, and what kept it.

A timer beats on that thread; a beat that comes late is a gap. Three things make one late: work on that thread, work on
another thread that does not let go of the interpreter, and a computer that has other things to do. The last is told
apart: on Linux the kernel says how long each thread waited for a processor, and a piece of work that always is the same
says how fast the processor is at that moment.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 5
LOOK_MS = 8
WORTH_TELLING_MS = 20
YARDSTICK_MS = 0.6
"""What `yardstick` takes on the slowest computer that the desk is made for, when that has nothing else to do."""
TASKS = Path("/proc/self/task")


@dataclass(frozen=True)
class Gap:
    """One late beat.

    Attributes:
        held_ms: how long the thread was kept, without what the computer did for others.
        wall_ms: how long it was in all.
        pace: how many times slower than it should be the computer was just then; at least 1.
        doing: the gesture meanwhile.
        where: what the thread was seen doing, most often first; other threads' work is marked so.
    """

    held_ms: float
    wall_ms: float
    pace: float
    doing: str
    where: str

    @property
    def fair_ms(self) -> float:
        """How long it would have been on a computer with nothing else to do."""
        return self.held_ms / self.pace

    def __str__(self) -> str:
        measured = f"{self.held_ms:.0f} held, {self.wall_ms:.0f} in all, computer {self.pace:.1f} times slow"
        return f"{self.fair_ms:.0f} ms ({measured}) on {self.doing}: {self.where}"


def yardstick() -> float:
    """Milliseconds of this thread for a piece of work that always is the same."""
    return min(_measured() for _ in range(3))


def _measured() -> float:
    start = time.thread_time()
    sorted(str(number) for number in range(6000))
    return (time.thread_time() - start) * 1000


class Watch(QObject):
    """Beats on the thread that makes it, and looks at that thread from another one."""

    def __init__(self, worth_telling_ms: float = WORTH_TELLING_MS) -> None:
        super().__init__()
        self._worth_telling_ms = worth_telling_ms
        self.gaps: list[Gap] = []
        self.doing = "start"
        self._seen: list[tuple[float, str]] = []
        self._watched = threading.get_ident()
        self._stop = threading.Event()
        self._files: dict[str, int] = {}
        self._open_files()
        self._timer = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._looker = threading.Thread(target=self._look, name="watch", daemon=True)
        self.mark()
        self._timer.start()
        self._looker.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._stop.set()
        self._looker.join()
        for file in self._files.values():
            os.close(file)
        self._files.clear()

    def mark(self) -> None:
        """What came before does not count."""
        self._waits = self._starved()
        self._last = time.perf_counter()

    def _starved(self) -> dict[str, int]:
        """Nanoseconds for which each thread waited for a processor; empty where the kernel does not say."""
        found = {}
        for name, file in self._files.items():
            with contextlib.suppress(OSError, IndexError, ValueError):
                found[name] = int(os.pread(file, 64, 0).split()[1])
        return found

    def _open_files(self) -> None:
        """Threads come and go: the files that speak of them are looked for now and then."""
        for task in TASKS.iterdir() if TASKS.is_dir() else ():
            if task.name not in self._files:
                with contextlib.suppress(OSError):
                    self._files[task.name] = os.open(task / "schedstat", os.O_RDONLY)

    @contextlib.contextmanager
    def aside(self) -> Iterator[None]:
        """The test's own work, which no person would wait for; a gap before it is still told."""
        self._beat()
        yield
        self.mark()

    @property
    def longest(self) -> Gap:
        """The longest gap; one of nothing if there was none."""
        return max(self.gaps, key=lambda gap: gap.fair_ms, default=Gap(0, 0, 1, "", ""))

    def _beat(self) -> None:
        now, waits = time.perf_counter(), self._starved()
        wall = (now - self._last) * 1000 - BEAT_MS
        if wall > self._worth_telling_ms:
            starved = max((waits.get(name, 0) - before for name, before in self._waits.items()), default=0) / 1e6
            held = max(wall - starved, 0)
            if held > self._worth_telling_ms:
                pace = max(yardstick() / YARDSTICK_MS, 1)
                self.gaps.append(Gap(held, wall, pace, self.doing, self._where(self._last, now)))
                now = time.perf_counter()
            self._open_files()
        self._last, self._waits = now, waits

    def _look(self) -> None:
        while not self._stop.wait(LOOK_MS / 1000):
            frames = sys._current_frames()
            names = {thread.ident: thread.name for thread in threading.enumerate()}
            own = _place(frames.get(self._watched))
            others = [
                f"{names.get(ident, '')}: {_place(frame)}"
                for ident, frame in frames.items()
                if ident not in {self._watched, threading.get_ident()} and names.get(ident, "").startswith("vault")
            ]
            self._seen.append((time.perf_counter(), " | ".join([own, *others])))
            del self._seen[:-2000]

    def _where(self, start: float, end: float) -> str:
        seen = Counter(place for at, place in list(self._seen) if start <= at <= end)
        told = "; ".join(f"{place} x{count}" for place, count in seen.most_common(3))
        # Nobody could look: some thread held the interpreter all the while.
        return told or "the interpreter was held without a break"


def _place(frame: FrameType | None) -> str:
    """The innermost place of the program on a stack."""
    if frame is None:
        return "nothing"
    stack = traceback.extract_stack(frame)
    own = [each for each in stack if "dsardesk" in each.filename.split("/")[-5:] or "/dsardesk/" in each.filename]
    inner = (own or [*stack])[-1]
    return f"{Path(inner.filename).parent.name}/{Path(inner.filename).stem}.{inner.name}:{inner.lineno}"
