#!/usr/bin/env python3
"""Checks a journal exported by DSARDesk, without DSARDesk: python3 verify_log.py journal.jsonl

Needs Python 3.8 or newer and nothing else. What it checks, event after event:
  - numbers follow one another; each event carries the hash of the one before;
  - hash = SHA-256(previous + "\n" + JSON of [seq, at, actor, action, case] + "\n" + payload_hash), JSON written
    without spaces and without escapes for letters outside ASCII;
  - payload_hash = SHA-256(salt as bytes + payload). Payload and salt may both be null: erased, as the law asks;
  - each signature (Ed25519, RFC 8032) is over the JSON of ["dsardesk checkpoint", seq, hash, at, user], by a key that
    an event "log_key.made" of the same user announced;
  - the last line names the last event, and that event is signed.
Compare the keys and the last hash that it prints with those of another export, of an evidence file or of an anchor
file: whoever made all of it anew would have other keys and other hashes. Answers 0 if all is whole, 1 if not.
"""

import hashlib
import json
import sys

# Ed25519: the curve -x^2 + y^2 = 1 + d x^2 y^2 over the integers modulo P; points as (X, Y, Z, T), x = X/Z, y = Y/Z.
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def add(one, other):
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c = 2 * one[3] * other[3] * D % P
    d = 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number, point):
    total = (0, 1, 1, 0)
    while number:
        if number & 1:
            total = add(total, point)
        point = add(point, point)
        number >>= 1
    return total


def same(one, other):
    return (one[0] * other[2] - other[0] * one[2]) % P == 0 and (one[1] * other[2] - other[1] * one[2]) % P == 0


def point_of(data):
    """The point that 32 bytes stand for; None if they stand for none."""
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number & (1 << 255) - 1
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signed(key, message, signature):
    """True if *signature* is that of *key* over *message* (RFC 8032, section 5.1.7)."""
    if len(key) != 32 or len(signature) != 64:
        return False
    public, r, s = point_of(key), point_of(signature[:32]), int.from_bytes(signature[32:], "little")
    if public is None or r is None or s >= ORDER:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    return same(times(s, BASE), add(r, times(h, public)))


def text(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def payload_whole(event):
    payload, salt = event["payload"], event["salt"]
    if payload is None or salt is None:
        return payload is None and salt is None
    raw = bytes.fromhex(salt)
    return raw.hex() == salt and sha256(raw + payload.encode()) == event["payload_hash"]


EVENT = {"seq", "at", "actor", "action", "case", "payload", "salt", "payload_hash", "previous", "hash"}


def check_event(event, seq, previous):
    """What is wrong with one event, in words."""
    header = text([event["seq"], event["at"], event["actor"], event["action"], event["case"]])
    expected = sha256("\n".join((event["previous"], header, event["payload_hash"])).encode())
    if event["seq"] != seq:
        yield "a number is missing / un numéro manque"
    if event["previous"] != previous:
        yield "the chain is broken / la chaîne est rompue"
    if event["hash"] != expected or set(event) != EVENT:
        yield "the event was changed / l’événement a été modifié"
    if not payload_whole(event):
        yield "its content was changed / son contenu a été modifié"


def check_signature(mark, event, keys):
    """What is wrong with one signature, in words."""
    message = text(["dsardesk checkpoint", mark["checkpoint"], mark["hash"], mark["at"], mark["user"]]).encode()
    if not is_signed(bytes.fromhex(mark["public_key"]), message, bytes.fromhex(mark["signature"])):
        yield "the signature is wrong / la signature est fausse"
    elif (mark["user"], mark["public_key"]) not in keys:
        yield "nobody announced the key of this signature / la clé de cette signature n’a pas été annoncée"
    elif mark["hash"] != event["hash"]:
        yield "something else was signed / autre chose a été signé"


def check(lines):
    """(event number, problem) of each problem, number of events, last hash, and the keys announced."""
    tables = [json.loads(line) for line in lines if line.strip()]
    events = [table for table in tables if "seq" in table]
    marks = {table["checkpoint"]: table for table in tables if "checkpoint" in table}
    ends = [table["head"] for table in tables if "head" in table]
    problems, keys, previous = [], set(), "0" * 64
    signed_end = not events or events[-1]["seq"] in marks
    if len(events) + len(marks) + len(ends) != len(tables):
        problems.append((0, "a line is none of a journal’s / une ligne n’est pas celle d’un journal"))
    for seq, event in enumerate(events, 1):
        problems += [(seq, words) for words in check_event(event, seq, previous)]
        if event["action"] == "log_key.made" and event["payload"]:
            keys.add((event["actor"], json.loads(event["payload"]).get("public_key")))
        if event["seq"] in marks:
            problems += [(seq, words) for words in check_signature(marks.pop(event["seq"]), event, keys)]
        previous = event["hash"]
    problems += [(seq, "signed, and not there / signé, et absent") for seq in sorted(marks)]
    if not signed_end:
        problems.append((len(events), "the last event is not signed / le dernier événement n’est pas signé"))
    if ends != [{"seq": len(events), "hash": previous}]:
        problems.append((len(events), "the end is missing or differs / la fin manque ou diffère"))
    return problems, len(events), previous, keys


def main():
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    try:
        with open(sys.argv[1], encoding="utf-8-sig", newline="\n") as file:
            problems, count, head, keys = check(file)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        print(f"This is no exported journal. / Ce n’est pas un journal exporté. ({type(error).__name__})")
        return 1
    for seq, words in problems:
        print(f"{seq}: {words}")
    print(f"{count} events / événements. Last / Dernier : {head}")
    for user, key in sorted(keys, key=str):
        print(f"Key / Clé : {key} ({user})")
    print("NOT WHOLE / PAS INTACT" if problems else "WHOLE / INTACT")
    return 1 if problems else 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main())
