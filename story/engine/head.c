/* The model for a browser. Made by `make story` from the kernels and styles of salescoach: do not edit. */
#include <math.h>
#include <stdint.h>
#include <string.h>

typedef int64_t i64;
typedef uint64_t u64;
typedef uint32_t u32;

static double min_of(double a, double b) { return a < b ? a : b; }
static double max_of(double a, double b) { return a > b ? a : b; }
static i64 min_whole(i64 a, i64 b) { return a < b ? a : b; }
static double squared(double x) { return x * x; }
static i64 remainder_of(i64 a, i64 b) { i64 r = a % b; return r < 0 ? r + b : r; }
static double whole_power(double a, i64 n) {
  double r = 1.0;
  i64 left = n < 0 ? -n : n;
  if (left > 0x10000) return pow(a, (double)n);
  while (left) { if (left & 1) r *= a; left >>= 1; a *= a; }
  return n < 0 ? 1.0 / r : r;
}
