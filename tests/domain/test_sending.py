"""What leaves goes to the address of the case, or elsewhere on purpose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.requests import Principal
from dsardesk.domain.sending import OtherAddress, Party, address_of, difference, is_held, recipient_facts
from tests.makers import plain_case

LUC = replace(
    plain_case(),
    requester=replace(
        plain_case().requester, email="luc.martin@gmail.com", postal_address=("3 rue Basse", "01500 Ambérieu")
    ),
)
FORWARDED = replace(LUC, principal=Principal("Atelier Orme", "donnees@orme.example", ("9 quai Haut",)))


@pytest.mark.parametrize(
    ("channel", "address"),
    [("email", "luc.martin@gmail.com"), ("post", "3 rue Basse, 01500 Ambérieu"), ("portal", ""), ("in_person", "")],
)
def test_the_case_knows_one_address_for_each_channel_that_needs_one(channel: str, address: str) -> None:
    assert address_of(LUC, channel) == address


def test_what_a_processor_passes_on_goes_to_the_controller_and_nobody_else() -> None:
    """GDPR 28(3)(e)."""
    assert address_of(FORWARDED, "email", Party.PRINCIPAL) == "donnees@orme.example"
    assert address_of(LUC, "email", Party.PRINCIPAL) == ""
    assert not is_held(FORWARDED, "email", "luc.martin@gmail.com", Party.PRINCIPAL)


def test_capitals_and_spaces_do_not_make_another_address() -> None:
    assert is_held(LUC, "email", " Luc.Martin@GMAIL.com ")
    assert recipient_facts(LUC, "post", "3  rue basse, 01500 ambérieu", confirmed=False) == {"sent_to": "case"}


def test_another_address_is_refused_until_somebody_confirms_it_and_then_written_out() -> None:
    """Acceptance A14: "I must confirm by typing or choosing the address, and this is logged"."""
    with pytest.raises(OtherAddress):
        recipient_facts(LUC, "email", "luc.martin@gmial.com", confirmed=False)
    facts = recipient_facts(LUC, "email", " luc.martin@gmial.com", confirmed=True)
    assert facts == {"sent_to": "luc.martin@gmial.com"}


def test_an_address_that_nobody_tells_is_not_judged() -> None:
    assert recipient_facts(LUC, "email", "  ", confirmed=False) == {}


@pytest.mark.parametrize(
    ("known", "typed", "differs"),
    [
        ("luc.martin@gmail.com", "luc.martin@gmial.com", ("gmail.com", "gmial.com")),
        ("luc.martin@gmail.com", "luc.martn@gmail.com", ("luc.martin", "luc.martn")),
        ("3 rue Basse, Lyon", "3 rue Haute, Lyon", ("Basse", "Haute")),
        ("3 rue Basse", "3 rue Basse, Lyon", ("Basse", "Basse, Lyon")),
        ("a@b.example", "a@b.example", ("", "")),
    ],
)
def test_the_words_that_differ_are_named(known: str, typed: str, differs: tuple[str, str]) -> None:
    assert difference(known, typed) == differs
