"""Words that a page hides are nobody's own: nothing is proposed from them, and a page that hides all is not lost."""

from __future__ import annotations

import time

import pytest

from dsardesk.domain.draft import MessageKind
from dsardesk.intake.arriving import read_arrival
from dsardesk.intake.cues import Cues
from dsardesk.intake.forms.registry import read_arrivals
from dsardesk.intake.markup import html_to_text

ASKED = "Je vous demande d’effacer toutes mes données personnelles."
HEAD = b"From: Luc Martin <luc@courriel.example>\nSubject: Bonjour\nMIME-Version: 1.0\n"


def mail(page: str, plain: str = "") -> bytes:
    html = b"Content-Type: text/html; charset=utf-8\n\n" + page.encode()
    if not plain:
        return HEAD + html
    text = b"Content-Type: text/plain; charset=utf-8\n\n" + plain.encode()
    return HEAD + b"Content-Type: multipart/alternative; boundary=b\n\n--b\n" + text + b"\n--b\n" + html + b"\n--b--\n"


@pytest.mark.parametrize(
    "hiding",
    [
        'style="display:none"',
        'style="DISPLAY : None !important; color: red"',
        'style="visibility:hidden"',
        'style="visibility: collapse"',
        'style="font-size:0"',
        'style="font-size: 0.0px; line-height: 1px"',
        'style="opacity:0"',
        'style="max-height:0px;overflow:hidden"',
        "hidden",
        'hidden="until-found"',
    ],
)
@pytest.mark.parametrize("tag", ["div", "span", "p", "td", "li", "b"])
def test_words_that_are_not_shown_are_left_out_and_those_around_them_are_not(hiding: str, tag: str) -> None:
    page = f"<div>Avant</div><{tag} {hiding}>{ASKED}<br><i>encore</i></{tag}><div>Après</div>"
    assert html_to_text(page).split() == ["Avant", "Après"]


@pytest.mark.parametrize(
    "page",
    [
        '<div style="font-size:0"><span style="font-size:14px">Vu</span></div>',
        '<div style="font-size:0"><span style="font-size:large">Vu</span></div>',
        '<div style="visibility:hidden"><span style="visibility:visible">Vu</span></div>',
        '<div style="visibility:inherit;opacity:0.5;max-height:0;font-size:10px">Vu</div>',
        '<div hidden style="display:block">Vu</div>',
        '<p style="display:none">non<div>Vu</div>',
        '<ul><li style="display:none">non<li>Vu</ul>',
        '<table><tr><td style="display:none">non</tr><tr><td>Vu</td></tr></table>',
        '<img style="display:none"><br style="display:none">Vu',
        '</div><b style="display:none">non</b></b>Vu',
        '<div style="display">Vu</div>',
    ],
)
def test_what_shows_itself_again_or_ends_unsaid_is_read(page: str) -> None:
    assert html_to_text(page).removeprefix("- ") == "Vu"


@pytest.mark.parametrize(
    "page",
    [
        '<div style="display:none"><span style="display:block;visibility:visible">non</span></div>',
        '<div style="font-size:0"><span style="font-size:100%">non</span><b style="font-size:2em">non</b></div>',
        '<div style="display:none"><div>non</div>non</div>',
        "<ul><li hidden>non</li></ul>",
    ],
)
def test_what_stays_hidden_in_what_is_hidden_is_left_out(page: str) -> None:
    assert html_to_text(page) == ""


def test_a_page_made_to_keep_the_reader_busy_is_read_at_once() -> None:
    begun = time.process_time()
    html_to_text(f'<p style="font-size:{"0" * 2_000_000}!">Vu</p>')
    html_to_text('<div style="opacity:0">' * 25_000 + "</p></div>" * 12_000)
    assert time.process_time() - begun < 10


def test_no_right_is_proposed_from_the_preheader_of_a_newsletter(cues: Cues) -> None:
    page = f'<div style="display:none;font-size:1px">{ASKED}</div><p>Nos offres de la semaine sont là.</p>'
    (arrival,) = read_arrivals(mail(page))
    draft = read_arrival(arrival, cues)
    assert not draft.proposals
    assert draft.text == "Nos offres de la semaine sont là."
    assert ASKED.encode() in draft.raw
    assert "intake.hidden_words" not in draft.warnings


@pytest.mark.parametrize("name", ["", "lettre.html"])
def test_a_message_that_hides_all_its_words_is_kept_and_unclear(cues: Cues, name: str) -> None:
    page = f'<html><body><div style="display:none">{ASKED}</div></body></html>'
    (arrival,) = read_arrivals(page.encode() if name else mail(page), name)
    draft = read_arrival(arrival, cues)
    assert "intake.hidden_words" in draft.warnings
    assert draft.kind is MessageKind.UNCLEAR
    assert not draft.proposals


def test_the_plain_words_beside_a_page_that_hides_all_are_read(cues: Cues) -> None:
    (arrival,) = read_arrivals(mail("<p hidden>Rien à voir</p>", ASKED))
    draft = read_arrival(arrival, cues)
    assert draft.text == ASKED
    assert "intake.hidden_words" not in draft.warnings


def test_a_message_that_only_quotes_does_not_hide_its_words(cues: Cues) -> None:
    (arrival,) = read_arrivals(mail("<p hidden>x</p><blockquote><p>Bonjour</p></blockquote>"))
    assert "intake.hidden_words" not in read_arrival(arrival, cues).warnings
