"""Identifiers that sort by the time they were made at (RFC 9562, version 7)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import RFC_4122

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.domain.ids import uuid7

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
INSTANTS = st.datetimes(datetime(2000, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
RANDOM = st.integers(0, 2**80)


@given(at=INSTANTS, random_bits=RANDOM)
def test_version_and_variant_are_those_of_the_standard(at: datetime, random_bits: int) -> None:
    made = uuid7(at, random_bits)
    assert (made.version, made.variant) == (7, RFC_4122)


@given(at=INSTANTS, random_bits=RANDOM)
def test_the_first_48_bits_are_the_very_milliseconds(at: datetime, random_bits: int) -> None:
    assert uuid7(at, random_bits).int >> 80 == (at - EPOCH) // timedelta(milliseconds=1)


@given(at=INSTANTS, first=RANDOM, second=RANDOM)
def test_a_later_millisecond_sorts_after(at: datetime, first: int, second: int) -> None:
    assert uuid7(at, first) < uuid7(at + timedelta(milliseconds=1), second)


@given(at=INSTANTS, random_bits=RANDOM)
def test_74_random_bits_and_no_more_are_kept(at: datetime, random_bits: int) -> None:
    made = uuid7(at, random_bits).int
    kept = (made >> 64 & 0xFFF) << 62 | made & (1 << 62) - 1
    assert kept == random_bits % 2**74


def test_an_instant_without_its_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        uuid7(datetime(2026, 1, 1), 0)  # noqa: DTZ001 -- that is the point
