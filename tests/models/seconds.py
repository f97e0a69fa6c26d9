"""What each is owed, in exact fractions, second by second: a model to hold the core against.

    python3 tests/models/seconds.py CASES SEED

prints random cases, one a line, as words: what is done, and what is owed afterwards.
`crates/acequia-core/tests/seconds_model.rs` does the same to the core. Nothing is rounded here, and nothing is
skipped: in each second the curve emits a part of a segment, which is divided by weight. Whoever rounds may differ
by a unit of the curve, of the rate and of the index for each stretch between two changes of stake, and no more.
Stake-time is equal.
"""
import random
import sys
from collections import deque
from fractions import Fraction

from words import words

Q64, COUNT, MAX_SEGMENTS = 1 << 64, 3, 24


class Farm:
    def __init__(self, full, least, waits, delay, segments):
        self.full, self.least, self.waits, self.delay = full, least, waits, delay
        self.seconds, self.stretches = deque(), 1
        self.weights, self.time = [0] * COUNT, [0] * COUNT
        self.owed, self.idle = [Fraction(0)] * COUNT, Fraction(0)
        self.append(segments)

    def append(self, segments):
        """Behind what is there; each second knows how many of its segment are left."""
        if not self.seconds:
            self.ends = deque()
        if len(self.ends) + len(segments) > MAX_SEGMENTS:
            return
        for seconds, amount in segments:
            self.seconds += [Fraction(amount, seconds)] * seconds
            self.ends.append(seconds)

    def second(self):
        self.time = [time + weight for time, weight in zip(self.time, self.weights)]
        total = sum(self.weights)
        if self.delay and self.seconds:
            self.delay -= 1
        elif self.seconds and (total or not self.waits):
            self.emit(self.seconds.popleft(), total)
            self.ends[0] -= 1
            if not self.ends[0]:
                self.ends.popleft()

    def emit(self, amount, total):
        rate = Fraction(min(max(total, self.least), self.full), self.full) if self.full else Fraction(1)
        shared = amount * rate if total else 0
        self.idle += amount - shared
        if total:
            self.owed = [owed + shared * weight / total for owed, weight in zip(self.owed, self.weights)]

    def stake(self, who, weight):
        self.weights[who], self.stretches = weight, self.stretches + 1

    def merge(self, source, into):
        if source == into:
            return
        for held in (self.weights, self.owed):
            held[into], held[source] = held[into] + held[source], 0
        self.stretches += 1
        # Stake-time stays where it was earned.


def amount(rng, bits):
    return rng.randrange(1 << rng.randrange(1, bits))


def segments(rng, count, bits):
    found = [(1 + rng.randrange(20), amount(rng, bits)) for _ in range(count)]
    return found if any(amount for _, amount in found) else [(1, 1)] + found[1:]


def event(rng, bits):
    who, weight = rng.randrange(COUNT), rng.choice((0, 1, amount(rng, bits), amount(rng, bits)))
    return rng.choice((("stake", who, weight),) * 3 + (
        ("claim", who), ("merge", who, rng.randrange(COUNT)), ("append", segments(rng, 2, 40))))


def case(rng):
    bits, curve = rng.choice((4, 20, 40, 60)), segments(rng, rng.randrange(1, 7), rng.choice((3, 20, 55)))
    full = rng.choice((0, 2 + amount(rng, bits)))
    least = rng.choice((0, rng.randrange(full))) if full else 0
    waits = 0 if full else rng.randrange(2)
    delay = rng.randrange(1, 8)
    farm, said = Farm(full, least, waits, delay, curve), ["curve", full, least, waits, delay, curve]
    for _ in range(rng.randrange(3, 20)):
        passes = rng.choice((0, 0, 1, rng.randrange(20)))
        for _ in range(passes):
            farm.second()
        what = event(rng, bits)
        said += [what[0], passes, *what[1:]]
        if what[0] != "claim":
            getattr(farm, what[0])(*what[1:])
    passes = rng.randrange(30)
    for _ in range(passes):
        farm.second()
    owed = [owed * Q64 // 1 for owed in farm.owed]
    return (*words(said), "owed", passes, farm.stretches, farm.idle * Q64 // 1, *owed, *farm.time)


if __name__ == "__main__":
    cases, seed = int(sys.argv[1]), sys.argv[2]
    for nth in range(cases):
        print(*case(random.Random(f"{seed}/{nth}")))
