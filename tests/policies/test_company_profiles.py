"""Five companies as their own privacy policies describe them: nothing invented, nothing copied."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dsardesk import resources
from dsardesk.desk.profiles import checked_profile, profile_text
from dsardesk.domain.access import OpenLine, gaps_in_information, open_lines
from dsardesk.domain.activities import LegalBasis, Line
from dsardesk.domain.case import Role
from dsardesk.domain.profile import ControllerProfile, Officer
from dsardesk.domain.requests import Requester
from dsardesk.domain.rights import RightType
from dsardesk.law.reading import BadText
from dsardesk.policies.profiles import read_profile
from tests.invented import case, messages, rule_book

SHARED = Path(__file__).parents[3] / "shared"
COMPANIES = ("activeviam", "clustdoc", "customer_labs", "imagino", "pigment")

L = Line
_ALWAYS = (L.RECIPIENTS, L.AUTOMATED_DECISION)
"""No policy of the five names all of its recipients, nor says whether decisions are automated."""

GAPS: dict[str, dict[str, set[Line]]] = {
    "pigment": {
        "services": set(),
        # The period after the contract is given for the contact person, not for invoices and debts.
        "billing": {L.RETENTION},
        "marketing": set(),
        "newsletter": set(),
        # No period for logs and trackers; the host is named, the other providers are not.
        "website": {L.RETENTION},
        # Applicants appear in the retention table only.
        "recruitment": {L.PURPOSES, L.SOURCE},
        # The identity document has a period, the request file has none; its data are not listed.
        "rights_requests": {L.DATA_CATEGORIES, L.RETENTION},
    },
    # No retention period anywhere in the policy.
    "imagino": {
        "enquiries": {L.RETENTION},
        # Zendesk is named for its cookies, without a country nor a safeguard.
        "software_access": {L.RETENTION, L.SAFEGUARD},
        "marketing": {L.RETENTION},
        # Why partners are given the data is not said.
        "partners": {L.PURPOSES, L.RETENTION},
        # What the trackers of the site collect is not said.
        "website": {L.DATA_CATEGORIES, L.RETENTION},
        # "Employee data": neither which, nor where from.
        "human_resources": {L.DATA_CATEGORIES, L.RETENTION, L.SOURCE},
        "rights_requests": {L.DATA_CATEGORIES, L.RETENTION},
    },
    "customer_labs": {
        "contact": set(),
        # Three years, from a day that is not said.
        "marketing": {L.RETENTION},
        # Thirteen months in one section, the browser's settings in another.
        "cookies": {L.RETENTION},
        # Kept until the answer and not after it: no proof of it could be kept.
        "rights_requests": {L.RETENTION},
    },
    "activeviam": {
        # One period with two starting points, collection and last contact.
        "prospecting": {L.RETENTION},
        "services": {L.RETENTION},
        "relationship": {L.RETENTION},
        # Where payment data come from is not said.
        "disputes": {L.SOURCE},
        # Auditors see "the data": which, for how long and where from is not said.
        "audits": {L.DATA_CATEGORIES, L.RETENTION, L.SOURCE},
        # Three alternative criteria, tied to no kind of data.
        "suppliers": {L.RETENTION},
        # Consultants and partners are addressed, and that is all.
        "contributors": {L.PURPOSES, L.DATA_CATEGORIES, L.RETENTION, L.SOURCE},
        # No period for trackers.
        "website": {L.RETENTION},
        "rights_requests": {L.DATA_CATEGORIES, L.RETENTION},
    },
    # Tools are named without their countries; cloud providers, advisers, banks and advertisers are not named.
    "clustdoc": {
        "services": {L.SAFEGUARD},
        "support": {L.SAFEGUARD},
        "enquiries": {L.SAFEGUARD},
        # Known from the list of recipients only.
        "follow_up": {L.DATA_CATEGORIES, L.RETENTION, L.SOURCE, L.SAFEGUARD},
        "newsletter": set(),
        "reviews": set(),
        "cookies": {L.SAFEGUARD},
        "recruitment": set(),
        # Where data used for claims come from is not said.
        "legal_claims": {L.SOURCE},
        # Whether the period of enquiries covers the request file is not said.
        "rights_requests": {L.RETENTION},
    },
}
"""Lines that each policy leaves open, beside those that every one of them does."""

LEFT_OPEN: dict[str, tuple[str, ...]] = {
    "pigment": ("minors_age", "post_mortem"),
    "imagino": ("reply", "post_mortem"),
    # The place for the officer's address is blank: neither an address nor a channel.
    "customer_labs": ("officer.email", "channels", "reply", "minors_age", "transfers"),
    "activeviam": ("reply", "minors_age"),
    "clustdoc": ("policy_dated",),
}


def company(name: str) -> ControllerProfile:
    return checked_profile(profile_text(name))


def test_these_are_all_the_profiles_that_ship() -> None:
    assert resources.names("profiles", suffix=".toml") == COMPANIES
    assert set(GAPS) == set(LEFT_OPEN) == set(COMPANIES)


@pytest.mark.parametrize("name", COMPANIES)
class TestEachCompany:
    """What holds for the five."""

    def test_it_is_read_under_its_own_name(self, name: str) -> None:
        assert (company(name).id, company(name).country, company(name).calendar) == (name, "FR", "FR")

    def test_an_access_reply_lists_what_the_policy_leaves_open(self, name: str) -> None:
        anybody = case(requester=Requester("C", "", "fr"))
        assert open_lines(anybody, company(name)) == tuple(
            OpenLine(line, activity)
            for activity, lines in GAPS[name].items()
            for line in L
            if line in lines | {*_ALWAYS}
        )

    def test_every_category_is_told_something_or_sent_to_its_controller(self, name: str) -> None:
        for each in company(name).categories:
            asked = case(requester=Requester("C", "", "fr", category=each.id), role=each.role)
            codes = {gap.code for gap in gaps_in_information(asked, company(name))}
            assert "no_activity" not in codes, each.id
            assert (codes == set()) is (each.role is Role.PROCESSOR), each.id

    def test_what_the_policy_does_not_say_of_the_company_is_named(self, name: str) -> None:
        assert company(name).left_open() == LEFT_OPEN[name]

    def test_no_identity_document_is_asked_by_default_and_none_waits_long(self, name: str) -> None:
        identity = company(name).identity
        assert (identity.default_rung, identity.keep_hours) == ("known_channel", None)
        assert rule_book().hours("design.identity.keep") <= 48

    def test_handling_a_request_is_a_legal_obligation_for_everybody_whose_controller_it_is(self, name: str) -> None:
        handling = company(name).activities[-1]
        controlled = [each.id for each in company(name).categories if each.role is Role.CONTROLLER]
        assert (handling.id, handling.legal_basis) == ("rights_requests", LegalBasis.LEGAL_OBLIGATION)
        assert sorted(handling.people) == sorted(controlled)

    def test_nobody_of_whom_it_is_the_processor_is_described_as_its_own(self, name: str) -> None:
        processed = {each.id for each in company(name).categories if each.role is Role.PROCESSOR}
        assert not any(processed & set(activity.people) for activity in company(name).activities)
        assert all(company(name).rights_for(each) == (RightType.PROCESSOR_REDIRECT,) for each in processed)

    def test_marketing_can_be_stopped_somewhere(self, name: str) -> None:
        assert sum(system.sends_marketing for system in company(name).systems) == 1

    def test_everything_is_said_in_french_and_in_english(self, name: str) -> None:
        for words in mappings_of_words(tomllib.loads(profile_text(name))):
            assert set(words) == {"fr", "en"}
            assert all(words.values())


@pytest.mark.parametrize("lang", resources.LANGUAGES)
def test_every_silence_of_a_policy_is_said_in_words(lang: str) -> None:
    whole = company("pigment")
    silent = replace(
        whole, officer=Officer(), channels=(), policy_dated="", rights_offered=(), reply=None, transfers={}
    )
    assert len(silent.left_open()) == 8
    assert [key for key in silent.left_open() if f"left_open.{key}" not in messages(lang)] == []


class TestWhatSetsThemApart:
    """Each company's own rules."""

    @pytest.mark.parametrize("name", ["customer_labs", "activeviam"])
    def test_an_identity_card_demanded_of_everybody_is_never_the_rule(self, name: str) -> None:
        assert company(name).identity.policy_always_asks
        assert company(name).identity.default_rung != "copy"

    @pytest.mark.parametrize("name", ["pigment", "imagino", "clustdoc"])
    def test_the_others_do_not_demand_one_of_everybody(self, name: str) -> None:
        assert not company(name).identity.policy_always_asks

    def test_customer_labs_announces_an_officer_and_no_way_to_reach_them(self) -> None:
        officer = company("customer_labs").officer
        assert officer.title["en"] == "Data Protection Officer"
        assert (officer.name, officer.email, company("customer_labs").channels) == ("", "", ())

    def test_imagino_is_the_processor_of_contacts_and_the_controller_of_others(self) -> None:
        imagino = company("imagino")
        roles = {each.id: imagino.role_for(each.id) for each in imagino.categories}
        assert roles.pop("contact") is Role.PROCESSOR
        assert set(roles) == {"visitor", "user", "employee"}
        assert set(roles.values()) == {Role.CONTROLLER}
        described = imagino.category("contact")
        assert described is not None
        assert described.controller

    def test_imagino_opens_its_officers_mailbox_to_employees_and_to_complaints(self) -> None:
        mailboxes = [channel for channel in company("imagino").channels if channel.kind == "email"]
        assert {channel.value for channel in mailboxes} == {"dpo@imagino.com"}
        assert [(channel.people, channel.rights) for channel in mailboxes] == [
            (("employee",), ()),
            ((), (RightType.COMPLAINT,)),
        ]

    @pytest.mark.parametrize(
        ("name", "age"), [("imagino", 16), ("clustdoc", 18), ("pigment", None), ("activeviam", None)]
    )
    def test_ages_below_which_no_data_are_wanted(self, name: str, age: int | None) -> None:
        assert company(name).minors_age == age

    def test_clustdoc_promises_a_month_and_two_more_with_reasons(self) -> None:
        reply = company("clustdoc").reply
        assert reply is not None
        assert (reply.months, reply.extension_months, reply.extension_reasons) == (1, 2, True)

    def test_pigment_promises_a_month_and_an_extension_of_no_length(self) -> None:
        reply = company("pigment").reply
        assert reply is not None
        assert (reply.months, reply.extension_months, reply.extension_reasons) == (1, None, False)

    def test_clustdoc_lets_a_person_name_who_will_have_the_data_after_death(self) -> None:
        promises = {name: company(name).post_mortem for name in ("clustdoc", "customer_labs", "activeviam")}
        assert {name: each.names_recipients for name, each in promises.items() if each} == {
            "clustdoc": True,
            "customer_labs": False,
            "activeviam": False,
        }

    def test_the_article_that_was_renumbered_is_cited_under_its_number_of_today(self) -> None:
        promise = company("customer_labs").post_mortem
        assert promise is not None
        assert "85, II" in promise.heirs["fr"]
        assert "40-1" not in promise.heirs["fr"]

    def test_pigments_host_lies_within_the_union(self) -> None:
        website = next(each for each in company("pigment").activities if each.id == "website")
        assert [(each.name, each.country) for each in website.recipients] == [("Google Inc.", "IE")]

    def test_clustdocs_seventeen_recipients_are_named(self) -> None:
        names = {each.name for activity in company("clustdoc").activities for each in activity.recipients}
        assert len(names) == 17


