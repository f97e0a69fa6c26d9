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
        roles = ("creator", "authority", "reward_manager", "funder", "closer", "payer", "source_authority")
        return instruction(name, dict.fromkeys(roles, self.team.pubkey()) | accounts, args)

    def pool(self, number, capacity, lock):
        mint = self.lp_token
        pool = address(b"pool", self.team.pubkey(), mint.address, number.to_bytes(2, "little"))
        penalty = {"penalty_vault": self.vault(pool, mint, 0)} if lock["early_leave_bps"] else {}
        accounts = {"pool": pool, "stake_mint": mint.address, "token_program": TOKEN} | penalty
        args = {"id": number, "capacity": capacity, "reward_manager": self.team.pubkey(), "lock": lock}
        self.do(self.of_team("create_pool", accounts, args | {"caps": NO_CAPS, "accepted_risks": TAKES_FEES}), self.team)
        return pool

    def delegated_pool(self):
        asset = self.reward.address
        pool = address(b"delegated_pool", self.team.pubkey(), asset, bytes(2))
        args = {"id": 0, "capacity": 2, "reward_manager": self.team.pubkey(), "caps": NO_CAPS, "asset": asset}
        args |= {"delegate": self.delegate.pubkey(), "accepted_risks": 0}
        self.do(self.of_team("create_delegated_pool", {"pool": pool}, args), self.team)
        return pool

    @staticmethod
    def vault(pool, mint, slot):
        return address(b"reward_vault", pool, mint.address, bytes([slot]))

    # ------------------------------------------------------- instructions

    def mint_of(self, pool, slot):
        return self.mints[self.pools[pool]["items"][slot].mint]

    def paid(self, pool, mint, slot, owner):
        """The accounts of an instruction that moves a stream's tokens."""
        at_hand = mint.of(owner)
        accounts = {"pool": pool, "mint": mint.address, "vault": self.vault(pool, mint, slot)}
        accounts |= {"token_program": mint.program, "source": at_hand, "destination": at_hand}
        return accounts | {"source_authority": owner, "rent_destination": self.team.pubkey()}

    def add_curve(self, pool, slot, mint, segments, start=0, committed=0, idle_policy=0):
        args = {"slot": slot, "funder": self.team.pubkey(), "start": start, "segments": segments}
        args |= {"committed_until": committed, "idle_policy": idle_policy}
        return self.of_team("add_stream", self.paid(pool, mint, slot, self.team.pubkey()), args)

    def add_flow(self, pool, slot, mint, window):
        args = {"slot": slot, "funder": self.team.pubkey(), "window": window, "idle_policy": 0}
        return self.of_team("add_flow_stream", self.paid(pool, mint, slot, self.team.pubkey()), args)

    def on_stream(self, name, pool, slot, key, **args):
        """Any instruction on a stream, by `key`."""
        paid = self.paid(pool, self.mint_of(pool, slot), slot, key.pubkey())
        roles = {"funder": key.pubkey(), "closer": key.pubkey()}
        return instruction(name, paid | roles, {"slot": slot} | args)

    def open(self, pool, opener, index, owner=None):
        args = {"index": index, "owner": owner or opener.pubkey()}
        return instruction("open_position", {"opener": opener.pubkey(), "payer": opener.pubkey(), "pool": pool}, args)

    def on_position(self, name, position, key, then=(), **args):
        """Any instruction on one position, by `key`."""
        pool, hand = self.positions[position].pool, self.lp_token.of(key.pubkey())
        accounts = dict.fromkeys(("owner", "closer", "depositor", "delegate", "rent_payer"), key.pubkey())
        accounts |= {"pool": pool, "position": position, "source": hand, "destination": hand}
        accounts |= {"stake_vault": address(b"stake_vault", pool), "stake_mint": self.lp_token.address}
        accounts |= {"token_program": TOKEN, "token_2022_program": TOKEN_2022}
        accounts |= {"penalty_vault": self.vault(pool, self.lp_token, 0)}
        accounts |= {"reward_vault": self.vault(pool, self.lp_token, args.get("slot", 0)), "rent_payer": self.positions[position].rent_payer}
        return instruction(name, accounts, args, then)

    def moved(self, owner, there, here, amount):
        sides = {"from": there, "to": here}
        accounts = {"owner": owner.pubkey(), "stake_mint": self.lp_token.address, "token_program": TOKEN}
        for side, position in sides.items():
            pool = self.positions[position].pool
            accounts |= {f"{side}_pool": pool, f"{side}_position": position, f"{side}_vault": address(b"stake_vault", pool)}
        return instruction("move_stake", accounts, {"amount": amount})

    def transferred(self, position, owner, taker):
        accounts = {"owner": owner.pubkey(), "new_owner": taker.pubkey(), "position": position}
        return instruction("transfer_position", accounts | {"pool": self.positions[position].pool})

    def vote(self, position, voter, hook, ballot, start, end, payload, extras):
        pool = self.positions[position].pool
        accounts = {"voter": voter.pubkey(), "payer": voter.pubkey(), "pool": pool, "position": position}
        accounts |= {"receipt": address(b"vote", position, hook, ballot), "hook_program": hook}
        accounts |= {"vote_authority": address(b"vote_authority", pool, hook)}
        args = {"ballot": ballot, "ballot_start": start, "ballot_end": end, "payload": payload}
        return instruction("cast_vote", accounts, args, [AccountMeta(each, False, True) for each in extras])

    def claim(self, name, position, key, slots):
        pool, owner = self.positions[position].pool, self.positions[position].owner
        then = [meta for slot in slots for meta in self.claimed(name, pool, slot, owner)]
        return self.on_position(name, position, key, then, streams=sum(1 << slot for slot in slots))

    def claimed(self, name, pool, slot, owner):
        mint = self.mint_of(pool, slot)
        metas = [AccountMeta(self.vault(pool, mint, slot), False, True), AccountMeta(mint.of(owner), False, True)]
        if name == "push_claim" or mint.program == TOKEN_2022:
            metas.append(AccountMeta(mint.address, False, False))
        return metas
