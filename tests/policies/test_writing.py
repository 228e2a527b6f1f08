"""A company is described in a minute, and its profile says what was typed: no more, no less."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dsardesk import resources
from dsardesk.policies.profiles import read_profile
from dsardesk.policies.writing import CompanyForm, short_name, write_profile

FORM = CompanyForm(
    name="Alto SAS",
    address=("14 rue des Tisserands", "69004 Lyon"),
    city="Lyon",
    calendar="FR",
    zone="Europe/Paris",
    language="fr",
    in_force_from=date(2026, 11, 22),
    contact="Claire Morel",
    email="dpo@alto.example",
)
HOSTILE = '"\\\n\r\t\x00\x1b\x7f\u2028\u202e]]\n[officer]\nname = "x" # \'\'\' """ {fr} é œ € 😀'
words = st.text(max_size=60)


@given(
    name=words.filter(str.strip),
    lines=st.lists(words, max_size=4),
    city=words,
    contact=words,
    email=st.just("") | st.emails(),
)
@example(name=HOSTILE, lines=[HOSTILE, ""], city=HOSTILE, contact=HOSTILE, email='"\\"@alto.example')
def test_what_was_typed_is_what_is_read(name: str, lines: list[str], city: str, contact: str, email: str) -> None:
    form = CompanyForm(name, tuple(lines), city, "FR-974", "Indian/Reunion", "fr", date(2026, 1, 5), contact, email)
    company = read_profile(write_profile(form), ("FR-974",))
    assert (company.name, company.address, company.city) == (name, tuple(lines), city)
    assert (company.officer.name, company.officer.email) == (contact, email)
    assert [channel.value for channel in company.channels] == ([email] if email else [])


def test_the_place_decides_the_holidays_and_the_clock() -> None:
    company = read_profile(write_profile(FORM))
    assert (company.country, company.zone, company.calendar) == ("FR", "Europe/Paris", "FR")
    assert company.in_force_from == date(2026, 11, 22)


def test_a_french_company_answers_to_the_cnil() -> None:
    """LIL 8: the Commission is the supervisory authority."""
    shipped = tomllib.loads(resources.text("samples", "alto", "profile.toml"))["authority"]
    written = read_profile(write_profile(FORM)).authority
    assert (written.name, list(written.address), written.phone) == (
        shipped["name"],
        shipped["address"],
        shipped["phone"],
    )
    assert written.website == shipped["website"]


def test_what_nobody_asked_stays_open() -> None:
    company = read_profile(write_profile(FORM))
    assert (company.systems, company.activities, company.categories, company.promised_days) == ((), (), (), None)
    assert company.left_open() == ("policy_dated", "rights_offered", "reply", "minors_age", "post_mortem", "transfers")


def test_a_contact_who_is_not_known_is_not_made_up() -> None:
    company = read_profile(write_profile(CompanyForm("A", (), "B", "FR", "Europe/Paris", "fr", date(2026, 1, 5))))
    assert (company.officer.name, company.officer.email, company.channels) == ("", "", ())


@pytest.mark.parametrize(
    ("name", "short"), [("Alto SAS", "alto_sas"), ("L’Été & Cie", "l_ete_cie"), ("日本", "company"), ("", "company")]
)
def test_a_profile_has_a_short_name(name: str, short: str) -> None:
    assert short_name(name) == short
