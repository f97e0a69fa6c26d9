"""Products and quotients: `acequia_core::wide`, `Q64`."""

from machine import HALF, WORD, fits


def halves(m, name):
    hi, lo = m.input(name, HALF), m.input(name, HALF)
    return hi, lo, hi * HALF + lo


def times(m, factor, word):
    """`Factor::times`: the high and the low word."""
    (f_hi, f_lo, _), (hi, lo, _) = factor, word
    low_hi, low_lo = m.div(fits(m, lo * f_lo), HALF)
    cross_hi, cross_lo = m.div(fits(m, hi * f_lo + low_hi), HALF)
    middle_hi, middle_lo = m.div(fits(m, lo * f_hi + cross_lo), HALF)
    high = fits(m, hi * f_hi + cross_hi + middle_hi)
    return high, middle_lo * HALF + low_lo


def product(m):
    """wide::mul: four products of halves are the product of the words"""
    a, b = halves(m, "a"), halves(m, "b")
    high, low = times(m, b, a)
    m.show("the product, whole", high * WORD + low == a[2] * b[2])
    m.tell("mul", a[2], b[2], high, low)


def leading_zeros(m):
    """wide::Divisor::new: a divisor below 2^62 is scaled to 63 bits"""
    word = shifted = m.input("word", 1 << 62, 1)
    zeros = 0
    for width in (32, 16, 8, 4, 2, 1):
        empty = shifted < 1 << (64 - width)
        shifted, zeros = m.pick(empty, shifted * (1 << width), shifted), m.pick(empty, zeros + width, zeros)
        fits(m, shifted)
    m.show("its top bit is set", shifted >= 1 << 63)
    for shift in range(64):
        m.show(f"{shift} zeros are a shift by as many", m.pick(zeros == shift, shifted == word * (1 << shift), True))
    m.show("there are 2 to 63", m.both(2 <= zeros, zeros < 64))
    scaled, nothing = m.div(shifted, 2)
    m.show("a shift by one less leaves all bits", nothing == 0)
    m.show("and is of 63 bits", m.both(1 << 62 <= scaled, scaled < 1 << 63))


