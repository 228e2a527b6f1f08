"""Mappings parsed from TOML or JSON read into frozen dataclasses by their hints, naming the key at fault.

Unknown keys are refused: in a text that people edit by hand, a key that does nothing is a mistake nobody sees.
"""

from __future__ import annotations

import dataclasses
import json
import re
import types
import typing
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any, TypeVar

from dsardesk.domain.errors import DeskError

T = TypeVar("T")


class BadText(DeskError):
    """A text that people write holds a mistake.

    `key` is the path of the key at fault, `problem` the key of the sentence that says what is wrong, `line` the
    line where the key stands, 0 if it is not known.
    """

    code = "text.bad"
    exit_code = 4


def read_into(kind: type[T], value: object, path: str = "") -> T:
    """*value* as a *kind*: a dataclass, an enum, a date, a number, text, a mapping or a tuple of those."""
    return typing.cast("T", _read(kind, value, path))


def _read(kind: Any, value: object, path: str) -> Any:
    origin = typing.get_origin(kind)
    if origin in {types.UnionType, typing.Union}:
        return _read_optional(kind, value, path)
    if origin is tuple:
        return _read_tuple(kind, value, path)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _read_mapping(kind, value, path)
    if dataclasses.is_dataclass(kind):
        return _read_dataclass(typing.cast("type[Any]", kind), value, path)
    if issubclass(kind, Enum):
        return _read_enum(kind, value, path)
    return _read_plain(kind, value, path)


def _read_optional(kind: Any, value: object, path: str) -> Any:
    if value is None:
        return None
    (inner,) = (argument for argument in typing.get_args(kind) if argument is not type(None))
    return _read(inner, value, path)


def _read_tuple(kind: Any, value: object, path: str) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise BadText(key=path, problem="not_a_list", line=0)
    return tuple(_read(typing.get_args(kind)[0], item, f"{path}[{n}]") for n, item in enumerate(value, start=1))


def _read_mapping(kind: Any, value: object, path: str) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise BadText(key=path, problem="not_a_table", line=0)
    return {str(key): _read(typing.get_args(kind)[1], item, _join(path, str(key))) for key, item in value.items()}


def _read_dataclass(kind: type[Any], value: object, path: str) -> Any:
    if not isinstance(value, Mapping):
        raise BadText(key=path, problem="not_a_table", line=0)
    fields = {f.name: f for f in dataclasses.fields(kind)}
    for key in value:
        if key not in fields:
            raise BadText(key=_join(path, str(key)), problem="unknown_key", line=0)
    hints = typing.get_type_hints(kind)
    given = {key: _read(hints[key], item, _join(path, key)) for key, item in value.items()}
    for name, spec in fields.items():
        no_default = spec.default is dataclasses.MISSING and spec.default_factory is dataclasses.MISSING
        if name not in given and no_default:
            raise BadText(key=_join(path, name), problem="missing_key", line=0)
    return kind(**given)


def _read_enum(kind: type[Enum], value: object, path: str) -> Enum:
    try:
        return kind(value)
    except ValueError:
        allowed = ", ".join(str(each.value) for each in kind)
        raise BadText(key=path, problem="unknown_word", line=0, allowed=allowed) from None


def _read_plain(kind: type[Any], value: object, path: str) -> Any:
    if kind is date and isinstance(value, str):
        value = _parse_date(value, path)
    # A bool is an int and a datetime a date for Python, never for the person who writes the text.
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)) or isinstance(value, datetime):
        raise BadText(key=path, problem=f"not_{kind.__name__}", line=0)
    return value


def _parse_date(value: str, path: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise BadText(key=path, problem="not_date", line=0) from None


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def read_json(kind: type[T], text: str) -> T:
    """The *kind* written as JSON in *text*; a mistake is a `BadText` that names its key and line."""
    try:
        table = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadText(key="", problem="not_json", line=error.lineno) from None
    try:
        return read_into(kind, table)
    except BadText as error:
        raise located(error, text) from None


def located(error: BadText, text: str) -> BadText:
    """The same mistake with the line where its key stands in *text*; of a missing one, where it belongs."""
    key = str(error.facts["key"])
    written = key.rpartition(".")[0] if error.facts["problem"] == "missing_key" else key
    return BadText(**{**error.facts, "line": line_of(text, written)})


def line_of(text: str, path: str) -> int:
    """Line, from 1, where the key of *path* stands in a TOML or JSON *text*, else its nearest written ancestor.

    1 where none is written: the mistake is then the text's own.
    """
    start = 0
    lines = text.splitlines()
    names: list[str] = []
    for part in filter(None, path.split(".")):
        name, _, rest = part.partition("[")
        wanted = int(rest.rstrip("]")) if rest else 1
        key = re.escape(name)
        pattern = re.compile(rf"^\s*(\[\[?\s*([\w-]+\.)*{key}\s*\]?\]|\"?{key}\"?\s*=)|\"{key}\"\s*:")
        hits = [number for number, line in enumerate(lines[start:], start=start) if pattern.search(line)]
        # An entry of a list of tables stands at its header, whatever else bears the same name.
        names.append(name)
        header = f"[[{'.'.join(names)}]]"
        hits = [number for number in hits if lines[number].strip() == header] or hits
        if not hits:
            break
        start = hits[min(wanted, len(hits)) - 1]
    return start + 1
