"""What the page proposes after a second reading: a field that the person changed stays as they left it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace

from dsardesk.domain.rights import RightType
from dsardesk.ui.intake.form import Form

OWN_RULE = frozenset({"rights", "identifiers", "identity_parts", "decided"})
"""Fields of a form that are more than one value, or are the person's alone."""


def merged(before: Form, now: Form, again: Form) -> Form:
    """What stands in the fields *now*, with *again* wherever that is still what was proposed *before*."""
    unchanged = (
        each.name
        for each in fields(Form)
        if each.name not in OWN_RULE and getattr(now, each.name) == getattr(before, each.name)
    )
    proposed = {name: getattr(again, name) for name in unchanged}
    rights = _rights(before.rights, now.rights, again.rights)
    known = _identifiers(before.identifiers, now.identifiers, again.identifiers)
    return replace(now, **proposed, rights=rights, identifiers=known, identity_parts=None)


def _rights(
    before: tuple[RightType, ...], now: tuple[RightType, ...], again: tuple[RightType, ...]
) -> tuple[RightType, ...]:
    """Those proposed again, without what was unticked, and with what was ticked by hand."""
    wanted = [right for right in again if right in now or right not in before]
    return tuple(dict.fromkeys([*wanted, *(right for right in now if right not in before)]))


def _identifiers(before: Mapping[str, str], now: Mapping[str, str], again: Mapping[str, str]) -> dict[str, str]:
    """Those found again, and each that was corrected as it was corrected."""
    corrected = {key: value for key, value in now.items() if value != before.get(key, "")}
    return {**again, **corrected}
