"""`dsardesk report`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from dsardesk.cli.options import FILE, Call, in_language, with_vault
from dsardesk.desk.places import write_file
from dsardesk.desk.printing import reports
from dsardesk.domain.annual import Annual
from dsardesk.services.annual import make_annual


@click.group("report")
@in_language
def report() -> None:
    """Reports."""


@report.command("annual")
@click.option("--year", type=click.IntRange(2018, 2200), required=True)
@click.option("--out", type=FILE, required=True)
@click.option("--published", is_flag=True)
@with_vault
def annual(call: Call, *, year: int, out: Path, published: bool) -> None:
    """Make the annual report."""
    with call.desk() as desk:
        made = make_annual(desk.context, desk.actor, reports(), year, published=published, language=call.words.lang)
    write_file(out, made.pdf)
    call.answer({"pdf": str(out), **_json(made.report)}, str(out))


def _json(found: Annual) -> dict[str, Any]:
    """The figures; null where one is hidden."""
    return {
        "year": found.year,
        "published": found.least is not None,
        "received": found.received,
        "median_days": found.median_days,
        "ninth_days": found.ninth_days,
        "median_hours": found.median_hours,
        "longest_hours": found.longest_hours,
        "authority_letters": list(found.authority_letters),
        **{tally.part: {line.key: line.count for line in tally.lines} for tally in found.tallies},
    }
