"""When a message reached the company's own mail server."""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import TYPE_CHECKING

from dsardesk.intake.headers import instant, values

if TYPE_CHECKING:
    from datetime import datetime
    from email.message import Message

_HOP = re.compile(r"(?i)\bfrom\s+(?P<said>\S+)(?:\s+\((?P<seen>[^)]*)\))?")
_BY = re.compile(r"(?i)\bby\s+(?P<host>[^\s;()]+)")
_HOST = re.compile(r"(?i)[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_DOMAIN_LABELS = 2


def received_at(headers: Message) -> datetime | None:
    """Instant of the last hop into the company's own server, with that server's offset; None if nothing sure says it.

    Only the topmost Received line is certainly the company's: all others came with the message and may be invented.
    One below is believed only while the line above says that it was handed over by a machine of the same domain.
    """
    trusted: datetime | None = None
    home = ""
    for line in values(headers, "received"):
        moment = instant(line.rpartition(";")[2]) if ";" in line else None
        by = _BY.search(line)
        home = home or _domain(by["host"] if by else "")
        if moment is None or (trusted and (not by or _domain(by["host"]) != home)):
            break
        trusted = moment
        if not _handed_over_inside(line, home):
            break
    return trusted


def _handed_over_inside(line: str, home: str) -> bool:
    """True where the machine before was the company's own, by what the server saw and not by what it was told."""
    hop = _HOP.search(line)
    if not hop or not home:
        return False
    seen = hop["seen"] or ""
    hosts = [host for host in _HOST.findall(seen) if not host.replace(".", "").isdigit()]
    if hosts:
        return all(_domain(host) == home for host in hosts)
    return any(_is_local(word) for word in re.findall(r"[0-9a-fA-F.:]{3,}", seen))


def _is_local(word: str) -> bool:
    try:
        return ip_address(word).is_loopback
    except ValueError:
        return False


def _domain(host: str) -> str:
    return ".".join(host.lower().rstrip(".").split(".")[-_DOMAIN_LABELS:])
