"""What this process holds in memory kept from other processes of the same user, and from crash reports."""

from __future__ import annotations

import contextlib
import ctypes
import sys

PR_SET_DUMPABLE = 4


def keep_memory_private() -> None:
    """From now on no core is dumped, and on Linux no other process of the same user may read this one's memory."""
    if sys.platform == "win32":
        return
    _dump_no_core()
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):  # A C library without it: nothing is lost but this.
            ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def _dump_no_core() -> None:
    import resource  # noqa: PLC0415 -- not on Windows

    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
