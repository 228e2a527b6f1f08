"""What this process holds in memory kept from other processes of the same user, and from crash reports."""

from __future__ import annotations

import contextlib
import ctypes
import sys
from typing import Any

PR_SET_DUMPABLE = 4
NO_FAULT_BOX = 0x3
"""SEM_FAILCRITICALERRORS and SEM_NOGPFAULTERRORBOX: no report is offered after a crash."""
NO_HEAP = 0x1
"""WER_FAULT_REPORTING_FLAG_NOHEAP: a report that is made all the same leaves the heap out."""


def keep_memory_private() -> None:
    """From now on no core is dumped, and on Linux no other process of the same user may read this one's memory.

    Windows is asked to offer no crash report, and to leave the heap out of one; an administrator may ask otherwise.
    """
    if sys.platform == "win32":
        _report_no_heap()
        return
    _dump_no_core()
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):  # A C library without it: nothing is lost but this.
            ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def _dump_no_core() -> None:
    import resource  # noqa: PLC0415 -- not on Windows

    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _report_no_heap() -> None:
    with contextlib.suppress(OSError, AttributeError):
        kernel: Any = getattr(ctypes, "windll").kernel32  # noqa: B009 -- there only
        kernel.SetErrorMode(kernel.GetErrorMode() | NO_FAULT_BOX)
        kernel.WerSetFlags(NO_HEAP)
