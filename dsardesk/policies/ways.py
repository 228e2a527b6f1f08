"""Ways to reach a company that a text gives: e-mail and postal addresses, telephone numbers, pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

_EMAIL = re.compile(r"[\w.+-]{1,64}(?:@| ?\[at\] ?| ?\(at\) ?)[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_PHONE = re.compile(r"(?<![\w.])(?:\+|00)?\d(?:[ .()-]{0,2}\d){8,13}(?!\w)")
_PAGE = re.compile(r"(?:https?: ?//|www\.)[^\s<>\")]{3,200}")
_POSTCODE = re.compile(
    r"(?<![\w/])(?:[A-Z]{1,2}-)?\d{2} ?\d{3}(?![\w/])(?: [^\W\d]|,|\)| -| –)|\b(?:B\.?P\.?|CS|TSA) \d{2,6}|\bCedex\b"
)
_STREET = re.compile(
    r"\d{1,4}(?:-\d{1,4})?(?: ?(?:bis|ter))?,? (?:rue|avenue|av\.|boulevard|bd|place|quai|chemin|all[ée]e|impasse|route"
    r"|cours|passage|square|street|road)\b"
    r"|\d{1,4},? (?:[A-Z][\w'’-]+ ){1,3}(?:Street|Road|Avenue|Lane|Square|Way|Place|Quay|Row)\b",
    re.IGNORECASE,
)


def emails(text: str) -> Iterator[str]:
    """E-mail addresses."""
    return (found[0].rstrip(".-") for found in _EMAIL.finditer(text))


def has_email(text: str) -> bool:
    """True if *text* gives an e-mail address."""
    return _EMAIL.search(text) is not None


def has_page(text: str) -> bool:
    """True if *text* gives the address of a page."""
    return _PAGE.search(text) is not None


def has_phone(text: str) -> bool:
    """True if *text* gives a telephone number."""
    return _PHONE.search(text) is not None


def has_postal_address(text: str) -> bool:
    """True if *text* gives a postal address."""
    return bool(_POSTCODE.search(text) or _STREET.search(text))


def has_any(text: str) -> bool:
    """True if *text* gives any of them."""
    return has_email(text) or has_page(text) or has_phone(text) or has_postal_address(text)
