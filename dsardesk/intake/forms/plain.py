"""Words of a text file, whatever its character set."""

from __future__ import annotations

import re
from itertools import pairwise

from dsardesk.domain.errors import UnreadableInput
from dsardesk.intake.forms.message import Bounds, File, Message

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"))
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SAMPLE = 20_000
_FEWEST_WIDE = 0.7
_UNWRITTEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MOST_UNWRITTEN = 0.01
_SIGNS = frozenset("«»“”„\u2018’\u201a–—…€£§°·•\u00a0²³½ºª©®™")
# What each code page is tried for: letters beyond ASCII of one language. The first of two equal guesses is kept.
_ALPHABETS = (
    ("cp1252", "àâæçéèêëîïôœùûüÿ"),
    ("cp1252", "äöüß"),
    ("cp1252", "áéíñóúü¿¡ãâàçõêôïòè"),
    ("cp1252", "àèéìíîòóù"),
    ("cp1252", "åäöæøé"),
    ("cp1250", "áčďéěíňóřšťúůýž"),
    ("cp1250", "ąćęłńóśźż"),
    ("cp1250", "áéíóöőúüű"),
    ("cp1250", "čćđšž"),
    ("cp1250", "ăâîşţ"),
    ("iso8859_16", "ăâîșț"),
    ("cp1257", "āčēģīķļņšūžąęėįųõäöü"),
    ("cp1253", "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋ"),
    ("iso8859_7", "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋ"),
    ("cp1251", "абвгдежзийклмнопрстуфхцчшщъьюя"),
    ("koi8_r", "абвгдежзийклмнопрстуфхцчшщъьюя"),
    ("mac_roman", "àâæçéèêëîïôœùûüäöß"),
    ("cp850", "àâæçéèêëîïôùûüäöß"),
)

_OWN_SCRIPT = frozenset({"cp1253", "iso8859_7", "cp1251", "koi8_r"})
_OLD = frozenset({"mac_roman", "cp850"})
_SELDOM = 3
FIRST_BEYOND = 128


def read_plain(file: File, bounds: Bounds) -> Message:
    """The words of a text file.

    Raises:
        UnreadableInput: it holds no text ("unknown_form").
    """
    bounds.step()
    text = characters_of(file.content)
    if text is None:
        raise UnreadableInput(reason="unknown_form")
    return Message(text)


def characters_of(data: bytes) -> str | None:
    """Characters of *data*, its character set by its mark, else guessed; None where it is no text."""
    text = _decoded(data)
    strange = len(_UNWRITTEN.findall(text[:_SAMPLE]))
    return None if strange > _MOST_UNWRITTEN * min(len(text), _SAMPLE) else text.replace("\x00", "")


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").removeprefix("\ufeff")
    if data.startswith(_WIDE_MARKS):
        return data.decode("utf-16", "replace")
    if wide := _wide(data[:_SAMPLE]):
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_guessed(data[:_SAMPLE]), "replace")


def _wide(sample: bytes) -> str:
    """UTF-16 without its mark, by the empty half of most of its characters; "" for anything else."""
    half = len(sample) // 2
    if half and sample[1::2].count(0) >= _FEWEST_WIDE * half:
        return "utf-16-le"
    return "utf-16-be" if half and sample[::2].count(0) >= _FEWEST_WIDE * half else ""


def _guessed(sample: bytes) -> str:
    """The code page in which most letters beyond ASCII belong to one language."""
    beyond = sum(byte >= FIRST_BEYOND for byte in sample)
    own_script = beyond > sum(chr(byte).isalpha() for byte in sample if byte < FIRST_BEYOND)
    tried = [each for each in _ALPHABETS if (each[0] in _OWN_SCRIPT) is own_script]
    return max(tried, key=lambda each: _likeness(sample.decode(each[0], "replace"), *each))[0]


def _likeness(text: str, encoding: str, alphabet: str) -> int:
    """How well *text* fits a language: its letters count, so do signs, capitals inside a word count against it."""
    known = sum(c.lower() in alphabet for c in text if c > "\x7f")
    signs = sum(c in _SIGNS for c in text)
    shouted = sum(small.islower() and c > "\x7f" and c.isupper() for small, c in pairwise(text))
    return 2 * known + signs - 2 * shouted - (_SELDOM if encoding in _OLD else 0)
