"""A company's profile is read, or the person who wrote it is told where the mistake stands."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk import resources
from dsardesk.domain.activities import LegalBasis
from dsardesk.domain.terms import Regime
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

    @pytest.mark.parametrize(
        ("wrong", "below", "problem"),
        [
            ("city = Lyon", 0, "toml_value"),
            ("city = “Lyon”", 0, "toml_value"),
            ('city = "Lyon', 0, "toml_value"),
            ("city = 2026-13-05", 0, "toml_value"),
            ('city = "Lyon"\ncity = "Paris"', 1, "toml_twice"),
            ('city = ["Lyon" "Paris"]', 0, "toml_unclosed"),
            ('city = { fr = "Lyon" en = "Lyons" }', 0, "toml_unclosed"),
            ('ville où écrire = "Lyon"', 0, "not_toml"),
        ],
    )
    def test_what_is_no_toml_names_its_line_and_what_is_wrong_with_it(
        self, wrong: str, below: int, problem: str
    ) -> None:
        broken = SAMPLE.replace('city = "Lyon"', wrong)
        assert mistake(broken) == (line_with("city") + below, "", problem)

    def test_a_text_that_stops_short_names_its_last_line(self) -> None:
        broken = 'id = "alto"\nname = """\nAlto'
        assert mistake(broken) == (3, "", "toml_value")

    def test_an_invisible_mark_before_the_text_is_no_mistake(self) -> None:
        assert read_profile(f"\ufeff{SAMPLE}") == profile()

    def test_an_unknown_key_is_named(self) -> None:
        broken = SAMPLE.replace("keep_hours = 48", "keep_hour = 48")
        assert mistake(broken) == (line_with("keep_hour"), "identity.keep_hour", "unknown_key")

    def test_a_wrong_value_deep_inside_is_found(self) -> None:
        broken = SAMPLE.replace('role = { fr = "outil d’assistance", en = "support tool" }', "role = 3")
        expected = line_with("role = 3", broken)
        assert mistake(broken) == (expected, "activities[2].recipients[1].role", "not_words")

    def test_a_missing_key_is_named(self) -> None:
        broken = SAMPLE.replace('phone = "01 53 73 22 22"\n', "")
        assert mistake(broken) == (line_with("[authority]"), "authority.phone", "missing_key")

    def test_a_key_that_is_missing_where_a_later_entry_has_it_is_missed_in_its_own(self) -> None:
        broken = SAMPLE.replace('name = { fr = "Facturation", en = "Billing" }\n', "")
        assert mistake(broken) == (line_with('id = "facturation"') - 1, "systems[2].name", "missing_key")

    def test_a_table_that_is_missing_altogether_is_named(self) -> None:
        broken = SAMPLE[: SAMPLE.index("[authority]")] + SAMPLE[SAMPLE.index("[identity]") :]
        assert mistake(broken) == (1, "authority", "missing_key")

    def test_a_profile_without_its_language_says_so(self) -> None:
        assert mistake(SAMPLE.replace('language = "fr"\n', ""))[1:] == ("language", "missing_key")

    def test_an_unknown_legal_basis_is_named(self) -> None:
        broken = SAMPLE.replace('legal_basis = "legal_obligation"', 'legal_basis = "habit"')
        assert mistake(broken) == (line_with('"habit"', broken), "activities[4].legal_basis", "unknown_word")

    @pytest.mark.parametrize(
        ("right", "wrong", "key", "problem"),
        [
            ('city = "Lyon"', 'city = ["Lyon"]', "city", "not_str"),
            ("keep_hours = 48", 'keep_hours = "48"', "identity.keep_hours", "not_int"),
            ("keep_hours = 48", "keep_hours = 0", "identity.keep_hours", "figure_out_of_range"),
            ("keep_hours = 48", "keep_hours = 99999999999", "identity.keep_hours", "figure_out_of_range"),
            ("sends_marketing = true", 'sends_marketing = "oui"', "systems[5].sends_marketing", "not_bool"),
            ("in_force_from = 2026-01-05", 'in_force_from = "5 janvier"', "in_force_from", "not_date"),
            ("in_force_from = 2026-01-05", "in_force_from = 2026-01-05T10:00:00", "in_force_from", "not_date"),
            ('language = "fr"', 'language = "français"', "language", "not_language"),
            ('language = "fr"', 'language = "fr"\npromised_days = 0', "promised_days", "figure_out_of_range"),
            ('language = "fr"', 'language = "fr"\nrights_offered = ["acces"]', "rights_offered[1]", "unknown_word"),
            ('country = "FR"\nzone', 'country = "France"\nzone', "country", "not_country"),
            ('country = "US"', 'country = "us"', "activities[2].recipients[1].country", "not_country"),
            ('name = "Alto SAS"\naddress', 'name = " "\naddress', "name", "blank"),
            ('id = "alto"', 'id = ""', "id", "unfit_id"),
            ('id = "crm"', f'id = "{"c" * 61}"', "systems[1].id", "unfit_id"),
            ('id = "facturation"', 'id = "crm"', "systems[2].id", "used_twice"),
            ('id = "support"\npeople', 'id = "contract"\npeople', "activities[2].id", "used_twice"),
            ('email = "dpo@alto.example"', 'email = "dpo"', "officer.email", "not_email"),
            ('value = "dpo@alto.example"', 'value = "dpo@alto"', "channels[2].value", "not_email"),
            ('kind = "post"', 'kind = "poste"', "channels[3].kind", "unknown_word"),
            (
                'name = { fr = "Facturation", en',
                'name = { fr = "Facturation", eng',
                "systems[2].name.eng",
                "not_language",
            ),
            ('name = { fr = "Facturation", en = "Billing" }', "name = { fr = 3 }", "systems[2].name.fr", "not_str"),
        ],
    )
    def test_a_mistake_in_one_line_is_told_with_that_line(self, right: str, wrong: str, key: str, problem: str) -> None:
        assert SAMPLE.count(right) == 1
        below = wrong.count("\n") and (0 if right.count("\n") else 1)
        expected = SAMPLE[: SAMPLE.index(right)].count("\n") + 1 + below
        assert mistake(SAMPLE.replace(right, wrong)) == (expected, key, problem)

    def test_a_list_of_tables_in_single_brackets_is_told_apart(self) -> None:
        broken = SAMPLE[: SAMPLE.index("[[activities]]")] + '[activities]\nid = "contract"\n'
        assert mistake(broken) == (line_with("[activities]", broken), "activities", "not_tables")

    @pytest.mark.parametrize("word", ["unknown", "copy, seen"])
    def test_an_unknown_word_is_answered_with_those_that_exist(self, word: str) -> None:
        with pytest.raises(BadText) as refused:
            read_profile(SAMPLE.replace('"data_points"', f'"{word}"'))
        assert refused.value.facts["allowed"] == "known_channel, data_points, code, post_office, seen, copy"

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


