"""The books are even after each of 2,000 random transactions. ACEQUIA_OUTSIDE_STEPS and ACEQUIA_SEED choose
others."""

import os
import unittest

from random_run import RandomRun

DEFAULTS = {"OUTSIDE_STEPS": 2_000, "SEED": 1}
STEPS, SEED = (int(os.environ.get(f"ACEQUIA_{name}", default)) for name, default in DEFAULTS.items())
OF_A_CHANGE = {"Staked", "Unstaked", "Claimed", "Compounded", "StakeMoved", "Locked", "LockLeft", "LockReleased"}


class Books(unittest.TestCase):
    def test_the_books_are_even_after_each_transaction(self):
        run = RandomRun(SEED)
        try:
            run.run(STEPS)
        finally:
            print(f"{run.at + 1} random transactions, seed {SEED}; what went through:", *run.table(), sep="\n    ")
        self.assertEqual([], run.below_floor() if STEPS >= 2_000 else [])
        self.assertEqual(set(), OF_A_CHANGE - set(run.events) if STEPS >= 2_000 else set())
