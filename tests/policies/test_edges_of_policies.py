"""What is nearly a mistake and is none, and what is met seldom: each in a few invented sentences."""

from __future__ import annotations

import pytest

from dsardesk import resources
from dsardesk.law.reading import BadText
from dsardesk.policies.catalogue import read_catalogue
from dsardesk.policies.commitments import Topic
from dsardesk.policies.lexicon import read_lexicon
from dsardesk.policies.outline import Block, Kind, blocks
from dsardesk.policies.profiles import read_profile
from dsardesk.policies.report import Knowledge, check_policy
from dsardesk.policies.sentences import LONGEST_QUOTE
from tests.policies.conftest import Check

MILL = "this beautiful site of flour and of mills along the river Loire "


def found_in(findings: Check, *paragraphs: str) -> set[str]:
    return {each.rule.id for each in findings("\n\n".join(paragraphs))}


class TestNoMistake:
    def test_no_day_at_all_is_no_period(self, knowledge: Knowledge) -> None:
        text = "Retention\n\nYour data are kept for 0 days after the order."
        assert Topic.RETENTION not in {each.topic for each in check_policy(text, knowledge).commitments}

    def test_a_death_that_is_about_nobody_s_data_promises_nothing(self, knowledge: Knowledge) -> None:
        text = "Our company\n\nWe have sold flour since the death of our founder."
        assert check_policy(text, knowledge).commitments == ()

    def test_categories_that_are_all_of_them_are_listed(self, findings: Check) -> None:
        said = (
            "Who is concerned",
            "We process data of two categories of persons: customers and visitors.",
        )
        assert "categories.unlisted" not in found_in(findings, *said)

    def test_terms_of_use_are_accepted_without_a_consent_to_anything_else(self, findings: Check) -> None:
        terms = "By using the site you accept our terms of use, whose last version says where our flour is ground"
        assert "consent.by_use" not in found_in(findings, "Terms", f"{terms} and sold; a charter tells the rest.")

    def test_a_document_that_may_be_asked_where_another_sentence_speaks_of_doubt(self, findings: Check) -> None:
        doubt = "To exercise your right of access, in case of doubt we ask for a copy of your passport."
        may = "When you exercise your right of erasure we may ask you for your identity card."
        assert not {"identity.always", "identity.without_doubt"} & found_in(findings, "Rights", doubt, "Requests", may)

    def test_a_contract_that_is_extended_puts_off_no_answer(self, findings: Check) -> None:
        said = (
            "To exercise your rights, write to us. We answer within one month. The contract may be extended by a year."
        )
        assert not {"extension.open", "extension.too_long"} & found_in(findings, "Your rights", said)

    def test_an_authority_that_is_asked_questions_hears_no_complaint(self, knowledge: Knowledge) -> None:
        text = "Help\n\nFor any question you may contact the supervisory authority."
        assert Topic.AUTHORITY not in {each.topic for each in check_policy(text, knowledge).commitments}

    def test_a_group_that_receives_data_is_no_controller(self, findings: Check) -> None:
        said = "We share your data with companies of the Moulin group, which process them to deliver."
        assert "role.group" not in found_in(findings, "Who we are", said)

    def test_a_processor_that_knows_nothing_and_holds_nothing(self, findings: Check) -> None:
        said = "We act as a processor. We have no knowledge of the data that our clients enter."
        assert "role.knowledge" not in found_in(findings, "Role", said)


