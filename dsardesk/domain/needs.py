"""What the window of one company must offer from the first day, read from its profile."""

from __future__ import annotations

from enum import StrEnum

from dsardesk.domain.activities import LegalBasis
from dsardesk.domain.case import Role
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.rights import RightType
from dsardesk.domain.words import worded

EMPLOYEE = "employee"
"""Id that a profile gives to the company's own staff."""
ALSACE_MOSELLE = "FR-AM"
WAYS_IN = frozenset({"email", "post", "form", "phone"})
"""Kinds of channels by which any request may come; a link is for one thing only."""


class Need(StrEnum):
    """One thing that some companies need and others would only stumble over."""

    PROCESSOR = "processor"  # Somebody's data are a customer's: requests are forwarded (GDPR 28(3)(e)).
    JOINT_CONTROLLERS = "joint_controllers"  # The person may write to each (GDPR 26(3)).
    EMPLOYEES = "employees"  # Files and professional e-mail of the company's own staff.
    MINORS = "minors"  # The policy gives an age; data of younger persons are erased (LIL 51 II).
    DIRECTIVES = "directives"  # Directives on data after death are registered (LIL 85 I).
    HEIRS = "heirs"  # Heirs are told what they may ask (LIL 85 II).
    MARKETING = "marketing"  # A system sends marketing, which an objection stops (GDPR 21(3)).
    CONSENT = "consent"  # Some processing rests on consent, which may be withdrawn (GDPR 7(3)).
    OVERSEAS_CALENDAR = "overseas_calendar"  # Holidays, and often hours, of an overseas part of France.
    LOCAL_HOLIDAYS = "local_holidays"  # Two more holidays: Alsace and Moselle.
    WAY_IN = "way_in"  # The policy publishes no way to write: one must be entered.
    REGIMES = "regimes"  # Access is also asked under a law of its own: health records, Swiss law.
    OPEN_LINES = "open_lines"  # Lines of Article 15(1) are open: access is granted in part until they are settled.


def needs(profile: ControllerProfile) -> frozenset[Need]:
    """What *profile* calls for; the law's rights are served whatever it says."""
    roles = {category.role for category in profile.categories}
    rights = {right for category in profile.categories for right in profile.rights_for(category.id)}
    rights.update(profile.rights_offered)
    people = {category.id for category in profile.categories}.union(*(each.people for each in profile.activities))
    called_for = {
        Need.PROCESSOR: Role.PROCESSOR in roles,
        Need.JOINT_CONTROLLERS: Role.JOINT_CONTROLLER in roles or bool(profile.joint_controllers),
        Need.EMPLOYEES: EMPLOYEE in people,
        Need.MINORS: profile.minors_age is not None,
        Need.DIRECTIVES: profile.post_mortem is not None or RightType.POST_MORTEM_DIRECTIVE in rights,
        Need.HEIRS: bool(profile.post_mortem and worded(profile.post_mortem.heirs)) or RightType.HEIR_REQUEST in rights,
        Need.MARKETING: any(system.sends_marketing for system in profile.systems),
        Need.CONSENT: any(activity.legal_basis is LegalBasis.CONSENT for activity in profile.activities),
        Need.REGIMES: bool(profile.regimes),
        Need.OVERSEAS_CALENDAR: profile.calendar.startswith("FR-") and profile.calendar != ALSACE_MOSELLE,
        Need.LOCAL_HOLIDAYS: profile.calendar == ALSACE_MOSELLE,
        Need.WAY_IN: not any(channel.kind in WAYS_IN for channel in profile.channels),
        Need.OPEN_LINES: any(activity.open_lines() for activity in profile.activities),
    }
    return frozenset(need for need, called in called_for.items() if called)
