"""What is understood of each reference template by cues that others need: `python -m tests.intake.report_templates`.

A cue lives by one template where it is heard in the letters of no other. A template is then read without the cues that
live by it alone, and the share still understood is what a letter of a new template may hope for.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from dsardesk.domain.draft import Draft
from dsardesk.domain.errors import UnreadableInput
from dsardesk.intake.arriving import read_arrival
from dsardesk.intake.cues import Cue, Cues, Language
from dsardesk.intake.forms.message import Arrival
from dsardesk.intake.forms.registry import read_arrivals
from dsardesk.intake.language import COMMON
from dsardesk.intake.proposals import speaks
from dsardesk.intake.words import sentences
from dsardesk.texts import cues

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
Heard = dict[Cue, set[str]]


class Read(NamedTuple):
    """One reference letter.

    Attributes:
        arrivals: the message, ready to be read again; none where its form could not be read.
    """

    label: dict[str, Any]
    arrivals: list[Arrival]
    draft: Draft | None


def read_all(corpus: Path, known: Cues) -> list[Read]:
    """Every letter that can be read without recognition in a picture, and what was understood."""
    labels = (json.loads(line) for line in (corpus / "labels.jsonl").read_text("utf-8").splitlines())
    return [_read(corpus, label, known) for label in labels if not label["needs_ocr"] and label["kind"] != "ambiguous"]


def _read(corpus: Path, label: dict[str, Any], known: Cues) -> Read:
    try:
        arrivals = list(read_arrivals((corpus / label["file"]).read_bytes(), label["file"]))
        return Read(label, arrivals, read_arrival(arrivals[0], known))
    except UnreadableInput:
        return Read(label, [], None)


def heard(letters: list[Read], known: Cues) -> Heard:
    """Templates in whose letters each cue is heard."""
    told: Heard = defaultdict(set)
    for label, _, draft in letters:
        if draft is not None:
            for cue in _fired(f"{draft.subject}\n\n{draft.text}", draft.language, known):
                told[cue].add(label["template"])
    return told


def _fired(text: str, code: str, known: Cues) -> Iterator[Cue]:
    own = known.language(code)
    for each in sentences(text):
        for language in {own.code: own, COMMON: known.language(COMMON)}.values():
            if (language is own or speaks(each.folded, language)) and not language.never.search(each.folded):
                yield from (cue for cue in language.cues if _says(cue, each.folded))


def _says(cue: Cue, folded: str) -> bool:
    return bool(cue.pattern.search(folded)) and not cue.unless.search(folded)


def without(known: Cues, gone: set[Cue]) -> Cues:
    """The same cues but those."""
    return replace(known, languages=tuple(_less(language, gone) for language in known.languages))


def _less(language: Language, gone: set[Cue]) -> Language:
    kept = zip(language.entries, language.cues, strict=True)
    return replace(language, entries=tuple(entry for entry, cue in kept if cue not in gone))


def right(label: dict[str, Any], draft: Draft | None) -> bool:
    """True where exactly the rights asked for are proposed."""
    proposed = {each.right.value for each in draft.proposals} if draft else set()
    return proposed == set(label["rights"]) - {"not_a_request"}


def _lines(corpus: Path, known: Cues) -> Iterator[str]:
    letters = read_all(corpus, known)
    alone: dict[str, set[Cue]] = defaultdict(set)
    told = heard(letters, known)
    for cue, templates in told.items():
        if len(templates) == 1:
            alone[next(iter(templates))].add(cue)
    before = sum(right(label, draft) for label, _, draft in letters)
    after = 0
    for label, arrivals, draft in letters:
        gone = alone.get(label["template"])
        again = read_arrival(arrivals[0], without(known, gone)) if gone and arrivals else draft
        after += right(label, again)
        if right(label, draft) and not right(label, again):
            yield f"needs a cue of its own: {label['template']}"
    for template in sorted(alone):
        yield from (f"{template}: {cue.right.value} by {cue.says[0]!r}" for cue in sorted(alone[template], key=_first))
    every = sum(len(language.cues) for language in known.languages)
    yield f"cues: {every}; heard: {len(told)}; by one template only: {sum(map(len, alone.values()))}"
    yield f"exact rights: {before}/{len(letters)}; without the cues that live by one template: {after}/{len(letters)}"


def _first(cue: Cue) -> str:
    return f"{cue.right.value} {cue.says[0]}"


if __name__ == "__main__":
    sys.stdout.write("\n".join(_lines(CORPUS, cues())) + "\n")
