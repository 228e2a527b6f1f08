"""The catalogue of refusals: TOML texts in, typed grounds out."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import dataclass

from dsardesk.domain.grounds import Ground, Grounds
from dsardesk.law.reading import BadText, read_into


@dataclass(frozen=True, slots=True)
class _GroundFile:
    """What one file says of grounds."""

    ground: tuple[Ground, ...] = ()


def read_grounds(rules: Collection[str], *texts: str) -> Grounds:
    """Every ground of *texts*, by code; refuses a code used twice, and one that stands on no rule of *rules*."""
    grounds: dict[str, Ground] = {}
    for text in texts:
        table = tomllib.loads(text)
        for ground in read_into(_GroundFile, {key: table[key] for key in table.keys() & {"ground"}}).ground:
            _check(ground, grounds, rules)
            grounds[ground.code] = ground
    return grounds


def _check(ground: Ground, known: Grounds, rules: Collection[str]) -> None:
    if ground.code in known:
        raise BadText(key=ground.code, problem="used_twice", line=0)
    if not ground.rules or not set(ground.rules) <= set(rules):
        raise BadText(key=f"{ground.code}.rules", problem="unknown_rule", line=0)
