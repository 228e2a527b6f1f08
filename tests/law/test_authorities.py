"""The table of authorities is the facts of its source, and a mistake in it is named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dsardesk import resources
from dsardesk.domain.authorities import AuthorityKind
from dsardesk.law.authorities import read_authorities
from dsardesk.law.reading import BadText

FACTS = Path(__file__).resolve().parents[3] / "shared" / "law" / "authorities.json"
TEXT = resources.text("law", "authorities.toml")
KNOWN = read_authorities(TEXT)


def mistake(text: str) -> tuple[object, object]:
    with pytest.raises(BadText) as refused:
        read_authorities(text)
    return refused.value.facts["key"], refused.value.facts["problem"]


def test_every_state_of_the_union_and_the_area_has_one_national_authority() -> None:
    national = [each.country for each in KNOWN.entries if each.kind is AuthorityKind.NATIONAL]
    assert len(national) == len(set(national)) == 32


def test_each_land_supervises_companies_once() -> None:
    regions = [each.region for each in KNOWN.entries if each.region]
    assert len(regions) == len(set(regions)) == 16


def test_each_can_be_written_to() -> None:
    assert [each.id for each in KNOWN.entries if not (each.name and each.address and each.phone)] == []


def test_an_id_used_twice_is_refused() -> None:
    assert mistake(TEXT.replace('id = "beapd"', 'id = "atdsb"')) == ("atdsb", "used_twice")


@pytest.mark.parametrize(
    ("changed", "key", "problem"),
    [
        (TEXT.replace('kind = "land"', 'kind = "city"'), "authority[7].kind", "unknown_word"),
        (TEXT.replace('version = "2026', 'version = "v2026'), "version", "not_version"),
        (TEXT.replace("phone =", "telephone ="), "authority[1].telephone", "unknown_key"),
    ],
)
def test_a_mistake_names_its_key(changed: str, key: str, problem: str) -> None:
    assert mistake(changed) == (key, problem)


@pytest.mark.shared
def test_the_facts_are_those_of_the_source() -> None:
    if not FACTS.exists():
        pytest.skip("the source of the facts is not beside this checkout")
    given: list[dict[str, Any]] = json.loads(FACTS.read_text("utf-8"))["authorities"]
    assert len(given) == len(KNOWN.entries)
    for fact, entry in zip(given, KNOWN.entries, strict=True):
        assert (entry.country, entry.kind) == (fact["country"].upper(), fact["kind"])
        assert entry.address == tuple(line.strip() for line in fact["address"].splitlines())
        for name in ("phone", "email", "website", "complaint_form"):
            assert getattr(entry, name) == (fact[name] or ""), entry.id
        assert bool(entry.confirm) == ("memory" in fact["check"]), entry.id
