"""docs/integrate/tokens.md, row by row: a mint for each, and what the farm makes of it."""

import pathlib
import re
import unittest

from chain import TOKEN, TOKEN_2022, mint_bytes
from farm import NO_CAPS, NO_LOCKS, Farm

PAGE = (pathlib.Path(__file__).parents[2] / "docs/integrate/tokens.md").read_text()
ROWS = re.findall(r"^\| (\w+) \| (\d+) \| (.+) \| (?:bit (\d)|(fine|refused)) \|$", PAGE, re.M)
LENGTHS = {1: 108, 3: 32, 4: 65, 6: 1, 9: 0, 10: 52, 12: 32, 14: 64, 16: 129, 18: 64, 19: 80, 20: 64, 21: 80, 22: 64}
LENGTHS |= {23: 72, 24: 196, 25: 56, 26: 33, 28: 32}
REFUSED, UNKNOWN, NOT_ACCEPTED = 6121, 6122, 6123


def speaking(number, where):
    """An extension's value of zeros, but for where the row speaks."""
    value = bytearray(LENGTHS[number])
    if found := re.fullmatch(r"bytes (\d+) to (\d+) are not zero", where):
        value[int(found[1]) : int(found[2]) + 1] = b"\1" * 32
    elif found := re.fullmatch(r"byte (\d+) is (\d)", where):
        value[int(found[1])] = int(found[2])
    else:
        assert where == "always", where
    return bytes(value)


class Mints(unittest.TestCase):
    def setUp(self):
        self.farm = Farm(lps=1)

    def created(self, program, data, risks):
        """The error of a pool of that mint, by a creator who accepts those risks."""
        mint = self.farm.chain.key().pubkey()
        self.farm.chain.put(mint, data, program)
        args = {"id": 0, "capacity": 1, "reward_manager": mint, "lock": NO_LOCKS, "caps": NO_CAPS}
        named = {"stake_mint": mint, "token_program": program}
        call = self.farm.of_team("create_pool", named, args | {"accepted_risks": risks})
        return self.farm.chain.send([call], self.farm.team).error

    def judged(self, program, data, bit):
        self.assertEqual(self.created(program, data, 0b11_1111 & ~(1 << bit)), NOT_ACCEPTED)
        self.assertEqual(self.created(program, data, 1 << bit), None)

    def test_each_row(self):
        self.assertEqual(len(ROWS), 21)
        for name, number, where, bit, verdict in ROWS:
            with self.subTest(name, where=where):
                data = mint_bytes((int(number), speaking(int(number), where)))
                if bit:
                    self.judged(TOKEN_2022, data, int(bit))
                else:
                    refused = {"fine": None, "refused": REFUSED}[verdict]
                    self.assertEqual(self.created(TOKEN_2022, data, 0b11_1111), refused)

    def test_a_row_that_does_not_speak_lets_it_in(self):
        for number in {int(number) for _, number, where, *_ in ROWS if where != "always"}:
            with self.subTest(number):
                self.assertEqual(self.created(TOKEN_2022, mint_bytes((number, bytes(LENGTHS[number]))), 0), None)

    def test_a_freeze_authority_is_bit_0(self):
        self.judged(TOKEN, mint_bytes(freezes=True), 0)

    def test_an_unknown_extension_is_refused(self):
        self.assertEqual(self.created(TOKEN_2022, mint_bytes((99, bytes(8))), 0b11_1111), UNKNOWN)
