"""What the program holds in memory: no core is dumped, and no other process of the same user reads it (STORAGE 4)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOBODY = 65534
AS_NOBODY = f"""
import ctypes, os, resource, sys
from dsardesk.storage.memory import keep_memory_private
if os.getuid() == 0:
    os.setgid({NOBODY})
    os.setuid({NOBODY})
    # Changing the user closes the memory: opened again, so that what is tried next is what closes it.
    ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)
"""
HOLDER = (
    AS_NOBODY
    + """
if sys.argv[1] == "private":
    keep_memory_private()
print(os.getpid(), *resource.getrlimit(resource.RLIMIT_CORE), flush=True)
sys.stdin.readline()
"""
)
READER = (
    AS_NOBODY
    + """
try:
    open(f"/proc/{sys.argv[1]}/mem", "rb").close()
except PermissionError as error:
    print(error.errno)
else:
    print("read")
"""
)


@contextmanager
def _holder(kind: str) -> Iterator[list[int]]:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, kind],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdout
        try:
            yield [int(word) for word in process.stdout.readline().split()]
        finally:
            process.kill()


def _read(pid: int) -> str:
    command = [sys.executable, "-c", READER, str(pid)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=env)
    return done.stdout.strip()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other gates")
def test_another_process_of_the_same_user_may_not_read_the_memory_and_no_core_is_dumped() -> None:
    with _holder("open") as (pid, *_):
        if _read(pid) != "read":
            pytest.skip("this system refuses it to every process")
    with _holder("private") as (pid, soft, hard):
        assert _read(pid) == "13"
        assert (soft, hard) == (0, 0)
