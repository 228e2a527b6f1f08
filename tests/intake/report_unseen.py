"""How well letters that no cue was written from are understood: `python -m tests.intake.report_unseen [SET...]`.

Each set of tests/intake/letters was scored once before any cue was touched for it; docs/intake.md keeps those figures.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

from dsardesk.domain.draft import Draft
from dsardesk.intake.cues import Cues
from dsardesk.intake.email import read_email
from dsardesk.texts import cues

FOLDER = Path(__file__).parent / "letters"
Letter = dict[str, Any]
Read = tuple[Letter, Draft]


def letters(name: str) -> list[Letter]:
    """Every labelled letter of one set."""
    said: list[Letter] = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))["letter"]
    return said


def read(letter: Letter, known: Cues) -> Draft:
    """What is understood of the letter, come as a plain mail."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = f"A person <{letter.get('from', 'person@mail.example')}>"
    mail["To"] = "contact@company.example"
    mail["Date"] = "Mon, 9 Nov 2026 09:00:00 +0100"
    mail["Subject"] = letter.get("subject", "")
    mail.set_content(letter["text"])
    return read_email(mail.as_bytes(), known)


def missed(letter: Letter, draft: Draft) -> set[str]:
    """Rights asked for and not proposed."""
    return set(letter["rights"]) - {each.right.value for each in draft.proposals}


def imagined(letter: Letter, draft: Draft) -> set[str]:
    """Rights proposed that nobody asked for."""
    return {each.right.value for each in draft.proposals} - set(letter["rights"]) - set(letter.get("may", ()))


def exact(letter: Letter, draft: Draft) -> bool:
    """True where every right asked for is proposed and no other."""
    return not missed(letter, draft) and not imagined(letter, draft)


def _share(group: list[Read]) -> str:
    asked = [(letter, draft) for letter, draft in group if letter["rights"]]
    others = [draft for letter, draft in group if not letter["rights"]]
    parts = {
        "exact": (sum(exact(*each) for each in group), len(group)),
        "requests": (sum(bool(draft.proposals) for _, draft in asked), len(asked)),
        "left alone": (sum(not draft.proposals for draft in others), len(others)),
    }
    return ", ".join(f"{name} {100 * a // b}% ({a}/{b})" for name, (a, b) in parts.items() if b)


def _by_right(group: list[Read]) -> Iterator[str]:
    found: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    false: Counter[str] = Counter()
    for letter, draft in group:
        away = missed(letter, draft)
        lost.update(away)
        found.update(set(letter["rights"]) - away)
        false.update(imagined(letter, draft))
    for right in sorted({*found, *lost, *false}):
        yield f"  {right}: {found[right]} found, {lost[right]} missed, {false[right]} imagined"


def _apart(group: list[Read]) -> Iterator[str]:
    """What a message is, what it follows and for whom: where it differs from its label."""
    for letter, draft in group:
        told = {
            "kind": (letter.get("kind", "request"), draft.kind.value),
            "link": (letter.get("link"), draft.case_link.value if draft.case_link else None),
            "behalf": (letter.get("behalf"), draft.on_behalf_of.relation if draft.on_behalf_of else None),
            "language": (letter["language"], draft.language),
        }
        if letter["rights"] or letter.get("kind") in {"authority_letter", "breach_notice"}:
            wrong = [f"{name} {found} for {wanted}" for name, (wanted, found) in told.items() if wanted != found]
            if wrong:
                yield f"  {letter['id']}: {', '.join(wrong)}"


def report(name: str, known: Cues) -> Iterator[str]:
    """The figures of one set: all, by language, by right, then every letter misunderstood."""
    group = [(letter, read(letter, known)) for letter in letters(name)]
    yield f"{name}: {_share(group)}"
    for language in sorted({letter["language"] for letter, _ in group}):
        yield f" {language}: {_share([each for each in group if each[0]['language'] == language])}"
    yield from _by_right(group)
    yield "misunderstood:"
    for letter, draft in group:
        if not exact(letter, draft):
            yield f"  {letter['id']}: missed {sorted(missed(letter, draft))} imagined {sorted(imagined(letter, draft))}"
    yield "beside the rights:"
    yield from _apart(group)


if __name__ == "__main__":
    for each in sys.argv[1:] or sorted(path.stem for path in FOLDER.glob("*.toml")):
        sys.stdout.write("\n".join(report(each, cues())) + "\n")
