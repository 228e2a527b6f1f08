"""The same signs on macOS: whether the screen of this session is locked, as its window server says it."""

from __future__ import annotations

import ctypes
from typing import Any

GRAPHICS = "/System/Library/Frameworks/ApplicationServices.framework/ApplicationServices"
FOUNDATION = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
UTF8 = 0x08000100
LOCKED = b"CGSSessionScreenIsLocked"
"""A key of the session's dictionary, there only while the screen is locked."""


def screen_is_locked() -> bool:
    """True while the screen is locked; False too where it cannot be told."""
    try:
        graphics, foundation = _libraries()
    except (OSError, AttributeError):
        return False
    session = graphics.CGSessionCopyCurrentDictionary()
    if not session:
        # No window server: nobody looks at this screen.
        return False
    key = foundation.CFStringCreateWithCString(None, LOCKED, UTF8)
    try:
        value = foundation.CFDictionaryGetValue(session, key)
        return bool(value) and bool(foundation.CFBooleanGetValue(value))
    finally:
        foundation.CFRelease(key)
        foundation.CFRelease(session)


def _libraries() -> tuple[Any, Any]:
    """Both libraries, told that what they take and give are pointers: a bare number would be cut to 32 bits."""
    graphics, foundation = ctypes.CDLL(GRAPHICS), ctypes.CDLL(FOUNDATION)
    pointer = ctypes.c_void_p
    graphics.CGSessionCopyCurrentDictionary.restype = pointer
    foundation.CFStringCreateWithCString.argtypes = (pointer, ctypes.c_char_p, ctypes.c_uint32)
    foundation.CFStringCreateWithCString.restype = pointer
    foundation.CFDictionaryGetValue.argtypes = (pointer, pointer)
    foundation.CFDictionaryGetValue.restype = pointer
    foundation.CFBooleanGetValue.argtypes = (pointer,)
    foundation.CFBooleanGetValue.restype = ctypes.c_ubyte
    foundation.CFRelease.argtypes = (pointer,)
    foundation.CFRelease.restype = None
    return graphics, foundation
