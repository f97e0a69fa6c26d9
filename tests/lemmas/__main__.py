"""prove: proves every lemma with z3, for all inputs, and writes tests/evidence/lemmas.csv. numbers CASES SEED: tries each, and tells what it computed.

What is told is a function and its inputs and outputs, a line each, for `crates/acequia-core/tests/lemmas.rs`.
"""

import csv
import pathlib
import random
import sys
import time

import rules
import wide
from machine import WORD, Numbers, Symbols, Unsuitable

LEMMAS = wide.LEMMAS + rules.LEMMAS
LONGEST = 60_000  # for one claim [ms]
PROVED = pathlib.Path(__file__).parents[1] / "evidence" / "lemmas.csv"


def tried(lemma, rng):
    """What a lemma tells of inputs that it speaks of."""
    for _ in range(1_000):
        numbers = Numbers(rng)
        try:
            lemma(numbers)
        except Unsuitable:
            continue
        return numbers.told
    raise SystemExit(f"no inputs suit: {lemma.__doc__}")


def numbers(cases, seed):
    rng = random.Random(seed)
    for _ in range(cases):
        for lemma in LEMMAS:
            for words in tried(lemma, rng):
                print(*words)


def holds(z3, known, claim):
    solver = z3.Solver()
    solver.set("timeout", LONGEST)
    solver.add(*known, z3.Not(claim))
    return solver.check() == z3.unsat


def prove(z3, lemma):
    """How many claims were proved; and those that were not."""
    symbols = Symbols(z3)
    lemma(symbols)
    open_claims = [what for what, known, claim in symbols.claims if not holds(z3, known, claim)]
    return len(symbols.claims), open_claims


def require_doubt(z3):
    """What is not so must not be proved."""
    symbols = Symbols(z3)
    word = symbols.input("word")
    symbols.show("no word is the last", word + 1 < WORD)
    if all(holds(z3, known, claim) for _, known, claim in symbols.claims):
        raise SystemExit("z3 proves that no word is the last: it proves nothing")


def prove_all():
    import z3

    require_doubt(z3)
    failed, rows = [], [["function: lemma", "claims", f"z3 {z3.get_version_string()}"]]
    began, count = time.monotonic(), 0
    for lemma in LEMMAS:
        start = time.monotonic()
        claims, open_claims = prove(z3, lemma)
        count += claims
        rows.append([lemma.__doc__, claims, "open" if open_claims else "proved"])
        says = "not proved: " + "; ".join(open_claims) if open_claims else "proved"
        print(f"{lemma.__doc__}: {claims} claims, {says} ({time.monotonic() - start:.1f} s)", flush=True)
        failed += open_claims
    print(f"{len(LEMMAS)} lemmas, {count} claims, {len(failed)} not proved; z3 {z3.get_version_string()}, "
          f"{time.monotonic() - began:.0f} s")
    if failed:
        raise SystemExit(1)
    with PROVED.open("w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


match sys.argv[1:]:
    case ["prove"]:
        prove_all()
    case ["numbers", cases, seed]:
        numbers(int(cases), seed)
    case _:
        raise SystemExit(__doc__)
