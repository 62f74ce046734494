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

typedef struct {
  double people;
  double accounts_per_person;
  double weeks;
  double warmup_weeks;
  double span;
  double market;
  double quota_stretch;
  double quota_per_week;
  double quota_fairness;
  double baseline_pressure;
  double need_rate;
  double need_trust;
  double start_open;
  double deal_value;
  double deal_value_spread;
  double deal_noise;
  double stages;
  double advance_base;
  double walk_base;
  double fit_weight;
  double large_slow;
  double skill_weight;
  double effort_weight;
  double trust_weight;
  double relation_weight;
  double relation_gain;
  double relation_fade;
  double fatigue;
  double quiet_rate;
  double indecision_rate;
  double abandon_rate;
  double tidy_rate;
  double trust_start;
  double trust_spread;
  double tolerance_median;
  double tolerance_spread;
  double tolerance_staying;
  double ability_spread;
  double room;
  double adaptiveness;
  double adaptiveness_spread;
  double guiding_gain;
  double challenge_spread;
  double feedback_spread;
  double feedback_skill;
  double tenure_mean;
  double ramp_gap;
  double learning_rate;
  double territory_spread;
  double territory_deal_size_spread;
  double demand_fluctuation_sd;
  double demand_memory;
  double will_high;
  double will_low;
  double will_spread;
  double share_hiring;
  double share_training;
  double share_support;
  double share_tools;
  double share_environment;
  double share_personal;
  double share_low_will;
  double hiring_gap;
  double training_gap;
  double tools_loss;
  double cause_load;
  double cause_loss;
  double mending_rate;
  double week_hours;
  double selling_share;
  double contacts_per_hour;
  double prospecting_share;
  double prospecting_weight;
  double usual_prospecting;
  double baseline_strain;
  double baseline_strain_spread;
  double baseline_trust_spread;
  double gaming_propensity_spread;
  double strain_recovery;
  double quit_rate;
  double vacancy_weeks;
  double vacancy_cover;
  double complaint_base;
  double complaint_felt;
  double complaint_excuse;
  double manager_hours_per_week;
  double coach_skill;
  double people_skill;
  double diagnosis_skill;
  double looking_skill;
  double manager_spread;
  double leak_spread;
  double drift_spread;
  double manager_selling;
  double usual_selling;
  double star_manager_cost;
  double takeover_yield;
  double reading_hours;
  double asking_hours;
  double fit_cost;
  double usual_coaching;
  double usual_support;
  double dismissal;
  double dismissal_level;
  double dismissal_weeks;
  double warning_effort;
  double warning_strain;
  double overload_cost;
  double target;
  double drift;
  double pass_on;
  double challenge;
  double accountability;
  double feedback;
  double intrusion;
  double time;
  double sight;
  double coaching;
  double repair;
  double diagnosis;
  double strain;
  double performance;
  double pass_through;
  double pay;
  double mix;
  double reaction;
  double memory;
  double goodwill;
  double attrition;
  double peers;
  double deadline;
  double activity;
  double gaming;
  double inspection;
  double target_slope;
  double target_sharpen;
  double pressure_on_quota;
  double drift_doubt;
  double drift_hours;
  double challenge_reach;
  double challenge_wear;
  double challenge_fading;
  double accountability_half;
  double accountability_oversight;
  double accountability_process;
  double oversight_half;
  double buffer;
  double dose_half;
  double sight_half;
  double sight_noise;
  double report_worth;
  double burden;
  double hiding_cost;
  double initiative_loss;
  double initiative_back;
  double initiative_weight;
  double trust_gain;
  double trust_loss;
  double trust_drift;
  double coaching_harm;
  double coaching_fit_share;
  double repair_unmatched;
  double diagnosis_oversight;
  double excuse_share;
  double strain_pressure;
  double strain_intrusion;
  double strain_shortfall;
  double strain_relief;
  double performance_shape;
  double performance_peak;
  double strain_on_skill;
  double push_shortfall;
  double quota_window;
  double push_deadline;
  double reaction_urgency;
  double reaction_refusal;
  double trust_recovery;
  double quit_strain;
  double quit_trust;
  double quit_initiative;
  double quit_manager;
  double quit_middle;
  double quit_middle_at;
  double quit_middle_width;
  double quit_contagion;
  double quit_question;
  double contagion_memory;
  double deadline_closing;
  double deadline_discount;
  double deadline_quarter;
  double deadline_tidy;
  double gaming_inflation;
  double gaming_unpressed;
  double quota_base;
  double usual_pipeline;
  double usual_movement;
} Params;
_Static_assert(sizeof(Params) == 1568, "Params");
typedef struct {
  double oversight;
  double review;
  double coaching;
  double support;
  double takeover;
  double process;
  double sharing;
  double reports;
  double asking;
  double fit;
  double pass_on;
  double activity_push;
  double potential;
  double ceiling;
  double will;
  double adaptiveness;
  double territory;
  double territory_deal_size;
  double quota;
  double baseline_strain;
  double baseline_trust;
  double gaming_propensity;
  double drive;
  double feedback_taste;
  double skill;
  double strain;
  double trust;
  double initiative;
  double habit;
  double demand_fluctuation;
  double shortfall;
  double alarm;
  double sight;
  double pressure;
  double clarity;
  double intrusion;
  double effort;
  double selling_hours;
  double gamed;
  double practised;
  double reach_small;
  double reach_large;
  double lead_rate;
  double pitch;
  double push;
  double guiding;
  double closing;
  double discount;
  double tidy;
  double seen_pipeline;
  double seen_movement;
  double seen_activity;
  double usual_pipeline;
  double usual_movement;
  double revenue;
  double customer_trust;
  double recent_revenue[13];
  double recent_moves[4];
  double year_revenue;
  i64 cause;
  i64 belief;
  i64 said;
  i64 asked_week;
  i64 tenure;
  i64 hire;
  i64 vacant;
  i64 worked;
  i64 newcomer;
  i64 left;
  i64 dismissed;
  i64 warned;
  i64 repaired;
  i64 complaint;
  i64 opened;
  i64 won;
  i64 walked;
  i64 no_decision;
  i64 contacts;
  i64 logged;
  i64 moved;
  i64 open_deals;
  i64 dead_deals;
} Seat;
_Static_assert(sizeof(Seat) == 776, "Seat");
typedef struct {
  double trust;
  double relation;
  double fit;
  double value;
  double tolerance;
  double price;
  int32_t opened_week;
  int32_t contacts;
  int8_t stage;
  int8_t dead;
  int8_t event;
  int8_t small;
  int8_t pad[4];
} Account;
_Static_assert(sizeof(Account) == 64, "Account");
typedef struct {
  double coach_skill;
  double people_skill;
  double diagnosis_skill;
  double leak;
  double nerves;
  double hours_asked;
  double hours_used;
  double overload;
  double effect;
  double attainment;
  double above;
  double best_skill;
  double recent_leavers;
} Manager;
_Static_assert(sizeof(Manager) == 104, "Manager");
typedef struct {
  double revenue;
  double wins;
  double opened;
  double walked;
  double no_decision;
  double open_end;
  double contacts;
  double logged;
  double trust;
  double strain;
  double manager_trust;
  double skill;
  double leavers;
  double vacant_weeks;
  double manager_hours;
  double overload;
  double selling_hours;
  double customer_pressure;
  double complaints;
  double at_quota;
  double quota;
  double drift;
  double dismissed;
} Totals;
_Static_assert(sizeof(Totals) == 184, "Totals");
typedef struct { double v[12]; } T12_float;
typedef struct { double v[2]; } T2_float;
typedef struct { i64 v[2]; } T2_int;
typedef struct { u32 v[2]; } T2_u32;
typedef struct { double v[4]; } T4_float;
typedef struct { u32 v[4]; } T4_u32;
typedef struct { double v[5]; } T5_float;
typedef struct { double v[7]; } T7_float;
typedef struct { double v[8]; } T8_float;
typedef struct { Account *at; i64 n[1]; } V1_Account;
typedef struct { Seat *at; i64 n[1]; } V1_Seat;
typedef struct { Totals *at; i64 n[1]; } V1_Totals;
typedef struct { double *at; i64 n[1]; } V1_double;
typedef struct { Manager *at; i64 n[2]; } V2_Manager;
typedef struct { Seat *at; i64 n[2]; } V2_Seat;
typedef struct { double *at; i64 n[2]; } V2_double;
typedef struct { Account *at; i64 n[3]; } V3_Account;
typedef struct { double *at; i64 n[3]; } V3_double;
typedef struct { i64 *at; i64 n[3]; } V3_i64;
typedef struct { int *at; i64 n[3]; } V3_int;
static u32 seat_entity_k(i64 seat, i64 number) {
  return ((((u32)seat) * ((u32)65536)) + ((u32)number));
}
static T4_u32 philox_k(u32 c0, u32 c1, u32 c2, u32 c3, u32 k0, u32 k1) {
  i64 round_;
  u64 p0;
  u64 p1;
  for (round_ = 0; round_ < 10; round_++) {
    p0 = (3528531795ull * ((u64)c0));
    p1 = (3449720151ull * ((u64)c2));
    {
      u32 made_9 = ((((u32)(p1 >> 32ull)) ^ c1) ^ k0);
      u32 made_10 = ((u32)(p1 & 4294967295ull));
      u32 made_11 = ((((u32)(p0 >> 32ull)) ^ c3) ^ k1);
      u32 made_12 = ((u32)(p0 & 4294967295ull));
      c0 = made_9;
      c1 = made_10;
      c2 = made_11;
      c3 = made_12;
    }
    k0 = ((u32)(k0 + 2654435769u));
    k1 = ((u32)(k1 + 3144134277u));
  }
  return (T4_u32){{c0, c1, c2, c3}};
}
static T4_float uniforms_k(T2_u32 key, i64 run, u32 entity, i64 week, u32 purpose) {
  u32 a;
  u32 b;
  u32 c;
  u32 d;
  {
    T4_u32 made_3 = philox_k(((u32)run), ((u32)entity), ((u32)(((i64)week) & 4294967295ll)), purpose, key.v[0], key.v[1]);
    a = made_3.v[0];
    b = made_3.v[1];
    c = made_3.v[2];
    d = made_3.v[3];
  }
  return (T4_float){{((a + 0.5) * 2.3283064365386963e-10), ((b + 0.5) * 2.3283064365386963e-10), ((c + 0.5) * 2.3283064365386963e-10), ((d + 0.5) * 2.3283064365386963e-10)}};
}
static double ratio_k(double r, T8_float top, T8_float bottom) {
  double a;
  double b;
  i64 i;
  {
    double made_5 = 0.0;
    double made_6 = 0.0;
    a = made_5;
    b = made_6;
  }
  for (i = 0; i < 8; i++) {
    a = ((a * r) + top.v[i]);
    b = ((b * r) + bottom.v[i]);
  }
  return ((double)a / (double)b);
}
static double normal_k(double u) {
  double q;
  double r;
  double far;
  q = (u - 0.5);
  if ((fabs(q) <= 0.425)) {
    r = (0.180625 - (q * q));
    return (q * ratio_k(r, (T8_float){{2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513, 133.14166789178438, 3.3871328727963665}}, (T8_float){{5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579, 42.31333070160091, 1.0}}));
  }
  r = sqrt((-log(min_of(u, (1.0 - u)))));
  far = ((r <= 5.0) ? ratio_k((r - 1.6), (T8_float){{0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045, 5.769497221460691, 4.630337846156546, 1.4234371107496835}}, (T8_float){{1.0507500716444169e-09, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851, 1.6763848301838038, 2.053191626637759, 1.0}}) : ratio_k((r - 5.0), (T8_float){{2.0103343992922881e-07, 2.7115555687434876e-05, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103}}, (T8_float){{2.0442631033899397e-15, 1.421511758316446e-07, 1.8463183175100548e-05, 0.0007868691311456133, 0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1.0}}));
  return ((q > 0.0) ? far : (-far));
}
static double mean_one_k(double spread, double z) {
  return exp(((spread * z) - (0.5 * squared(spread))));
}
static i64 cause_of_k(Params * p, double u) {
  double edge;
  T7_float shares;
  i64 i;
  edge = 0.0;
  shares = (T7_float){{p->share_hiring, p->share_training, p->share_support, p->share_tools, p->share_environment, p->share_personal, p->share_low_will}};
  for (i = 0; i < 7; i++) {
    edge = edge + shares.v[i];
    if ((u < edge)) {
      return (i + 1);
    }
  }
  return 0;
}
static double clip_k(double x, double low, double high) {
  return min_of(max_of(x, low), high);
}
static double target_skill_k(Params * p, Seat * q) {
  return (q->potential - ((q->cause == 2) ? p->training_gap : 0.0));
}
static double new_person_k(Params * p, Seat * q, T2_u32 key, i64 run, i64 seat) {
  u32 who;
  double a;
  double b;
  double c;
  double d;
  double e;
  double f;
  double g;
  double h;
  double i;
  double j;
  double k;
  i64 w;
  who = seat_entity_k(seat, q->hire);
  {
    T4_float made_7 = uniforms_k(key, run, who, 0, 1u);
    a = made_7.v[0];
    b = made_7.v[1];
    c = made_7.v[2];
    d = made_7.v[3];
  }
  {
    T4_float made_8 = uniforms_k(key, run, who, 0, 2u);
    e = made_8.v[0];
    f = made_8.v[1];
    g = made_8.v[2];
    h = made_8.v[3];
  }
  {
    T4_float made_9 = uniforms_k(key, run, who, 0, 11u);
    i = made_9.v[0];
    j = made_9.v[1];
    k = made_9.v[2];
  }
  q->cause = cause_of_k(p, b);
  q->potential = ((p->ability_spread * normal_k(a)) - ((q->cause == 1) ? p->hiring_gap : 0.0));
  q->ceiling = (q->potential - (p->room * log(c)));
  q->will = clip_k((((q->cause == 7) ? p->will_low : p->will_high) + (p->will_spread * normal_k(d))), 0.02, 0.99);
  q->adaptiveness = clip_k((p->adaptiveness + (p->adaptiveness_spread * normal_k(e))), 0.0, 1.0);
  q->tenure = 0;
  q->skill = clip_k((target_skill_k(p, q) - p->ramp_gap), (-6.0), 6.0);
  q->baseline_strain = clip_k((p->baseline_strain + (p->baseline_strain_spread * normal_k(g))), 0.0, 0.9);
  q->strain = q->baseline_strain;
  q->baseline_trust = clip_k((0.5 + (p->baseline_trust_spread * normal_k(h))), 0.05, 0.95);
  q->trust = q->baseline_trust;
  q->gaming_propensity = mean_one_k(p->gaming_propensity_spread, normal_k(i));
  q->drive = (1.0 + (p->challenge_spread * normal_k(j)));
  q->feedback_taste = (p->feedback_spread * normal_k(k));
  q->habit = 0.0;
  q->warned = 0;
  q->initiative = q->will;
  q->belief = -1;
  q->said = -1;
  q->asked_week = (-100000);
  q->vacant = 0;
  for (w = 0; w < 13; w++) {
    q->recent_revenue[w] = q->quota;
  }
  for (w = 0; w < 4; w++) {
    q->recent_moves[w] = ((double)p->usual_movement / (double)4);
  }
  return f;
}
static void first_people_k(Params * p, V2_Seat seats, T2_u32 key, i64 first_run) {
  i64 run;
  i64 s;
  Seat * q;
  double a;
  double b;
  double c;
  double share;
  double f;
  double grown;
  for (run = 0; run < seats.n[0]; run++) {
    for (s = 0; s < seats.n[1]; s++) {
      q = (seats.at + (run * seats.n[1] + s));
      {
        T4_float made_7 = uniforms_k(key, (first_run + run), seat_entity_k(s, 0), 0, 3u);
        a = made_7.v[0];
        b = made_7.v[1];
        c = made_7.v[2];
      }
      q->territory = mean_one_k(p->territory_spread, normal_k(a));
      q->demand_fluctuation = (p->demand_fluctuation_sd * normal_k(b));
      q->customer_trust = p->trust_start;
      {
        double made_8 = p->usual_pipeline;
        double made_9 = p->usual_movement;
        q->usual_pipeline = made_8;
        q->usual_movement = made_9;
      }
      q->seen_movement = p->usual_movement;
      q->territory_deal_size = mean_one_k(p->territory_deal_size_spread, normal_k(c));
      share = pow((q->territory * q->territory_deal_size), p->quota_fairness);
      q->quota = ((p->quota_base > 0.0) ? max_of(1.0, rint((p->quota_base * share))) : 0.0);
      f = new_person_k(p, q, key, (first_run + run), s);
      q->tenure = ((i64)((-p->tenure_mean) * log(f)));
      grown = (p->ramp_gap * whole_power((1.0 - p->learning_rate), q->tenure));
      q->skill = clip_k((target_skill_k(p, q) - grown), (-6.0), 6.0);
    }
  }
}
static void first_accounts_k(Params * p, V2_Seat seats, V3_Account accounts, T2_u32 key, i64 first_run) {
  i64 run;
  i64 s;
  i64 i;
  Account * c;
  u32 who;
  double a;
  double b;
  double d;
  double e;
  double f;
  double g;
  double size;
  for (run = 0; run < accounts.n[0]; run++) {
    for (s = 0; s < accounts.n[1]; s++) {
      for (i = 0; i < accounts.n[2]; i++) {
        c = (accounts.at + ((run * accounts.n[1] + s) * accounts.n[2] + i));
        who = seat_entity_k(s, i);
        {
          T4_float made_5 = uniforms_k(key, (first_run + run), who, 0, 4u);
          a = made_5.v[0];
          b = made_5.v[1];
          d = made_5.v[2];
          e = made_5.v[3];
        }
        {
          T4_float made_6 = uniforms_k(key, (first_run + run), who, 0, 5u);
          f = made_6.v[0];
          g = made_6.v[1];
        }
        size = (p->deal_value_spread * normal_k(b));
        c->fit = (normal_k(a) - (p->large_slow * size));
        c->value = ((p->deal_value * (seats.at + (run * seats.n[1] + s))->territory_deal_size) * exp(size));
        c->small = ((size < 0.0) ? 1 : 0);
        c->tolerance = (p->tolerance_median * exp((p->tolerance_spread * normal_k(d))));
        c->trust = clip_k((p->trust_start + (p->trust_spread * normal_k(e))), 0.0, 1.0);
        c->relation = f;
        c->stage = ((g < p->start_open) ? 1 : 0);
        (seats.at + (run * seats.n[1] + s))->open_deals = (seats.at + (run * seats.n[1] + s))->open_deals + c->stage;
        (seats.at + (run * seats.n[1] + s))->seen_pipeline = (seats.at + (run * seats.n[1] + s))->seen_pipeline + c->stage;
        c->opened_week = (-((i64)p->warmup_weeks));
      }
    }
  }
}
static T4_float uniforms_k2(T2_u32 key, i64 run, i64 entity, i64 week, u32 purpose) {
  u32 a;
  u32 b;
  u32 c;
  u32 d;
  {
    T4_u32 made_3 = philox_k(((u32)run), ((u32)entity), ((u32)(((i64)week) & 4294967295ll)), purpose, key.v[0], key.v[1]);
    a = made_3.v[0];
    b = made_3.v[1];
    c = made_3.v[2];
    d = made_3.v[3];
  }
  return (T4_float){{((a + 0.5) * 2.3283064365386963e-10), ((b + 0.5) * 2.3283064365386963e-10), ((c + 0.5) * 2.3283064365386963e-10), ((d + 0.5) * 2.3283064365386963e-10)}};
}
static void first_managers_k(Params * p, V2_Manager managers, T2_u32 key, i64 first_run) {
  double lost;
  i64 run;
  i64 g;
  Manager * m;
  double a;
  double b;
  double c;
  double d;
  double e;
  lost = (p->star_manager_cost * max_of(0.0, (p->manager_selling - p->usual_selling)));
  for (run = 0; run < managers.n[0]; run++) {
    for (g = 0; g < managers.n[1]; g++) {
      m = (managers.at + (run * managers.n[1] + g));
      {
        T4_float made_5 = uniforms_k2(key, (first_run + run), g, 0, 6u);
        a = made_5.v[0];
        b = made_5.v[1];
        c = made_5.v[2];
        d = made_5.v[3];
      }
      m->coach_skill = clip_k(((p->coach_skill - lost) + (p->manager_spread * normal_k(a))), 0.0, 1.0);
      m->people_skill = clip_k((p->people_skill + (p->manager_spread * normal_k(b))), 0.0, 1.0);
      m->diagnosis_skill = clip_k((p->diagnosis_skill + (p->manager_spread * normal_k(c))), 0.0, 1.0);
      m->leak = exp((p->leak_spread * normal_k(d)));
      {
        T4_float made_6 = uniforms_k2(key, (first_run + run), g, 0, 13u);
        e = made_6.v[0];
      }
      m->nerves = mean_one_k(p->drift_spread, normal_k(e));
      m->attainment = 1.0;
    }
  }
}
static double sold_recently_k(Seat * q) {
  double sold;
  i64 k;
  sold = 0.0;
  for (k = 0; k < 13; k++) {
    sold = sold + q->recent_revenue[k];
  }
  return sold;
}
static double over_quota_k(double sold, double quota) {
  return ((quota > 0.0) ? ((double)sold / (double)quota) : 1.0);
}
static void gather_k(Params * p, V2_Seat seats, V2_Manager managers, i64 week, V3_double numbers, V3_int flags, V3_i64 codes) {
  i64 span;
  i64 people;
  i64 r;
  i64 g;
  i64 first;
  i64 last;
  double sold;
  double quota;
  double usual;
  i64 s;
  Seat * q;
  i64 here;
  double own;
  double due;
  i64 k_;
  {
    i64 made_58 = ((i64)p->span);
    i64 made_59 = seats.n[1];
    span = made_58;
    people = made_59;
  }
  for (r = 0; r < seats.n[0]; r++) {
    for (g = 0; g < managers.n[1]; g++) {
      {
        i64 made_60 = (g * span);
        i64 made_61 = min_whole(people, ((g + 1) * span));
        first = made_60;
        last = made_61;
      }
      {
        double made_62 = 0.0;
        double made_63 = 0.0;
        double made_64 = 0.0;
        sold = made_62;
        quota = made_63;
        usual = made_64;
      }
      for (s = first; s < last; s++) {
        q = (seats.at + (r * seats.n[1] + s));
        here = (q->vacant == 0);
        {
          double made_65 = sold_recently_k(q);
          double made_66 = (q->quota * 13);
          own = made_65;
          due = made_66;
        }
        {
          double made_67 = (sold + own);
          double made_68 = (quota + due);
          sold = made_67;
          quota = made_68;
        }
        numbers.at[((0 * numbers.n[1] + r) * numbers.n[2] + s)] = over_quota_k(own, due);
        {
          double made_69 = q->seen_pipeline;
          double made_70 = q->seen_movement;
          double made_71 = q->seen_activity;
          numbers.at[((1 * numbers.n[1] + r) * numbers.n[2] + s)] = made_69;
          numbers.at[((2 * numbers.n[1] + r) * numbers.n[2] + s)] = made_70;
          numbers.at[((3 * numbers.n[1] + r) * numbers.n[2] + s)] = made_71;
        }
        {
          i64 made_72 = q->tenure;
          i64 made_73 = (week - q->asked_week);
          numbers.at[((4 * numbers.n[1] + r) * numbers.n[2] + s)] = made_72;
          numbers.at[((5 * numbers.n[1] + r) * numbers.n[2] + s)] = made_73;
        }
        numbers.at[((7 * numbers.n[1] + r) * numbers.n[2] + s)] = (managers.at + (r * managers.n[1] + g))->above;
        numbers.at[((8 * numbers.n[1] + r) * numbers.n[2] + s)] = q->usual_pipeline;
        usual = usual + q->usual_movement;
        {
          i64 made_74 = here;
          int made_75 = (q->complaint == 1);
          flags.at[((0 * flags.n[1] + r) * flags.n[2] + s)] = made_74;
          flags.at[((1 * flags.n[1] + r) * flags.n[2] + s)] = made_75;
        }
        {
          T2_int made_76 = (here ? (T2_int){{q->said, q->belief}} : (T2_int){{(-1), (-1)}});
          codes.at[((0 * codes.n[1] + r) * codes.n[2] + s)] = made_76.v[0];
          codes.at[((1 * codes.n[1] + r) * codes.n[2] + s)] = made_76.v[1];
        }
      }
      for (k_ = first; k_ < last; k_++) numbers.at[((6 * numbers.n[1] + r) * numbers.n[2] + k_)] = over_quota_k(sold, quota);
      for (k_ = first; k_ < last; k_++) numbers.at[((9 * numbers.n[1] + r) * numbers.n[2] + k_)] = ((double)usual / (double)(last - first));
    }
  }
}
static i64 write_k(V3_double amounts, V1_double most, V2_Seat seats) {
  i64 usable;
  i64 r;
  i64 s;
  i64 k;
  Seat * q;
  double here;
  usable = 1;
  for (r = 0; r < seats.n[0]; r++) {
    for (s = 0; s < seats.n[1]; s++) {
      for (k = 0; k < amounts.n[0]; k++) {
        usable = usable & ((0.0 <= amounts.at[((k * amounts.n[1] + r) * amounts.n[2] + s)]) && (amounts.at[((k * amounts.n[1] + r) * amounts.n[2] + s)] <= most.at[k]));
      }
      q = (seats.at + (r * seats.n[1] + s));
      here = ((q->vacant == 0) ? 1.0 : 0.0);
      {
        double made_37 = (here * amounts.at[((0 * amounts.n[1] + r) * amounts.n[2] + s)]);
        double made_38 = (here * amounts.at[((1 * amounts.n[1] + r) * amounts.n[2] + s)]);
        double made_39 = (here * amounts.at[((2 * amounts.n[1] + r) * amounts.n[2] + s)]);
        q->oversight = made_37;
        q->review = made_38;
        q->process = made_39;
      }
      {
        double made_40 = (here * amounts.at[((3 * amounts.n[1] + r) * amounts.n[2] + s)]);
        double made_41 = (here * amounts.at[((4 * amounts.n[1] + r) * amounts.n[2] + s)]);
        q->coaching = made_40;
        q->support = made_41;
      }
      {
        double made_42 = (here * amounts.at[((5 * amounts.n[1] + r) * amounts.n[2] + s)]);
        double made_43 = (here * amounts.at[((6 * amounts.n[1] + r) * amounts.n[2] + s)]);
        double made_44 = (here * amounts.at[((7 * amounts.n[1] + r) * amounts.n[2] + s)]);
        q->takeover = made_42;
        q->sharing = made_43;
        q->reports = made_44;
      }
      {
        double made_45 = (here * amounts.at[((8 * amounts.n[1] + r) * amounts.n[2] + s)]);
        double made_46 = (here * amounts.at[((9 * amounts.n[1] + r) * amounts.n[2] + s)]);
        q->asking = made_45;
        q->fit = made_46;
      }
      {
        double made_47 = (here * amounts.at[((10 * amounts.n[1] + r) * amounts.n[2] + s)]);
        double made_48 = (here * amounts.at[((11 * amounts.n[1] + r) * amounts.n[2] + s)]);
        q->pass_on = made_47;
        q->activity_push = made_48;
      }
    }
  }
  return usable;
}
static int month_ends_k(i64 week) {
  i64 w;
  w = remainder_of(week, 13);
  return ((w == 3) || (w == 7) || (w == 12));
}
static double urgency_k(Params * p, i64 week) {
  if ((remainder_of(week, 13) == 12)) {
    return p->deadline_quarter;
  }
  return (month_ends_k(week) ? 1.0 : 0.0);
}
static double team_attainment_k(V1_Seat seats, i64 first, i64 last) {
  double sold;
  double quota;
  i64 s;
  Seat * q;
  {
    double made_5 = 0.0;
    double made_6 = 0.0;
    sold = made_5;
    quota = made_6;
  }
  for (s = first; s < last; s++) {
    q = (seats.at + s);
    sold = sold + sold_recently_k(q);
    quota = quota + (q->quota * 13);
  }
  return over_quota_k(sold, quota);
}
static void look_back_k(Params * p, Manager * m, V1_Seat seats, i64 first, i64 last) {
  double best;
  i64 filled;
  i64 left;
  i64 s;
  Seat * q;
  {
    double made_7 = (-6.0);
    i64 made_8 = 0;
    i64 made_9 = 0;
    best = made_7;
    filled = made_8;
    left = made_9;
  }
  for (s = first; s < last; s++) {
    q = (seats.at + s);
    left = left + q->left;
    if ((q->vacant == 0)) {
      filled = filled + 1;
      best = max_of(best, q->skill);
    }
  }
  m->attainment = team_attainment_k(seats, first, last);
  m->best_skill = ((filled > 0) ? best : 0.0);
  m->recent_leavers = ((p->contagion_memory * m->recent_leavers) + left);
}
static i64 week_of_quarter_k(i64 week) {
  return remainder_of(week, 13);
}
static double quarter_closeness_k(i64 week) {
  return squared(((double)(week_of_quarter_k(week) + 1) / (double)13.0));
}
static double pressure_from_above_k(Params * p, Manager * m, i64 week) {
  double pressed;
  pressed = (p->baseline_pressure + (p->target_slope * max_of(0.0, (1.0 - m->attainment))));
  return clip_k(((p->target * pressed) * (1.0 + (p->target_sharpen * quarter_closeness_k(week)))), 0.0, 1.0);
}
static double attainment_k(Seat * q) {
  return over_quota_k(sold_recently_k(q), (q->quota * 13));
}
static void give_way_k(Params * p, Manager * m, Seat * q) {
  double doubt;
  q->alarm = 0.0;
  q->shortfall = q->alarm;
  if ((q->vacant == 1)) {
    return;
  }
  q->shortfall = max_of(0.0, (1.0 - attainment_k(q)));
  doubt = (((q->belief == -1) || (q->belief == 7)) ? q->shortfall : 0.0);
  q->alarm = clip_k((((p->drift * m->nerves) * m->above) * (1.0 + (p->drift_doubt * doubt))), 0.0, 1.0);
  q->oversight = q->oversight + (p->drift_hours * q->alarm);
  q->reports = q->reports + (p->drift_hours * q->alarm);
  q->pass_on = q->pass_on + ((1.0 - q->pass_on) * q->alarm);
  q->coaching = q->coaching * (1.0 - q->alarm);
  q->support = q->support * (1.0 - q->alarm);
  q->asking = q->asking * (1.0 - q->alarm);
}
static double hours_of_k(Params * p, Seat * q) {
  double direct;
  direct = ((((((q->oversight + q->review) + q->coaching) + q->support) + q->takeover) + q->process) + q->sharing);
  return ((direct + (p->reading_hours * q->reports)) + (p->asking_hours * q->asking));
}
static void keep_to_budget_k(Params * p, Manager * m, V1_Seat seats, i64 first, i64 last) {
  double asked;
  i64 s;
  double budget;
  i64 over;
  double scale;
  double used;
  Seat * q;
  asked = 0.0;
  for (s = first; s < last; s++) {
    asked = asked + hours_of_k(p, (seats.at + s));
  }
  budget = p->manager_hours_per_week;
  over = (asked > budget);
  scale = (over ? ((double)budget / (double)asked) : 1.0);
  m->hours_asked = asked;
  m->overload = (over ? ((budget > 0.0) ? (((double)asked / (double)budget) - 1.0) : asked) : 0.0);
  m->effect = ((double)1.0 / (double)(1.0 + (p->overload_cost * m->overload)));
  used = 0.0;
  for (s = first; s < last; s++) {
    q = (seats.at + s);
    if (over) {
      q->oversight = q->oversight * scale;
      q->review = q->review * scale;
      q->coaching = q->coaching * scale;
      q->support = q->support * scale;
      q->takeover = q->takeover * scale;
      q->process = q->process * scale;
      q->sharing = q->sharing * scale;
      q->reports = q->reports * scale;
      q->asking = q->asking * scale;
    }
    used = used + hours_of_k(p, q);
  }
  m->hours_used = used;
}
static void find_cause_k(Params * p, Manager * m, Seat * q, T2_u32 key, i64 run, i64 seat, i64 week) {
  double looked;
  double a;
  double b;
  double c;
  double d;
  double often;
  double open_chance;
  looked = ((double)(p->diagnosis_oversight * q->oversight) / (double)(q->oversight + p->oversight_half));
  {
    T4_float made_3 = uniforms_k(key, run, seat_entity_k(seat, q->hire), week, 8u);
    a = made_3.v[0];
    b = made_3.v[1];
    c = made_3.v[2];
    d = made_3.v[3];
  }
  often = (p->diagnosis * m->effect);
  if ((a < (often * q->asking))) {
    open_chance = (q->trust * ((q->cause == 7) ? (1.0 - p->excuse_share) : 1.0));
    q->said = (((q->cause == 0) || (d < open_chance)) ? q->cause : (1 + ((i64)(c * 6.0))));
    q->belief = ((b < m->diagnosis_skill) ? q->cause : q->said);
    q->asked_week = week;
  } else {
    if ((a < (often * clip_k((q->asking + looked), 0.0, 1.0)))) {
      q->belief = ((b < (p->looking_skill * m->diagnosis_skill)) ? q->cause : 7);
    }
  }
}
static double saturating_k(double hours, double half) {
  return ((double)hours / (double)(hours + half));
}
static double sight_of_k(Params * p, Manager * m, Seat * q) {
  return (1.0 - (p->sight * (1.0 - saturating_k((((q->reports + q->review) + q->process) * m->effect), p->sight_half))));
}
static double pressure_on_k(Params * p, Manager * m, Seat * q) {
  return clip_k(((((p->pass_on * m->leak) * q->pass_on) * m->above) * (p->pressure_on_quota + q->shortfall)), 0.0, 1.0);
}
static double intrusion_felt_k(Params * p, Manager * m, Seat * q) {
  double softened;
  double watched;
  softened = (p->buffer * (q->clarity + saturating_k((q->support * m->effect), p->dose_half)));
  watched = saturating_k((q->oversight + (p->burden * (q->reports + q->review))), p->oversight_half);
  return clip_k(((p->intrusion * watched) * (1.0 - softened)), 0.0, 1.0);
}
static double hours_for_selling_k(Params * p, Seat * q) {
  double normal;
  double meetings;
  double hours;
  normal = (p->week_hours * p->selling_share);
  meetings = (((((q->oversight + q->review) + q->coaching) + q->support) + q->process) + q->sharing);
  meetings = meetings + (p->asking_hours * q->asking);
  hours = ((normal - (p->time * (q->reports + meetings))) * (1.0 - (p->hiding_cost * q->intrusion)));
  if ((q->cause == 4)) {
    hours = hours * (1.0 - p->tools_loss);
  }
  return max_of(hours, (0.1 * normal));
}
static double taken_over_k(Params * p, Manager * m, Seat * q, double hours) {
  double by_manager;
  by_manager = ((p->takeover_yield * q->takeover) * m->effect);
  return ((double)by_manager / (double)(by_manager + max_of(hours, 1e-09)));
}
static double next_strain_k(Params * p, Manager * m, Seat * q) {
  double load;
  double relief;
  double gone;
  load = (((p->strain_pressure * q->pressure) + (p->strain_intrusion * q->intrusion)) + (p->strain_shortfall * q->shortfall));
  if (((q->cause == 3) || (q->cause == 5) || (q->cause == 6))) {
    load = load + p->cause_load;
  }
  if ((q->warned > 0)) {
    load = load + (p->dismissal * p->warning_strain);
  }
  relief = (p->strain_recovery + (p->strain_relief * saturating_k((q->support * m->effect), p->dose_half)));
  gone = (min_of(1.0, relief) * (q->strain - q->baseline_strain));
  return clip_k(((q->strain + ((p->strain * load) * (1.0 - q->strain))) - gone), 0.0, 1.0);
}
static double next_trust_k(Params * p, Manager * m, Seat * q) {
  double care;
  double hurt;
  double change;
  care = saturating_k((((q->coaching + q->support) + (p->asking_hours * q->asking)) * m->effect), p->dose_half);
  hurt = (q->intrusion + q->pressure);
  change = ((((p->trust_gain * care) * (1.0 - q->trust)) - ((p->trust_loss * hurt) * q->trust)) + (p->trust_drift * (q->baseline_trust - q->trust)));
  return clip_k((q->trust + change), 0.0, 1.0);
}
static double next_initiative_k(Params * p, Seat * q, double taken) {
  double lost;
  lost = ((p->initiative_loss * min_of(1.0, (q->intrusion + taken))) * q->initiative);
  return clip_k(((q->initiative - lost) + (p->initiative_back * (q->will - q->initiative))), 0.0, 1.0);
}
static double strain_above_k(Seat * q) {
  return ((double)(q->strain - q->baseline_strain) / (double)(1.0 - q->baseline_strain));
}
static double output_under_strain_k(Params * p, Seat * q) {
  double above;
  i64 shape;
  double peak;
  double bend;
  above = max_of(0.0, strain_above_k(q));
  shape = ((i64)p->performance_shape);
  if ((shape == 0)) {
    return 1.0;
  }
  if ((shape == 1)) {
    return max_of(0.0, (1.0 - (p->performance * above)));
  }
  if ((shape == 2)) {
    return (1.0 + (p->performance * above));
  }
  peak = p->performance_peak;
  bend = ((double)(squared((q->strain - peak)) - squared((q->baseline_strain - peak))) / (double)squared((1.0 - peak)));
  return max_of(0.0, (1.0 - (p->performance * bend)));
}
static double gone_through_k(Params * p, Seat * q) {
  return (q->process + (p->report_worth * q->reports));
}
static double challenge_felt_k(Params * p, Seat * q) {
  double in_reach;
  in_reach = clip_k((1.0 - ((double)q->shortfall / (double)p->challenge_reach)), (-1.0), 1.0);
  return (((p->challenge * q->drive) * (q->pressure - (p->challenge_wear * q->habit))) * in_reach);
}
static double effort_given_k(Params * p, Manager * m, Seat * q) {
  double asked;
  double answer;
  double effort;
  asked = ((q->review + (p->accountability_oversight * q->oversight)) + (p->accountability_process * gone_through_k(p, q)));
  answer = (p->accountability * saturating_k((asked * m->effect), p->accountability_half));
  if ((q->warned > 0)) {
    answer = answer + (((1.0 - answer) * p->dismissal) * p->warning_effort);
  }
  effort = (q->will + ((1.0 - q->will) * answer));
  effort = effort * (1.0 - (p->initiative_weight * max_of(0.0, (q->will - q->initiative))));
  if (((q->cause == 5) || (q->cause == 6))) {
    effort = effort * (1.0 - p->cause_loss);
  }
  return clip_k((effort * (1.0 + challenge_felt_k(p, q))), 0.0, 1.0);
}
static double gamed_share_k(Params * p, Seat * q) {
  double pressed;
  pressed = (p->gaming_unpressed + ((1.0 - p->gaming_unpressed) * max_of(q->pressure, q->intrusion)));
  return clip_k((((p->gaming * q->gaming_propensity) * q->activity_push) * pressed), 0.0, 0.9);
}
static double felt_urge_k(Params * p, Seat * q, double urgency, double closeness) {
  double urge;
  urge = (p->pass_through * (max_of(0.0, (q->strain - q->baseline_strain)) + ((p->push_shortfall * q->shortfall) * q->pressure)));
  if ((q->shortfall > 0.0)) {
    urge = urge + ((p->pay * closeness) * max_of(0.0, (1.0 - ((double)q->shortfall / (double)p->quota_window))));
  }
  return (urge * (1.0 + ((p->push_deadline * p->deadline) * urgency)));
}
static double usual_work_k(Params * p) {
  return ((p->week_hours * p->selling_share) * p->will_high);
}
static void work_k(Params * p, Seat * q, double hours) {
  double contacts;
  double each;
  double shift;
  double searched;
  double found;
  double demand;
  contacts = (((hours * (1.0 - p->prospecting_share)) * p->contacts_per_hour) * (1.0 + (p->activity * q->activity_push)));
  each = ((double)(contacts * (1.0 - q->gamed)) / (double)max_of(1.0, ((double)q->open_deals)));
  shift = min_of(1.0, (p->mix * max_of(q->pressure, q->intrusion)));
  {
    double made_5 = (-expm1(((-each) * (1.0 + shift))));
    double made_6 = (-expm1(((-each) * (1.0 - shift))));
    q->reach_small = made_5;
    q->reach_large = made_6;
  }
  searched = (((double)(hours * p->prospecting_share) / (double)(usual_work_k(p) * p->usual_prospecting)) - 1.0);
  found = max_of(0.0, (1.0 + (p->prospecting_weight * searched)));
  demand = exp((q->demand_fluctuation - (0.5 * squared(p->demand_fluctuation_sd))));
  q->lead_rate = ((((p->need_rate * p->market) * q->territory) * demand) * found);
}
static void prepare_k(Params * p, Manager * m, Seat * q, double urgency, double closeness) {
  double hours;
  double taken;
  double strain;
  double trust;
  double initiative;
  double factor;
  double skill;
  double own;
  q->clarity = saturating_k((q->review * m->effect), p->dose_half);
  q->sight = sight_of_k(p, m, q);
  q->pressure = pressure_on_k(p, m, q);
  q->intrusion = intrusion_felt_k(p, m, q);
  hours = hours_for_selling_k(p, q);
  taken = taken_over_k(p, m, q, hours);
  {
    double made_13 = next_strain_k(p, m, q);
    double made_14 = next_trust_k(p, m, q);
    double made_15 = next_initiative_k(p, q, taken);
    strain = made_13;
    trust = made_14;
    initiative = made_15;
  }
  {
    double made_16 = strain;
    double made_17 = trust;
    double made_18 = initiative;
    q->strain = made_16;
    q->trust = made_17;
    q->initiative = made_18;
  }
  factor = output_under_strain_k(p, q);
  q->effort = effort_given_k(p, m, q);
  q->habit = q->habit + (p->challenge_fading * (q->pressure - q->habit));
  q->selling_hours = hours;
  q->gamed = gamed_share_k(p, q);
  q->push = clip_k((felt_urge_k(p, q, urgency, closeness) * (1.0 - q->adaptiveness)), 0.0, 1.0);
  q->guiding = (q->adaptiveness * (1.0 - max_of(0.0, strain_above_k(q))));
  skill = (((1.0 - taken) * q->skill) + (taken * p->manager_selling));
  q->pitch = ((p->advance_base + (p->skill_weight * skill)) + (p->guiding_gain * (q->guiding - p->adaptiveness)));
  q->pitch = q->pitch + ((p->effort_weight * (q->effort - p->will_high)) - (p->strain_on_skill * (1.0 - factor)));
  q->pitch = q->pitch + ((p->feedback * q->clarity) * ((m->coach_skill - p->feedback_skill) + q->feedback_taste));
  own = ((hours * q->effort) * factor);
  q->practised = ((1.0 - taken) * min_of(1.0, ((double)own / (double)usual_work_k(p))));
  work_k(p, q, (own + ((p->takeover_yield * q->takeover) * m->effect)));
}
static void cover_k(Params * p, Seat * q) {
  q->guiding = 0.0;
  q->push = q->guiding;
  q->gamed = q->push;
  q->selling_hours = q->gamed;
  q->effort = q->selling_hours;
  q->intrusion = q->effort;
  q->pressure = q->intrusion;
  q->clarity = q->pressure;
  {
    double made_3 = 0.0;
    double made_4 = 1.0;
    q->practised = made_3;
    q->sight = made_4;
  }
  q->pitch = p->advance_base;
  work_k(p, q, (p->vacancy_cover * usual_work_k(p)));
}
static void before_customers_k(Params * p, Manager * m, Seat * q, T2_u32 key, i64 run, i64 seat, i64 week, double hurry) {
  double found;
  q->complaint = 0;
  q->repaired = q->complaint;
  q->newcomer = q->repaired;
  q->dismissed = q->newcomer;
  q->left = q->dismissed;
  q->worked = (1 - q->vacant);
  if ((q->vacant == 0)) {
    find_cause_k(p, m, q, key, run, seat, week);
    prepare_k(p, m, q, hurry, quarter_closeness_k(week));
  } else {
    cover_k(p, q);
  }
  q->closing = ((p->deadline * p->deadline_closing) * hurry);
  q->discount = min_of(0.9, ((p->deadline * p->deadline_discount) * hurry));
  found = (p->inspection * saturating_k((gone_through_k(p, q) * m->effect), p->dose_half));
  q->tidy = min_of(1.0, ((p->tidy_rate * (1.0 + ((p->deadline * p->deadline_tidy) * hurry))) + found));
}
static void draw_luck_k(T2_u32 key, i64 run, i64 seat, i64 week, V2_double luck) {
  u32 base;
  i64 i;
  base = (((u32)seat) * ((u32)65536));
  for (i = 0; i < luck.n[1]; i++) {
    {
      T4_float made_3 = uniforms_k(key, run, (base + ((u32)i)), week, 10u);
      luck.at[(0 * luck.n[1] + i)] = made_3.v[0];
      luck.at[(1 * luck.n[1] + i)] = made_3.v[1];
      luck.at[(2 * luck.n[1] + i)] = made_3.v[2];
      luck.at[(3 * luck.n[1] + i)] = made_3.v[3];
    }
  }
}
static T12_float offer_k(Params * p, Seat * q) {
  return (T12_float){{q->pitch, p->fit_weight, p->trust_weight, p->relation_weight, p->fatigue, (p->reaction * p->reaction_urgency), (p->reaction * p->reaction_refusal), p->walk_base, p->reaction, p->tolerance_staying, p->tolerance_median, q->push}};
}
static i64 choose_k(Account * c, double trust, double excess, double closing, T12_float terms, double u) {
  double pitch;
  double fit;
  double trusting;
  double relating;
  double fatigue;
  double within;
  double beyond;
  double walk_base;
  double walking;
  double patience;
  double usual;
  double push;
  double ready;
  double leave;
  double advance;
  double walk;
  double choice;
  {
    T12_float made_7 = terms;
    pitch = made_7.v[0];
    fit = made_7.v[1];
    trusting = made_7.v[2];
    relating = made_7.v[3];
    fatigue = made_7.v[4];
    within = made_7.v[5];
    beyond = made_7.v[6];
    walk_base = made_7.v[7];
    walking = made_7.v[8];
    patience = made_7.v[9];
    usual = made_7.v[10];
    push = made_7.v[11];
  }
  ready = ((((pitch + (fit * c->fit)) + (trusting * (trust - 0.5))) + (relating * (c->relation - 0.5))) - (fatigue * (c->contacts - 1)));
  ready = ready + (((within * min_of(push, c->tolerance)) - (beyond * excess)) + closing);
  leave = (walk_base + (walking * excess));
  if ((patience > 0.0)) {
    leave = leave - (patience * log(((double)c->tolerance / (double)usual)));
  }
  {
    double made_8 = exp(min_of(ready, 300.0));
    double made_9 = exp(min_of(leave, 300.0));
    advance = made_8;
    walk = made_9;
  }
  choice = (u * ((1.0 + advance) + walk));
  if ((choice < advance)) {
    return 1;
  }
  return ((choice < (advance + walk)) ? 2 : 0);
}
static double price_of_k(Params * p, double value, double discount, double u) {
  return rint(((value * exp((p->deal_noise * normal_k(u)))) * (1.0 - discount)));
}
static void work_book_k(Params * p, Seat * q, V1_Account accounts, V2_double luck, i64 week) {
  T12_float terms;
  i64 stages;
  double push;
  double reach_small;
  double reach_large;
  double lead_rate;
  double tidy;
  double closing_push;
  double recovery;
  double neutral;
  double memory;
  double goodwill;
  double fade;
  double growth;
  double need_trust;
  double quiet;
  double stall_rate;
  i64 opened;
  i64 won;
  i64 walked;
  i64 silent;
  i64 contacts;
  i64 moved;
  i64 open_deals;
  i64 dead_deals;
  double revenue;
  double trust_sum;
  i64 i;
  Account * c;
  double u0;
  double u1;
  double u2;
  double u3;
  double trust;
  i64 stage;
  double excess;
  i64 choice;
  {
    T12_float made_111 = offer_k(p, q);
    i64 made_112 = ((i64)p->stages);
    double made_113 = q->push;
    terms = made_111;
    stages = made_112;
    push = made_113;
  }
  {
    double made_114 = q->reach_small;
    double made_115 = q->reach_large;
    double made_116 = q->lead_rate;
    double made_117 = q->tidy;
    double made_118 = q->closing;
    reach_small = made_114;
    reach_large = made_115;
    lead_rate = made_116;
    tidy = made_117;
    closing_push = made_118;
  }
  {
    double made_119 = p->trust_recovery;
    double made_120 = p->trust_start;
    double made_121 = p->memory;
    double made_122 = p->goodwill;
    recovery = made_119;
    neutral = made_120;
    memory = made_121;
    goodwill = made_122;
  }
  {
    double made_123 = (1.0 - p->relation_fade);
    double made_124 = p->relation_gain;
    double made_125 = (2.0 * p->need_trust);
    fade = made_123;
    growth = made_124;
    need_trust = made_125;
  }
  {
    double made_126 = p->quiet_rate;
    double made_127 = (1.0 - ((1.0 - p->indecision_rate) * (1.0 - p->abandon_rate)));
    quiet = made_126;
    stall_rate = made_127;
  }
  {
    i64 made_128 = 0;
    i64 made_129 = 0;
    i64 made_130 = 0;
    i64 made_131 = 0;
    i64 made_132 = 0;
    i64 made_133 = 0;
    i64 made_134 = 0;
    i64 made_135 = 0;
    opened = made_128;
    won = made_129;
    walked = made_130;
    silent = made_131;
    contacts = made_132;
    moved = made_133;
    open_deals = made_134;
    dead_deals = made_135;
  }
  {
    double made_136 = 0.0;
    double made_137 = 0.0;
    revenue = made_136;
    trust_sum = made_137;
  }
  for (i = 0; i < accounts.n[0]; i++) {
    c = (accounts.at + i);
    {
      double made_138 = luck.at[(0 * luck.n[1] + i)];
      double made_139 = luck.at[(1 * luck.n[1] + i)];
      double made_140 = luck.at[(2 * luck.n[1] + i)];
      double made_141 = luck.at[(3 * luck.n[1] + i)];
      u0 = made_138;
      u1 = made_139;
      u2 = made_140;
      u3 = made_141;
    }
    {
      double made_142 = c->trust;
      i64 made_143 = ((i64)c->stage);
      trust = made_142;
      stage = made_143;
    }
    trust = trust + (recovery * (neutral - trust));
    c->event = 0;
    if ((stage == 0)) {
      c->relation = c->relation * fade;
      if ((u0 < (lead_rate * (1.0 + (need_trust * (trust - 0.5)))))) {
        {
          i64 made_144 = 1;
          i64 made_145 = 0;
          i64 made_146 = week;
          i64 made_147 = 1;
          c->stage = made_144;
          c->contacts = made_145;
          c->opened_week = made_146;
          c->event = made_147;
        }
        opened = opened + 1;
      }
    } else {
      if ((u0 >= ((c->small == 1) ? reach_small : reach_large))) {
        c->relation = c->relation * fade;
        c->dead = ((u2 < quiet) ? 1 : c->dead);
      } else {
        contacts = contacts + 1;
        c->contacts = c->contacts + 1;
        if ((c->dead == 0)) {
          excess = max_of(0.0, (push - c->tolerance));
          choice = choose_k(c, trust, excess, ((stage == stages) ? closing_push : 0.0), terms, u1);
          if ((choice == 1)) {
            moved = moved + 1;
            c->stage = (stage + 1);
          } else {
            if ((choice == 2)) {
              walked = walked + 1;
              {
                i64 made_148 = 0;
                i64 made_149 = 3;
                c->stage = made_148;
                c->event = made_149;
              }
            } else {
              if ((u2 < stall_rate)) {
                c->dead = 1;
              }
            }
          }
          if ((c->stage > stages)) {
            won = won + 1;
            {
              i64 made_150 = 0;
              i64 made_151 = 2;
              double made_152 = price_of_k(p, c->value, q->discount, u3);
              c->stage = made_150;
              c->event = made_151;
              c->price = made_152;
            }
            revenue = revenue + c->price;
          }
          trust = trust + ((goodwill * (1.0 - trust)) - (min_of(1.0, (memory * excess)) * trust));
          c->relation = c->relation + (growth * (1.0 - c->relation));
        }
      }
    }
    if (((c->dead == 1) && (u3 < tidy))) {
      silent = silent + 1;
      {
        i64 made_153 = 0;
        i64 made_154 = 0;
        i64 made_155 = 4;
        c->stage = made_153;
        c->dead = made_154;
        c->event = made_155;
      }
    }
    c->trust = clip_k(trust, 0.0, 1.0);
    trust_sum = trust_sum + c->trust;
    open_deals = open_deals + (c->stage > 0);
    dead_deals = dead_deals + c->dead;
  }
  {
    i64 made_156 = opened;
    i64 made_157 = won;
    i64 made_158 = walked;
    i64 made_159 = silent;
    q->opened = made_156;
    q->won = made_157;
    q->walked = made_158;
    q->no_decision = made_159;
  }
  {
    i64 made_160 = contacts;
    i64 made_161 = moved;
    i64 made_162 = open_deals;
    i64 made_163 = dead_deals;
    q->contacts = made_160;
    q->moved = made_161;
    q->open_deals = made_162;
    q->dead_deals = made_163;
  }
  {
    double made_164 = revenue;
    double made_165 = ((double)trust_sum / (double)accounts.n[0]);
    q->revenue = made_164;
    q->customer_trust = made_165;
  }
}
static double movement_k(Seat * q) {
  double moved;
  i64 k;
  moved = 0.0;
  for (k = 0; k < 4; k++) {
    moved = moved + q->recent_moves[k];
  }
  return moved;
}
static void look_at_k(Params * p, Seat * q, T2_u32 key, i64 run, i64 seat, i64 week) {
  double a;
  double b;
  double c;
  double d;
  double noise;
  i64 nth;
  {
    T4_float made_3 = uniforms_k(key, run, seat_entity_k(seat, 0), week, 14u);
    a = made_3.v[0];
    b = made_3.v[1];
    c = made_3.v[2];
    d = made_3.v[3];
  }
  if ((a < q->sight)) {
    noise = (p->sight_noise * (1.0 - q->sight));
    q->seen_pipeline = rint((q->open_deals * exp((noise * normal_k(b)))));
    q->seen_movement = rint((movement_k(q) * exp((noise * normal_k(c)))));
    q->seen_activity = rint((q->logged * exp((noise * normal_k(d)))));
  }
  nth = ((week + min_whole(13, ((i64)p->warmup_weeks))) + 1);
  if (((week < 0) && (nth > 0))) {
    q->usual_pipeline = q->usual_pipeline + ((double)(q->seen_pipeline - q->usual_pipeline) / (double)nth);
    q->usual_movement = q->usual_movement + ((double)(q->seen_movement - q->usual_movement) / (double)nth);
  }
}
static double learn_k(Params * p, Manager * m, Seat * q) {
  double target;
  double doing;
  double dose;
  double good;
  double coached;
  double told;
  target = target_skill_k(p, q);
  doing = ((p->learning_rate * q->practised) * max_of(0.0, (target - q->skill)));
  dose = saturating_k(((q->coaching * (1.0 - (p->fit_cost * q->fit))) * m->effect), p->dose_half);
  good = (m->coach_skill * (1.0 - (p->coaching_fit_share * (1.0 - (q->fit * q->sight)))));
  coached = ((p->coaching * dose) * ((good * max_of(0.0, (q->ceiling - q->skill))) - (p->coaching_harm * (1.0 - good))));
  told = ((p->peers * saturating_k((q->sharing * m->effect), p->dose_half)) * max_of(0.0, (m->best_skill - q->skill)));
  return clip_k((((q->skill + doing) + coached) + told), (-6.0), 6.0);
}
static double complaint_chance_k(Params * p, Seat * q) {
  double asked;
  double felt;
  asked = ((double)((q->review + q->oversight) + q->process) / (double)(((q->review + q->oversight) + q->process) + p->accountability_half));
  felt = ((p->complaint_felt * q->intrusion) + ((p->complaint_excuse * (1.0 - q->will)) * asked));
  return clip_k((p->complaint_base + felt), 0.0, 1.0);
}
static double quit_chance_k(Params * p, Manager * m, Seat * q) {
  double asked;
  double log_hazard;
  double middling;
  double caught;
  asked = ((double)(q->review + q->oversight) / (double)((q->review + q->oversight) + p->accountability_half));
  log_hazard = (((((p->quit_strain * (q->strain - q->baseline_strain)) - (p->quit_trust * (q->trust - 0.5))) + (p->quit_initiative * max_of(0.0, (q->will - q->initiative)))) - (p->quit_manager * (m->people_skill - 0.5))) + ((p->quit_question * (1.0 - q->will)) * asked));
  middling = (1.0 + (p->quit_middle * exp((-squared(((double)(attainment_k(q) - p->quit_middle_at) / (double)p->quit_middle_width))))));
  caught = (1.0 + (p->quit_contagion * min_of(1.0, m->recent_leavers)));
  return (-expm1((((((-p->attrition) * p->quit_rate) * exp(log_hazard)) * middling) * caught)));
}
static int mends_k(i64 cause) {
  return ((cause != 0) && (cause != 1) && (cause != 7));
}
static double beyond_usual_k(Params * p, Manager * m, Seat * q, int coaching) {
  double hours;
  double usual;
  {
    T2_float made_3 = (coaching ? (T2_float){{q->coaching, p->usual_coaching}} : (T2_float){{q->support, p->usual_support}});
    hours = made_3.v[0];
    usual = made_3.v[1];
  }
  usual = usual * (1.0 - q->alarm);
  return (((double)(hours * m->effect) / (double)((hours * m->effect) + p->dose_half)) - ((double)usual / (double)(usual + p->dose_half)));
}
static double helped_k(Params * p, Manager * m, Seat * q) {
  double fits;
  if ((!mends_k(q->cause))) {
    return 0.0;
  }
  fits = ((q->belief == q->cause) ? 1.0 : p->repair_unmatched);
  return clip_k(((p->repair * fits) * beyond_usual_k(p, m, q, (q->cause == 2))), 0.0, 1.0);
}
static i64 arises_k(Params * p, Manager * m, Seat * q, double u) {
  T5_float shares;
  double mending;
  double free;
  double neglect;
  double untrained;
  double unhelped;
  double edge;
  i64 k;
  shares = (T5_float){{p->share_training, p->share_support, p->share_tools, p->share_environment, p->share_personal}};
  mending = ((((shares.v[0] + shares.v[1]) + shares.v[2]) + shares.v[3]) + shares.v[4]);
  free = max_of((1.0 - ((p->share_hiring + mending) + p->share_low_will)), 0.05);
  neglect = (p->repair * p->repair_unmatched);
  if ((u >= ((double)((p->mending_rate + neglect) * mending) / (double)free))) {
    return 0;
  }
  {
    double made_5 = max_of(0.0, (-beyond_usual_k(p, m, q, 1)));
    double made_6 = max_of(0.0, (-beyond_usual_k(p, m, q, 0)));
    untrained = made_5;
    unhelped = made_6;
  }
  edge = 0.0;
  for (k = 0; k < 5; k++) {
    edge = edge + ((double)((p->mending_rate + (neglect * ((k == 0) ? untrained : unhelped))) * shares.v[k]) / (double)free);
    if ((u < edge)) {
      return (2 + k);
    }
  }
  return 0;
}
static void change_cause_k(Params * p, Manager * m, Seat * q, double help_draw, double fate) {
  if ((help_draw < helped_k(p, m, q))) {
    {
      i64 made_3 = 0;
      i64 made_4 = 1;
      q->cause = made_3;
      q->repaired = made_4;
    }
  } else {
    if ((mends_k(q->cause) && (fate < p->mending_rate))) {
      q->cause = 0;
    } else {
      if ((q->cause == 0)) {
        q->cause = arises_k(p, m, q, fate);
      }
    }
  }
}
static i64 warned_k(Params * p, Seat * q) {
  i64 below;
  below = ((p->dismissal > 0.0) && (q->tenure >= 26) && (attainment_k(q) < p->dismissal_level));
  return (below ? (q->warned + 1) : 0);
}
static void hand_over_k(V1_Account accounts) {
  i64 i;
  for (i = 0; i < accounts.n[0]; i++) {
    (accounts.at + i)->relation = 0.0;
  }
}
static void after_customers_k(Params * p, Manager * m, Seat * q, V1_Account accounts, T2_u32 key, i64 run, i64 seat, i64 week) {
  double a;
  double b;
  double c;
  double d;
  i64 leaves;
  double z;
  double fresh;
  {
    T4_float made_10 = uniforms_k(key, run, seat_entity_k(seat, q->hire), week, 7u);
    a = made_10.v[0];
    b = made_10.v[1];
    c = made_10.v[2];
    d = made_10.v[3];
  }
  q->recent_revenue[remainder_of(week, 13)] = q->revenue;
  q->recent_moves[remainder_of(week, 4)] = q->moved;
  q->logged = ((i64)rint(((double)(q->contacts * (1.0 + (p->gaming_inflation * q->gamed))) / (double)(1.0 - q->gamed))));
  if ((week >= 0)) {
    q->year_revenue = q->year_revenue + q->revenue;
  }
  look_at_k(p, q, key, run, seat, week);
  if ((q->vacant == 0)) {
    q->skill = learn_k(p, m, q);
    q->complaint = ((d < complaint_chance_k(p, q)) ? 1 : 0);
    leaves = (a < quit_chance_k(p, m, q));
    q->tenure = q->tenure + 1;
    change_cause_k(p, m, q, b, c);
    q->warned = warned_k(p, q);
    if ((q->warned >= p->dismissal_weeks)) {
      q->dismissed = ((uniforms_k(key, run, seat_entity_k(seat, q->hire), week, 15u).v[0] < p->dismissal) ? 1 : 0);
    }
    if ((leaves || (q->dismissed == 1))) {
      {
        i64 made_11 = 1;
        i64 made_12 = 1;
        q->vacant = made_11;
        q->left = made_12;
      }
      hand_over_k(accounts);
    }
  } else {
    if ((a < ((double)1.0 / (double)p->vacancy_weeks))) {
      q->hire = q->hire + 1;
      q->newcomer = 1;
      new_person_k(p, q, key, run, seat);
    }
  }
  z = normal_k(uniforms_k(key, run, seat_entity_k(seat, 0), week, 9u).v[0]);
  fresh = (sqrt((1.0 - squared(p->demand_memory))) * p->demand_fluctuation_sd);
  q->demand_fluctuation = ((p->demand_memory * q->demand_fluctuation) + (fresh * z));
}
static void count_manager_k(Totals * t, Manager * m) {
  t->manager_hours = t->manager_hours + m->hours_used;
  t->overload = t->overload + m->overload;
}
static void count_people_k(Totals * t, V1_Seat seats, i64 week) {
  i64 s;
  Seat * q;
  t->quota = 0.0;
  t->at_quota = t->quota;
  t->open_end = t->at_quota;
  t->trust = t->open_end;
  for (s = 0; s < seats.n[0]; s++) {
    q = (seats.at + s);
    t->revenue = t->revenue + q->revenue;
    t->wins = t->wins + q->won;
    t->opened = t->opened + q->opened;
    t->walked = t->walked + q->walked;
    t->no_decision = t->no_decision + q->no_decision;
    t->contacts = t->contacts + q->contacts;
    t->logged = t->logged + q->logged;
    t->leavers = t->leavers + q->left;
    t->complaints = t->complaints + q->complaint;
    t->vacant_weeks = t->vacant_weeks + (1 - q->worked);
    if ((q->worked == 1)) {
      t->strain = t->strain + q->strain;
      t->manager_trust = t->manager_trust + q->trust;
      t->skill = t->skill + q->skill;
      t->selling_hours = t->selling_hours + q->selling_hours;
      t->customer_pressure = t->customer_pressure + q->push;
      t->drift = t->drift + q->alarm;
      t->dismissed = t->dismissed + q->dismissed;
    }
    t->trust = t->trust + q->customer_trust;
    t->open_end = t->open_end + q->open_deals;
    t->quota = t->quota + q->quota;
    t->at_quota = t->at_quota + (q->year_revenue >= (q->quota * (week + 1)));
  }
}
static void live_week_k(Params * p, V2_Seat seats, V3_Account accounts, V2_Manager managers, V1_Totals totals, T2_u32 key, i64 first_run, i64 week) {
  i64 span;
  i64 people;
  double hurry;
  V2_double luck;
  i64 r;
  i64 run;
  i64 g;
  i64 first;
  i64 last;
  Manager * m;
  i64 s;
  {
    i64 made_11 = ((i64)p->span);
    i64 made_12 = seats.n[1];
    double made_13 = urgency_k(p, week);
    span = made_11;
    people = made_12;
    hurry = made_13;
  }
  double luck_room[4 * accounts.n[2]];
  luck = (V2_double){luck_room, {4, accounts.n[2]}};
  for (r = 0; r < seats.n[0]; r++) {
    run = (first_run + r);
    for (g = 0; g < managers.n[1]; g++) {
      {
        i64 made_14 = (g * span);
        i64 made_15 = min_whole(people, ((g + 1) * span));
        first = made_14;
        last = made_15;
      }
      m = (managers.at + (r * managers.n[1] + g));
      look_back_k(p, m, (V1_Seat){seats.at + (r * seats.n[1]), {seats.n[1]}}, first, last);
      m->above = pressure_from_above_k(p, m, week);
      for (s = first; s < last; s++) {
        give_way_k(p, m, (seats.at + (r * seats.n[1] + s)));
      }
      keep_to_budget_k(p, m, (V1_Seat){seats.at + (r * seats.n[1]), {seats.n[1]}}, first, last);
      for (s = first; s < last; s++) {
        before_customers_k(p, m, (seats.at + (r * seats.n[1] + s)), key, run, s, week, hurry);
        draw_luck_k(key, run, s, week, luck);
        work_book_k(p, (seats.at + (r * seats.n[1] + s)), (V1_Account){accounts.at + ((r * accounts.n[1] + s) * accounts.n[2]), {accounts.n[2]}}, luck, week);
        after_customers_k(p, m, (seats.at + (r * seats.n[1] + s)), (V1_Account){accounts.at + ((r * accounts.n[1] + s) * accounts.n[2]), {accounts.n[2]}}, key, run, s, week);
      }
      if ((week >= 0)) {
        count_manager_k((totals.at + r), m);
      }
    }
    if ((week >= 0)) {
      count_people_k((totals.at + r), (V1_Seat){seats.at + (r * seats.n[1]), {seats.n[1]}}, week);
    }
  }
}
typedef struct {
  double usual_pipeline;
  double usual_movement;
  double attainment;
  double pipeline;
  double movement;
  double activity;
  double tenure_weeks;
  double weeks_since_asked;
  double team_attainment;
  double pressure_from_above;
  int in_seat;
  int complaint;
  i64 said_cause;
  i64 believed_cause;
  double rank, pipeline_health;
} Seen;
enum { SEEN_usual_pipeline = 8, SEEN_usual_movement = 9, SEEN_attainment = 0, SEEN_pipeline = 1, SEEN_movement = 2, SEEN_activity = 3, SEEN_tenure_weeks = 4, SEEN_weeks_since_asked = 5, SEEN_team_attainment = 6, SEEN_pressure_from_above = 7, SEEN_in_seat = 0, SEEN_complaint = 1, SEEN_said_cause = 0, SEEN_believed_cause = 1 };
#define SEEN(numbers, flags, codes, n, s) {numbers[8 * n + s], numbers[9 * n + s], numbers[0 * n + s], numbers[1 * n + s], numbers[2 * n + s], numbers[3 * n + s], numbers[4 * n + s], numbers[5 * n + s], numbers[6 * n + s], numbers[7 * n + s], flags[0 * n + s], flags[1 * n + s], codes[0 * n + s], codes[1 * n + s], 0, 0}
typedef struct { double oversight_hours, review_hours, process_hours, coaching_hours, support_hours, takeover_hours, sharing_hours, report_hours, asking, coaching_fit, pass_on, activity_push; } Practices;
static const Practices USUAL = {0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.5, 1.0, 0.0};
static double pipeline_health_of(const Seen *seen, const double *knobs) {
  double number = (seen->pipeline / max_of(seen->usual_pipeline, 1e-09));
  double moves = (seen->movement / max_of(seen->usual_movement, 1e-09));
  return ((number + moves) / 2.0);
}
static Practices style_status_quo(const Seen *seen, const double *knobs) {
  double weak = (seen->attainment < 0.7);
  Practices made = USUAL;
  made.review_hours = 0.35;
  made.coaching_hours = 0.4;
  made.coaching_fit = 0.5;
  made.oversight_hours = (weak ? 0.8 : 0.15);
  made.support_hours = 0.1;
  made.process_hours = 0.1;
  made.report_hours = 2.0;
  made.asking = 0.15;
  made.pass_on = 0.7;
  made.activity_push = (weak ? 0.4 : 0.1);
  return made;
}
static Practices style_watch_more(const Seen *seen, const double *knobs) {
  Practices now = style_status_quo(seen, knobs);
  Practices made = now;
  made.oversight_hours = (now.oversight_hours + 0.5);
  return made;
}
static Practices style_hands_off(const Seen *seen, const double *knobs) {
  Practices made = USUAL;
  made.review_hours = 0.1;
  made.report_hours = 0.5;
  made.coaching_hours = 0.05;
  made.pass_on = 0.5;
  return made;
}
static Practices style_micromanage(const Seen *seen, const double *knobs) {
  double below = (seen->attainment < 1.0);
  Practices made = USUAL;
  made.oversight_hours = (below ? 2.0 : 0.5);
  made.review_hours = (below ? 0.5 : 0.25);
  made.report_hours = (below ? 3.5 : 2.5);
  made.coaching_hours = 0.2;
  made.coaching_fit = 0.2;
  made.pass_on = 1.0;
  made.activity_push = (below ? 0.6 : 0.2);
  return made;
}
static Practices style_accountability(const Seen *seen, const double *knobs) {
  double short_ = (seen->attainment < 0.9);
  double both_poor = (short_ && (seen->pipeline_health < 0.8));
  Practices made = USUAL;
  made.review_hours = 0.5;
  made.process_hours = (short_ ? 0.5 : 0.0);
  made.oversight_hours = (both_poor ? 1.0 : 0.0);
  made.coaching_hours = (both_poor ? 0.5 : 0.25);
  made.coaching_fit = 0.5;
  made.asking = (both_poor ? 0.6 : 0.1);
  made.report_hours = 1.0;
  made.pass_on = 0.6;
  made.activity_push = (both_poor ? 0.2 : 0.0);
  return made;
}
static Practices style_coach(const Seen *seen, const double *knobs) {
  double struggling = (seen->attainment < 0.8);
  double needs_help = (seen->believed_cause == 3 || seen->believed_cause == 4 || seen->believed_cause == 5 || seen->believed_cause == 6);
  double needs_training = (struggling && (!needs_help));
  Practices made = USUAL;
  made.review_hours = 0.25;
  made.asking = (struggling ? 1.0 : 0.2);
  made.support_hours = (needs_help ? 1.2 : (struggling ? 0.4 : 0.1));
  made.coaching_hours = (needs_training ? 1.3 : 0.5);
  made.coaching_fit = 0.9;
  made.report_hours = 0.5;
  made.pass_on = 0.25;
  return made;
}
static Practices style_macro(const Seen *seen, const double *knobs) {
  double below_minimum = (seen->attainment < 0.6);
  double best = (seen->rank <= 0.25);
  Practices made = USUAL;
  made.review_hours = 0.3;
  made.asking = (below_minimum ? 1.0 : 0.2);
  made.coaching_hours = (below_minimum ? 1.6 : 0.35);
  made.coaching_fit = 0.85;
  made.support_hours = (below_minimum ? 0.8 : 0.1);
  made.report_hours = (best ? 0.0 : 0.8);
  made.pass_on = (best ? 0.1 : 0.4);
  return made;
}
static Practices style_process(const Seen *seen, const double *knobs) {
  double best = (seen->rank <= 0.34);
  double thin = (seen->pipeline_health < 0.8);
  Practices made = USUAL;
  made.process_hours = (thin ? 0.9 : 0.5);
  made.review_hours = 0.4;
  made.coaching_hours = (best ? 0.9 : 0.5);
  made.coaching_fit = 0.7;
  made.report_hours = 2.5;
  made.asking = 0.15;
  made.pass_on = 0.7;
  made.activity_push = 0.1;
  return made;
}
static Practices style_take_over(const Seen *seen, const double *knobs) {
  double below = (seen->attainment < 0.9);
  Practices made = USUAL;
  made.takeover_hours = (below ? 3.0 : 0.5);
  made.review_hours = 0.2;
  made.coaching_hours = 0.1;
  made.coaching_fit = 0.1;
  made.oversight_hours = 0.2;
  made.report_hours = 1.0;
  made.pass_on = 0.6;
  return made;
}
static Practices style_your_boss(const Seen *seen, const double *knobs) {
  double helping = knobs[0];
  double pass_on = knobs[1];
  double watching = knobs[2];
  double below = (seen->attainment < 0.9);
  double cause_known = (seen->believed_cause == 3 || seen->believed_cause == 4 || seen->believed_cause == 5 || seen->believed_cause == 6);
  Practices made = USUAL;
  made.review_hours = 0.35;
  made.process_hours = 0.1;
  made.oversight_hours = (below ? watching : (0.2 * watching));
  made.report_hours = (0.5 + (1.5 * watching));
  made.asking = (below ? (0.6 * helping) : (0.1 * helping));
  made.coaching_hours = ((below && (!cause_known)) ? helping : (0.3 * helping));
  made.coaching_fit = 0.6;
  made.support_hours = ((below && cause_known) ? helping : (0.1 * helping));
  made.pass_on = pass_on;
  made.activity_push = (0.2 * watching);
  return made;
}
typedef Practices (*StyleRule)(const Seen *, const double *);
static const StyleRule STYLES[] = {style_status_quo, style_watch_more, style_hands_off, style_micromanage, style_accountability, style_coach, style_macro, style_process, style_take_over, style_your_boss};
enum { PRACTICES = 12 };
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
