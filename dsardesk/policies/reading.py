"""The bytes of a file read as the text of a policy."""

from __future__ import annotations

import codecs
import re

from dsardesk.domain.errors import UnreadableInput

LONGEST_POLICY = 1_000_000
"""Characters; the longest policies in use have a tenth of that."""

_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def policy_text(content: bytes) -> str:
    """The text that *content* is: UTF-8, else what its mark says, else as Windows writes western languages.

    Raises:
        UnreadableInput: it is no text ("not_policy_text"), nothing ("empty_policy"), or too much ("policy_too_long").
    """
    encoding = next((name for mark, name in _MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    return checked(text)


def checked(text: str) -> str:
    """*text*, if a policy can be read from it."""
    if _NO_TEXT.search(text):
        raise UnreadableInput(reason="not_policy_text")
    if not text.strip("\ufeff \t\r\n"):
        raise UnreadableInput(reason="empty_policy")
    if len(text) > LONGEST_POLICY:
        raise UnreadableInput(reason="policy_too_long")
    return text
