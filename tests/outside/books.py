"""What must be equal after every transaction, by the accounts' bytes alone."""

from collections import defaultdict

from rules import ONE, owed, q64, stake_time, unstreamed


def pool_balances(pool, positions):
    assert pool.totals.staked == sum(each.stake.amount for each in positions)
    assert pool.totals.weight == sum(each.stake.weight for each in positions)
    assert pool.totals.positions == len(positions)
    held = [each.stake for each in positions]
    now = pool.totals.last_update + 10**9  # later than any change
    times = [stake_time(each.amount, each.origin, now) for each in held]
    assert sum(times) <= stake_time(pool.totals.staked, pool.totals.origin, now)


def stream_balances(pool, slot, positions):
    stream = pool.slots[slot].books
    left = sum(owed(each, slot, stream) for each in positions)
    left += q64(stream.carry) + (stream.paid + stream.idle) * ONE
    assert left == (stream.funded - stream.refunded - unstreamed(stream.schedule)) * ONE, f"slot {slot}"
    assert stream.streamed == stream.funded - stream.refunded - stream.idle - unstreamed(stream.schedule)


def liability(stream):
    return stream.funded - stream.refunded - stream.paid


def vaults_balance(chain, pool):
    if any(bytes(pool.stake_vault)):
        assert chain.balance(pool.stake_vault) == pool.totals.staked
    for slot in streams(pool):
        each = pool.slots[slot]
        assert chain.balance(each.vault) == liability(each.books), f"slot {slot}"


def streams(pool):
    return [slot for slot, each in enumerate(pool.slots) if each.books.state]


def check(chain, pools, positions):
    """Promise 3, of every pool and stream, with no tolerance."""
    staked_in = defaultdict(list)
    for each in positions.values():
        staked_in[each.pool].append(each)
    for address, pool in pools.items():
        pool_balances(pool, staked_in[address])
        vaults_balance(chain, pool)
        for slot in streams(pool):
            stream_balances(pool, slot, staked_in[address])


def event_agrees(event, pools, positions):
    """An event says the state after it."""
    if "books" in event:
        books_agree(event.books, pools.get(event.pool), positions.get(event.position))
    if "to_books" in event:
        books_agree(event.to_books, pools[event.to_pool], positions[event.to_position])
    for funding in [*event.get("fundings", []), *([event.funding] if "funding" in event else [])]:
        funding_agrees(funding, pools[event.pool])
    if "indexes" in event:
        indexes_agree(event, pools[event.pool])
    if "pushed" in event:
        claims_agree(event.paid, pools[event.pool], positions[event.position])


def books_agree(said, pool, position):
    assert said.pool_staked == pool.totals.staked and said.pool_weight == pool.totals.weight
    indexes_agree(said, pool)
    stake = position.stake if position else {"amount": 0, "weight": 0, "lock_end": said.lock_end}
    assert all(said[name] == stake[name] for name in ("amount", "weight", "lock_end"))


def indexes_agree(said, pool):
    assert said.time == pool.totals.last_update
    assert [q64(each) for each in said.indexes] == [q64(each.books.index) for each in pool.slots]


def claims_agree(said, pool, position):
    for each in said:
        left = q64(position.checkpoints[each.slot].owed)
        assert (each.total, each.fraction) == (pool.slots[each.slot].books.paid, left)


def funding_agrees(said, pool):
    stream = pool.slots[said.slot].books
    assert said.unstreamed == unstreamed(stream.schedule)
    shared = ("generation", "funded", "refunded", "streamed", "paid", "idle", "committed_until")
    assert all(said[name] == stream[name] for name in shared)
