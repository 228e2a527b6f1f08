"""How well the reference letters are understood: `python tests/intake/report_letters.py`, by tier, language, template.

Cues are written from how people speak, not from these letters: what is reported for each template is what would be had
without it. Letters whose name has an even SHA-256 were never looked at by whoever wrote the cues.
"""

from __future__ import annotations

import hashlib
import json
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dsardesk.cli.intake import draft_json
from dsardesk.domain.errors import UnreadableInput
from dsardesk.intake.arriving import read_arrival
from dsardesk.intake.forms.registry import read_arrivals
from dsardesk.texts import cues

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
Read = tuple[dict[str, Any], dict[str, Any]]


def held_out(label: dict[str, Any]) -> bool:
    """True for a letter that was never looked at."""
    return int(hashlib.sha256(label["file"].encode()).hexdigest(), 16) % 2 == 0


def read_all(corpus: Path, *, pictures: bool = True) -> tuple[list[Read], list[float]]:
    """Each label beside what was understood, and the seconds that each took once its form was read.

    Letters that only a picture holds are left out without *pictures*.
    """
    every = (json.loads(line) for line in (corpus / "labels.jsonl").read_text("utf-8").splitlines())
    labels = [label for label in every if pictures or not label["needs_ocr"]]
    read: list[Read] = []
    seconds: list[float] = []
    for label in labels:
        said: dict[str, Any] = {}
        try:
            arrivals = read_arrivals((corpus / label["file"]).read_bytes(), label["file"])
            begun = time.process_time()
            said = draft_json(read_arrival(arrivals[0], cues()))
            seconds.append(time.process_time() - begun)
        except UnreadableInput:
            pass
        if label["kind"] != "ambiguous":
            read.append((label, said))
    return read, seconds


def measures(read: list[Read]) -> dict[str, tuple[int, int]]:
    """(right, of) for each thing that is asked of intake."""
    letters = [(label, said) for label, said in read if label["kind"] == "letter"]
    asked = [(_rights(label), set(said.get("rights", []))) for label, said in read]
    given = list(_identifiers(read))
    return {
        "exact rights": (sum(wanted == found for wanted, found in asked), len(asked)),
        "requests": (sum(bool(found) for wanted, found in asked if wanted), sum(bool(w) for w, _ in asked)),
        "non-requests": (sum(not found for wanted, found in asked if not wanted), sum(not w for w, _ in asked)),
        "language": (sum(said.get("language") == label["language"] for label, said in read), len(read)),
        "sender": _share(_same(label["sender_email"], said.get("sender_email")) for label, said in letters),
        "day": _share(
            _same((label["received"] or "")[:10], (said.get("received") or "")[:10]) for label, said in letters
        ),
        "identifiers": (sum(given), len(given)),
    }


def _rights(label: dict[str, Any]) -> set[str]:
    return set(label["rights"]) - {"not_a_request"}


def _same(wanted: str | None, found: str | None) -> bool | None:
    return (found or "").lower() == wanted.lower() if wanted else None


def _share(found: Iterator[bool | None]) -> tuple[int, int]:
    told = [each for each in found if each is not None]
    return sum(told), len(told)


def _identifiers(read: list[Read]) -> Iterator[bool]:
    for label, said in read:
        found = json.dumps(said.get("identifiers", {}), ensure_ascii=False).lower()
        yield from (str(value).lower() in found for value in label["identifiers"].values())


def _lines(read: list[Read]) -> Iterator[str]:
    groups: dict[str, list[Read]] = {"all": read, "held out": [each for each in read if held_out(each[0])]}
    for key in ("tier", "language", "template"):
        for value in sorted({label[key] for label, _ in read}):
            groups[f"{key} {value}"] = [each for each in read if each[0][key] == value]
    for name, group in groups.items():
        told = (f"{key} {100 * a // b}% ({a}/{b})" for key, (a, b) in measures(group).items() if b)
        yield f"{name}: {', '.join(told)}"


if __name__ == "__main__":
    everything, took = read_all(CORPUS)
    sys.stdout.write("\n".join(_lines(everything)) + f"\nmedian {1000 * statistics.median(took):.0f} ms\n")
