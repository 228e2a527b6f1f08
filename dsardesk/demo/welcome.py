"""The page with which a person starts: what each file is, and what is still to be done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from dsardesk.demo.samples import SAMPLE
from dsardesk.domain.access import OpenLine
from dsardesk.domain.activities import Line
from dsardesk.domain.profile import ControllerProfile
from dsardesk.exports.markup import Markup, element, joined, page
from dsardesk.reports.open_lines import open_points
from dsardesk.texts import messages
from dsardesk.wording import Catalogue


def start_page(made: dict[str, Any], profile: ControllerProfile, owed_on: date | None, lang: str) -> bytes:
    """The page about what was *made*; *owed_on* is the day by which open lines were promised."""
    words = messages(lang)
    case = made["case"]
    rights = words.listing([words.say(f"right.{right}") for right in case["rights"]])
    days = {day: date.fromisoformat(case[day]) for day in ("received_on", "due_on")}
    files = [(path, words.say(f"demo.{key}")) for key, path in _files(made) if path]
    rows = [element("li", element("a", path, href=path), " – ", text) for path, text in files]
    body = joined(
        element("h1", words.say("demo.title")),
        element("p", words.say("demo.intro", reference=case["reference"], rights=rights)),
        element("p", words.say("demo.clock", **days)),
        *_still_open(made, profile, owed_on, words),
        element("h2", words.say("demo.files_title")),
        element("ul", *rows),
        element("p", words.say("demo.invented" if profile.id == SAMPLE else "demo.invented_people")),
    )
    return page(lang, words.say("demo.title"), body)


def _still_open(
    made: dict[str, Any], profile: ControllerProfile, owed_on: date | None, words: Catalogue
) -> Iterator[Markup]:
    """Lines of Article 15(1) that the policy leaves open, one processing a point, and what to do about them."""
    if owed_on is None:
        return
    lines = [OpenLine(Line(each["line"]), each["where"]) for each in made["open_lines"]]
    yield element("h2", words.say("demo.open_title", company=profile.name))
    yield element("p", words.say("demo.open_intro", due_on=owed_on))
    yield element("ul", *(element("li", text) for text in open_points(lines, profile, words)))
    silent = [words.say(f"left_open.{key}") for key in profile.left_open()]
    if silent:
        yield element("p", words.say("demo.silent", points=words.listing(silent)))
    yield element("h2", words.say("demo.settle_title"))
    steps = ("complete", "tell", "keep", "close")
    yield element("ol", *(element("li", words.say(f"demo.settle_{step}", due_on=owed_on)) for step in steps))


def _files(made: dict[str, Any]) -> list[tuple[str, str | None]]:
    letters = [(f"letter_{letter['kind']}", letter[form]) for letter in made["letters"] for form in ("pdf", "docx")]
    return [
        *letters,
        ("package", made["package"]),
        ("package_password", made["package_password_file"] if made["package"] else None),
        ("evidence", made["evidence"]),
        ("certificate", made["identity"]["certificate"]),
        ("audit", "proof/audit.jsonl"),
        ("message" if made["identity"]["certificate"] else "message_plain", "proof/message-as-kept.eml"),
        ("vault", made["vault"]),
        ("vault_password", made["password_file"]),
    ]
