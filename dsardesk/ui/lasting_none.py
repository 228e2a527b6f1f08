"""`None` lasts as long as the program, on every version of Python.

Qt for Python 6.12 takes a reference from `None` whenever a call of Qt's returns nothing. Since Python 3.12 `None`
counts no references (PEP 683); before, Python ends the program once they are used up, in the middle of some work.
"""

from __future__ import annotations

import ctypes
import sys

COUNTING = sys.version_info < (3, 12)
"""True where `None` counts its references."""
ENOUGH = 1 << 40
"""More references than Qt takes in years."""


def keep_none() -> None:
    """Give `None` more references than Qt can take; nothing to do where it counts none."""
    if COUNTING:
        # An object begins with its count of references.
        ctypes.c_ssize_t.from_address(id(None)).value += ENOUGH
