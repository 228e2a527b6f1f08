"""Joint controllers are written into the profile, and all else in it stays as it was."""

from __future__ import annotations

from dsardesk.domain.profile import JointController
from dsardesk.policies.joint import with_joint_controllers
from dsardesk.policies.profiles import read_profile
from tests.makers import profile_text

CLUB = JointController("club", 'Le "Club"', "dpo@club.example", ("1 quai",), contact_point=True, people=("customer",))
OTHER = JointController("other", "Autre")


def test_they_are_read_back_as_they_were_written() -> None:
    text = with_joint_controllers(profile_text(), (CLUB, OTHER))
    assert read_profile(text).joint_controllers == (CLUB, OTHER)


def test_nothing_else_changes_and_they_may_all_go_again() -> None:
    before = read_profile(profile_text())
    text = with_joint_controllers(profile_text(), (CLUB, OTHER))
    again = with_joint_controllers(text + '\n[[channels]]\nkind = "email"\nvalue = "x@y.example"\n', (OTHER,))
    assert read_profile(again).joint_controllers == (OTHER,)
    assert read_profile(again).channels[-1].value == "x@y.example"
    assert read_profile(with_joint_controllers(text, ())) == before
