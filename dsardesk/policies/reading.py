"""The bytes of a file read as the text of a policy."""

from __future__ import annotations

import codecs
import re

from dsardesk.domain.errors import UnreadableInput
from dsardesk.policies.page import is_page, page_text
from dsardesk.policies.papers import is_paper, paper_text

LONGEST_POLICY = 1_000_000
"""Characters; the longest policies in use have a tenth of that."""
LONGEST_SOURCE = 10 * LONGEST_POLICY
"""Characters of a page's source, most of which are no words."""

_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def policy_text(content: bytes) -> str:
    """The text that *content* is: UTF-8, else what its mark says, else as Windows writes western languages.

    Raises:
        UnreadableInput: it is no text ("not_policy_text"), nothing ("empty_policy"), or too much ("policy_too_long").
    """
    if is_paper(content):
        return checked(paper_text(content))
    encoding = next((name for mark, name in _MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    return checked(text)


def as_read(text: str) -> str:
    """*text* as a reader sees it: the words of a web page where it is the source of one."""
    return _short(checked(page_text(text)) if is_page(text) else text)


def checked(text: str) -> str:
    """*text*, if a policy can be read from it."""
    if _NO_TEXT.search(text):
        raise UnreadableInput(reason="not_policy_text")
    if not text.strip("\ufeff \t\r\n"):
        raise UnreadableInput(reason="empty_policy")
    return _short(text, LONGEST_SOURCE if is_page(text) else LONGEST_POLICY)


def _short(text: str, longest: int = LONGEST_POLICY) -> str:
    if len(text) > longest:
        raise UnreadableInput(reason="policy_too_long")
    return text
