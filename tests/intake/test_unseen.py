"""Letters as people really write them, from sets of our own: what is understood of them stays understood."""

from __future__ import annotations

import pytest

from dsardesk.domain.draft import CaseLink, MessageKind
from dsardesk.domain.rights import RightType
from dsardesk.intake.cues import Cues
from dsardesk.intake.understanding import understood
from tests.intake import report_unseen as report

SETS = [
    ("first", 0.97), ("second", 0.95), ("third", 0.90), ("fourth", 0.95), ("fifth", 0.96), ("sixth", 0.93),
    ("seventh", 0.92), ("eighth", 0.96), ("ninth", 0.82), ("tenth", 0.90),
]  # fmt: skip
NAMES = [*(name for name, _ in SETS), "nothing"]


@pytest.mark.parametrize(("name", "least"), SETS)
def test_as_many_letters_are_understood_exactly_as_before(cues: Cues, name: str, least: float) -> None:
    letters = report.letters(name)
    right = [report.exact(each, report.read(each, cues)) for each in letters]
    assert sum(right) / len(letters) >= least


@pytest.mark.parametrize("name", NAMES)
def test_no_right_is_read_into_a_letter_that_asks_for_none(cues: Cues, name: str) -> None:
    others = [each for each in report.letters(name) if not each["rights"]]
    assert others
    for each in others:
        assert report.read(each, cues).proposals == (), each["id"]


@pytest.mark.parametrize("name", NAMES)
def test_every_label_is_a_right_and_every_quote_the_senders_own_words(cues: Cues, name: str) -> None:
    for each in report.letters(name):
        assert {*each["rights"], *each.get("may", ())} <= {right.value for right in RightType}
        said = f"{each.get('subject', '')}\n{each['text']}"
        assert all(proposal.quote in said for proposal in report.read(each, cues).proposals), each["id"]


@pytest.mark.parametrize(
    "text",
    [
        "Je vous ai écrit en mai pour avoir mes données et personne ne m'a répondu.",
        "Le 3 mai j'ai envoyé un mail : je demandais la suppression de mon compte. Où en êtes-vous ?",
        "I emailed you in May asking you to delete my data. What is going on?",
    ],
)
def test_whoever_still_waits_for_an_answer_recalls_and_complains(cues: Cues, text: str) -> None:
    meaning = understood(text, "", cues)
    assert meaning.case_link is CaseLink.REMINDER
    assert RightType.COMPLAINT in {each.right for each in meaning.asked}


def test_waiting_without_an_earlier_request_is_no_complaint(cues: Cues) -> None:
    meaning = understood("Supprimez mes données. J'attends toujours mon bus.", "", cues)
    assert meaning.case_link is None
    assert [each.right for each in meaning.asked] == [RightType.ERASURE]


@pytest.mark.parametrize(
    "text",
    ["Je souhaite que mon dossier soit rangé autrement.", "Please be careful with my file."],
)
def test_what_is_asked_of_somebodys_own_data_in_unknown_words_is_left_to_a_person(cues: Cues, text: str) -> None:
    assert understood(text, "", cues).kind is MessageKind.UNCLEAR


@pytest.mark.parametrize("subject", ["Réponse automatique : vos données", "Out of office: your access request"])
def test_an_automatic_reply_asks_for_nothing(cues: Cues, subject: str) -> None:
    assert understood("", subject, cues).asked == ()


def asked(text: str, cues: Cues) -> set[str]:
    return {each.right.value for each in understood(text, "", cues).asked}


@pytest.mark.parametrize(
    ("text", "rights"),
    [
        ("Sortez-moi tout ce que vous avez sur mon compte.", {"access"}),
        ("Sortez-moi de vos fichiers.", {"erasure"}),
        ("Sortez-moi de votre liste de diffusion.", {"objection_marketing"}),
        ("Votre site montre ma photo. Merci de la retirer.", {"erasure"}),
        ("Il reste une place sur le parking. Merci de la retirer.", set()),
        ("My phone number is on your site. Take it down.", {"erasure"}),
        ("The wind is strong. Take it down.", set()),
        ("I want a copy of my file. Then delete.", {"access", "erasure"}),
        ("I don't want a copy of my file, just delete it.", {"erasure"}),
        ("J'avais donné mon accord pour ma photo. J'ai changé d'avis.", {"consent_withdrawal"}),
        ("J'avais accepté votre devis. J'ai changé d'avis.", set()),
    ],
)
def test_what_is_asked_turns_on_the_words_around_the_verb(cues: Cues, text: str, rights: set[str]) -> None:
    assert asked(text, cues) == rights


@pytest.mark.parametrize(
    ("text", "rights"),
    [
        ("My father died in May. Please close his account and stop sending letters to him.", {"heir_request"}),
        ("My father died in May. Please erase his data.", {"heir_request", "erasure"}),
        ("My father died in May. Please stop sending me your catalogue.", {"heir_request", "objection_marketing"}),
        (
            "Mon père est décédé. Merci de fermer son compte et de faire cesser les courriers à son nom.",
            {"heir_request"},
        ),
        ("Please close my account.", {"erasure"}),
    ],
)
def test_closing_the_account_of_the_dead_is_part_of_what_an_heir_asks(cues: Cues, text: str, rights: set[str]) -> None:
    assert asked(text, cues) == rights


@pytest.mark.parametrize(
    ("text", "rights"),
    [
        ("- Right to erasure: please erase the personal data you hold about our client.", {"erasure"}),
        ("- Right to erasure: you may ask us to erase your data.", set()),
        ("- Droit à l'effacement : merci d'effacer les données de notre cliente.", {"erasure"}),
        ("- Droit à l'effacement : vous pouvez demander la suppression de vos données.", set()),
    ],
)
def test_a_right_named_as_a_heading_is_asked_for_where_something_is_asked_below_it(
    cues: Cues, text: str, rights: set[str]
) -> None:
    assert asked(text, cues) == rights


@pytest.mark.parametrize(
    "text",
    [
        "Pour le compte de ma cliente, je demande une copie de ses données personnelles.",
        "On behalf of our client I request a copy of her personal data.",
        "Im Auftrag von Frau Brandl, meiner Mandantin, bitte ich um Auskunft über ihre Daten.",
    ],
)
def test_whoever_writes_for_a_client_does_not_take_the_company_for_a_processor(cues: Cues, text: str) -> None:
    assert "processor_redirect" not in asked(text, cues)
    assert "processor_redirect" in asked("You process my data as a processor: please forward this request.", cues)


@pytest.mark.parametrize(
    "text",
    [
        "Nous avons mis à jour nos conditions et notre usage des données personnelles. Vous n'avez rien à faire.",
        "We have updated our privacy policy on personal data. No action is required.",
    ],
)
def test_a_company_that_announces_its_terms_asks_for_nothing_and_leaves_no_doubt(cues: Cues, text: str) -> None:
    assert understood(text, "", cues).kind is MessageKind.NOT_A_REQUEST
