#define MOST_PEOPLE 64

/* Place in the manager's team: the mean of the places that a stable order gives from the front and from the back. */
static void ranks(const double *results, i64 first, i64 last, double *rank) {
  for (i64 s = first; s < last; s++) {
    double better = 0.0, alike = 0.0;
    for (i64 k = first; k < last; k++) {
      better += results[k] > results[s];
      alike += results[k] == results[s];
    }
    rank[s] = last - first > 1 ? (better + (alike - 1.0) / 2.0) / (double)(last - first - 1) : 0.0;
  }
}

typedef struct { Params *p; i64 people, accounts, managers; } Size;

static Seat *seats_of(char *state) { return (Seat *)state; }
static Manager *managers_of(char *state, Size z) { return (Manager *)(seats_of(state) + z.people); }
static Totals *totals_of(char *state, Size z) { return (Totals *)(managers_of(state, z) + z.managers); }
static Account *accounts_of(char *state, Size z) { return (Account *)(totals_of(state, z) + 1); }

static Size size_of(Params *p) {
  i64 people = (i64)p->people, span = (i64)p->span;
  return (Size){p, people, (i64)p->accounts_per_person, (people + span - 1) / span};
}

/* Bytes of one team: seats, managers, totals, accounts. */
__attribute__((export_name("bytes"))) int bytes(Params *p) {
  return (int)((char *)accounts_of(0, size_of(p)) - (char *)0) + (int)(size_of(p).people * size_of(p).accounts * sizeof(Account));
}

__attribute__((export_name("begin"))) void begin(Params *p, char *state, u32 low, u32 high, int run) {
  Size z = size_of(p);
  T2_u32 key = {{low, high}};
  memset(state, 0, bytes(p));
  V2_Seat seats = {seats_of(state), {1, z.people}};
  V3_Account accounts = {accounts_of(state, z), {1, z.people, z.accounts}};
  V2_Manager managers = {managers_of(state, z), {1, z.managers}};
  first_people_k(p, seats, key, run);
  first_accounts_k(p, seats, accounts, key, run);
  first_managers_k(p, managers, key, run);
}

static void manage(Size z, char *state, int week, int style, const double *knobs) {
  double numbers[10 * MOST_PEOPLE], amounts[PRACTICES * MOST_PEOPLE], most[PRACTICES], results[MOST_PEOPLE], rank[MOST_PEOPLE];
  int flags[2 * MOST_PEOPLE];
  i64 codes[2 * MOST_PEOPLE], n = z.people, span = (i64)z.p->span;
  V2_Seat seats = {seats_of(state), {1, n}};
  gather_k(z.p, seats, (V2_Manager){managers_of(state, z), {1, z.managers}}, week, (V3_double){numbers, {10, 1, n}},
           (V3_int){flags, {2, 1, n}}, (V3_i64){codes, {2, 1, n}});
  for (i64 s = 0; s < n; s++) results[s] = flags[SEEN_in_seat * n + s] ? numbers[SEEN_attainment * n + s] : -INFINITY;
  for (i64 first = 0; first < n; first += span) ranks(results, first, min_whole(n, first + span), rank);
  for (i64 s = 0; s < n; s++) {
    Seen seen = SEEN(numbers, flags, codes, n, s);
    seen.rank = rank[s];
    seen.pipeline_health = pipeline_health_of(&seen, knobs);
    Practices made = STYLES[style](&seen, knobs);
    const double *each = (const double *)&made;
    for (i64 k = 0; k < PRACTICES; k++) amounts[k * n + s] = each[k];
  }
  for (i64 k = 0; k < PRACTICES; k++) most[k] = 168.0;
  write_k((V3_double){amounts, {PRACTICES, 1, n}}, (V1_double){most, {PRACTICES}}, seats);
}

/* Live the weeks from `first` up to, but without, `last` under a style. */
__attribute__((export_name("live"))) void live(Params *p, char *state, u32 low, u32 high, int run, int first, int last,
                                               int style, const double *knobs) {
  Size z = size_of(p);
  T2_u32 key = {{low, high}};
  for (int week = first; week < last; week++) {
    manage(z, state, week, style, knobs);
    live_week_k(p, (V2_Seat){seats_of(state), {1, z.people}}, (V3_Account){accounts_of(state, z), {1, z.people, z.accounts}},
                (V2_Manager){managers_of(state, z), {1, z.managers}}, (V1_Totals){totals_of(state, z), {1}}, key, run, week);
  }
}

/* Memory for the page: `bytes` more, never given back. */
extern unsigned char __heap_base;
static unsigned long top;
__attribute__((export_name("room"))) char *room(int size) {
  if (!top) top = ((unsigned long)&__heap_base + 15) & ~15ul;
  unsigned long at = top, end = at + (((unsigned long)size + 15) & ~15ul);
  unsigned long have = __builtin_wasm_memory_size(0) * 65536ul;
  if (end > have && __builtin_wasm_memory_grow(0, (end - have + 65535ul) / 65536ul) == (unsigned long)-1) return 0;
  top = end;
  return (char *)at;
}
