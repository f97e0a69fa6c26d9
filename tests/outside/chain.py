"""A chain within the process, tokens on it, and what the farm leaves there: accounts, events, answers."""

import base64
import dataclasses
import pathlib
import struct

from solders.account import Account
from solders.keypair import Keypair
from solders.litesvm import LiteSVM
from solders.message import Message
from solders.pubkey import Pubkey
from solders.transaction import Transaction
from solders.transaction_metadata import FailedTransactionMetadata

import idl
from idl import FARM

TOKEN = Pubkey.from_string("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA")
TOKEN_2022 = Pubkey.from_string("TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb")
ASSOCIATED = Pubkey.from_string("ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL")
PROGRAMS = pathlib.Path(__file__).parents[2] / "target/deploy"
START = 1_800_000_000  # [unix s]
RICH = 10**15  # What everybody has of every token.


@dataclasses.dataclass
class Mint:
    """A token, of Token-2022 with a transfer fee where `fee` is not 0 [bps]."""

    address: Pubkey
    fee: int = 0

    @property
    def program(self):
        return TOKEN_2022 if self.fee else TOKEN

    def of(self, owner):
        seeds = [bytes(owner), bytes(self.program), bytes(self.address)]
        return Pubkey.find_program_address(seeds, ASSOCIATED)[0]


def with_extensions(plain, kind, extensions):
    """Of Token-2022: what SPL Token lays out, whether it is a mint (1) or an account (2), and extensions."""
    listed = b"".join(struct.pack("<HH", number, len(value)) + value for number, value in extensions)
    return plain.ljust(165, b"\0") + bytes([kind]) + listed if extensions else plain


def fee_config(basis_points):
    return 1, bytes(72) + 2 * struct.pack("<QQH", 0, 2**64 - 1, basis_points)


def mint_bytes(*extensions, freezes=False):
    plain = struct.pack("<I32sQB?I32s", 0, bytes(32), 0, 6, True, freezes, bytes([freezes] * 32))
    return with_extensions(plain, 1, extensions)


def token_bytes(mint, owner, *extensions, frozen=False):
    plain = struct.pack("<32s32sQ36xB12x8x36x", bytes(mint.address), bytes(owner), RICH, 1 + frozen)
    fees = [(2, bytes(8))] if mint.fee else []
    return with_extensions(plain, 2, [*fees, *extensions])


@dataclasses.dataclass
class Outcome:
    error: object  # The custom number, or what else it says; None for success.
    events: list
    returned: bytes
    called: list  # What programs called: program, accounts, data.


class Chain:
    def __init__(self):
        self.keys = 0
        self.svm = LiteSVM().with_transaction_history(0)
        self.svm.add_program_from_file(FARM, PROGRAMS / "acequia.so")
        self.pass_time(START)

    @property
    def now(self):
        return self.svm.get_clock().unix_timestamp

    def pass_time(self, seconds):
        clock = self.svm.get_clock()
        clock.unix_timestamp += seconds
        self.svm.set_clock(clock)

    def key(self):
        """Another key, the same in every run."""
        self.keys += 1
        return Keypair.from_seed(self.keys.to_bytes(32, "little"))

    def person(self, mints):
        key = self.key()
        self.svm.airdrop(key.pubkey(), 10**12)
        for mint in mints:
            self.put(mint.of(key.pubkey()), token_bytes(mint, key.pubkey()), mint.program)
        return key

    def mint(self, fee=0):
        mint = Mint(self.key().pubkey(), fee)
        self.put(mint.address, mint_bytes(*[fee_config(fee)] if fee else []), mint.program)
        return mint

    def put(self, address, data, owner):
        self.svm.set_account(address, Account(10**9, data, owner))

    def balance(self, address):
        return struct.unpack_from("<Q", self.svm.get_account(address).data, 64)[0]

    def tokens(self, address):
        """What is in an account, with what its mint withholds there of a transfer (extension 2)."""
        data = self.svm.get_account(address).data
        at, held = 166, self.balance(address)
        while at + 4 <= len(data):
            kind, length = struct.unpack_from("<HH", data, at)
            held += struct.unpack_from("<Q", data, at + 4)[0] if kind == 2 else 0
            at += 4 + length
        return held

    def farm(self):
        """Every account of the farm: address, kind and value."""
        return [(address, *idl.account(each.data)) for address, each in sorted(self.svm.get_program_accounts(FARM))]

    def signed(self, instructions, signers):
        message = Message.new_with_blockhash(instructions, signers[0].pubkey(), self.svm.latest_blockhash())
        return Transaction(signers, message, self.svm.latest_blockhash())

    def send(self, instructions, *signers):
        signed = self.signed(instructions, signers)
        return outcome(self.svm.send_transaction(signed), signed.message.account_keys)

    def ask(self, instruction, kind, payer):
        """What a view answers."""
        signed = self.signed([instruction], [payer])
        told = outcome(self.svm.simulate_transaction(signed), signed.message.account_keys)
        assert told.error is None, told.error
        return idl.Reader(told.returned).whole(kind)


def outcome(told, keys):
    if isinstance(told, FailedTransactionMetadata):
        error = getattr(told.err(), "err", told.err())
        return Outcome(getattr(error, "code", str(error).split(".")[-1]), [], b"", [])
    meta = told.meta() if hasattr(told, "meta") else told
    calls = [call(each.instruction(), keys) for inner in meta.inner_instructions() for each in inner]
    return Outcome(None, list(events(meta.logs())), bytes(meta.return_data().data), calls)


def call(compiled, keys):
    return keys[compiled.program_id_index], [keys[at] for at in compiled.accounts], bytes(compiled.data)


def events(logs):
    """What the farm itself said: between its own `invoke` and `success`, and of nobody it called."""
    running = []
    for line in logs:
        words = line.split()
        if words[0] == "Program" and words[2:3] == ["invoke"]:
            running.append(words[1])
        elif words[0] == "Program" and words[2:3] == ["success"]:
            running.pop()
        elif line.startswith("Program data: ") and running[-1] == str(FARM):
            yield event(base64.b64decode(words[2]))


def event(data):
    name = idl.EVENTS[data[:8]]
    return name, idl.Reader(data, 8).whole(idl.defined(name))
