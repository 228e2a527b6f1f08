"""Whatever the bytes: words or a refusal, never anything else, and soon."""

from __future__ import annotations

import contextlib
import struct
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsardesk.domain.errors import UnreadableInput
from dsardesk.domain.rights import RightType
from dsardesk.intake.arriving import read_arrival
from dsardesk.intake.cues import Cues
from dsardesk.intake.forms.message import Bounds, File
from dsardesk.intake.forms.outlook import BEGINS, read_outlook
from dsardesk.intake.forms.plain import characters_of
from dsardesk.intake.forms.registry import read_arrivals
from dsardesk.intake.forms.rtf import rtf_text, unpack_rtf
from dsardesk.intake.forms.tnef import BEGINS as WINMAIL
from dsardesk.intake.forms.tnef import read_tnef
from dsardesk.intake.markup import html_to_text
from dsardesk.intake.quoting import own_words
from dsardesk.intake.text import read_text
from tests.intake.forms.conftest import properties, tnef_of

TOO_SLOW_SECONDS = 5
MARKS = [
    b"",
    b"%PDF-1.7",
    BEGINS,
    WINMAIL,
    b"PK\x03\x04",
    b"{\\rtf1",
    b"From: a\n",
    b"From a\n",
    b"\x1f\x8b",
    b"{",
    b"<p>",
]
RTF = st.lists(
    st.sampled_from(
        ["{", "}", "\\par", "\\u-4000?", "\\'e9", "\\bin9", "\\uc8 ", "\\*", "\\f1", "\\fonttbl", "a ", "\\"]
    )
)


@given(mark=st.sampled_from(MARKS), rest=st.binary(max_size=400))
@settings(deadline=None)
def test_any_file_becomes_messages_or_a_refusal(mark: bytes, rest: bytes) -> None:
    with contextlib.suppress(UnreadableInput):
        assert read_arrivals(mark + rest)


@given(RTF)
def test_any_rich_text_has_words_or_none(tokens: list[str]) -> None:
    assert "\x00" not in rtf_text("".join(tokens).encode())


@given(st.binary(max_size=300), st.integers(0, 2**32 - 1))
def test_packed_rich_text_is_never_longer_than_it_says(body: bytes, size: int) -> None:
    assert len(unpack_rtf(struct.pack("<IIII", 0, size, 0x75465A4C, 0) + body)) <= size


@given(st.lists(st.tuples(st.sampled_from([0x69003, 0x69002, 0x69005, 0x6800F]), st.binary(max_size=80)), max_size=5))
def test_any_winmail_is_read_or_refused(attributes: list[tuple[int, bytes]]) -> None:
    with contextlib.suppress(UnreadableInput):
        read_tnef(File("", "", tnef_of(*attributes)), Bounds())


@given(st.binary(max_size=200))
def test_any_outlook_file_is_read_or_refused(rest: bytes) -> None:
    with contextlib.suppress(UnreadableInput):
        read_outlook(File("", "", BEGINS + rest), Bounds())


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_none(content: bytes) -> None:
    text = characters_of(content)
    assert text is None or "\x00" not in text


@pytest.mark.parametrize(
    "content",
    [
        b"{\\rtf1" + b"{" * 1_000_000,
        b"{\\rtf1" + b"\\'e9" * 250_000,
        b"From: a\n" + b"--" * 1_000_000,
        b"From a Sat Oct 24 2026\n" * 100_000,
        b"<html>" + b"<p" * 300_000,
        b"<html>" + b"<" * 400_000 + b">",
        tnef_of((0x69003, properties(*[(0x1F, 0x37, b"a\0")] * 9000))),
    ],
    ids=["braces", "bytes", "dashes", "mailboxes", "tags", "signs", "properties"],
)
def test_files_made_to_take_long_do_not(content: bytes) -> None:
    begun = time.process_time()
    with contextlib.suppress(UnreadableInput):
        read_arrivals(content)
    assert time.process_time() - begun < TOO_SLOW_SECONDS


MEGABYTES = 4_000_000


@pytest.mark.parametrize(
    "piece",
    [b"<p>", b"<li>", b"x<p>", b"<a ", b"<p", b"</", b"<template></p>", b"<blockquote>", b"<![CDATA[", b"<!--", b"&"],
)
def test_four_megabytes_of_broken_tags_are_read_soon(piece: bytes, cues: Cues) -> None:
    begun = time.process_time()
    for arrival in read_arrivals(b"<html>" + piece * (MEGABYTES // len(piece)) + b">"):
        assert read_arrival(arrival, cues).raw
    # What grew with the square of its size would take minutes; a busy processor counts up to twice its seconds.
    assert time.process_time() - begun < 4 * TOO_SLOW_SECONDS


def test_words_after_more_lines_than_are_looked_at_are_kept_and_those_below_a_quoted_tail_are_not(cues: Cues) -> None:
    many = "mot\n" * 25_000 + "fin"
    assert own_words(many, cues.tails).endswith("mot\nfin")
    assert own_words(f"Bonjour\n-- \n{many}", cues.tails) == "Bonjour"


def test_words_after_more_tags_than_are_read_are_kept_all_the_same() -> None:
    html = "<b>" * 60_000 + "first</b><p>second <i>third</i><!-- <p>"
    assert html_to_text(html).split() == ["first", "second", "third", "<!--"]


@pytest.mark.parametrize("piece", [b"a", b"&", b"a@", b"1", b"-", b"Aa ", b"a\n"])
def test_a_long_run_of_signs_is_understood_soon(piece: bytes, cues: Cues) -> None:
    begun = time.process_time()
    for arrival in read_arrivals(b"Bonjour,\n" + piece * (1_000_000 // len(piece))):
        assert read_arrival(arrival, cues).raw
    assert time.process_time() - begun < TOO_SLOW_SECONDS


def test_a_request_beside_a_long_address_of_the_web_is_still_heard(cues: Cues) -> None:
    link = "https://suivi.example/" + "a" * 500
    text = f"Bonjour, je demande l'effacement de toutes mes données personnelles, voir {link}."
    assert [each.right for each in read_text(text, cues).proposals] == [RightType.ERASURE]
