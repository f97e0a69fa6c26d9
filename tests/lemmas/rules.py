"""The rules: curves, index, rates, locks, stake-time."""

from machine import WORD, fits

UNIT = 1 << 31  # in which a phase is told
MAX_TIME = 1 << 40
BPS = 10_000


def divided(m, name, by):
    """A word, taken apart by a divisor: itself, quotient, remainder."""
    word = m.input(name)
    quotient, rest = m.div(word, by)
    return quotient * by + rest, quotient, rest


def line(m):
    """A segment that is running: its seconds, its phase and a moment in it."""
    seconds, phase = m.input("seconds", 1 << 32, 1), m.input("phase", UNIT + 1)
    return seconds, phase, m.input("elapsed", seconds)


def emitted(m):
    """schedule::Whole::emitted_floor: by divisions of words it is the floor of the line"""
    seconds, phase, elapsed = line(m)
    amount, quotient, rest = divided(m, "amount", seconds)
    m.show("the rest is of one second's", rest * elapsed <= (seconds - 1) * elapsed)
    whole = quotient * elapsed
    begun, _ = m.div(fits(m, phase * (seconds - elapsed)), UNIT)
    parts, over = m.div(fits(m, rest * elapsed + begun), seconds)
    reached = whole + parts
    exact = amount * elapsed * UNIT + phase * (seconds - elapsed)
    m.show("no more than the line", reached * seconds * UNIT <= exact)
    m.show("and less than a unit below it", exact < (reached + 1) * seconds * UNIT)
    m.tell("emitted", amount, seconds, phase, elapsed, reached)


def within(m):
    """schedule::Whole::emitted_floor: never above the amount, never falling"""
    seconds, phase, elapsed = line(m)
    amount = m.input("amount", least=1)  # where there is a phase there is a unit
    m.show("what is left of the phase", (amount * UNIT - phase) * (seconds - elapsed) >= 0)
    now = amount * elapsed * UNIT + phase * (seconds - elapsed)
    then = now + amount * UNIT - phase
    m.show("the line rises", then >= now)
    m.show("to the amount at most", now <= amount * seconds * UNIT)
    (reached, _), (later, _) = m.div(now, seconds * UNIT), m.div(then, seconds * UNIT)
    m.show("never falling", (reached - later - 1) * (seconds * UNIT) < 0)
    m.show("so no unit is taken back", reached <= later)
    m.show("never above", (reached - amount) * (seconds * UNIT) <= 0)
    m.show("so all fits a word", reached <= amount)


def phase(m):
    """schedule::Whole::phase_ceil: a rest begins with less than a unit, rounded up"""
    seconds, phase, elapsed = line(m)
    _, parts = m.div(m.input("parts"), seconds)  # (amount % seconds) * elapsed % seconds
    unit = fits(m, seconds * UNIT, 63)
    above = fits(m, parts * UNIT + phase * (seconds - elapsed), 64)
    _, above = m.div(above, unit)
    quotient, rest = m.div(above, seconds)
    ceil = m.pick(rest > 0, quotient + 1, quotient)
    m.show("it is below a unit", (quotient - UNIT) * seconds < 0)
    m.show("so at most a unit when rounded up", m.both(0 <= ceil, ceil <= UNIT))


def scaled(m):
    """schedule::rescale_each: cumulative floors never fall, and the last is all of it"""
    before, after = m.input("before", least=1), m.input("after")
    first = m.input("first", before + 1)
    more = m.input("more", before - first + 1)
    m.show("sums grow", after * more >= 0)
    (one, _), (two, _) = m.div(after * first, before), m.div(after * (first + more), before)
    m.show("no amount is below zero", (one - two - 1) * before < 0)
    m.show("so each is a word", one <= two)
    all_of_it, nothing = m.div(after * before, before)
    m.show("the last sum", (all_of_it - after) * before == -nothing)
    m.show("is all", m.both(-1 < all_of_it - after, all_of_it - after < 1))


def shared_out(m):
    """stream::Stream::distribute, Checkpoint::settle: of what is emitted not a fraction is lost"""
    mine, others = m.input("mine"), m.input("others")
    weight = mine + others
    m.given(weight > 0, weight < WORD)
    emitted, carry = m.input("emitted", 1 << 63), m.input("carry")
    index, rest = m.div(emitted * WORD + carry, weight)
    m.show("what all are owed, and the carry, is what was emitted",
           index * mine + index * others + rest == emitted * WORD + carry)
    m.show("the carry is below the weight", m.both(0 <= rest, rest < WORD))


def settled_twice(m):
    """stream::Stream::distribute: to settle twice is to settle once"""
    weight, carry = m.input("weight", least=1), m.input("carry")
    first, second = m.input("first", 1 << 62), m.input("second", 1 << 62)
    m.given(first + second > 0)  # where nothing is emitted nothing is divided
    q1, c1 = m.div(first * WORD + carry, weight)
    q2, c2 = m.div(second * WORD + c1, weight)
    at_once, c = m.div((first + second) * WORD + carry, weight)
    m.show("the same index but for a difference", (at_once - q1 - q2) * weight == c2 - c)
    m.show("which is below one", (at_once - q1 - q2 - 1) * weight < 0)
    m.show("and above none", (at_once - q1 - q2 + 1) * weight > 0)
    m.show("the same index, the same carry", m.both(at_once == q1 + q2, c == c2))
    m.tell("settled", first, second, weight, carry, *split(m, at_once), c)


def split(m, number):
    return m.div(number, WORD)


