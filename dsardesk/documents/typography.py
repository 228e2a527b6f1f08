"""Spaces, quotation marks and apostrophes as the document's language prints them; words are never touched."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Final, cast

from dsardesk.documents.model import Document

_NBSP: Final = "\u00a0"
_NNBSP: Final = "\u202f"
_APOSTROPHE: Final = "\u2019"
_SPACES: Final = "[ \u00a0\u2009\u202f]"

# A vertical tab, a form feed and Unicode's own separators break lines in the programs they come from.
_LINE_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Word refuses control characters and surrogates. Soft hyphens, byte order marks and direction overrides cannot be
# seen, and an override left open would print the rest of a line backwards.
_UNPRINTABLE: Final = re.compile(
    "[\x00-\x09\x0e-\x1f\x7f-\x9f\u00ad\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)

# Addresses are copied by readers: nothing inside them moves.
_ADDRESS: Final = (
    r'(?P<address>(?<!\w)(?:\w+://[^\s«»"<>]+|www\.[^\s«»"<>]+|mailto:\S+|\w[\w.+%\'-]{0,63}@[\w-]+(?:\.[\w-]+)+))'
)
_MAY_HOLD_ADDRESS: Final = re.compile("@|://|www\\.|mailto:")


def typeset(text: str, lang: str) -> str:
    r"""*text* with the non-breaking spaces, quotation marks and apostrophes of *lang*.

    French and English have rules of their own; in any language characters that cannot be printed go, and letters are
    composed (NFC). Addresses, times and references keep every character. Typesetting twice changes nothing more.

    >>> typeset("Délai : 1 mois ; frais : 0 € !", "fr")
    'Délai\xa0: 1 mois\u202f; frais\xa0: 0\xa0€\u202f!'
    """
    text = unicodedata.normalize("NFC", _UNPRINTABLE.sub("", _LINE_BREAKS.sub("\n", text.replace("\t", " "))))
    before = None
    while text != before:  # Quotation marks inside quotation marks appear one layer at a time.
        before = text
        careful = _MAY_HOLD_ADDRESS.search(text) is not None
        for rule in _RULES.get(lang, ()):
            text = (
                rule.outside_addresses.sub(rule.kept_or_changed, text)
                if careful
                else rule.pattern.sub(rule.change, text)
            )
    return text


def typeset_document(document: Document) -> Document:
    """The same document with every printed string typeset in its language."""
    typed = replace(document, lang="")  # The language itself is no text.
    return replace(cast("Document", _typeset_value(typed, document.lang)), lang=document.lang)


def _typeset_value(value: object, lang: str) -> object:
    if isinstance(value, str):
        return typeset(value, lang)
    if isinstance(value, tuple):
        return tuple(_typeset_value(item, lang) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {part.name: _typeset_value(getattr(value, part.name), lang) for part in fields(value)}
        return replace(value, **parts)
    return value


class _Rule:
    """One habit of a language, in two forms: looking out for addresses triples the cost, and few texts hold any."""

    def __init__(self, pattern: str, change: str | Callable[[re.Match[str]], str]) -> None:
        self.pattern = re.compile(pattern)
        self.outside_addresses = re.compile(f"{_ADDRESS}|{pattern}")
        self.change = change

    def kept_or_changed(self, match: re.Match[str]) -> str:
        if match["address"] is not None:
            return match[0]
        return match.expand(self.change) if isinstance(self.change, str) else self.change(match)


def _bind(match: re.Match[str]) -> str:
    return match[0].replace(" ", _NBSP)


_MONTHS: Final = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_PAIR: Final = r'(?<![\w"])"(?=\S)(?P<quoted>[^"\n]+)(?<=\S)"(?![\w"])'

_FRENCH: Final[tuple[_Rule, ...]] = (
    _Rule(_PAIR, rf"«{_NBSP}\g<quoted>{_NBSP}»"),
    _Rule(r"(?<=[^\W\d_])'(?=[\w«“])", _APOSTROPHE),
    _Rule(f"«{_SPACES}*", f"«{_NBSP}"),
    _Rule(rf"(?<=\S){_SPACES}*»|(?<=«{_NBSP})»", f"{_NBSP}»"),
    # A colon or mark with a letter right after it is a time, a ratio, a path: only a closing one is punctuation.
    _Rule(rf"(?<=[^\s(\[{{«/:;!?]){_SPACES}*:(?=\s|$|[»”])", f"{_NBSP}:"),
    _Rule(rf"(?<=[^\s(\[{{«/:;!?]){_SPACES}*(?P<mark>;|[!?]+)(?=\s|$|[»”)\],.])", rf"{_NNBSP}\g<mark>"),
    _Rule(rf"(?<=\d){_SPACES}*€", f"{_NBSP}€"),
    _Rule(rf"(?<=\d){_SPACES}*%(?!\w)", f"{_NNBSP}%"),
    # Telephone numbers by pairs, then thousands, company numbers and the like by threes.
    _Rule(r"(?<![\w.,])(?:\+\d{1,3} ?)?(?:\(0\) ?)?\d{1,2}(?:[ \u00a0\u202f]\d\d){4}(?!\d)", _bind),
    _Rule(r"(?<![\w.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)", _bind),
    _Rule(rf"(?<!\d)(?:\d{{1,2}}|1er)[ {_NBSP}](?:{_MONTHS})(?:[ {_NBSP}]\d{{4}})?(?!\w)", _bind),
    _Rule(
        r"(?i:(?<!\w)(?:articles?|art\.|considérants?|alinéas?|chapitres?|annexes?|pages?|p\.|§)) (?=[\dLRDIVX])", _bind
    ),
    _Rule(r"(?<!\w)[LRD]\. (?=\d)", _bind),
    _Rule(r"(?<!\w)[nN][°º] (?=\S)", _bind),
    _Rule(r"(?<!\w)(?:MM?\.|Mmes?|Mlles?|Me|Dr|Pr) (?=[^\W\d_a-zà-ÿ])", _bind),
)
_ENGLISH: Final[tuple[_Rule, ...]] = (
    _Rule(_PAIR, r"“\g<quoted>”"),
    _Rule(r"(?<=\w)'(?=\w)|(?<!\w)'(?=\d\ds)", _APOSTROPHE),
    _Rule(r"(?<!\S)'(?=\w)(?P<quoted>[^'\n]*[\w.,;:!?])'(?!\w)", f"\u2018\\g<quoted>{_APOSTROPHE}"),
    _Rule(r"(?<=\w)'", _APOSTROPHE),
)
_RULES: Final = {"fr": _FRENCH, "en": _ENGLISH}
