"""A company's profile is read, or the person who wrote it is told where the mistake stands."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk import resources
from dsardesk.domain.profile import LegalBasis
from dsardesk.law.reading import BadText
from dsardesk.policies.profiles import read_profile
from tests.invented import messages, profile

SAMPLE = resources.text("samples", "alto", "profile.toml")


def mistake(text: str, *calendars: str) -> tuple[object, object, object]:
    with pytest.raises(BadText) as refused:
        read_profile(text, calendars)
    facts = refused.value.facts
    for lang in resources.LANGUAGES:
        # A person reads it: the sentence exists, and wants no fact that the error lacks.
        assert messages(lang).say(f"error.text.bad.{facts['problem']}", **facts)
    return facts["line"], facts["key"], facts["problem"]


def line_with(part: str, text: str = SAMPLE) -> int:
    return next(number for number, line in enumerate(text.splitlines(), start=1) if part in line)


class TestTheSample:
    """The invented company that ships."""

    def test_it_is_read_whole(self) -> None:
        company = profile()
        assert (company.id, company.name, company.zone, company.calendar) == ("alto", "Alto SAS", "Europe/Paris", "FR")
        assert company.in_force_from == date(2026, 1, 5)
        assert [activity.id for activity in company.activities] == [
            "contract",
            "support",
            "marketing",
            "rights_requests",
        ]
        assert company.activities[0].legal_basis is LegalBasis.CONTRACT
        assert company.promised_days is None
        assert (company.identity.default_rung, company.identity.keep_hours) == ("data_points", 48)

    def test_its_calendar_is_one_of_ours(self) -> None:
        assert read_profile(SAMPLE, resources.names("law", "calendars", suffix=".toml")) == profile()


class TestPlainWords:
    """Words written without a language are in the profile's own."""

    @pytest.mark.parametrize(
        ("written", "read"),
        [
            (
                SAMPLE.replace('name = { fr = "Facturation", en = "Billing" }', 'name = "Facturation"'),
                lambda company: company.system("facturation").name,
            ),
            (
                SAMPLE.replace('role = { fr = "expert-comptable", en = "accountant" }', 'role = "Facturation"'),
                lambda company: company.activities[0].recipients[0].role,
            ),
            (
                SAMPLE.replace("[officer.title]", "[other]").split("[other]", maxsplit=1)[0]
                + 'title = "Facturation"\n'
                + "[authority]"
                + SAMPLE.split("[authority]", maxsplit=1)[1],
                lambda company: company.officer.title,
            ),
        ],
        ids=["system", "recipient", "officer"],
    )
    def test_they_are_french_in_a_french_profile(self, written: str, read: object) -> None:
        assert callable(read)
        assert read(read_profile(written)) == {"fr": "Facturation"}

    def test_the_companys_own_name_is_not_translated(self) -> None:
        assert profile().name == "Alto SAS"
        assert profile().activities[0].recipients[0].name == "Compta & Cie"


class TestMistakes:
    """Line and key are named."""

    def test_what_is_no_toml_names_its_line(self) -> None:
        broken = SAMPLE.replace('city = "Lyon"', "city = Lyon")
        assert mistake(broken) == (line_with("city"), "", "not_toml")

    def test_a_text_that_stops_short_names_its_last_line(self) -> None:
        broken = 'id = "alto"\nname = """\nAlto'
        assert mistake(broken) == (3, "", "not_toml")

    def test_an_unknown_key_is_named(self) -> None:
        broken = SAMPLE.replace("keep_hours = 48", "keep_hour = 48")
        assert mistake(broken) == (line_with("keep_hour"), "identity.keep_hour", "unknown_key")

    def test_a_wrong_value_deep_inside_is_found(self) -> None:
        broken = SAMPLE.replace('role = { fr = "outil d’assistance", en = "support tool" }', "role = 3")
        expected = line_with("role = 3", broken)
        assert mistake(broken) == (expected, "activities[2].recipients[1].role", "not_a_table")

    def test_a_missing_key_is_named(self) -> None:
        broken = SAMPLE.replace('phone = "01 53 73 22 22"\n', "")
        assert mistake(broken)[1:] == ("authority.phone", "missing_key")

    def test_a_profile_without_its_language_says_so(self) -> None:
        assert mistake(SAMPLE.replace('language = "fr"\n', ""))[1:] == ("language", "missing_key")

    def test_an_unknown_legal_basis_is_named(self) -> None:
        broken = SAMPLE.replace('legal_basis = "legal_obligation"', 'legal_basis = "habit"')
        assert mistake(broken) == (line_with('"habit"', broken), "activities[4].legal_basis", "unknown_word")

    @pytest.mark.parametrize("zone", ["Europe/Lyon", "Europe", "", "../etc", "a" * 400, "Europe\\u0000"])
    def test_a_time_zone_that_does_not_exist_is_refused(self, zone: str) -> None:
        broken = SAMPLE.replace('zone = "Europe/Paris"', f'zone = "{zone}"')
        assert mistake(broken) == (line_with("zone"), "zone", "unknown_zone")

    def test_a_system_that_is_not_described_is_refused(self) -> None:
        broken = SAMPLE.replace('systems = ["support"]', 'systems = ["support", "fax"]')
        assert mistake(broken) == (line_with('"fax"', broken), "activities[2].systems", "unknown_system")

    def test_a_calendar_that_we_do_not_have_is_refused_where_they_are_known(self) -> None:
        broken = SAMPLE.replace('calendar = "FR"', 'calendar = "XX"')
        assert mistake(broken, "FR", "FR-AM") == (line_with("calendar"), "calendar", "unknown_calendar")
        assert read_profile(broken).calendar == "XX"

    def test_systems_described_after_they_are_named_are_found_all_the_same(self) -> None:
        start, end = SAMPLE.index("[[systems]]"), SAMPLE.index("[[activities]]")
        last = (SAMPLE[:start] + SAMPLE[end:] + "\n" + SAMPLE[start:end]).replace('owner = "comptabilité"', "owner = 1")
        assert mistake(last) == (line_with("owner = 1", last), "systems[2].owner", "not_str")

    @given(place=st.integers(0, len(SAMPLE)), noise=st.text(max_size=3))
    def test_a_damaged_profile_is_read_or_refused_never_a_crash(self, place: int, noise: str) -> None:
        with contextlib.suppress(BadText):
            assert read_profile(SAMPLE[:place] + noise + SAMPLE[place + 2 :]).language
