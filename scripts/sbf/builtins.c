// What LLVM's code generator calls and an SBF program has to bring along:
// 128-bit arithmetic and the memory functions. Compiled to
// builtins.ll by scripts/sbf/builtins, which programs are linked with (registry route only).
//
// C and not Rust on purpose: rustc returns values over 64 bits by pointer on
// BPF, while LLVM's own calls to these functions expect them in registers.
// Nothing in here may use what it implements: no 128-bit * / %.

typedef unsigned int u32;
typedef unsigned long long u64;
typedef unsigned __int128 u128;
typedef __int128 i128;

static u64 high(u128 x) { return (u64)(x >> 64); }
static u128 join(u64 hi, u64 lo) { return (u128)hi << 64 | lo; }

// ---------------------------------------------------------- multiplication

// The full product of two 64-bit numbers, from four 32-bit ones.
static u128 multiply_wide(u64 a, u64 b) {
  u64 a0 = (u32)a, a1 = a >> 32, b0 = (u32)b, b1 = b >> 32;
  u64 low = a0 * b0;
  u64 middle = a1 * b0 + (low >> 32); // fits: (2^32-1)^2 + 2^32-1 < 2^64
  u64 cross = a0 * b1 + (u32)middle;
  return join(a1 * b1 + (middle >> 32) + (cross >> 32),
              cross << 32 | (u32)low);
}

u128 __multi3(u128 a, u128 b) {
  u128 product = multiply_wide((u64)a, (u64)b);
  u64 carried = high(a) * (u64)b + (u64)a * high(b);
  return join(high(product) + carried, (u64)product);
}

// ---------------------------------------------------------------- division

// One 32-bit digit of a quotient (Knuth's algorithm D): divides `rest` by the
// normalised `d`, the estimate being corrected at most twice.
static u64 quotient_digit(u64 rest, u64 d, u32 next) {
  u64 d1 = d >> 32, d0 = (u32)d;
  u64 digit = rest / d1, left = rest % d1;
  while (digit >> 32 || digit * d0 > (left << 32 | next)) {
    digit -= 1;
    left += d1;
    if (left >> 32)
      break;
  }
  return digit;
}

// hi:lo / d where hi < d, so that the quotient fits in 64 bits.
static u64 divide_wide(u64 hi, u64 lo, u64 d, u64 *remainder) {
  int shift = __builtin_clzll(d);
  d <<= shift;
  if (shift) {
    hi = hi << shift | lo >> (64 - shift);
    lo <<= shift;
  }
  u64 q1 = quotient_digit(hi, d, lo >> 32);
  u64 rest = (hi << 32 | lo >> 32) - q1 * d; // wraps and comes out right
  u64 q0 = quotient_digit(rest, d, (u32)lo);
  *remainder = ((rest << 32 | (u32)lo) - q0 * d) >> shift;
  return q1 << 32 | q0;
}

// n / d where d >= 2^64, so that the quotient fits in 64 bits
// (Hacker's Delight 9-5: estimate by the divisor's top 64 bits, then correct).
static u64 divide_by_large(u128 n, u128 d, u128 *remainder) {
  int shift = __builtin_clzll(high(d));
  u64 top = high(d << shift), ignored;
  u64 q = divide_wide(high(n >> 1), (u64)(n >> 1), top, &ignored) >> (63 - shift);
  if (q)
    q -= 1; // the estimate may be one too high, never too low by more than one
  u128 rest = n - __multi3(d, q);
  if (rest >= d) {
    rest -= d;
    q += 1;
  }
  *remainder = rest;
  return q;
}

static u128 divide(u128 n, u128 d, u128 *remainder) {
  if (high(d))
    return divide_by_large(n, d, remainder);
  u64 divisor = (u64)d, rest = 0, q1 = 0;
  if (high(n)) {
    q1 = high(n) / divisor;
    rest = high(n) % divisor;
  }
  if (!rest) {
    *remainder = (u64)n % divisor;
    return join(q1, (u64)n / divisor);
  }
  u64 q0 = divide_wide(rest, (u64)n, divisor, &rest);
  *remainder = rest;
  return join(q1, q0);
}

u128 __udivti3(u128 n, u128 d) {
  u128 remainder;
  return divide(n, d, &remainder);
}

u128 __umodti3(u128 n, u128 d) {
  u128 remainder;
  divide(n, d, &remainder);
  return remainder;
}

static u128 magnitude(i128 x) { return x < 0 ? -(u128)x : (u128)x; }

i128 __divti3(i128 n, i128 d) {
  u128 q = __udivti3(magnitude(n), magnitude(d));
  return (n < 0) != (d < 0) ? -(i128)q : (i128)q;
}

i128 __modti3(i128 n, i128 d) {
  u128 r = __umodti3(magnitude(n), magnitude(d));
  return n < 0 ? -(i128)r : (i128)r;
}

// ------------------------------------------------------------------ memory

// Solana's syscalls, called by the hash of their names (SBPF static syscalls).
#define SOL_MEMMOVE ((void (*)(void *, const void *, u64))0x434371f8)
#define SOL_MEMSET ((void (*)(void *, u64, u64))0x3770fb22)
#define SOL_MEMCMP ((void (*)(const void *, const void *, u64, int *))0x5fdcde31)

// A syscall costs 10 compute units and up: below this a loop is cheaper.
#define SHORT 16

typedef u64 __attribute__((aligned(1), may_alias)) word;

// By memmove, since compilers may copy an object onto itself by memcpy, and
// sol_memcpy_ refuses that as an overlap.
void *memcpy(void *to, const void *from, u64 n) {
  if (n > SHORT) {
    SOL_MEMMOVE(to, from, n);
    return to;
  }
  unsigned char *t = to;
  const unsigned char *f = from;
  for (; n >= 8; n -= 8, t += 8, f += 8)
    *(word *)t = *(const word *)f;
  for (; n; n--)
    *t++ = *f++;
  return to;
}

void *memmove(void *to, const void *from, u64 n) {
  SOL_MEMMOVE(to, from, n);
  return to;
}

void *memset(void *to, int value, u64 n) {
  if (n > SHORT) {
    SOL_MEMSET(to, (unsigned char)value, n);
    return to;
  }
  unsigned char *t = to;
  u64 pattern = (unsigned char)value * 0x0101010101010101ULL;
  for (; n >= 8; n -= 8, t += 8)
    *(word *)t = pattern;
  for (; n; n--)
    *t++ = (unsigned char)value;
  return to;
}

int memcmp(const void *a, const void *b, u64 n) {
  if (n > SHORT) {
    int order;
    SOL_MEMCMP(a, b, n, &order);
    return order;
  }
  const unsigned char *x = a, *y = b;
  for (; n; n--, x++, y++)
    if (*x != *y)
      return *x - *y;
  return 0;
}

// Only whether they differ: words do, and 32 bytes (an address) stay a loop.
int bcmp(const void *a, const void *b, u64 n) {
  const unsigned char *x = a, *y = b;
  if (n > 2 * SHORT)
    return memcmp(a, b, n);
  for (; n >= 8; n -= 8, x += 8, y += 8)
    if (*(const word *)x != *(const word *)y)
      return 1;
  for (; n; n--)
    if (*x++ != *y++)
      return 1;
  return 0;
}