class TestTimeLimits:
    """What a profile adds to the clock: local holidays, contracts with clients, laws of their own."""

    ALTO = SAMPLE

    def test_a_local_holiday_is_read_with_its_name_and_source(self) -> None:
        written = '\n[[local_holidays]]\non = 2026-12-08\nname = "fête des Lumières"\nsource = "arrêté municipal"\n'
        holiday = read_profile(self.ALTO + written).local_holidays[0]
        assert (holiday.on, holiday.source) == (date(2026, 12, 8), "arrêté municipal")
        assert holiday.name == {"fr": "fête des Lumières"}

    def test_laws_of_their_own_are_read_and_others_refused(self) -> None:
        assert read_profile('regimes = ["swiss_access"]\n' + self.ALTO).regimes == (Regime.SWISS_ACCESS,)
        with pytest.raises(BadText) as refused:
            read_profile('regimes = ["martian"]\n' + self.ALTO)
        assert refused.value.facts["problem"] == "unknown_word"

    @pytest.mark.parametrize("days", [1, 30])
    def test_a_contract_gives_a_month_of_days_at_most(self, days: int) -> None:
        assert read_profile(self._with_contract(days)).categories[0].forward_days == days

    @pytest.mark.parametrize("days", [0, 31])
    def test_more_or_none_is_another_key_surely(self, days: int) -> None:
        assert mistake(self._with_contract(days))[1:] == ("categories[1].forward_days", "figure_out_of_range")

    def _with_contract(self, days: int) -> str:
        return self.ALTO.replace("[[categories]]\n", f"[[categories]]\nforward_days = {days}\n", 1)
