"""The joint controllers of a company written into the text of its profile, all else in it left as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from dsardesk.domain.profile import JointController

HEADER = "[[joint_controllers]]"
Value = str | bool | tuple[str, ...]
_TABLE = re.compile(r"^\[", re.MULTILINE)


def with_joint_controllers(text: str, controllers: Iterable[JointController]) -> str:
    """The profile *text* that names these joint controllers and no others; a comment between them goes with them."""
    written = "".join(f"\n{HEADER}\n{_lines(_entries(each))}" for each in controllers)
    return f"{_without(text).rstrip()}\n{written}"


def _without(text: str) -> str:
    """The text without the tables of joint controllers."""
    kept, rest = [], text
    while HEADER in rest:
        before, _, after = rest.partition(HEADER)
        following = _TABLE.search(after)
        kept.append(before)
        rest = after[following.start() :] if following else ""
    return "".join((*kept, rest))


def _entries(each: JointController) -> dict[str, Value]:
    """What is known of one, what is not left out."""
    entries: dict[str, Value] = {"id": each.id, "name": each.name}
    optional: dict[str, Value] = {
        "email": each.email,
        "address": each.address,
        "contact_point": each.contact_point,
        "people": each.people,
    }
    return {**entries, **{key: value for key, value in optional.items() if value}}


def _lines(entries: Mapping[str, Value]) -> str:
    """One line for each entry: TOML writes texts, lists of texts and true as JSON does, but for one character."""
    written = {key: json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f") for key, value in entries.items()}
    return "".join(f"{key} = {value}\n" for key, value in written.items())
