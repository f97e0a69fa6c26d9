"""Random transactions of everybody on everything, and a tally of what went through."""

import random
from collections import Counter, defaultdict

from solders.instruction import AccountMeta

import books
import rules
from chain import RICH
from farm import DAY, Farm
from idl import ERRORS, defined, instruction

CURVE, FLOW = 0, 1
ACTIVE, CLOSING = 1, 3
WEIGHTS, COMMON = {}, set()
NUMBERS = {None, *ERRORS, 0, 35, 2040}  # Of the farm, the system program, Token-2022 and Anchor.


def kind(weight, common=False):
    """A kind of transaction, and how often it is tried; of a common one a third has to go through."""

    def keep(method):
        WEIGHTS[method.__name__] = weight
        COMMON.update([method.__name__] * common)
        return method

    return keep


class RandomRun(Farm):
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.tried, self.landed, self.refused = Counter(), Counter(), defaultdict(Counter)
        self.events, self.at = Counter(), 0
        super().__init__(lps=4)
        self.open_streams()
        for key in self.lps:
            for pool in self.pools:
                self.do(self.open(pool, key, 0), key)

    def open_streams(self):
        curve = [{"seconds": 30 * DAY, "amount": 10**10}, {"seconds": 40 * DAY, "amount": 7}]
        for add in (
            self.add_curve(self.locking, 1, self.reward, curve),
            self.add_curve(self.locking, 2, self.lp_token, curve, idle_policy=1),
            self.add_flow(self.locking, 3, self.taxed, 7 * DAY),
            self.add_curve(self.plain, 0, self.taxed, curve, idle_policy=1, rate=(10**9, 10**5)),
            self.add_flow(self.plain, 1, self.lp_token, DAY),
            self.add_curve(self.kept, 0, self.reward, curve),
        ):
            self.do(add, self.team)

    # ------------------------------------------------------------ choosing

    def sometimes(self, chance):
        return self.random.random() < chance

    def amount(self, most=10**9):
        """As often of one digit as of many."""
        return int(most ** self.random.random())

    def somebody(self):
        return self.random.choice(self.lps)

    def a_pool(self):
        return self.random.choice([self.locking, self.locking, self.plain, self.kept])

    def rather(self, wanted, all_of_them):
        """One of those where it should go through, mostly."""
        likely = [each for each in all_of_them if wanted(each)]
        return self.random.choice(likely if likely and self.sometimes(0.8) else all_of_them)

    def a_position(self, *pools, wanted=lambda each: True):
        pools = pools or self.pools
        of_pools = [where for where, each in self.positions.items() if each.pool in pools]
        return self.rather(lambda where: wanted(self.positions[where]), of_pools or list(self.positions))

    def a_stream(self, wanted, *pools):
        all_of_them = [(pool, slot) for pool in pools or self.pools for slot in books.streams(self.pools[pool])]
        return self.rather(lambda at: wanted(self.books_of(*at)), all_of_them)

    def books_of(self, pool, slot):
        return self.pools[pool].slots[slot].books

    def owner(self, position):
        return self.keys[self.positions[position].owner]

    def part(self, position):
        held = self.positions[position].stake.amount
        return held if self.sometimes(0.3) else self.amount(held + 1)

    def is_free(self, position):
        return position.stake.amount > 0 and not self.is_locked(position)

    def is_locked(self, position):
        return position.stake.amount > 0 and position.stake.lock_end > self.chain.now

    # --------------------------------------------------------------- kinds
    # Each gives instructions and signers.

    def by_owner(self, name, position, **args):
        owner = self.owner(position)
        return [self.on_position(name, position, owner, **args)], owner

    def by_anyone(self, name, position, **args):
        key = self.somebody()
        return [self.on_position(name, position, key, **args)], key

    def by_team(self, name, stream, **args):
        return [self.on_stream(name, *stream, self.team, **args)], self.team

    @kind(14, common=True)
    def stake(self):
        return self.by_owner("stake", self.a_position(self.locking, self.plain), amount=self.amount())

    @kind(4, common=True)
    def stake_for_another(self):
        return self.by_anyone("stake", self.a_position(self.locking, self.plain), amount=self.amount())

    @kind(10, common=True)
    def unstake(self):
        position = self.a_position(self.locking, self.plain, wanted=self.is_free)
        return self.by_owner("unstake", position, amount=self.part(position))

    @kind(14, common=True)
    def claim_several(self):
        position = self.a_position()
        slots = books.streams(self.pools[self.positions[position].pool])
        chosen = sorted(self.random.sample(slots, self.random.randint(0, len(slots))))
        owner = self.owner(position)
        return [self.claim("claim", position, chosen)], owner

    @kind(6, common=True)
    def push_claim(self):
        position, key = self.a_position(wanted=lambda each: each.flags), self.somebody()
        slots = books.streams(self.pools[self.positions[position].pool])
        return [self.claim("push_claim", position, [self.random.choice(slots)])], key

    @kind(3)
    def set_push_claims(self):
        return self.by_owner("set_push_claims", self.a_position(), allowed=self.sometimes(0.8))

    @kind(4, common=True)
    def compound(self):
        is_owed = lambda each: rules.owed(each, 2, self.books_of(self.locking, 2)) >= rules.ONE
        return self.by_owner("compound", self.a_position(self.locking, wanted=is_owed), slot=2)

    @kind(5, common=True)
    def move_stake(self):
        there = self.a_position(self.locking, self.plain, wanted=self.is_free)
        owner = self.owner(there)
        left = self.positions[there].pool
        fits = lambda each: each.owner == owner.pubkey() and each.pool != left
        here = self.a_position(self.locking, self.plain, wanted=fits)
        return [self.moved(there, here, self.part(there))], owner

    @kind(4, common=True)
    def lock_position(self):
        seconds = self.random.randint(1, 70 * DAY) if self.sometimes(0.5) else 1 + self.amount(DAY)
        position = self.a_position(self.locking, wanted=self.is_free)
        return self.by_owner("lock_position", position, lock_end=self.chain.now + seconds)

    @kind(4, common=True)
    def leave_lock_early(self):
        position = self.a_position(self.locking, wanted=self.is_locked)
        return self.by_owner("leave_lock_early", position, amount=self.part(position))

    @kind(2)
    def release_lock(self):
        has_ended = lambda each: 0 < each.stake.lock_end <= self.chain.now
        return self.by_anyone("release_lock", self.a_position(self.locking, wanted=has_ended))

    @kind(6, common=True)
    def top_up_curve(self):
        takes = lambda each: each.kind == CURVE and not each.full_weight
        return self.topped_up(lambda each: takes(each) and rules.unstreamed(each.schedule))

    @kind(6, common=True)
    def deposit_to_flow(self):
        return self.topped_up(lambda each: each.kind == FLOW and each.state == ACTIVE)

    def topped_up(self, wanted):
        key = self.somebody()
        return [self.on_stream("top_up", *self.a_stream(wanted), key, amount=self.amount())], key

    @kind(4, common=True)
    def extend_stream(self):
        count = self.random.randint(1, 3)
        segments = [{"seconds": self.amount(20 * DAY), "amount": self.amount()} for _ in range(count)]
        stream = self.a_stream(lambda each: each.kind == CURVE and each.state == ACTIVE)
        return self.by_team("extend_stream", stream, start=0, segments=segments)

    @kind(3)
    def roll_stream(self):
        stream = self.a_stream(lambda each: each.kind == CURVE and each.state == ACTIVE and each.idle)
        rolled = self.amount(self.books_of(*stream).idle + 2)
        segments = [{"seconds": 1 + self.amount(20 * DAY), "amount": rolled}]
        return self.by_team("roll_stream", stream, start=0, segments=segments)

    @kind(2)
    def commit_stream(self):
        return self.by_team("commit_stream", self.a_stream(bool), until=self.chain.now + self.amount(5 * DAY))

    @kind(2)
    def refund_stream(self):
        return self.by_team("refund_stream", self.a_stream(lambda each: each.idle), idle_alone=self.sometimes(0.7))

    @kind(3)
    def set_stake(self):
        call = self.on_position("set_stake", self.a_position(self.kept), self.delegate, amount=self.amount())
        return [call], self.delegate

    @kind(5, common=True)
    def open_position(self):
        key = self.somebody()
        return [self.open(self.random.choice(list(self.pools)), key, self.random.randint(0, 9))], key

    @kind(4, common=True)
    def close_position(self):
        position = self.a_position(wanted=lambda each: each.stake.amount == 0)
        return self.by_owner("close_position", position, forfeit=self.sometimes(0.6))

    @kind(1)
    def emergency_exit(self):
        return self.by_owner("emergency_exit", self.a_position(self.locking, self.plain, wanted=self.is_free))

    @kind(1)
    def transfer_position(self):
        position, taker = self.a_position(), self.somebody()
        owner = self.owner(position)
        return [self.transferred(position, taker)], owner, taker

    @kind(2)
    def settle_pool(self):
        return [instruction("settle_pool", {"pool": self.a_pool()})], self.somebody()

    @kind(2)
    def wind_down_stream(self):
        done = lambda each: each.state == ACTIVE and not rules.unstreamed(each.schedule)
        return self.by_team("wind_down_stream", self.a_stream(done, self.plain))

    @kind(2)
    def sweep_fraction(self):
        pool, slot = self.a_stream(lambda each: each.state == CLOSING, self.plain)
        return self.by_anyone("sweep_fraction", self.a_position(pool), slot=slot)

    @kind(2)
    def retire_stream(self):
        return self.by_team("retire_stream", self.a_stream(lambda each: each.state == CLOSING, self.plain))

    @kind(2)
    def add_stream(self):
        free = [slot for slot, each in enumerate(self.pools[self.plain].slots) if not each.books.state]
        slot = self.random.choice(free or [0])
        if self.sometimes(0.5):
            return [self.add_flow(self.plain, slot, self.reward, self.random.randint(1, 9) * DAY)], self.team
        segments = [{"seconds": self.amount(9 * DAY), "amount": self.amount()}]
        return [self.add_curve(self.plain, slot, self.reward, segments)], self.team

    # ------------------------------------------------------------- running

    def run(self, steps):
        for self.at in range(steps):
            if self.sometimes(0.6):
                self.chain.pass_time(self.amount(2 * DAY))
            self.step(self.random.choices(list(WEIGHTS), WEIGHTS.values())[0])
            self.views()
            self.nothing_is_lost()

    def step(self, name):
        instructions, *signers = getattr(self, name)()
        self.tried[name] += 1
        told = self.send(instructions, *dict.fromkeys(signers))
        assert told.error in NUMBERS, told.error
        self.landed[name] += told.error is None
        self.events.update(event for event, _ in told.events)
        if told.error is not None:
            self.refused[name][ERRORS.get(told.error, str(told.error))] += 1

    def views(self):
        """What the views say is what the bytes say, reckoned by the documents' rules."""
        position = self.a_position()
        pool = self.positions[position].pool
        told = self.ask("view_pending", {"vec": defined("PendingView")}, pool=pool, position=position)
        told = [(each.slot, each.generation, each.claimable, each.owed_q64_lo, each.owed_q64_hi) for each in told]
        assert told == list(rules.pending(self.pools[pool], self.positions[position], self.chain.now))
        self.solvency(pool)

    def solvency(self, pool):
        slots = [self.pools[pool].slots[slot] for slot in books.streams(self.pools[pool])]
        vaults = [AccountMeta(each.vault, False, False) for each in slots]
        told = self.ask("view_solvency", {"vec": defined("SolvencyView")}, vaults, pool=pool)
        due = [books.liability(each.books) for each in slots]
        assert [(each.vault, each.liability, each.surplus) for each in told] == [(each, each, 0) for each in due]

    def nothing_is_lost(self):
        """People and vaults have what people had."""
        vaults = defaultdict(list)
        for pool in self.pools.values():
            vaults[pool.stake_mint].append(pool.stake_vault)
            for slot in books.streams(pool):
                vaults[pool.slots[slot].mint].append(pool.slots[slot].vault)
        for mint in self.mints.values():
            own = [vault for vault in vaults[mint.address] if any(bytes(vault))]
            places = own + [mint.of(each) for each in self.keys]
            assert sum(map(self.chain.tokens, places)) == len(self.keys) * RICH

    def ask(self, view, kind, then=(), **accounts):
        return self.chain.ask(instruction(view, accounts, then=then), kind, self.lps[0])

    # --------------------------------------------------------------- tally

    def table(self):
        for name in WEIGHTS:
            why = ", ".join(f"{reason} {times}" for reason, times in self.refused[name].most_common(3))
            yield f"{name:<18} {self.landed[name]:>5} of {self.tried[name]:>5}  {why}"

    def below_floor(self):
        least = {name: self.tried[name] / 3 if name in COMMON else 1 for name in WEIGHTS}
        return [name for name in WEIGHTS if self.landed[name] < least[name]]
