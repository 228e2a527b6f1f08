"""`dsardesk demo`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from dsardesk.cli.options import FILE, Call, spoken
from dsardesk.demo.run import run_demo
from dsardesk.demo.samples import SAMPLE
from dsardesk.desk.places import must_be_new


@click.command("demo")
@click.option("--out", type=FILE)
@click.option("--controller", default=SAMPLE)
@click.option("--scenario", default="access")
@spoken
def demo(call: Call, *, out: Path | None, controller: str, scenario: str) -> None:
    """Run the whole job once."""
    folder = out or Path(f"dsardesk-demo-{datetime.now().astimezone():%Y%m%d-%H%M%S}")
    made = run_demo(must_be_new(folder), controller=controller, scenario=scenario, lang=call.words.lang)
    text = call.words.say("demo.done", out=str(folder), page=call.words.say("demo.start_page"))
    if made["open_lines"]:
        text = f"{text}\n{call.words.say('demo.done_open', page=call.words.say('demo.start_page'))}"
    call.answer(made, text)
