"""Joint controllers: a case says which it concerns, and letters say that the person may turn to each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.case import CaseIsClosed, Role
from dsardesk.domain.joint import NotOurDataAlone, UnknownController, concern, joint_at_first, joint_controllers
from dsardesk.domain.letters import LetterKind, Say
from dsardesk.domain.needs import Need, needs
from dsardesk.domain.plans import plan_letter
from dsardesk.domain.profile import JointController, PersonCategory
from tests.invented import case, day, letter_facts, letter_words, profile
from tests.law_says import law_says

CUIVRE = JointController("cuivre", "Cuivre SA", "dpo@cuivre.example", ("2 rue du Port", "13002 Marseille"), True)
ETAIN = JointController("etain", "Étain SARL", people=("member",))
GROUP = replace(
    profile(),
    categories=(
        PersonCategory("customer", {"fr": "client"}),
        PersonCategory("member", {"fr": "membre"}, Role.JOINT_CONTROLLER),
        PersonCategory("guest", {"fr": "invité"}, Role.JOINT_CONTROLLER),
    ),
    joint_controllers=(CUIVRE, ETAIN),
)


def test_a_company_that_decides_alone_is_asked_nothing() -> None:
    assert Need.JOINT_CONTROLLERS not in needs(profile())
    assert Need.JOINT_CONTROLLERS in needs(GROUP)
    assert Need.JOINT_CONTROLLERS in needs(replace(profile(), joint_controllers=(CUIVRE,)))


@pytest.mark.parametrize(
    ("category", "together"), [("customer", ()), ("member", ("cuivre", "etain")), ("guest", ("cuivre",)), ("", ())]
)
def test_a_new_case_concerns_those_of_the_persons_category(category: str, together: tuple[str, ...]) -> None:
    assert joint_at_first(GROUP, category) == together


def test_a_person_says_which_ones_a_case_concerns() -> None:
    asked = concern(case(), GROUP, ["etain", "cuivre"])
    assert (asked.controllers, asked.role) == (("cuivre", "etain"), Role.JOINT_CONTROLLER)
    assert joint_controllers(asked, GROUP) == (CUIVRE, ETAIN)
    alone = concern(asked, GROUP, ())
    assert (alone.controllers, alone.role) == ((), Role.CONTROLLER)


def test_one_that_the_profile_does_not_name_is_refused() -> None:
    with pytest.raises(UnknownController):
        concern(case(), GROUP, ["plomb"])


def test_a_processors_case_has_none() -> None:
    with pytest.raises(NotOurDataAlone):
        concern(case(role=Role.PROCESSOR), GROUP, ["cuivre"])


def test_a_closed_case_is_left_alone() -> None:
    with pytest.raises(CaseIsClosed):
        concern(case(closed_on=day(5, 1)), GROUP, ["cuivre"])


@law_says(
    "gdpr.26.1.contact",
    "Joint controllers arrange who does what, and may give the persons concerned one contact point: letters name it "
    "beside the controllers.",
)
@pytest.mark.parametrize("kind", [LetterKind.ACKNOWLEDGEMENT, LetterKind.ACCESS_REPLY, LetterKind.REFUSAL])
def test_the_letter_names_them_their_contact_point_and_the_free_choice(kind: LetterKind) -> None:
    sections = plan_letter(kind, letter_facts(joint=(CUIVRE, ETAIN))).sections
    assert Say("joint.controllers", (("names", ("Cuivre SA", "Étain SARL")),)) in sections
    reached = "dpo@cuivre.example, 2 rue du Port, 13002 Marseille"
    assert Say("joint.contact_point", (("name", "Cuivre SA"), ("reached", reached))) in sections
    assert Say("joint.each") in sections


def test_a_contact_point_without_an_address_is_named_all_the_same() -> None:
    bare = JointController("cuivre", "Cuivre SA", contact_point=True)
    sections = plan_letter(LetterKind.ACCESS_REPLY, letter_facts(joint=(bare,))).sections
    assert Say("joint.contact_point_named", (("name", "Cuivre SA"),)) in sections


def test_whoever_decides_alone_and_letters_that_answer_nothing_say_nothing_of_it() -> None:
    for kind, joint in ((LetterKind.ACCESS_REPLY, ()), (LetterKind.IDENTITY_REQUEST, (CUIVRE,))):
        assert "joint." not in str(plan_letter(kind, letter_facts(joint=joint)).sections)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_both_languages_have_the_words(lang: str) -> None:
    keys = {"joint.controllers", "joint.contact_point", "joint.contact_point_named", "joint.each"}
    assert keys <= set(letter_words(lang).keys())