SAMPLE = profile_text("imagino")


@pytest.mark.parametrize(
    ("right", "wrong", "key", "problem"),
    [
        ('role = "processor"', 'role = "subcontractor"', "categories[4].role", "unknown_word"),
        ('id = "contact"', 'id = "user"', "categories[4].id", "used_twice"),
        ('people = ["employee"]\n\n', 'people = ["staff"]\n\n', "channels[2].people", "unknown_category"),
        ('people = ["employee"]\nsys', 'people = ["staff"]\nsys', "activities[6].people", "unknown_category"),
        ('rights = ["complaint"]', 'rights = ["moaning"]', "channels[3].rights[1]", "unknown_word"),
        ('"processor_redirect"', '"elsewhere"', "categories[4].rights_offered[1]", "unknown_word"),
        ("minors_age = 16", "minors_age = 0", "minors_age", "figure_out_of_range"),
        ("[identity]", "[reply]\nmonths = 0\n\n[identity]", "reply.months", "figure_out_of_range"),
        (
            "[identity]",
            "[reply]\nmonths = 1\nextension_months = -2\n\n[identity]",
            "reply.extension_months",
            "figure_out_of_range",
        ),
        ('"known_channel"', '"passport"', "identity.default_rung", "unknown_word"),
        ('to_settle = ["recipients"]', 'to_settle = ["colour"]', "activities[2].to_settle[1]", "unknown_word"),
    ],
)
def test_a_role_a_category_or_a_figure_that_cannot_be_is_refused_where_it_stands(
    right: str, wrong: str, key: str, problem: str
) -> None:
    assert SAMPLE.count(right) == 1
    broken = SAMPLE.replace(right, wrong)
    with pytest.raises(BadText) as refused:
        read_profile(broken)
    facts = refused.value.facts
    assert (facts["key"], facts["problem"]) == (key, problem)
    last = re.sub(r".*\.|\[\d+\]$", "", key)
    below = next((number for number, line in enumerate(wrong.splitlines()) if line.startswith(f"{last} =")), 0)
    assert facts["line"] == SAMPLE[: SAMPLE.index(right)].count("\n") + 1 + below


