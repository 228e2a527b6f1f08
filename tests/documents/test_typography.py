"""What a French or English reader expects between words, and what must never move."""

# ruff: noqa: RUF001 - curly apostrophes are what is tested here.
from __future__ import annotations

import re
import unicodedata
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dsardesk.documents.model import BulletList, Document, Facts, Letterhead, Paragraph, Table
from dsardesk.documents.typography import typeset, typeset_document

NB, NN = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Pourquoi ?", f"Pourquoi{NN}?"),
        ("Pourquoi? Parce que!", f"Pourquoi{NN}? Parce que{NN}!"),
        ("Vraiment ?!", f"Vraiment{NN}?!"),
        ("un ; deux; trois", f"un{NN}; deux{NN}; trois"),
        ("Objet : accès", f"Objet{NB}: accès"),
        ("Objet: accès", f"Objet{NB}: accès"),
        ("Voici :\nla suite", f"Voici{NB}:\nla suite"),
        ("« oui »", f"«{NB}oui{NB}»"),
        ("«oui»", f"«{NB}oui{NB}»"),
        ('dit "non" hier', f"dit «{NB}non{NB}» hier"),
        ('l\'"objet"', f"l’«{NB}objet{NB}»"),
        ('"Pourquoi?"', f"«{NB}Pourquoi{NN}?{NB}»"),
        ('il dit "lire "ici" et là"', f"il dit «{NB}lire «{NB}ici{NB}» et là{NB}»"),
        ("l'accès d'aujourd'hui", "l’accès d’aujourd’hui"),
        ("le 24 octobre 2026", f"le 24{NB}octobre{NB}2026"),
        ("le 1er janvier 2027", f"le 1er{NB}janvier{NB}2027"),
        ("15 € ou 15€", f"15{NB}€ ou 15{NB}€"),
        ("20 % ou 20%", f"20{NN}% ou 20{NN}%"),
        ("l'article 15 du RGPD", f"l’article{NB}15 du RGPD"),
        ("art. 12, articles L. 1", f"art.{NB}12, articles{NB}L.{NB}1"),
        ("dossier n° 12", f"dossier n°{NB}12"),
        ("M. Martin et Mme Élise Roy", f"M.{NB}Martin et Mme{NB}Élise Roy"),
        ("1 234 567 personnes", f"1{NB}234{NB}567 personnes"),
        ("tél. 01 23 45 67 89", f"tél. 01{NB}23{NB}45{NB}67{NB}89"),
        ("tél. +33 1 23 45 67 89.", f"tél. +33{NB}1{NB}23{NB}45{NB}67{NB}89."),
    ],
)
def test_french_marks_keep_to_the_word_before_them(typed: str, printed: str) -> None:
    assert typeset(typed, "fr") == printed


@pytest.mark.parametrize(
    "typed",
    [
        "https://exemple.fr/a?b=1;c:2!d",
        "écrire à jean.o'neil@exemple.fr",
        "reçu à 12:30 ou 12:30:05",
        "DSR-2026-0001",
        "sha256:9f86d081",
        "C:\\Documents",
        "le rapport 3:1",
        "(?) et [!]",
        "entre 2025 et 2026 il y a eu 12 demandes",
        "écran de 24\" et 6' de long",
        "mailto:a@b.fr",
        ":-)",
    ],
)
def test_addresses_times_and_references_are_left_alone_in_french(typed: str) -> None:
    assert typeset(typed, "fr") == typed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('He said "no".', "He said “no”."),
        ("It's the companies' duty", "It’s the companies’ duty"),
        ("the 'right of access'", "the ‘right of access’"),
        ("Why? 20 % : no; yes!", "Why? 20 % : no; yes!"),
        ("the 'company's right.'", "the ‘company’s right.’"),
        ("back in the '90s", "back in the ’90s"),
        ("o'brien@example.com", "o'brien@example.com"),
    ],
)
def test_english_gets_curly_marks_and_nothing_else(typed: str, printed: str) -> None:
    assert typeset(typed, "en") == printed


def test_what_a_word_processor_refuses_is_gone_and_lines_stay() -> None:
    assert typeset("a\x00b\x0bc\rd\r\ne\tf\ufeff\u202eg\u2029h\ud800", "fr") == "ab\nc\nd\ne fg\nh"


def test_accents_typed_apart_are_put_together() -> None:
    assert typeset("e\u0301te\u0301", "pl") == "été"


_TRICKY = st.text(st.sampled_from(" \u00a0\u202f\n\"'’«»“”:;!?%€°.,()[]/@-abMmeé0123 n\t"), max_size=40)
_PIECES = (
    *(
        "article",
        "art.",
        "L.",
        "M.",
        "Mme",
        "n°",
        "1er",
        "24",
        "octobre",
        "2026",
        "100",
        "000",
        "06",
        '"',
        "'",
        "«",
        "»",
    ),
    *("?", ":", ";", "!", "€", "%", "https://a.fr/?b", "a@b.fr", "l'", "x", " ", " ", "\n"),
)
_WORDS = st.lists(st.sampled_from(_PIECES), max_size=14).map("".join)


@given(text=st.one_of(_TRICKY, _WORDS, st.text()), lang=st.sampled_from(["fr", "en", "el", "pl"]))
@example(text='""0""', lang="fr")
def test_typesetting_twice_changes_nothing_more(text: str, lang: str) -> None:
    once = typeset(text, lang)

    assert typeset(once, lang) == once


@given(
    text=st.one_of(_TRICKY, _WORDS, st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn")))),
    lang=st.sampled_from(["fr", "en", "el"]),
)
def test_no_letter_and_no_digit_ever_changes(text: str, lang: str) -> None:
    assert _bare(typeset(text, lang)) == _bare(unicodedata.normalize("NFC", text))


def _bare(text: str) -> str:
    return re.sub("[\\s\"'’‘“”«»]", "", text)


def test_every_string_of_a_document_is_typeset() -> None:
    typed = "Est-ce l'article 15 ?"
    document = Document(
        lang="fr",
        title=typed,
        author=typed,
        dated_on=date(2026, 10, 24),
        letterhead=Letterhead((typed,), (typed,), typed, ((typed, typed),)),
        blocks=(
            Paragraph(typed),
            BulletList((typed,)),
            Facts(((typed, typed),)),
            Table((typed,), ((typed,),), (2,)),
        ),
        signature=(typed,),
        footer=typed,
    )

    printed = typeset_document(document)

    assert typed not in repr(printed)
    assert repr(printed).count("Est-ce l’article") == 15
    assert (printed.lang, printed.dated_on, printed.blocks[3]) == (
        "fr",
        date(2026, 10, 24),
        Table((typeset(typed, "fr"),), ((typeset(typed, "fr"),),), (2,)),
    )
