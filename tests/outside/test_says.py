"""Sentences of docs/integrate.md, each held to the program's bytes."""

import struct
import unittest

from solders.instruction import AccountMeta, Instruction

import rules
from chain import PROGRAMS, RICH, TOKEN, token_bytes
from farm import DAY, LOCKS, Farm
from idl import CALLS, FARM, Reader, Record, address, begins, instruction

LOCK_RULE = Record(LOCKS)


class Says(unittest.TestCase):
    def setUp(self):
        self.farm = Farm(lps=2)
        self.ann, self.bob = self.farm.lps

    def opened(self, key, pool):
        self.farm.do(self.farm.open(pool, key, 0), key)
        return address(b"position", pool, key.pubkey(), bytes(4))

    def staked(self, key, pool, amount):
        position = self.opened(key, pool)
        self.by(key, "stake", position, amount=amount)
        return position

    def by(self, key, name, position, **args):
        return self.farm.do(self.farm.on_position(name, position, key, **args), key)

    def stake(self, position):
        return self.farm.positions[position].stake

    def stream(self, pool, slot):
        return self.farm.pools[pool].slots[slot].books

    def curve(self, pool, slot, amount, seconds, **terms):
        curve = [{"seconds": seconds, "amount": amount}]
        self.farm.do(self.farm.add_curve(pool, slot, self.farm.reward, curve, **terms), self.farm.team)

    def refused(self, number, instructions, *signers):
        told = self.farm.send(instructions, *signers)
        self.assertEqual(told.error, number)

    def wallet(self, key, mint):
        return self.farm.chain.balance(mint.of(key.pubkey()))

    # --------------------------------------------------------------- weight

    def test_a_lock_weighs_by_basis_points_and_then_by_the_amount(self):
        position = self.staked(self.ann, self.farm.locking, 12_345)
        self.by(self.ann, "lock_position", position, lock_end=self.farm.chain.now + 1_234_567)
        self.assertEqual(self.stake(position).weight, rules.weight(LOCK_RULE, 12_345, 1_234_567))
        self.farm.chain.pass_time(234_567)
        before = self.stake(position).weight
        self.by(self.bob, "stake", position, amount=999)
        self.assertEqual(self.stake(position).weight, before + rules.weight(LOCK_RULE, 999, 1_000_000))

    def test_an_ended_lock_weighs_until_somebody_writes_the_position(self):
        position = self.staked(self.ann, self.farm.locking, 100)
        self.by(self.ann, "lock_position", position, lock_end=self.farm.chain.now + 60 * DAY)
        self.farm.chain.pass_time(61 * DAY)
        self.assertEqual(self.stake(position).weight, 300)
        self.by(self.bob, "release_lock", position)
        self.assertEqual(self.stake(position).weight, 100)

    def test_leaving_early_costs_by_the_time_left_rounded_up(self):
        position = self.staked(self.ann, self.farm.locking, 12_345)
        self.staked(self.bob, self.farm.locking, 1)
        self.by(self.ann, "lock_position", position, lock_end=self.farm.chain.now + 1_234_567)
        before = self.wallet(self.ann, self.farm.lp_token)
        self.by(self.ann, "leave_lock_early", position, amount=345)
        cost = rules.penalty(LOCK_RULE, 345, 1_234_567)
        self.assertEqual(self.wallet(self.ann, self.farm.lp_token), before + 345 - cost)
        self.assertEqual(self.stream(self.farm.locking, 0).funded, cost)

    def test_leaving_early_costs_nothing_where_nobody_stays(self):
        position = self.staked(self.ann, self.farm.locking, 100)
        self.by(self.ann, "lock_position", position, lock_end=self.farm.chain.now + DAY)
        self.by(self.ann, "leave_lock_early", position, amount=100)
        self.assertEqual(self.stream(self.farm.locking, 0).funded, 0)
        self.assertEqual(self.stake(position).lock_end, 0)

    # ------------------------------------------------- accounts and events

    def test_accounts_are_as_long_as_the_table_says(self):
        found = {}
        position = self.opened(self.ann, self.farm.locking)
        for where in (self.farm.locking, position, self.farm.kept):
            found[where] = len(self.farm.chain.svm.get_account(where).data)
        self.assertEqual(list(found.values()), [432 + 5 * 576, 336 + 5 * 40, 432 + 2 * 576])

    def test_what_another_program_logs_is_no_event(self):
        position, ballot = self.hooked("hostile.so")
        says = bytes([13]) + begins("event", "PoolWoundDown") + bytes(self.farm.plain) + bytes(8)
        now = self.farm.chain.now
        told = self.farm.do(self.farm.vote(position, self.ann, ballot, now - 5, now + DAY, says, []), self.ann)
        self.assertEqual([name for name, _ in told.events], ["VoteCast"])

    def hooked(self, program):
        """A position of 1,000 in a pool of that hook, and a ballot."""
        hook, ballot = (self.farm.chain.key().pubkey() for _ in range(2))
        self.farm.chain.svm.add_program_from_file(hook, PROGRAMS / program)
        named = {"pool": self.farm.plain, "hook_program": hook}
        self.farm.do(self.farm.of_team("propose_hook", named), self.farm.team)
        position = self.staked(self.ann, self.farm.plain, 1_000)
        self.farm.chain.pass_time(2 * DAY)
        self.farm.do(self.farm.of_team("activate_hook", {"pool": self.farm.plain}), self.farm.team)
        return position, ballot

    # -------------------------------------------------------------- streams

    def test_a_deposit_that_ends_within_a_twentieth_of_another_joins_it(self):
        self.farm.do(self.farm.add_flow(self.farm.plain, 0, self.farm.reward, 20 * DAY), self.farm.team)
        self.staked(self.ann, self.farm.plain, 1)
        ends = []
        for wait in (0, DAY, 1):
            self.farm.chain.pass_time(wait)
            self.farm.do(self.farm.on_stream("top_up", self.farm.plain, 0, self.bob, amount=1_000), self.bob)
            schedule = self.stream(self.farm.plain, 0).schedule
            ends.append(schedule.start + sum(schedule.durations[schedule.cursor : schedule.count]))
        self.assertEqual(ends[1], ends[0])
        self.assertEqual(ends[2], ends[0] + DAY + 1)

    def test_a_top_up_scales_what_is_left_and_moves_no_end(self):
        curve = [{"seconds": 100, "amount": amount} for amount in (10, 1, 10)]
        self.farm.do(self.farm.add_curve(self.farm.plain, 0, self.farm.reward, curve), self.farm.team)
        self.farm.do(self.farm.on_stream("top_up", self.farm.plain, 0, self.bob, amount=10), self.bob)
        schedule = self.stream(self.farm.plain, 0).schedule
        sums = [10 * 31 // 21, 11 * 31 // 21, 31]
        self.assertEqual(list(schedule.amounts[:3]), [sums[0], sums[1] - sums[0], sums[2] - sums[1]])
        self.assertEqual(list(schedule.durations[:3]), [100, 100, 100])

    def test_a_carry_above_the_weight_is_handed_out_with_the_next_unit(self):
        position = self.staked(self.ann, self.farm.plain, 3)
        self.staked(self.bob, self.farm.plain, 4)
        self.curve(self.farm.plain, 0, 2, 200)
        self.farm.chain.pass_time(100)
        self.by(self.ann, "unstake", position, amount=3)
        self.by(self.ann, "close_position", position, forfeit=False)
        stream = self.stream(self.farm.plain, 0)
        self.assertGreater(rules.q64(stream.carry), self.farm.pools[self.farm.plain].totals.weight)
        self.farm.chain.pass_time(99)
        self.farm.do(instruction("settle_pool", {"pool": self.farm.plain}), self.bob)
        self.assertEqual(self.stream(self.farm.plain, 0).carry, stream.carry)
        self.farm.chain.pass_time(1)
        self.farm.do(instruction("settle_pool", {"pool": self.farm.plain}), self.bob)
        self.assertLess(rules.q64(self.stream(self.farm.plain, 0).carry), 4)

    def test_a_checkpoint_of_an_older_generation_counts_from_zero(self):
        position = self.staked(self.ann, self.farm.plain, 10)
        self.curve(self.farm.plain, 0, 1_000, 100)
        self.farm.chain.pass_time(200)
        self.farm.do(self.farm.claim("claim", position, [0]), self.ann)
        for name in ("wind_down_stream", "retire_stream"):
            self.farm.do(self.farm.on_stream(name, self.farm.plain, 0, self.farm.team), self.farm.team)
        self.curve(self.farm.plain, 0, 70, 100)
        self.farm.chain.pass_time(100)
        self.farm.do(instruction("settle_pool", {"pool": self.farm.plain}), self.bob)
        seen, stream = self.farm.positions[position].checkpoints[0], self.stream(self.farm.plain, 0)
        self.assertEqual((seen.generation, stream.generation), (1, 2))
        self.assertEqual(rules.owed(self.farm.positions[position], 0, stream), 70 * rules.ONE)

    # -------------------------------------------------------------- claims

    def test_a_claim_of_nothing_settles_and_pays_nothing(self):
        position = self.staked(self.ann, self.farm.plain, 10)
        self.curve(self.farm.plain, 0, 1_000, 100)
        self.farm.chain.pass_time(50)
        told = self.farm.do(self.farm.claim("claim", position, []), self.ann)
        self.assertEqual([(name, list(event.paid)) for name, event in told.events], [("Claimed", [])])
        self.assertEqual(rules.q64(self.farm.positions[position].checkpoints[0].owed), 500 * rules.ONE)

    def test_a_stream_that_owes_less_than_a_unit_pays_zero_and_is_in_the_event(self):
        position = self.staked(self.ann, self.farm.plain, 10)
        self.curve(self.farm.plain, 0, 1_000, 100_000)
        told = self.farm.do(self.farm.claim("claim", position, [0]), self.ann)
        self.assertEqual([(each.slot, each.amount) for each in told.events[0][1].paid], [(0, 0)])

    def test_a_slot_without_a_stream_cannot_be_claimed(self):
        position = self.staked(self.ann, self.farm.plain, 10)
        for streams, number in ((1 << 0, 6022), (1 << 4, 6038)):
            call = self.farm.call("claim", {"position": position}, {"streams": streams}, self.nobodies(2))
            self.refused(number, [call], self.ann)

    def nobodies(self, count):
        return [AccountMeta(self.farm.chain.key().pubkey(), False, True) for _ in range(count)]

    def test_emergency_exit_gives_up_what_the_pool_has_not_settled(self):
        for settles, kept in ((False, 0), (True, 500)):
            self.setUp()
            position = self.staked(self.ann, self.farm.plain, 10)
            self.staked(self.bob, self.farm.plain, 10)
            self.curve(self.farm.plain, 0, 1_000, 100)
            self.farm.chain.pass_time(100)
            before = [instruction("settle_pool", {"pool": self.farm.plain})] if settles else []
            self.farm.send([*before, self.farm.on_position("emergency_exit", position, self.ann)], self.ann)
            self.assertEqual(self.stake(position).amount, 0)
            self.assertEqual(self.farm.positions[position].checkpoints[0].owed.hi, kept)

    def test_a_lock_stops_emergency_exit(self):
        position = self.staked(self.ann, self.farm.locking, 10)
        self.by(self.ann, "lock_position", position, lock_end=self.farm.chain.now + DAY)
        self.refused(6006, [self.farm.on_position("emergency_exit", position, self.ann)], self.ann)

    # ---------------------------------------------------- delegated, guards

    def test_set_stake_returns_what_the_position_holds(self):
        position = self.opened(self.ann, self.farm.kept)
        call = self.farm.on_position("set_stake", position, self.farm.delegate, amount=77)
        told = self.farm.do(call, self.farm.delegate)
        self.assertEqual(Reader(told.returned).whole("u64"), 77)

    def test_a_delegated_pool_holds_no_tokens_locks_or_hook(self):
        farm, ann = self.farm, self.ann
        position, plain = self.opened(ann, farm.kept), self.opened(ann, farm.plain)
        self.curve(farm.kept, 0, 1_000, 100)
        bare = {"stake_vault": farm.chain.key().pubkey(), "from_vault": farm.chain.key().pubkey()}
        some, slot = {"amount": 1}, {"slot": 0}
        refusing = {"stake": some, "unstake": some, "leave_lock_early": some, "compound": slot, "emergency_exit": {}}
        for name, args in refusing.items():
            self.refused(6113, [farm.on_position(name, position, ann, named=bare, **args)], ann)
        self.refused(6113, [farm.moved(position, plain, 1, named=bare)], ann)
        hook = {"pool": farm.kept, "hook_program": FARM}
        self.refused(6113, [farm.of_team("propose_hook", hook)], farm.team)
        self.refused(6008, [farm.on_position("lock_position", position, ann, lock_end=farm.chain.now + 9)], ann)
        strange = farm.on_position("set_stake", plain, ann, named={"delegate": ann.pubkey()}, amount=1)
        self.refused(6114, [strange], ann)

    def test_a_guard_in_front_of_a_top_up_fails_both(self):
        self.curve(self.farm.plain, 0, 1_000, 100)
        top_up = self.farm.on_stream("top_up", self.farm.plain, 0, self.bob, amount=5)
        for committed, number in ((0, None), (self.farm.chain.now + 1, 6163)):
            fact = {"slot": 0, "generation": 1, "committed_until": committed, "ends_at": self.farm.chain.now + 100}
            facts = {"before": self.farm.chain.now + 60, "facts": [("Stream", fact)]}
            guard = instruction("guard", {"pool": self.farm.plain}, facts)
            self.refused(number, [guard, top_up], self.bob)
        self.assertEqual(self.stream(self.farm.plain, 0).funded, 1_005)

    # --------------------------------------------------------------- votes

    def test_a_hook_is_told_what_the_table_says(self):
        position, ballot = self.hooked("hostile.so")
        hook, extra = self.farm.pools[self.farm.plain].hook, self.farm.chain.key().pubkey()
        window = self.farm.chain.now - 5, self.farm.chain.now + DAY
        asks = bytes([3])  # Of this hook: to return what it may do with each account.
        told = self.farm.do(self.farm.vote(position, self.ann, ballot, *window, asks, [extra]), self.ann)
        authority = address(b"vote_authority", self.farm.plain, hook)
        told_to = [authority, self.farm.plain, position, self.ann.pubkey(), extra]
        data = begins("acequia-vote-hook", "cast") + bytes(ballot)
        data += struct.pack("<QQQQQI", 1_000, 0, *window, 1, len(asks)) + asks
        self.assertEqual(told.called[-1], (hook, told_to, data))
        self.assertEqual(told.returned, bytes([1, 0, 0, 0, 2]))
        self.refused(6007, [self.farm.on_position("emergency_exit", position, self.ann)], self.ann)

    # -------------------------------------------------------------- errors

    def changed(self, call, at, key, signs=False, written=True):
        metas = [*call.accounts[:at], AccountMeta(key, signs, written), *call.accounts[at + 1 :]]
        return Instruction(FARM, call.data, metas)

    def test_every_signer_is_tied_to_what_the_farm_stores_or_free(self):
        free = {"payer", "creator", "opener", "depositor", "source_authority", "new_owner"}
        signers = ((call, each) for call in CALLS.values() for each in call["accounts"] if each.get("signer"))
        untied = {each["name"] for call, each in signers if not each.get("relations")}
        self.assertEqual(untied, free)

    def test_numbers_that_are_not_the_farms(self):
        farm, ann, bob = self.farm, self.ann, self.bob
        position, others = self.staked(ann, farm.plain, 10), self.staked(bob, farm.plain, 10)
        stake = farm.on_position("stake", position, ann, amount=1)
        opening = farm.open(farm.plain, ann, 1)
        nobody, foreign = farm.chain.key().pubkey(), farm.chain.key().pubkey()
        farm.chain.put(foreign, bytes(1_000), TOKEN)
        for number, call in {
            "NotEnoughAccountKeys": Instruction(FARM, stake.data, stake.accounts[:5]),
            "MissingRequiredSignature": self.changed(stake, 0, bob.pubkey()),
            "InvalidInstructionData": Instruction(FARM, bytes(8), stake.accounts),
            "InvalidSeeds": self.changed(opening, 3, nobody),
            "IncorrectProgramId": self.changed(opening, 4, TOKEN, written=False),
            2000: self.changed(stake, 1, farm.plain, written=False),
            2007: self.changed(opening, 4, nobody, written=False),
            2040: farm.moved(position, position, 1),
            0: farm.open(farm.plain, ann, 0),  # The system program's: there is one.
            1: farm.on_position("stake", position, ann, amount=2 * RICH),
            3: self.changed(stake, 4, farm.reward.of(ann.pubkey())),
            4: self.changed(stake, 4, farm.lp_token.of(bob.pubkey())),
            "AccountDataTooSmall": self.changed(stake, 2, nobody),
            "IllegalOwner": self.changed(stake, 2, foreign),
            "InvalidAccountData": self.changed(stake, 2, farm.locking),
            6101: self.changed(stake, 1, farm.locking),
            6100: Instruction(FARM, stake.data + b"0", stake.accounts),
            6106: self.changed(farm.on_position("unstake", others, ann, amount=1), 0, ann.pubkey(), True, False),
        }.items():
            with self.subTest(number):
                self.refused(number, [call], ann)
        self.refused(6100, [Instruction(FARM, stake.data[:-1], stake.accounts)], ann)

    def test_numbers_of_token_2022(self):
        curve = [{"seconds": 10, "amount": 10**6}]
        self.farm.do(self.farm.add_curve(self.farm.plain, 0, self.farm.taxed, curve), self.farm.team)
        position = self.staked(self.ann, self.farm.plain, 1)
        self.farm.chain.pass_time(5)
        claim = self.farm.claim("claim", position, [0])
        top_up = self.farm.on_stream("top_up", self.farm.plain, 0, self.ann, amount=1)
        memo_wanted, cpi_guarded = (8, bytes([1])), (11, bytes([1]))
        for number, call, of_account in (
            (17, claim, {"frozen": True}),
            (36, claim, {"extensions": [memo_wanted]}),
            (42, top_up, {"extensions": [cpi_guarded]}),
        ):
            self.hand(self.ann, self.farm.taxed, **of_account)
            self.refused(number, [call], self.ann)

    def hand(self, key, mint, extensions=(), **state):
        data = token_bytes(mint, key.pubkey(), *extensions, **state)
        self.farm.chain.put(mint.of(key.pubkey()), data, mint.program)

    def test_a_vault_that_withholds_fees_cannot_be_closed(self):
        curve = [{"seconds": 10, "amount": 10**6}]
        self.farm.do(self.farm.add_curve(self.farm.plain, 0, self.farm.taxed, curve), self.farm.team)
        self.staked(self.ann, self.farm.plain, 1)
        position = address(b"position", self.farm.plain, self.ann.pubkey(), bytes(4))
        self.farm.chain.pass_time(10)
        self.farm.do(self.farm.claim("claim", position, [0]), self.ann)
        self.farm.do(self.farm.on_stream("wind_down_stream", self.farm.plain, 0, self.farm.team), self.farm.team)
        self.refused(35, [self.farm.on_stream("retire_stream", self.farm.plain, 0, self.farm.team)], self.farm.team)


if __name__ == "__main__":
    unittest.main()