def digit(m):
    """wide::Divisor::digit: a guess that is at most two too large, and what is left of it"""
    top, bottom = m.input("top", HALF, HALF // 2), m.input("bottom", HALF // 2)
    divisor = top * (HALF // 2) + bottom
    rem, following = m.input("rem", divisor), m.input("next", HALF)
    guess, rest = m.div(fits(m, 2 * rem + 1), top)
    m.show("the guess is below 2^32 + 2", guess <= HALF + 1)
    m.show("its product with the lower half", guess * bottom <= (HALF + 1) * bottom)
    left = rem * HALF + following - guess * divisor
    m.show("what is left of the guess", left == (rest - 1) * (HALF // 2) + following - guess * bottom)
    for _ in range(2):
        m.show("it is a number of 64 bits with a sign", m.both(-(1 << 63) <= left, left < 1 << 63))
        over = left < 0
        guess, left = m.pick(over, guess - 1, guess), m.pick(over, left + divisor, left)
    m.show("twice is enough, and it is the remainder", m.both(0 <= left, left < divisor))
    m.show("digit and remainder are what was divided", guess * divisor + left == rem * HALF + following)
    m.show("the quotient is a digit", m.both(0 <= guess, guess < HALF))


def long_division(shift):
    def narrow(m):
        scale, most = 1 << shift, 1 << (63 - shift)
        divisor = m.input("divisor", most, most // 2)
        hi, lo = m.input("hi", divisor), m.input("lo")
        scaled = divisor * scale
        spill, rest = m.div(lo * scale, WORD)
        upper, lower = m.div(rest, HALF)
        m.show("what is divided first is below the divisor", hi * scale + spill < scaled)
        q1, r1 = m.div((hi * scale + spill) * HALF + upper, scaled)  # `digit`
        q0, r0 = m.div(r1 * HALF + lower, scaled)
        rem, nothing = m.div(r0, scale)
        quotient = q1 * HALF + q0
        m.show("the scale goes out of the remainder whole", nothing == 0)
        m.show("quotient and remainder are what was divided", quotient * divisor + rem == hi * WORD + lo)
        m.show("the remainder is below the divisor", m.both(0 <= rem, rem < divisor))
        m.tell("div_rem", hi, lo, divisor, 0, quotient, rem)

    narrow.__doc__ = f"wide::Divisor::two_digits: by a divisor of {63 - shift} bits"
    return narrow


def bit(m):
    """wide::by_bits: a bit of a quotient, by any divisor"""
    divisor = m.input("divisor", least=1)
    hi, lo = m.input("hi", divisor), m.input("lo")
    over, high = m.div(2 * hi + m.div(lo, WORD // 2)[0], WORD)
    takes = m.pick(over > 0, True, high >= divisor)
    _, wrapped = m.div(high - divisor, WORD)
    rest = m.pick(takes, wrapped, high)
    m.show("what is left is below the divisor", m.both(0 <= rest, rest < divisor))
    m.show("and with the bit what was divided", m.pick(takes, divisor, 0) + rest == over * WORD + high)


def whole_word(m):
    """wide::Divisor::div_rem_long: a dividend whose high word is no less than the divisor"""
    divisor, hi, lo = m.input("divisor", least=1), m.input("hi"), m.input("lo")
    whole, rest = m.div(hi, divisor)
    quotient, rem = m.div(rest * WORD + lo, divisor)  # `two_digits`, `by_bits`
    m.show("together they are the quotient", (whole * WORD + quotient) * divisor + rem == hi * WORD + lo)
    m.tell("div_rem", hi, lo, divisor, whole, quotient, rem)


def share(m):
    """wide::mul_div_floor, mul_div_ceil: a part of at most the whole fits a word"""
    amount, whole = m.input("amount"), m.input("whole", least=1)
    part = m.input("part", whole + 1)
    m.show("a part is no more", amount * (whole - part) >= 0)
    floor, rest = m.div(amount * part, whole)
    ceil = m.pick(rest > 0, floor + 1, floor)
    m.show("neither is more than the amount", m.both(0 <= floor, floor <= ceil, ceil <= amount))
    m.tell("share", amount, part, whole, floor, ceil)


def difference(m):
    """Q64::minus: the borrow of the low words"""
    a_hi, a_lo, b_hi, b_lo = (m.input(name) for name in ("a_hi", "a_lo", "b_hi", "b_lo"))
    borrow = m.pick(a_lo < b_lo, 1, 0)
    _, lo = m.div(a_lo - b_lo, WORD)
    _, hi = m.div(a_hi - b_hi - borrow, WORD)
    times, rest = m.div((a_hi - b_hi) * WORD + a_lo - b_lo, WORD * WORD)
    m.show("the difference modulo 2^128", hi * WORD + lo == rest)
    m.tell("minus", a_hi, a_lo, b_hi, b_lo, hi, lo)


def scaled(m):
    """Q64::times: the low 128 bits of the product"""
    lo, hi, factor = m.input("lo"), m.input("hi"), m.input("factor")
    high, low = m.div(lo * factor, WORD)  # `Factor::times`
    _, wrapped = m.div(hi * factor, WORD)
    _, top = m.div(high + wrapped, WORD)
    _, rest = m.div(hi * factor * WORD + lo * factor, WORD * WORD)
    m.show("the product modulo 2^128", top * WORD + low == rest)
    m.tell("times", hi, lo, factor, top, low)


def three_words(m):
    """wide::three::mul: two products of words are the product, which three words hold"""
    a_hi, a_lo, b = m.input("a_hi"), m.input("a_lo"), m.input("b")
    low_hi, low = m.div(a_lo * b, WORD)
    high = fits(m, a_hi * b + low_hi, 128)
    top, middle = m.div(high, WORD)
    m.show("the product, whole", (top * WORD + middle) * WORD + low == (a_hi * WORD + a_lo) * b)
    m.tell("three", a_hi, a_lo, b, top, middle, low)


def guessed(m):
    """wide::three::div_rem: the quotient of the highest words is at most eight too large"""
    top, bottom = m.input("top", WORD // 4, WORD // 8), m.input("bottom", 4 * WORD)
    divisor = top * 4 * WORD + bottom
    upper, lowest = m.input("upper", divisor), m.input("lowest")
    quotient, rem = m.div(upper * WORD + lowest, divisor)
    m.show("the quotient is a word", (quotient - WORD) * divisor < 0)
    m.show("its product with the highest bits", quotient * top * 4 <= upper)
    guess, _ = m.div(m.div(upper, 4)[0], top)
    m.show("the guess is not too small", (guess - quotient + 1) * top > 0)
    capped = m.pick(guess < WORD, guess, WORD - 1)
    m.show("nor is it as a word", m.both(quotient <= guess, quotient <= capped, capped <= guess))
    m.show("the word's product", (guess - capped) * top >= 0)
    m.show("is below one more of the divisor", capped * top * 4 * WORD < (quotient + 1) * divisor)
    m.show("which is below as much of eight more", (quotient + 1) * bottom <= WORD * bottom)
    m.show("so it differs by less than nine", (capped - quotient - 9) * top < 0)
    m.show("by eight at most", capped <= quotient + 8)
    m.tell("three_div", *m.div(upper, WORD), lowest, *m.div(divisor, WORD), quotient, *m.div(rem, WORD))


LEMMAS = [product, leading_zeros, digit, *map(long_division, range(1, 63)), bit, whole_word, share, difference, scaled,
          three_words, guessed]
