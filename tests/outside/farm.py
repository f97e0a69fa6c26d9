"""A small farm: three pools, their streams, LPs; and every transaction that somebody may try on it."""

from solders.instruction import AccountMeta
from solders.pubkey import Pubkey

import books
from chain import TOKEN, TOKEN_2022, Chain
from idl import address, instruction

DAY = 86_400
NOBODY = Pubkey.default()
NO_CAPS = {"pool": 0, "position": 0}
NO_LOCKS = {"max_seconds": 0, "max_multiplier_bps": 10_000, "early_leave_bps": 0}
LOCKS = {"max_seconds": 60 * DAY, "max_multiplier_bps": 30_000, "early_leave_bps": 5_000}
TAKES_FEES = 1 << 3


class Farm:
    def __init__(self, lps):
        self.chain = Chain()
        self.lp_token, self.reward, self.taxed = self.chain.mint(), self.chain.mint(), self.chain.mint(fee=100)
        self.mints = {each.address: each for each in (self.lp_token, self.reward, self.taxed)}
        self.team, self.delegate, *self.lps = (self.chain.person(self.mints.values()) for _ in range(2 + lps))
        self.keys = {key.pubkey(): key for key in (self.team, self.delegate, *self.lps)}
        self.locking = self.pool(0, 5, LOCKS)
        self.plain = self.pool(1, 4, NO_LOCKS)
        self.kept = self.delegated_pool()

    # ------------------------------------------------------------- looking

    def look(self):
        found = self.chain.farm()
        self.pools = {where: value for where, name, value in found if name == "Pool"}
        self.positions = {where: value for where, name, value in found if name == "Position"}
        books.check(self.chain, self.pools, self.positions)

    def send(self, instructions, *signers):
        """Sends; whatever comes of it, the books are even and the events are true."""
        told = self.chain.send(instructions, *signers)
        self.look()
        for _, event in told.events:
            books.event_agrees(event, self.pools, self.positions)
        return told

    def do(self, instruction, *signers):
        told = self.send([instruction], *signers)
        assert told.error is None, told.error
        return told

    # ------------------------------------------------------------- setting up

    def of_team(self, name, accounts, args=None):
        return self.call(name, dict.fromkeys(("creator", "payer"), self.team.pubkey()) | accounts, args)

    def pool(self, number, capacity, lock):
        mint = self.lp_token
        pool = address(b"pool", self.team.pubkey(), mint.address, number.to_bytes(2, "little"))
        vault = address(b"reward_vault", pool, mint.address, bytes(1))
        penalty = {"penalty_vault": vault} if lock["early_leave_bps"] else {}
        accounts = {"pool": pool, "stake_mint": mint.address, "token_program": TOKEN} | penalty
        args = {"id": number, "capacity": capacity, "reward_manager": self.team.pubkey(), "lock": lock}
        args |= {"caps": NO_CAPS, "accepted_risks": TAKES_FEES}
        self.do(self.of_team("create_pool", accounts, args), self.team)
        return pool

    def delegated_pool(self):
        asset = self.reward.address
        pool = address(b"delegated_pool", self.team.pubkey(), asset, bytes(2))
        args = {"id": 0, "capacity": 2, "reward_manager": self.team.pubkey(), "caps": NO_CAPS, "asset": asset}
        args |= {"delegate": self.delegate.pubkey(), "accepted_risks": 0}
        self.do(self.of_team("create_delegated_pool", {"pool": pool}, args), self.team)
        return pool

    # ------------------------------------------------------- instructions

    def call(self, name, named, args=None, then=()):
        return instruction(name, named, args, then, lambda where: self.pools.get(where) or self.positions[where])

    def mint_of(self, pool, slot):
        return self.mints[self.pools[pool].slots[slot].mint]

    def moving(self, pool, mint, key):
        """What somebody brings to an instruction that moves a stream's tokens."""
        hand = {"source": mint.of(key.pubkey()), "destination": mint.of(key.pubkey())}
        return hand | {"pool": pool, "source_authority": key.pubkey(), "token_program": mint.program}

    def add_curve(self, pool, slot, mint, segments, start=0, committed=0, idle_policy=0, rate=(0, 0)):
        args = {"slot": slot, "funder": self.team.pubkey(), "start": start, "segments": segments}
        args |= {"committed_until": committed, "idle_policy": idle_policy}
        args["rate"] = dict(zip(("full_weight", "least_weight"), rate))
        return self.of_team("add_stream", self.moving(pool, mint, self.team) | {"mint": mint.address}, args)

    def add_flow(self, pool, slot, mint, window):
        args = {"slot": slot, "funder": self.team.pubkey(), "window": window, "idle_policy": 0}
        return self.of_team("add_flow_stream", self.moving(pool, mint, self.team) | {"mint": mint.address}, args)

    def on_stream(self, name, pool, slot, key, **args):
        """Any instruction on a stream, by `key` where nobody is its funder."""
        named = self.moving(pool, self.mint_of(pool, slot), key)
        if self.pools[pool].slots[slot].funder == NOBODY:
            named |= {"funder": key.pubkey(), "closer": key.pubkey()}
        return self.call(name, named, {"slot": slot} | args)

    def open(self, pool, opener, index):
        named = {"opener": opener.pubkey(), "payer": opener.pubkey(), "pool": pool}
        return self.call("open_position", named, {"index": index, "owner": opener.pubkey()})

    def on_position(self, name, position, key, named=(), **args):
        """Any instruction on one position, with the tokens of `key`."""
        hand = self.lp_token.of(key.pubkey())
        own = {"position": position, "depositor": key.pubkey(), "source": hand, "destination": hand}
        return self.call(name, own | {"token_program": TOKEN} | dict(named), args)

    def moved(self, there, here, amount, named=()):
        sides = {"from_position": there, "to_position": here, "token_program": TOKEN}
        return self.call("move_stake", sides | dict(named), {"amount": amount})

    def transferred(self, position, taker):
        return self.call("transfer_position", {"new_owner": taker.pubkey(), "position": position})

    def vote(self, position, payer, ballot, start, end, payload, extras):
        pool = self.positions[position].pool
        hook = self.pools[pool].hook
        named = {"payer": payer.pubkey(), "position": position, "receipt": address(b"vote", position, hook, ballot)}
        named |= {"vote_authority": address(b"vote_authority", pool, hook)}
        args = {"ballot": ballot, "ballot_start": start, "ballot_end": end, "payload": payload}
        return self.call("cast_vote", named, args, [AccountMeta(each, False, True) for each in extras])

    def claim(self, name, position, slots):
        pool, owner = self.positions[position].pool, self.positions[position].owner
        then = [meta for slot in slots for meta in self.claimed(name, pool, slot, owner)]
        return self.call(name, {"position": position}, {"streams": sum(1 << slot for slot in slots)}, then)

    def claimed(self, name, pool, slot, owner):
        mint = self.mint_of(pool, slot)
        metas = [AccountMeta(each, False, True) for each in (self.pools[pool].slots[slot].vault, mint.of(owner))]
        if name == "push_claim" or mint.program == TOKEN_2022:
            metas.append(AccountMeta(mint.address, False, False))
        return metas
