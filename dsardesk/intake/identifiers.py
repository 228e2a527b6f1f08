"""What the sender gives to be recognised by."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from dsardesk.intake.dates import DAY, read_written_day
from dsardesk.intake.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsardesk.intake.cues import Cues

MAX_SEARCHED = 60_000
LAST_LINES = 14
FEWEST_DIGITS = 8
MOST_DIGITS = 18

_NUMBER = r"(?=[a-z/._-]{0,8}\d)[a-z0-9][a-z0-9/._-]{2,24}"
_VALUES = {
    "name": r"[^\n@:\d]{3,60}",
    "email": r"[^\s<>\"',;:()\[\]@]{1,64}@[^\s<>\"',;:()\[\]@]{1,190}\.[a-z]{2,24}",
    "phone": r"[+(]{0,2}\d[\d ().x/+-]{5,26}\d",
    "postal_address": r"[^\n@]{8,160}",
    "birth_date": DAY,
    "customer_number": _NUMBER,
    "order_number": _NUMBER,
    "own_reference": _NUMBER,
}
_WHOLE_LINE = frozenset({"name", "postal_address"})
_PHONE = re.compile(r"(?<![\w+/.-])(?:\+|00|\(\+?|0)\d?(?:[ ./-]?\(?\d\)?){7,14}(?:x\d{1,6})?(?![\w-])")
_ADDRESS = re.compile(rf"(?<![^\s<>\"',;:()\[\]]){_VALUES['email']}")
_SERVICES = frozenset(
    {"dpo", "contact", "privacy", "info", "support", "legal", "gdpr", "rgpd", "office", "hello", "dsb"}
)
_CORRECTED = {
    "name": "name",
    "postal_address": "postal address",
    "birth_date": "birth date",
    "phone": "phone",
    "email": "email",
}
_DAY = re.compile(rf"{DAY}(?!\d)")
_CODE = re.compile(r"(?:^|(?<=\n))[a-z]{1,4}-?\d{4,10}(?=\s*(?:\n|$))")
_POST_CODE = (
    r"(?:[a-z]{1,3}[- ])?(?:\d{5}(?:-\d{3})?|\d{4} ?[a-z]{2}|\d{3} \d{2}|\d{2}-\d{3}|\d{4}-\d{3}|\d{4})|"
    r"[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}"
)
_POSTAL = re.compile(
    rf"(?=[^\n]*\d)[^\n@:]{{4,70}} ?, ?(?:{_POST_CODE})\.? [^\W\d_][^\n@:\d]{{1,40}}|"
    rf"[^\n@:]{{4,70}}, ?[^\n@:,\d]{{2,40}},? (?:{_POST_CODE})"
)
_HAS_CODE = re.compile(rf"\b(?:{_POST_CODE})\b")
_STREET_LINE = re.compile(r"(?=[^\n]*\d)(?=[^\n]*[^\W\d_]{3})[^\n@:]{5,70}")
_TOWN_LINE = re.compile(rf"(?:{_POST_CODE}) [^\W\d_][^\n@:\d]{{1,40}}")


class _Found(NamedTuple):
    key: str
    value: str


def identifiers(text: str, cues: Cues) -> dict[str, str]:
    """What the sender is recognised by, the first of each kind; labels are looked for in every language at once.

    Values are as written, but for a birth date, which is YYYY-MM-DD where it can be read.
    """
    searched = text[:MAX_SEARCHED]
    folded = fold(searched)
    # Of two that say the same, the label decides before the shape does.
    found = dict(_labelled(searched, folded, cues))
    for key, value in _unlabelled(searched, folded):
        found.setdefault(key, value)
    found.pop("name", None)
    return found


def addresses(text: str) -> tuple[str, ...]:
    """E-mail addresses in *text*, each once, as written; mailboxes of a company's service left out."""
    found = (text[each.start() : each.end()].strip(".") for each in _ADDRESS.finditer(fold(text[:MAX_SEARCHED])))
    return tuple(dict.fromkeys(each for each in found if each.partition("@")[0].lower() not in _SERVICES))


