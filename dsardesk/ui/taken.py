"""What a salvage wrote and what is lost, in words, wherever it was asked for."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from dsardesk.domain.taken_out import Salvaged
from dsardesk.wording import Catalogue


def salvaged_words(out: Path, told: Salvaged, words: Catalogue) -> str:
    """What lies in *out* now, then what is lost or doubtful, a sentence a line."""
    lost = words.say("cli.salvage_nothing_lost") if told.whole else words.say("cli.salvage_lost", **told.losses)
    return "\n".join((words.say("cli.salvaged", out=str(out), **asdict(told)), lost))
