"""An access reply is complete in both layers: the copy (GDPR 15(3)) and the information (GDPR 15(1) and (2))."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dsardesk.domain.access import (
    AnswerIncomplete,
    Gap,
    NotOurAnswer,
    activities_for,
    gaps_in_copy,
    gaps_in_information,
    must_be_complete,
    systems_for,
)
from dsardesk.domain.activities import EEA, Recipient
from dsardesk.domain.case import Role
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.records import SearchOutcome, SystemSearch
from dsardesk.domain.requests import Requester
from tests.invented import case, package, profile, searched_everywhere


def with_activity(**changes: Any) -> ControllerProfile:
    """The company whose first processing alone concerns customers, changed."""
    first = replace(profile().activities[0], **changes)
    return replace(profile(), activities=(first,))


def gap_codes(company: ControllerProfile) -> set[str]:
    return {gap.code for gap in gaps_in_information(case(), company)}


class TestWhom:
    """The processings that concern the requester."""

    def test_those_of_the_requesters_category(self) -> None:
        prospect = case(requester=Requester("C", "", "fr", category="prospect"))
        assert [activity.id for activity in activities_for(prospect, profile())] == ["marketing", "rights_requests"]

    def test_all_of_them_while_the_category_is_not_known(self) -> None:
        unknown = case(requester=Requester("C", "", "fr"))
        assert activities_for(unknown, profile()) == profile().activities

    def test_a_category_that_no_processing_concerns_is_a_gap(self) -> None:
        stranger = case(requester=Requester("C", "", "fr", category="supplier"))
        assert list(gaps_in_information(stranger, profile())) == [Gap("no_activity", "supplier")]


class TestCopy:
    """GDPR 15(3): the controller "shall provide a copy of the personal data undergoing processing"."""

    def test_every_system_of_the_processings_is_searched(self) -> None:
        gaps = list(gaps_in_copy(case(), profile()))
        wanted = ("crm", "facturation", "contrats", "support", "emailing")
        assert gaps == [Gap("system_not_searched", system) for system in wanted]

    def test_a_system_that_was_asked_and_did_not_answer_was_not_searched(self) -> None:
        waiting = replace(searched_everywhere()[0], outcome=None)
        gaps = list(gaps_in_copy(case(searches=(waiting, *searched_everywhere()[1:])), profile()))
        assert gaps == [Gap("system_not_searched", "crm")]

    def test_a_system_is_left_out_only_for_a_reason(self) -> None:
        rest = searched_everywhere()[1:]
        silent = SystemSearch("crm", SearchOutcome.NOT_SEARCHED)
        assert list(gaps_in_copy(case(searches=(silent, *rest)), profile())) == [Gap("system_without_reason", "crm")]
        reasoned = replace(silent, reason="out of order")
        assert list(gaps_in_copy(case(searches=(reasoned, *rest)), profile())) == []

    def test_what_was_found_is_copied(self) -> None:
        found = searched_everywhere(SearchOutcome.FOUND)
        assert list(gaps_in_copy(case(searches=found), profile())) == [Gap("copy_not_made", "")]
        assert list(gaps_in_copy(case(searches=found, packages=(package(),)), profile())) == []

    def test_a_portability_package_is_no_copy_of_everything(self) -> None:
        portable = case(searches=searched_everywhere(SearchOutcome.FOUND), packages=(package(kind="portability"),))
        assert list(gaps_in_copy(portable, profile())) == [Gap("copy_not_made", "")]


class TestInformation:
    """GDPR 15(1)(a) to (h) and 15(2)."""

    def test_a_profile_that_says_everything_leaves_no_gap(self) -> None:
        assert list(gaps_in_information(case(), profile())) == []

    @pytest.mark.parametrize("line", ["purposes", "data_categories", "retention", "source", "automated_decision"])
    @pytest.mark.parametrize("words", [{}, {"fr": ""}, {"fr": " ", "en": ""}], ids=["absent", "empty", "blank"])
    def test_a_line_without_words_is_missing(self, line: str, words: dict[str, str]) -> None:
        gaps = list(gaps_in_information(case(), with_activity(**{line: words})))
        assert gaps == [Gap(f"{line}_missing", "contract")]

    def test_recipients_are_named(self) -> None:
        assert gap_codes(with_activity(recipients=())) == {"recipients_missing"}

    @pytest.mark.parametrize("safeguard", [{}, {"fr": ""}])
    def test_a_transfer_out_of_europe_names_its_safeguard(self, safeguard: dict[str, str]) -> None:
        abroad = Recipient("HelpHarbor Inc.", {"fr": "outil"}, "US", safeguard)
        assert gap_codes(with_activity(recipients=(abroad,))) == {"safeguard_missing"}
        assert gap_codes(with_activity(recipients=(replace(abroad, safeguard={"fr": "clauses"}),))) == set()

    @pytest.mark.parametrize("country", ["FR", "NO", "IS", "LI"])
    def test_nothing_is_a_transfer_within_the_eea(self, country: str) -> None:
        assert gap_codes(with_activity(recipients=(Recipient("X", {"fr": "x"}, country),))) == set()

    def test_the_eea_has_thirty_countries_and_neither_switzerland_nor_the_united_kingdom(self) -> None:
        assert len(EEA) == 30
        assert not {"CH", "GB", "US"} & EEA

    def test_the_authority_is_named(self) -> None:
        nameless = replace(profile(), authority=replace(profile().authority, name=""))
        assert gap_codes(nameless) == {"authority_missing"}


class TestProcessor:
    """GDPR 28(3)(e): the controller answers; its processor forwards."""

    CONTACT = case(requester=Requester("C", "", "fr", category="contact"), role=Role.PROCESSOR)

    def test_its_information_is_not_ours_to_give_so_none_is_missing(self) -> None:
        assert list(gaps_in_information(self.CONTACT, profile())) == []

    def test_none_of_our_systems_is_searched_without_an_instruction(self) -> None:
        assert systems_for(self.CONTACT, profile()) == ()
        assert list(gaps_in_copy(self.CONTACT, profile())) == []

    def test_but_we_do_not_grant_access_in_the_controllers_place(self) -> None:
        with pytest.raises(NotOurAnswer):
            must_be_complete(self.CONTACT, profile())


class TestBothLayers:
    """Neither layer alone is complete."""

    COMPLETE = case(searches=searched_everywhere())

    def test_a_complete_reply_passes(self) -> None:
        must_be_complete(self.COMPLETE, profile())

    def test_an_open_system_is_refused(self) -> None:
        with pytest.raises(AnswerIncomplete) as refused:
            must_be_complete(case(), profile())
        assert refused.value.facts == {"gaps": "system_not_searched"}

    def test_a_missing_line_is_refused_and_each_gap_is_said_once(self) -> None:
        with pytest.raises(AnswerIncomplete) as refused:
            must_be_complete(case(), with_activity(source={}, retention={}))
        assert refused.value.facts == {"gaps": "system_not_searched retention_missing source_missing"}