class TestMistakes:
    def test_a_copy_kept_until_the_answer_is_kept_too_long(self, findings: Check) -> None:
        said = "enclose a copy of your passport. That copy is kept until the request has been answered."
        assert "identity.kept" in found_in(findings, "Your rights", f"To exercise your right of access, {said}")

    def test_an_address_for_complaints_only_leaves_the_post_for_requests(self, findings: Check) -> None:
        post = "To exercise your right of access, write to us by post."
        complain = "If you are unhappy, you may lodge a complaint with the CNIL at complaints@cnil.example."
        assert "contact.post_only" in found_in(findings, "Your rights", post, "Complaints", complain)

    @pytest.mark.parametrize(
        ("before", "after"), [(MILL * 9, ""), (MILL * 9, f" on {MILL * 9}"), ("", f" on {MILL * 9}")]
    )
    def test_a_long_sentence_is_quoted_around_what_is_wrong_in_it(
        self, before: str, after: str, findings: Check
    ) -> None:
        said = "by continuing to browse you consent to the processing of your data"
        text = f"Data\n\n{before}{said}{after}"
        (quote,) = (each.quote for each in findings(text) if each.rule.id == "consent.by_use")
        assert said in quote
        assert len(quote) <= LONGEST_QUOTE
        assert f" {quote} " in f"{text} ".replace("\n", " ")

    def test_what_is_written_twice_is_told_once(self, knowledge: Knowledge) -> None:
        said = "Your data are kept for two years after the order. By browsing this site you consent to cookies."
        once, twice = (check_policy("\n\n".join(["Data", *[said] * times]), knowledge) for times in (1, 2))
        assert Topic.RETENTION in {each.topic for each in once.commitments}
        assert "consent.by_use" in {each.rule.id for each in once.findings}
        assert twice == once


class TestPlacesNamed:
    DATA, CONTACT = ("Data", "We keep your name."), ("Contact", "Write to us.")

    def broken(self, findings: Check, rights: str, number: tuple[str, str, str] = ("", "", "")) -> bool:
        parts = (*self.DATA, "Rights", rights, *self.CONTACT)
        numbered = [f"{number[n // 2]}{part}" if n % 2 == 0 else part for n, part in enumerate(parts)]
        return "reference.broken" in found_in(findings, *numbered)

    def test_a_section_beyond_the_last_does_not_exist(self, findings: Check) -> None:
        assert self.broken(findings, "See section 9 above.", ("1. ", "2. ", "3. "))

    def test_a_section_of_a_law_is_not_one_of_the_policy(self, findings: Check) -> None:
        assert not self.broken(findings, "See section 9 of chapter III of the GDPR.", ("1. ", "2. ", "3. "))
        assert not self.broken(findings, "Article 9 lists what is told of them.", ("1. ", "2. ", "3. "))

    def test_where_numbers_begin_anew_nothing_is_concluded_from_them(self, findings: Check) -> None:
        assert not self.broken(findings, "See section 9 above.", ("1. ", "2. ", "1. "))

    def test_a_section_of_other_terms_may_have_any_number(self, findings: Check) -> None:
        assert not self.broken(findings, "They are told in section 4 of our general terms.")

    def test_a_section_named_by_its_title_is_looked_for(self, findings: Check) -> None:
        told = (
            "Everything that concerns what we write on your computer is told with its purposes in the section entitled"
        )
        assert self.broken(findings, f'{told} "Cookies and tracers".')
        assert not self.broken(findings, f'{told} "Contact".')


class TestHeadings:
    @pytest.mark.parametrize("title", ["ii. Access", f"1. One {'word ' * 17}more"])
    def test_what_only_begins_like_a_number_has_none(self, title: str) -> None:
        assert next(blocks(f"## {title}\n\nWords.")).number == 0

    def test_a_number_below_another_numbers_no_section(self) -> None:
        assert next(blocks("## 1.2 Access\n\nWords.")) == Block(Kind.HEADING, "1.2 Access", 0, 3)


class TestTextsOfTheCheck:
    def test_a_rule_stands_once(self) -> None:
        words = '{ fr = "a", en = "a" }'
        lines = [f"{key} = {words}" for key in ("article", "name", "advice", "wording")]
        rule = "\n".join(["[[rule]]", 'id = "a.b"', 'severity = "info"', *lines, ""])
        assert set(read_catalogue(rule)) == {"a.b"}
        with pytest.raises(BadText) as refused:
            read_catalogue(rule * 2)
        assert refused.value.facts["problem"] == "used_twice"

    def test_concepts_stand_in_a_table(self) -> None:
        with pytest.raises(ValueError, match="a table was expected"):
            read_lexicon('language = "en"\nconcepts = "x"')

    def test_only_erasure_and_restriction_are_promised_without_condition(self) -> None:
        with pytest.raises(BadText) as refused:
            read_profile('unconditional = ["access"]\n' + resources.text("samples", "alto", "profile.toml"))
        assert (refused.value.facts["key"], refused.value.facts["allowed"]) == ("unconditional", "erasure, restriction")
