"""Rates that follow the stake, and stake-time: a model in whole numbers, to hold the core against.

    python3 tests/models/rates.py CASES SEED

prints random cases, one a line, as words: what is done, and what the books say afterwards.
`crates/acequia-core/tests/rates_model.rs` does the same to the core and compares every number. It
was written before the core's rule, from ADR 52 and 53, and shares nothing with it: a curve here is a
list of lines, and each quotient is Python's own.
"""
import random
import sys

from words import words

Q64, PHASE, DAY = 1 << 64, 1 << 31, 86_400
MAX_SEGMENTS = 24


class Curve:
    """Segments of (seconds, amount). The first is a line from `phase` 2^-31 units to its amount."""

    def __init__(self, start, segments):
        self.start, self.taken, self.phase, self.segments = start, 0, 0, list(segments)

    def reached(self, elapsed):
        """What the first segment has emitted, times its seconds and 2^31."""
        seconds, amount = self.segments[0]
        return amount * elapsed * PHASE + self.phase * (seconds - elapsed)

    def unit(self):
        return self.segments[0][0] * PHASE

    def unstreamed(self):
        return sum(amount for _, amount in self.segments) - self.taken

    def ends_at(self):
        return self.start + sum(seconds for seconds, _ in self.segments)

    def advance(self, to):
        emitted = 0
        while self.segments:
            seconds, amount = self.segments[0]
            elapsed = max(0, to - self.start)
            if elapsed < seconds:
                reached = self.reached(elapsed) // self.unit()
                emitted += reached - self.taken
                self.taken = reached
                break
            emitted += amount - self.taken
            self.start, self.taken, self.phase = self.start + seconds, 0, 0
            self.segments.pop(0)
        return emitted

    def append(self, now, segments):
        if not self.segments:
            self.__init__(now, [])
        self.segments += segments

    def rebase(self, now):
        """The rest of the running segment is one of its own; the fraction goes along, rounded up."""
        if self.segments:
            (seconds, amount), gone = self.segments[0], max(0, now - self.start)
            self.phase = -(-(self.reached(gone) % self.unit()) // seconds)
            self.segments[0] = seconds - gone, amount - self.taken
            self.start, self.taken = self.start + gone, 0

    def scale(self, now, more):
        self.rebase(now)
        before, total, given = self.unstreamed(), 0, 0
        for at, (seconds, amount) in enumerate(self.segments):
            total += amount
            reached = (before + more) * total // before
            self.segments[at] = seconds, reached - given
            given = reached

    def cut(self, now, after):
        """Takes what is scheduled after a time; what the running segment emits by then rounds up."""
        before = self.unstreamed()
        self.rebase(now)
        begin, kept = self.start, []
        for at, (seconds, amount) in enumerate(self.segments):
            stays = min(seconds, max(0, after - begin))
            if stays:
                phase = self.phase if at == 0 else 0
                reached = amount * stays * PHASE + phase * (seconds - stays)
                kept.append((stays, -(-reached // (seconds * PHASE))))
            begin += seconds
        self.segments = kept
        if self.unstreamed() == 0:
            self.segments, self.phase = [], 0
        return before - self.unstreamed()


class Stream:
    def __init__(self, begins, segments, full, least, committed):
        self.curve, self.full, self.least, self.committed = Curve(begins, segments), full, least, committed
        self.index = self.carry = self.rem = self.refunded = self.streamed = self.paid = self.idle = 0
        self.funded = sum(amount for _, amount in segments)

    def accrue(self, to, weight):
        emitted = self.curve.advance(to)
        share = min(max(weight, self.least), self.full) if weight else 0
        shared = (emitted * share + self.rem) // self.full if weight else 0
        if weight:
            self.rem = (emitted * share + self.rem) % self.full
        self.idle += emitted - shared
        if shared:
            self.index += (shared * Q64 + self.carry) // weight
            self.carry = (shared * Q64 + self.carry) % weight
            self.streamed += shared

    # each of these comes after settling

    def append(self, now, segments):
        if len(self.curve.segments) + len(segments) <= MAX_SEGMENTS:
            self.curve.append(now, segments)
            self.funded += sum(amount for _, amount in segments)

    def roll(self, now, segments):
        rolled = sum(amount for _, amount in segments)
        if rolled <= self.idle and len(self.curve.segments) + len(segments) <= MAX_SEGMENTS:
            self.idle -= rolled
            self.curve.append(now, segments)

    def refund(self, now):
        back = self.idle + self.curve.cut(now, max(now, self.committed))
        self.idle, self.refunded = 0, self.refunded + back

    def forfeit(self, now, owed):
        self.carry += owed % Q64
        self.streamed -= owed // Q64
        lasts = self.curve.unstreamed() and self.curve.ends_at() >= now + DAY
        if lasts and owed // Q64:
            self.curve.scale(now, owed // Q64)
        else:
            self.idle += owed // Q64

    def books(self):
        assert self.funded == self.refunded + self.idle + self.curve.unstreamed() + self.streamed
        return (self.index, self.carry, self.rem, self.funded, self.refunded, self.streamed, self.paid,
                self.idle, self.curve.unstreamed())


class Farm:
    def __init__(self, now, stream, count):
        self.now, self.stream = now, stream
        self.weights, self.checks, self.owed, self.time = ([0] * count for _ in range(4))

    def accrue(self, now):
        self.time = [time + weight * (now - self.now) for time, weight in zip(self.time, self.weights)]
        self.stream.accrue(now, sum(self.weights))
        self.now = now

    def settle(self, who):
        self.owed[who] += (self.stream.index - self.checks[who]) * self.weights[who]
        self.checks[who] = self.stream.index

    def do(self, now, what, *args):
        self.accrue(now)
        if what in ("stake", "claim", "forfeit"):
            self.settle(args[0])
            getattr(self, what)(*args)
        else:
            getattr(self.stream, what)(now, *args)

    def stake(self, who, weight):
        self.weights[who] = weight

    def claim(self, who):
        self.stream.paid += self.owed[who] // Q64
        self.owed[who] %= Q64

    def forfeit(self, who):
        self.stream.forfeit(self.now, self.owed[who])
        self.owed[who] = 0


# ---- random cases ----

def amount(rng, bits):
    return rng.randrange(1 << rng.randrange(1, bits))


def segments(rng, count, longest, bits):
    found = [(1 + amount(rng, longest), amount(rng, bits)) for _ in range(count)]
    return found if any(amount for _, amount in found) else [(1, 1)] + found[1:]


def event(rng, longest, bits, count):
    who, weight = rng.randrange(count), rng.choice((0, 1, amount(rng, bits), amount(rng, bits)))
    return rng.choice((("stake", who, weight),) * 3 + (
        ("claim", who), ("append", segments(rng, 2, longest, 40)), ("refund",),
        ("roll", segments(rng, 1, longest, 40)), ("forfeit", who)))


def case(rng):
    longest, bits, count, now = rng.choice((3, 8, 20)), rng.choice((4, 20, 40, 60)), 3, 1_000
    curve = segments(rng, rng.randrange(1, 7), longest, rng.choice((3, 20, 55)))
    full = 2 + amount(rng, bits)
    least = rng.choice((0, rng.randrange(full)))
    begins, committed = now + amount(rng, longest), now + amount(rng, longest + 3)
    farm = Farm(now, Stream(begins, curve, full, least, committed), count)
    said = ["curve", full, least, begins, committed, curve]
    for _ in range(rng.randrange(3, 24)):
        now += rng.choice((0, 0, 1, amount(rng, longest), amount(rng, longest + 3)))
        what = event(rng, longest, bits, count)
        farm.do(now, *what)
        said += [what[0], now, *what[1:]]
    now += amount(rng, longest + 4)
    farm.accrue(now)
    for who in range(count):
        farm.settle(who)
    return (*words(said), "books", now, *farm.stream.books(), *farm.owed, *farm.time)


if __name__ == "__main__":
    cases, seed = int(sys.argv[1]), sys.argv[2]
    for nth in range(cases):
        print(*case(random.Random(f"{seed}/{nth}")))
