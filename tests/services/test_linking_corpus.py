"""Real reminders and complaints find the case that they follow, as what they are, and no other person's."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from dsardesk.desk.reading import read_arrived
from dsardesk.domain.draft import Draft
from dsardesk.domain.rights import RightType
from dsardesk.services.linking import candidates
from dsardesk.services.open_case import Opening, open_at_once
from tests.fakes import MemoryWork
from tests.makers import DPO, Clock, settle_in
from tests.services.conftest import Bench

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
WRITTEN = (".eml", ".txt")
MEANT = {"reminder": {"reminder"}, "dpa_complaint": {"complaint"}, "reply": {"reply", "answer"}}
MOST_OTHERS = 40

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of letters is not here")


def _labels() -> list[dict[str, Any]]:
    lines = (CORPUS / "labels.jsonl").read_text("utf-8").splitlines()
    return [label for line in lines if (label := json.loads(line))["file"].endswith(WRITTEN)]


def _read(label: dict[str, Any]) -> Draft:
    path = CORPUS / label["file"]
    return read_arrived(path.read_bytes(), path.name)[0]


def _first_letter(label: dict[str, Any]) -> Draft:
    """What the same person sent before, with other words."""
    raw = f"From: x\r\n\r\n{label['file']}".encode()
    return replace(
        _read(label),
        raw=raw,
        without_identity=raw,
        sender_name=label["sender_name"] or "",
        sender_email=label["sender_email"] or "",
        identifiers=dict(label["identifiers"] or {}),
        message_id="",
        warnings=(),
        attachments=(),
    )


def _opened(bench: Bench, draft: Draft, rights: tuple[RightType, ...]) -> str:
    opening = Opening(received_on=date(2026, 1, 1), rights=rights or (RightType.ACCESS,))
    return open_at_once(bench.context, DPO, draft.raw, draft, opening).reference


def test_each_finds_its_own_case_among_those_of_others_and_nobody_elses() -> None:
    clock = Clock(datetime(2027, 6, 1, tzinfo=UTC))
    work = MemoryWork(clock.now)
    settle_in(work)
    bench = Bench(work, clock)
    labels = _labels()
    others = [label for label in labels if label["case_link"] is None][:MOST_OTHERS]
    people: dict[str, dict[str, Any]] = {}
    for label in others:
        people[_opened(bench, _first_letter(label), ())] = label
    wrong = []
    for label in (each for each in labels if each["case_link"]):
        rights = tuple(RightType(right) for right in label["rights"] if right != "complaint")
        reference = _opened(bench, _first_letter(label), rights)
        people[reference] = label
        best, *rest = candidates(bench.context, DPO, _read(label))
        strangers = [each for each in rest if people[each.reference]["sender_name"] != label["sender_name"]]
        if best.reference != reference or best.relation not in MEANT[label["case_link"]] or strangers:
            wrong.append(label["file"])
    assert wrong == []