def rate(m):
    """rate::RateRule::share_floor: no more than was emitted, and of a weight below the full one"""
    full, emitted = m.input("full", least=1), m.input("emitted", 1 << 63)
    weight, least, rem = (m.input(name, full) for name in ("weight", "least", "rem"))
    counted = m.pick(weight < least, least, weight)
    m.show("what counts is below the full weight", counted <= full - 1)
    m.show("so is the share", emitted * (full - 1 - counted) >= 0)
    shared, rest = m.div(fits(m, emitted * counted + rem, 127), full)
    m.show("no more than was emitted", (shared - emitted - 1) * full < 0)
    m.show("in whole units", m.both(0 <= shared, shared <= emitted))
    m.show("the remainder is kept", rest < full)
    m.tell("rate", full, least, emitted, weight, rem, shared, rest)


def rate_twice(m):
    """rate::RateRule::share_floor: to settle twice is to settle once"""
    full, counted = m.input("full", least=1), m.input("counted")
    first, second, rem = m.input("first", 1 << 62), m.input("second", 1 << 62), m.input("rem")
    s1, r1 = m.div(first * counted + rem, full)
    s2, r2 = m.div(second * counted + r1, full)
    at_once, r = m.div((first + second) * counted + rem, full)
    m.show("the same but for a difference", (at_once - s1 - s2) * full == r2 - r)
    m.show("which is below one", (at_once - s1 - s2 - 1) * full < 0)
    m.show("and above none", (at_once - s1 - s2 + 1) * full > 0)
    m.show("the same share, the same remainder", m.both(at_once == s1 + s2, r == r2))


def lock(m):
    """A lock rule in the program's bounds: its longest lock [s], and a time of at most that."""
    longest = m.input("longest", 4 * 365 * 86_400 + 1, 1)
    return longest, m.input("seconds", longest + 1)


def weighed(m, amount, bps):
    return m.div(amount * bps, BPS)[0]


def weight(m):
    """lock::LockRule::weight_floor: between principal and tenfold, and splitting gains nothing"""
    longest, seconds = lock(m)
    most = m.input("multiplier", 100_001, BPS)
    one, other = m.input("one"), m.input("other")
    m.show("a time of the longest", (most - BPS) * (longest - seconds) >= 0)
    extra, _ = m.div(fits(m, (most - BPS) * seconds), longest)
    m.show("no more than the largest", (extra - (most - BPS)) * longest <= 0)
    bps = BPS + extra
    m.show("the multiplier is in its bounds", m.both(BPS <= bps, bps <= most, bps <= 100_000))
    m.show("a product of two words", m.both(one * bps >= one * BPS, one * bps <= one * 100_000))
    both, single = weighed(m, one + other, bps), weighed(m, one, bps)
    m.show("between principal and tenfold", m.both(one <= single, single <= 10 * one))
    m.show("splitting gains nothing", single + weighed(m, other, bps) <= both)
    m.tell("weight", longest, most, one, seconds, single)


def penalty(m):
    """lock::LockRule::penalty_ceil: at most the principal, and splitting saves nothing"""
    longest, remaining = lock(m)
    bps, one, other = m.input("share", 5_001), m.input("one"), m.input("other")
    whole, share = fits(m, longest * BPS), fits(m, bps * remaining)
    m.show("half of it at most", m.both((5_000 - bps) * remaining >= 0, 2 * share <= whole))
    due = [ceil(m, amount, share, whole) for amount in (one, other, one + other)]
    m.show("half of what leaves, rounded up", one * (whole - 2 * share) >= 0)
    m.show("so at most all of it", m.both((2 * due[0] - one - 2) * whole < 0, due[0] <= one))
    m.show("splitting saves nothing", (due[2] - due[0] - due[1] - 1) * whole < 0)
    m.show("not a unit", due[2] <= due[0] + due[1])
    m.tell("penalty", longest, bps, one, remaining, due[0])


def ceil(m, amount, share, whole):
    floor, rest = m.div(amount * share, whole)
    return m.pick(rest > 0, floor + 1, floor)


def left_early(m):
    """stake::Stake::left_early: what stays weighs between principal and tenfold"""
    amount = m.input("amount", least=1)
    left, held = m.input("left", amount + 1), m.input("weight", 10 * amount + 1, amount)
    m.given(held < WORD)
    m.show("its weight's bounds", m.both((held - amount) * left >= 0, (10 * amount - held) * left >= 0))
    stays, _ = m.div(held * left, amount)
    m.show("at least the principal", m.both((stays + 1 - left) * amount > 0, left <= stays))
    m.show("at most tenfold", m.both((stays - 10 * left) * amount <= 0, stays <= 10 * left))
    m.tell("left", amount, left, held, stays)


def stake_time(m):
    """stake_time::StakeTime: what is read is exact though origins wrap"""
    came, at = m.input("came"), m.input("at", MAX_TIME)
    went, later = m.input("went", came + 1), m.input("later", MAX_TIME, at)
    read = m.input("read", MAX_TIME, later)
    modulus = WORD * WORD
    begun, ended = fits(m, came * at, 104), fits(m, went * later, 104)
    _, origin = m.div(begun - ended, modulus)
    value = fits(m, (came - went) * read, 104)
    _, shown = m.div(value - origin, modulus)
    m.show("no time is below none", m.both((came - went) * (read - at) >= 0, went * (later - at) >= 0))
    exact = came * (later - at) + (came - went) * (read - later)
    m.show("it is a time", m.both((came - went) * (read - later) >= 0, came * (later - at) >= 0, exact < modulus))
    m.show("principal times seconds", shown == exact)
    m.tell("stake_time", came, at, went, later, read, *split(m, shown))


LEMMAS = [emitted, within, phase, scaled, shared_out, settled_twice, rate, rate_twice, weight, penalty, left_early,
          stake_time]
