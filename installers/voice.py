"""The voice of the set-up: plain lines on stderr, and the one error a person can act on."""

from __future__ import annotations

import sys


class CannotSetUp(Exception):
    """A step that only the person at the keyboard can take; the message is the whole sentence."""


def say(sentence: str) -> None:
    """A line for the person at the keyboard; stdout stays free for what the program prints."""
    print(sentence, file=sys.stderr, flush=True)
