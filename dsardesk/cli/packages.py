"""`dsardesk package`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from dsardesk.cli.oncase import on_case
from dsardesk.cli.options import FILE, Call, in_language, read_password, read_text, spoken
from dsardesk.desk.opened import Desk
from dsardesk.desk.places import write_file
from dsardesk.desk.printing import package_maker, package_texts
from dsardesk.domain.errors import DeskError
from dsardesk.exports.contents import PackageKind
from dsardesk.exports.facts import contents_from_folder, read_package_facts
from dsardesk.exports.package import seal_package
from dsardesk.exports.verify import verify_package
from dsardesk.services.packages import content_of, create_package, deliver_package

KINDS = click.Choice([kind.value for kind in PackageKind])
FOUND_SOMETHING = 1


class PackagePasswordNeeded(DeskError):
    """A package is sealed under a password, which comes in a file."""

    code = "package.password_needed"
    exit_code = 2


@click.group("package")
@in_language
def package() -> None:
    """Export packages."""


@package.command("build")
@click.option("--from", "folder", type=FILE, required=True)
@click.option("--facts", "facts_file", required=True)
@click.option("--kind", type=KINDS, required=True)
@click.option("--out", type=FILE, required=True)
@click.option("--package-password-file", "package_password_file")
@spoken
def build(
    call: Call, *, folder: Path, facts_file: str, kind: str, out: Path, package_password_file: str | None
) -> None:
    """Seal the files of a folder, without a vault; without a password file, a password is made and left beside."""
    contents = contents_from_folder(
        folder, read_package_facts(read_text(facts_file)), PackageKind(kind), datetime.now(UTC)
    )
    beside = None
    if package_password_file is None:
        password, beside = package_maker().new_password(contents.lang), out.with_suffix(".password.txt")
        write_file(beside, f"{password}\n".encode())
    else:
        password = read_password(package_password_file)
    sealed = seal_package(contents, out, password, package_texts()[contents.lang])
    made = {
        "package": str(out),
        "sha256": sealed.sha256,
        "size_bytes": sealed.size_bytes,
        "files": len(sealed.files),
        "password_file": str(beside) if beside else None,
    }
    call.answer(made, call.words.say("cli.package_made", out=str(out), files=len(sealed.files)))


@package.command("verify")
@click.argument("file", metavar="FILE", type=FILE)
@click.option("--package-password-file", "package_password_file")
@spoken
def verify(call: Call, *, file: Path, package_password_file: str | None) -> int:
    """Check a package as its receiver would."""
    password = read_password(package_password_file) if package_password_file else None
    found = verify_package(file, password)
    problems = [
        call.words.say(f"package_problem.{problem.code}", file=problem.file or "–") for problem in found.problems
    ]
    report = {
        "ok": found.ok,
        "format": found.format,
        "files": [{"path": f.path, "size_bytes": f.size_bytes, "sha256": f.sha256} for f in found.files],
        "problems": problems,
    }
    call.answer(report, call.words.say("cli.package_whole") if found.ok else "\n".join(problems))
    if found.ok:
        return 0
    click.echo(call.words.say("error.check.failed", problems="; ".join(problems)), err=True)
    return FOUND_SOMETHING


@package.command("create")
@click.option("--kind", type=KINDS, default=PackageKind.ACCESS.value)
@click.option("--package-password-file", "package_password_file")
@click.option("--out", type=FILE)
@on_case
def create(desk: Desk, reference: str, *, kind: str, package_password_file: str | None, out: Path | None) -> None:
    """Seal what the systems gave for a case; --out also leaves the package in a file."""
    if package_password_file is None:
        raise PackagePasswordNeeded
    password = read_password(package_password_file)
    case = create_package(desk.context, desk.actor, package_maker(), reference, kind=kind, password=password)
    if out is not None:
        write_file(out, content_of(desk.context, desk.actor, case.packages[-1].id))


@package.command("delivered")
@click.option("--channel", default="email")
@click.option("--told-by", "told_by", required=True)
@on_case
def delivered(desk: Desk, reference: str, *, channel: str, told_by: str) -> None:
    """Record that the newest package left, and by what other way its password did."""
    deliver_package(desk.context, desk.actor, reference, channel=channel, told_by=told_by)
