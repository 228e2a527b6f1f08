"""Workbooks on which the library that reads them gives up."""

from __future__ import annotations

import base64
import zlib

import pytest

from dsardesk.discovery.tables import sheet_rows
from dsardesk.discovery.unread import Unread
from dsardesk.domain.errors import UnreadableInput
from dsardesk.intake.register.reading import read_sheets
from dsardesk.workbooks import panics_refused

PANICS = zlib.decompress(
    base64.b64decode(
        "eJy7cF7wwcKNUg8Z0IAdAzPDv/+cDGxIYoxAzATjCED4IPzv////MOH/QwjsR+GtpAEYGH/RE/xDw5givNAUAsVJDikpGgp6+ckpuV75GX"
        "kKEXoKLvmpmlwh+VYKSUlJDlVVVXr5RelcwaVJWanJJVYKRgYGhgqGJlYGqObAsSpQXA2HHCUYiefo6MjLxcuFTSFu3bgNxxSsIsU1UNPl"
        "AfqAF98="
    )
)
"""The beginning of an .xls whose chain of sectors ends nowhere: found by feeding the reader chance."""


def test_a_workbook_on_which_its_reader_gives_up_is_damaged_and_ends_nothing() -> None:
    with pytest.raises(UnreadableInput) as refused:
        read_sheets(PANICS)
    assert refused.value.facts["reason"] == "sheet_damaged"
    with pytest.raises(Unread):
        list(sheet_rows(PANICS))


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError, KeyError])
def test_no_other_error_is_taken_for_damage(error: type[BaseException]) -> None:
    with pytest.raises(error), panics_refused():
        raise error
