"""A profile in words: everything it says, and what it leaves open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk import resources
from dsardesk.desk.profiles import profile_names
from dsardesk.domain.activities import Line, Recipient
from dsardesk.domain.case import Role
from dsardesk.domain.commitments import IdentityRule, PostMortemPromise, ReplyPromise
from dsardesk.domain.profile import ControllerProfile, PersonCategory
from dsardesk.domain.rights import RightType
from dsardesk.policies.profiles import read_profile
from dsardesk.ui.company.sections import ProfileInWords, Section
from tests.invented import messages, profile

ACTIVITY = "Traitement\N{NO-BREAK SPACE}: Contrats et facturation"
COMPANIES = [resources.text("profiles", f"{name}.toml") for name in profile_names()]


def section(company: ControllerProfile, title: str, lang: str = "fr") -> Section:
    found = ProfileInWords(company, messages(lang), 48).sections()
    return next(each for each in found if each.title == title)


def said(company: ControllerProfile, title: str, label: str) -> str:
    return next(row.text for row in section(company, title).rows if row.label == label)


@pytest.mark.parametrize("lang", resources.LANGUAGES)
@pytest.mark.parametrize("text", [resources.text("samples", "alto", "profile.toml"), *COMPANIES])
def test_every_profile_that_ships_is_told_wholly_in_words(text: str, lang: str) -> None:
    company = read_profile(text)
    found = ProfileInWords(company, messages(lang), 48).sections()
    everything = "\n".join(f"{row.label} {row.text}" for each in found for row in each.rows)
    for name in (
        *(recipient.name for activity in company.activities for recipient in activity.recipients),
        *(channel.value for channel in company.channels),
        company.officer.email,
    ):
        assert name in everything
    assert not [row for each in found for row in each.rows if not row.text]


def test_what_the_policy_leaves_open_comes_first() -> None:
    company = replace(profile(), transfers={})
    first = ProfileInWords(company, messages("fr"), 48).sections()[0]
    assert first.title == "Laissé ouvert par la politique"
    assert "le lieu des données et leurs transferts" in first.rows[0].text
    assert all(row.missing for row in first.rows)


def test_a_company_of_which_little_is_known_says_what_it_costs() -> None:
    company = replace(profile(), activities=(), systems=())
    rows = [row.text for row in section(company, "Laissé ouvert par la politique").rows]
    assert any("la réponse d’accès ne peut pas être complète" in text for text in rows)
    assert any("rien à interroger" in text for text in rows)


def test_a_policy_that_answers_everything_is_said_so() -> None:
    company = replace(
        profile(),
        policy_dated="2026",
        rights_offered=(RightType.ACCESS,),
        reply=ReplyPromise(1),
        minors_age=15,
        post_mortem=PostMortemPromise({"fr": "décider du sort des données"}),
        transfers={"fr": "aucun"},
        activities=(replace(profile().activities[0], to_settle=()),),
    )
    found = section(company, "Laissé ouvert par la politique")
    assert (found.rows, found.note.startswith("Rien")) == ((), True)


def test_a_line_that_cannot_be_repeated_is_marked() -> None:
    activity = replace(profile().activities[0], to_settle=(Line.RETENTION,))
    company = replace(profile(), activities=(activity,))
    row = next(
        row for row in section(company, "Traitement\N{NO-BREAK SPACE}: Contrats et facturation").rows if row.missing
    )
    assert row.label == "Durée de conservation"
    assert "(à préciser)" in row.text


def test_a_recipient_whose_country_is_not_known_lacks_its_safeguard() -> None:
    activity = replace(profile().activities[0], recipients=(Recipient("Nuage Inc.", {"fr": "hébergeur"}),))
    company = replace(profile(), activities=(activity,))
    assert said(company, ACTIVITY, "Destinataires") == "Nuage Inc. – hébergeur – garantie manquante"


@pytest.mark.parametrize(
    ("months", "words"), [(1, "dans le mois de la réception"), (2, "dans les 2 mois de la réception")]
)
def test_the_period_that_was_promised_is_told(months: int, words: str) -> None:
    company = replace(profile(), reply=ReplyPromise(months, 2, extension_reasons=True), promised_days=15)
    assert said(company, "Ce qui est promis", "Réponse promise") == words
    assert said(company, "Ce qui est promis", "Prolongation annoncée") == "2 mois de plus\navec ses raisons"
    assert said(company, "Ce qui est promis", "Réponse promise plus tôt") == "sous 15 jours"


def test_rights_that_the_law_gives_anyhow_are_told_beside_those_announced() -> None:
    company = replace(profile(), rights_offered=(RightType.ACCESS,))
    due = said(company, "Ce qui est promis", "Dus par la loi sans être annoncés")
    assert "effacement" in due
    assert "accès" not in due


def test_a_policy_that_always_asks_for_a_document_is_told_what_the_law_allows() -> None:
    """GDPR 12(6): "where the controller has reasonable doubts concerning the identity"."""
    company = replace(profile(), identity=IdentityRule(policy_always_asks=True))
    found = section(company, "Vérification d’identité")
    assert found.warns
    assert "L’article 12(6) du RGPD" in found.note
    assert not section(profile(), "Vérification d’identité").warns


def test_each_category_says_what_the_company_is_for_it() -> None:
    contact = PersonCategory(
        "contact", {"fr": "Contacts des clients"}, Role.PROCESSOR, (RightType.ACCESS,), {"fr": "le client"}
    )
    company = replace(profile(), categories=(contact,))
    assert said(company, "Catégories de personnes", "Contacts des clients") == (
        "sous-traitant\nresponsable\N{NO-BREAK SPACE}: le client\ndroits annoncés\N{NO-BREAK SPACE}: accès"
    )


def test_what_happens_after_death_is_told() -> None:
    promise = PostMortemPromise({"fr": "décider du sort des données"}, names_recipients=True, heirs={"fr": "clore"})
    company = replace(profile(), post_mortem=promise)
    assert "désigner à qui" in said(company, "Ce qui est promis", "Après le décès")
    assert said(company, "Ce qui est promis", "Héritiers") == "clore"


def test_a_channel_says_for_whom_and_for_what_it_is() -> None:
    channel = replace(profile().channels[0], rights=(RightType.ACCESS,), people=("visitor",))
    company = replace(profile(), channels=(channel,))
    assert said(company, "Où les demandes arrivent", "E-mail").endswith(
        "pour\N{NO-BREAK SPACE}: accès – personnes\N{NO-BREAK SPACE}: visitor"
    )


def test_kinds_of_recipients_without_names_and_unknown_systems_are_told_as_written() -> None:
    activity = replace(profile().activities[0], recipient_categories={"fr": "prestataires"}, systems=("fax",))
    company = replace(profile(), activities=(activity,))
    assert said(company, ACTIVITY, "Sans être nommés") == "prestataires"
    assert said(company, ACTIVITY, "Applications") == "fax"