def to_correct(text: str, quote: str, cues: Cues) -> str:
    """What is to be corrected, e.g. "postal address", by the words that ask for it; "" where they do not say."""
    asked = fold(quote)
    named = [key for key, words in cues.labels.items() if key in _CORRECTED and re.search(rf"\b(?:{words})\b", asked)]
    # The wrong address stands beside the right one, whatever they are called.
    given = re.findall(
        rf"\n[^\n:@]{{0,30}}\b(?:{cues.labels['postal_address']})\s*:[^\n@]*\d", f"\n{fold(text[:MAX_SEARCHED])}"
    )
    if not named and len(given) > 1:
        return _CORRECTED["postal_address"]
    return _CORRECTED[named[0]] if named else ""


def name_given(text: str, cues: Cues) -> str:
    """The name that follows its label; "" where there is none."""
    searched = text[:MAX_SEARCHED]
    return next((each.value for each in _labelled(searched, fold(searched), cues) if each.key == "name"), "")


def _labelled(text: str, folded: str, cues: Cues) -> Iterator[_Found]:
    for key, pattern in _patterns(tuple(cues.labels.items())):
        for said in sorted(pattern.finditer(folded), key=lambda each: _rank(key, each["value"])):
            value = text[said.start("value") : said.end("value")].strip(" .,;:|\t")
            if _plausible(key, value):
                yield _Found(key, _normal(key, value, cues))
                break


def _rank(key: str, value: str) -> bool:
    """False, which comes first, for what is more likely the sender's: an address with its post code."""
    return key == "postal_address" and not _HAS_CODE.search(value)


def _normal(key: str, value: str, cues: Cues) -> str:
    day = read_written_day(fold(value), cues.months) if key == "birth_date" else None
    return day.isoformat() if day else value


def _plausible(key: str, value: str) -> bool:
    digits = sum(c.isdigit() for c in value)
    if key == "phone":
        return FEWEST_DIGITS - 2 <= digits <= MOST_DIGITS and not _DAY.match(value)
    return key != "postal_address" or digits > 0


def _unlabelled(text: str, folded: str) -> Iterator[_Found]:
    """What says by its shape what it is."""
    phone = _PHONE.search(folded)
    if phone and _plausible("phone", phone[0]) and sum(c.isdigit() for c in phone[0]) >= FEWEST_DIGITS:
        yield _Found("phone", text[phone.start() : phone.end()].strip())
    code = _CODE.search(folded)
    if code:
        yield _Found("customer_number", text[code.start() : code.end()].strip())
    postal = _postal(text)
    if postal:
        yield _Found("postal_address", postal)


def _postal(text: str) -> str:
    """An address that stands alone on one line, or on two at the end of the letter."""
    lines = [line.strip(" \t-*•") for line in text.split("\n")]
    alone = next((line for line in lines if _POSTAL.fullmatch(fold(line))), "")
    if alone:
        return alone
    last = [line for line in lines if line][-LAST_LINES:]
    two = ((a, b) for a, b in pairwise(last) if _STREET_LINE.fullmatch(fold(a)) and _TOWN_LINE.fullmatch(fold(b)))
    return next((f"{a.rstrip(',')}, {b}" for a, b in two), "")


@lru_cache(maxsize=4)
def _patterns(labels: tuple[tuple[str, str], ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((key, _pattern(key, words)) for key, words in labels)


def _pattern(key: str, words: str) -> re.Pattern[str]:
    """A label, what may stand between, and a value; a name or an address only where the label begins its line."""
    before = r"(?:^|(?<=\n))[ \t>*•·-]{0,6}" if key in _WHOLE_LINE else r"(?<![^\W_])"
    between = r"[ \t]*(?:\([^()\n]{0,30}\))?[ \t]*[:=][ \t]*" if key in _WHOLE_LINE else _BETWEEN
    return re.compile(rf"{before}(?:{words})(?![^\W\d_]){between}(?P<value>{_VALUES[key]})")


_BETWEEN = (
    r"(?:\(s\))?[ \t]*(?:\([^()\n]{0,30}\))?[\s:=#.]{0,4}"
    r"(?:(?:is|est|ist|es|le|la|il|el|the|(?:nr|no|num|n)(?=[ .°º:]))[.°º]{0,2}[\s:#]{1,3}|n[°º.] ?|nr\. ?|no\. ?){0,3}"
)