def test_words_in_the_profiles_own_language_may_stay_plain() -> None:
    before, after = SAMPLE[: SAMPLE.index("[transfers]")], SAMPLE[SAMPLE.index("[officer]") :]
    assert read_profile(f'{before}transfers = "France et Irlande"\n{after}').transfers == {"fr": "France et Irlande"}


def mappings_of_words(value: Any) -> Iterator[dict[str, str]]:
    """Every mapping by language in a parsed profile."""
    if isinstance(value, list):
        for item in value:
            yield from mappings_of_words(item)
    elif isinstance(value, dict):
        if value.keys() & {"fr", "en"}:
            yield value
        for item in value.values():
            yield from mappings_of_words(item)


def strings(value: Any) -> Iterator[str]:
    """Every text in a parsed profile."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings(item)


@pytest.fixture(scope="module")
def published() -> dict[str, dict[str, Any]]:
    """What was read in each policy by others, by company."""
    path = SHARED / "law" / "policies.json"
    if not path.is_file():
        pytest.skip("the reading of the policies does not stand beside the project")
    return {each["id"]: each for each in json.loads(path.read_text(encoding="utf-8"))["policies"]}


KINDS = {
    "email": "email",
    "post": "post",
    "unsubscribe link": "link",
    "unsubscribe": "link",
    "cookie settings": "link",
}
R = RightType
RIGHTS: dict[str, set[RightType]] = {
    "access": {R.ACCESS},
    "access/copy": {R.ACCESS},
    "rectification": {R.RECTIFICATION},
    "modification": {R.RECTIFICATION},
    "erasure": {R.ERASURE},
    "restriction": {R.RESTRICTION},
    "objection": {R.OBJECTION},
    "portability": {R.PORTABILITY},
    "marketing objection": {R.OBJECTION_MARKETING},
    "marketing opt-out": {R.OBJECTION_MARKETING},
    "consent withdrawal": {R.CONSENT_WITHDRAWAL},
    "post-mortem": {R.POST_MORTEM_DIRECTIVE},
    "complaint": {R.COMPLAINT},
    "employees: + restriction, objection, portability": {R.RESTRICTION, R.OBJECTION, R.PORTABILITY},
    "objection/withdrawal (consent only)": {R.OBJECTION, R.CONSENT_WITHDRAWAL},
    "portability (consent only)": {R.PORTABILITY},
    "portability + direct transfer": {R.PORTABILITY},
    "judicial remedy": set(),  # It is sought from a court, not from the company.
}
ELSEWHERE = {
    "imagino": {R.COMPLAINT},  # Said under the settlement of disputes.
    "customer_labs": {R.COMPLAINT, R.HEIR_REQUEST},  # Said in a section of its own, and beside post-mortem directives.
}
"""Rights that the policy offers outside its list of rights."""


@pytest.mark.shared
@pytest.mark.parametrize("name", COMPANIES)
class TestAgreement:
    """A second reading of the same policies says the same."""

    def test_on_the_channels(self, name: str, published: dict[str, dict[str, Any]]) -> None:
        expected = {
            (KINDS[each["type"]], plain(each["value"])) for each in published[name]["channels"] if each["value"]
        }
        found = {(each.kind, plain(each.value)) for each in company(name).channels}
        assert {kind for kind, _ in found} == {kind for kind, _ in expected}
        assert {value for kind, value in expected if kind == "email"} == {v for kind, v in found if kind == "email"}
        for _, value in (each for each in expected if each[0] == "post" and any(map(str.isdigit, each[1]))):
            assert any(set(value.split()) <= set(v.split()) for kind, v in found if kind == "post")

    def test_on_the_reply_period(self, name: str, published: dict[str, dict[str, Any]]) -> None:
        period, reply = published[name]["reply_period"], company(name).reply
        assert (period is None) == (reply is None)
        if period and reply:
            expected = (period["months"], period.get("extension_months"), period.get("reasons", False))
            assert (reply.months, reply.extension_months, reply.extension_reasons) == expected

    def test_on_the_rights_offered(self, name: str, published: dict[str, dict[str, Any]]) -> None:
        expected = set().union(*(RIGHTS[each] for each in published[name]["rights_offered"]))
        offered = {right for each in company(name).categories for right in company(name).rights_for(each.id)}
        assert offered - {R.PROCESSOR_REDIRECT} == expected | ELSEWHERE.get(name, set())

    def test_on_the_roles(self, name: str, published: dict[str, dict[str, Any]]) -> None:
        said = published[name]["role"]
        roles = {each.role for each in company(name).categories}
        assert {role for role in (Role.CONTROLLER, Role.PROCESSOR) if role in said} == roles

    def test_on_the_date(self, name: str, published: dict[str, dict[str, Any]]) -> None:
        said = published[name]["dated"]
        year = re.search(r"\d{4}", said)
        if year is None:
            assert company(name).policy_dated == ""
        else:
            assert company(name).policy_dated.endswith(year[0])
            assert company(name).in_force_from.year == int(year[0])

    def test_on_identity_documents(self, name: str, published: dict[str, dict[str, Any]]) -> None:
        when = published[name]["id_policy"]["when"]
        assert company(name).identity.policy_always_asks == when.startswith("always")
        assert bool(company(name).identity.policy_says) == (when != "never mentioned")

    def test_on_the_authority(self, name: str, published: dict[str, dict[str, Any]]) -> None:
        said = published[name]["authority"]
        # One policy leaves it unnamed; the company's country names it.
        assert "CNIL" in said or "not named" in said
        known = json.loads((SHARED / "law" / "authorities.json").read_text(encoding="utf-8"))["authorities"]
        cnil = next(each for each in known if each["country"] == "fr" and each["kind"] == "national")
        authority = company(name).authority
        assert "CNIL" in authority.name
        assert plain(" ".join(authority.address)) == plain(cnil["address"])
        assert authority.phone.replace(" ", "").lstrip("0") == cnil["phone"].removeprefix("+33").replace(" ", "")
        assert authority.website == cnil["complaint_form"]

    def test_and_no_sentence_of_the_policy_is_copied(self, name: str, published: dict[str, dict[str, Any]]) -> None:
        policy = runs((SHARED / "seeds" / published[name]["seed"]).read_text(encoding="utf-8"))
        assert len(policy) > 1000
        for text in strings(tomllib.loads(profile_text(name))):
            assert not runs(text) & policy, text
        comments = " ".join(re.findall(r"# (.*)", profile_text(name)))
        assert not runs(comments) & policy


COPIED = 12


def plain(text: str) -> str:
    """Words of *text*, in lower case and without punctuation."""
    return " ".join(re.findall(r"[\w@]+", text.lower().replace("è", "e")))


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of twelve words of *text*."""
    words = plain(text).split()
    return {tuple(words[start : start + COPIED]) for start in range(len(words) - COPIED + 1)}
