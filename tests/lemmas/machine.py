"""What a lemma is run on: numbers that are drawn, or symbols that stand for all of them.

A lemma takes its inputs from here, computes as the Rust function does, step by step, and says what is true.
On `Numbers` it is tried, and tells the inputs and outputs of each function, which the Rust code is held to
(`crates/acequia-core/tests/lemmas.rs`). On `Symbols` it is proved: of a division nothing is known but that
quotient times divisor, plus a remainder below the divisor, is what was divided.
"""

WORD, HALF = 1 << 64, 1 << 32


class Unsuitable(Exception):
    """Inputs that the lemma does not speak of."""


class Untrue(Exception):
    """What a lemma says does not hold."""


class Numbers:
    def __init__(self, rng):
        self.rng, self.told = rng, []

    def input(self, _, below=WORD, least=0):
        """Of every magnitude, and now and then at an edge."""
        at_random = least + self.rng.randrange(1 << self.rng.randrange(below.bit_length() + 1))
        edges = (least, least + 1, below - 1, below - 2, below // 2)
        drawn = self.rng.choice(edges) if self.rng.randrange(8) == 0 else at_random
        return min(max(drawn, least), below - 1)

    def given(self, *conditions):
        if not all(conditions):
            raise Unsuitable

    def show(self, what, claim):
        if not claim:
            raise Untrue(what)

    def div(self, a, b):
        return divmod(a, b)

    def pick(self, condition, then, other):
        return then if condition else other

    def both(self, *conditions):
        return all(conditions)

    def tell(self, function, *words):
        self.told.append((function, *words))


class Symbols:
    """Claims in order. What is shown is known to those after it; each is proved by what is known before."""

    def __init__(self, z3):
        self.z3, self.known, self.claims = z3, [], []

    def input(self, name, below=WORD, least=0):
        symbol = self.z3.FreshInt(name)
        self.given(least <= symbol, symbol < below)
        return symbol

    def given(self, *conditions):
        self.known += conditions

    def show(self, what, claim):
        if claim is not True:  # a constant's
            self.claims.append((what, list(self.known), claim))
            self.known.append(claim)

    def div(self, a, b):
        self.show("the divisor is not zero", b > 0)
        quotient, rest = self.z3.FreshInt("quotient"), self.z3.FreshInt("rest")
        self.given(a == quotient * b + rest, 0 <= rest, rest < b)
        return quotient, rest

    def pick(self, condition, then, other):
        return self.z3.If(condition, then, other)

    def both(self, *conditions):
        return self.z3.And(*conditions)

    def tell(self, *_):
        pass


def fits(m, value, bits=64):
    """A sum, product or difference that the code lets wrap, and that never does."""
    m.show(f"{bits} bits hold it", m.both(0 <= value, value < 1 << bits))
    return value
