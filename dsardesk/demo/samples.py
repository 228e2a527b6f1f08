"""Which message and which files stand for a company in a scenario; its people are invented."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dsardesk import resources
from dsardesk.domain.errors import DeskError
from dsardesk.domain.profile import ControllerProfile

SAMPLE = "alto"


class NoSample(DeskError):
    """The sample company's files do not stand for the systems of this profile."""

    code = "usage.no_sample"
    exit_code = 2


@dataclass(frozen=True, slots=True)
class Person:
    """Who writes in the samples of one company.

    Attributes:
        category: category of persons in the company's profile.
        matched: what the company recognises them by.
    """

    category: str
    matched: tuple[str, ...] = ("email", "customer_number")


PEOPLE = {
    "alto": Person("customer"),
    "pigment": Person("customer"),
    "imagino": Person("user"),
    "customer_labs": Person("user", ("email", "own_reference")),
    "activeviam": Person("customer"),
    "clustdoc": Person("user"),
}
"""The invented person of each company that has samples."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What a scenario is played with.

    Attributes:
        message: the request, as its .eml file.
        systems: folder that holds one folder for each system of the profile.
        person: who writes.
    """

    message: bytes
    systems: Path
    person: Person

    def folder(self, system: str) -> Path:
        """The files of one system."""
        return self.systems / system


def sample_of(profile: ControllerProfile, name: str, scenario: str) -> Sample:
    """The sample of one scenario for a company: its own, else the first one's where the systems bear the same ids.

    Raises:
        NoSample: neither has a folder for each of its systems, and that request.
    """
    for company in dict.fromkeys((profile.id, SAMPLE)):
        if company in PEOPLE and (sample := _stored(profile, company, scenario)):
            return sample
    raise NoSample(name=name, sample=SAMPLE)


def _stored(profile: ControllerProfile, company: str, scenario: str) -> Sample | None:
    message = resources.folder("samples", company, f"request-{scenario}.eml")
    systems = resources.folder("samples", company, "systems")
    everywhere = profile.systems and all((systems / system.id).is_dir() for system in profile.systems)
    return Sample(message.read_bytes(), systems, PEOPLE[company]) if everywhere and message.is_file() else None
