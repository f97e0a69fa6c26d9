"""What docs/integrate.md says that the farm computes, written a second time: whole numbers, no floats."""

from idl import Record

ONE = 1 << 64  # A base unit, as the books count it.
TURN = 1 << 128  # Where an index begins again.
WAIT = 0


def q64(number):
    return number.hi << 64 | number.lo


def unstreamed(schedule):
    return sum(schedule.amounts[schedule.cursor : schedule.count]) - schedule.taken


def reached(amount, seconds, phase, elapsed):
    """What a segment has emitted by then: a line from `phase` to `amount`, rounded down."""
    if elapsed >= seconds:
        return amount
    return (amount * elapsed + (phase * (seconds - elapsed) >> 31)) // seconds


def emitted(schedule, now):
    """What the curve emits from where it stands until `now`."""
    start, taken, phase, total = schedule.start, schedule.taken, schedule.phase, 0
    for at in range(schedule.cursor, schedule.count):
        seconds, amount = schedule.durations[at], schedule.amounts[at]
        upto = reached(amount, seconds, phase, max(0, now - start))
        total += upto - taken
        if now - start < seconds:
            break
        start, taken, phase = start + seconds, 0, 0
    return total


def to_stakers(stream, units, weight):
    """What of it is for stakers of that weight: all from `full_weight` on, which is 0 where always."""
    full, least = stream.full_weight, stream.least_weight
    if weight == 0 or weight >= full:
        return units if weight else 0
    return (units * max(weight, least) + stream.rem) // full


def stake_time(held, origin, now):
    """Principal x seconds until now: of a position, or of a pool."""
    return (held * now - q64(origin)) % TURN


def index_at(stream, weight, now):
    """A stream's index at `now`, had the pool `weight` since its last update."""
    units = to_stakers(stream, emitted(stream.schedule, now), weight)
    if not units:
        return q64(stream.index)
    return (q64(stream.index) + (units * ONE + q64(stream.carry)) // weight) % TURN


def owed(position, slot, stream, index=None):
    """What a stream owes to a position at an index, by default the stored one [2^-64]."""
    index = q64(stream.index) if index is None else index
    seen = position.checkpoints[slot]
    if seen.generation != stream.generation:
        seen = Record(index=Record(lo=0, hi=0), owed=Record(lo=0, hi=0))
    return q64(seen.owed) + (index - q64(seen.index)) % TURN * position.stake.weight


def pending(pool, position, now):
    """What `view_pending` answers: slot, generation, whole units, all of it."""
    now = max(now, pool.totals.last_update)
    for slot, each in enumerate(pool.slots):
        if each.books.state:
            all_of_it = owed(position, slot, each.books, index_at(each.books, pool.totals.weight, now))
            yield slot, each.books.generation, all_of_it // ONE, all_of_it % ONE, all_of_it // ONE


def weight(rule, amount, seconds):
    """Of `amount` locked for so long: down in basis points, then in weight."""
    extra = (rule.max_multiplier_bps - 10_000) * min(seconds, rule.max_seconds) // rule.max_seconds
    return amount * (10_000 + extra) // 10_000


def penalty(rule, amount, seconds_left):
    """Up, in base units."""
    share = rule.early_leave_bps * seconds_left
    return -(-amount * share // (10_000 * rule.max_seconds))
