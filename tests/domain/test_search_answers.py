"""A colleague's three lines, read: what a system holds, that it holds nothing, or that more time is needed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.draft import Attachment
from dsardesk.domain.profile import Channel, ControllerProfile, Officer, System
from dsardesk.domain.records import SearchOutcome
from dsardesk.domain.search_answers import SearchAnswer, is_colleague, search_answer
from tests.domain.test_linking import EMAIL, message
from tests.invented import profile as invented_profile
from tests.makers import plain_case

CASE = plain_case("DSR-2026-0042")
SYSTEMS = (System("crm", {"fr": "Fichier clients"}), System("Paie", {"fr": "Paie", "en": "Payroll"}))
EXPORT = Attachment("export.csv", "text/csv", 900, identity_document=False, content=b"a")
LOGO = Attachment("image001.png", "image/png", 900, identity_document=False, content=b"a")
CARD = Attachment("cni.pdf", "application/pdf", 900, identity_document=True, content=b"a")


def profile(email: str = "dpo@alto.example") -> ControllerProfile:
    return replace(
        invented_profile(), systems=SYSTEMS, officer=Officer(email=email), channels=(Channel("post", "14 rue"),)
    )


def read(
    text: str, *attachments: Attachment, subject: str = "Re: votre demande", **changes: object
) -> SearchAnswer | None:
    told: dict[str, object] = {"sender_email": "paul@alto.example", "cited": ("DSR-2026-0042/crm",), **changes}
    return search_answer(message(text=text, subject=subject, attachments=attachments, **told), CASE, profile())


@pytest.mark.parametrize(
    "text",
    ["Rien.", "RAS", "nothing found", "Aucune donnée chez nous", "Je n’ai rien trouvé", "Personne inconnue.", "None"],
)
def test_nothing_found_can_be_one_word(text: str) -> None:
    assert read(text) == SearchAnswer("crm", SearchOutcome.NOTHING)


def test_an_export_is_what_was_found_and_the_logo_below_the_signature_is_not() -> None:
    assert read("rien d’autre que cela", LOGO, EXPORT, CARD) == SearchAnswer("crm", SearchOutcome.FOUND, files=(2,))
    assert read("Rien.", LOGO) == SearchAnswer("crm", SearchOutcome.NOTHING)


@pytest.mark.parametrize("text", ["J’ai besoin de plus de temps", "Not before next week, sorry", "pas avant lundi"])
def test_more_time_is_no_outcome(text: str) -> None:
    assert read(text) == SearchAnswer("crm", later=True)


def test_words_alone_may_say_that_something_was_found_or_leave_it_open() -> None:
    assert read("Voici ce que nous avons") == SearchAnswer("crm", SearchOutcome.FOUND)
    assert read("Je regarde.") == SearchAnswer("crm")


def test_the_system_is_the_one_beside_the_reference_else_the_one_that_is_named() -> None:
    assert read("Rien", cited=("DSR-2026-0042/paie",)) == SearchAnswer("Paie", SearchOutcome.NOTHING)
    alone = ("DSR-2026-0042",)
    assert read("Rien dans le fichier clients", cited=alone) == SearchAnswer("crm", SearchOutcome.NOTHING)
    assert read("Rien", cited=alone, subject="Payroll") == SearchAnswer("Paie", SearchOutcome.NOTHING)
    assert read("Rien, ni CRM ni paie", cited=alone) == SearchAnswer("", SearchOutcome.NOTHING)
    assert read("Rien", cited=("DSR-2026-0042/autre",)) == SearchAnswer("", SearchOutcome.NOTHING)


def test_a_supplier_outside_answers_by_the_reference_with_its_system_alone() -> None:
    outside = {"sender_email": "aide@hebergeur.example"}
    assert read("Nothing", **outside) == SearchAnswer("crm", SearchOutcome.NOTHING)
    assert read("Nothing", **outside, cited=("DSR-2026-0042",)) is None


def test_the_person_and_messages_about_other_cases_answer_no_search() -> None:
    known = replace(CASE, requester=replace(CASE.requester, email=EMAIL))
    theirs = message(sender_email=EMAIL, cited=("DSR-2026-0042/crm",), text="Rien")
    assert search_answer(theirs, known, profile()) is None
    assert read("Rien", cited=("DSR-2026-0043/crm",)) is None


def test_a_mailbox_that_everybody_may_have_makes_no_colleague() -> None:
    assert is_colleague(message(sender_email="a@alto.example"), profile())
    assert not is_colleague(message(sender_email="a@autre.example"), profile())
    assert not is_colleague(message(), profile(email=""))
    assert not is_colleague(message(sender_email="a@gmail.com"), profile(email="alto@gmail.com"))
