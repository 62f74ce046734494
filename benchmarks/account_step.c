/* The account step of the model in plain C: one week of every book of a block.
 *
 * layout.h is written from the NumPy dtypes before compiling: struct params, struct seat, struct account.
 * The equations and the draws are those of simulation/customers.py and simulation/draws.py.
 */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "layout.h"

enum { NOTHING, OPENED, WON, WALKED, NO_DECISION };
enum { STAY, ADVANCE, WALK };
enum { ACCOUNT_WEEK = 10 };
static const double FAR = 300.0; /* a logit beyond all doubt */

/* fmin and fmax mind NaN and are calls without -ffast-math; there is no NaN here. */
#define LESS(x, y) ((x) < (y) ? (x) : (y))
#define MORE(x, y) ((x) > (y) ? (x) : (y))

#define INLINE static inline __attribute__((always_inline)) /* gcc else leaves a call per account */

struct key { uint32_t low, high; };
struct luck { double u0, u1, u2, u3; };

/* What stays the same for all accounts of a seat this week. */
struct week {
    double pitch, push, within, beyond, closing, discount, reach_small, reach_large, lead_rate, tidy;
    double fade, moody;
    int number, stages;
};

struct tally {
    int64_t opened, won, walked, no_decision, contacts, moved, open_deals, dead_deals;
    double revenue, trust;
};

/* Philox 4x32-10. */
INLINE struct luck draw(struct key key, uint32_t run, uint32_t entity, uint32_t week)
{
    uint32_t a = run, b = entity, c = week, d = ACCOUNT_WEEK, k0 = key.low, k1 = key.high;
#pragma GCC unroll 10
    for (int round = 0; round < 10; round++) {
        uint64_t p0 = (uint64_t)0xD2511F53u * a, p1 = (uint64_t)0xCD9E8D57u * c;
        a = (uint32_t)(p1 >> 32) ^ b ^ k0;
        b = (uint32_t)p1;
        c = (uint32_t)(p0 >> 32) ^ d ^ k1;
        d = (uint32_t)p0;
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
    const double unit = 0x1p-32;
    return (struct luck){(a + 0.5) * unit, (b + 0.5) * unit, (c + 0.5) * unit, (d + 0.5) * unit};
}

static double ratio(double r, const double top[8], const double bottom[8])
{
    double a = 0.0, b = 0.0;
    for (int i = 0; i < 8; i++) {
        a = a * r + top[i];
        b = b * r + bottom[i];
    }
    return a / b;
}

/* Normal quantile, Wichura's AS 241; the tables come with layout.h. */
static double normal(double u)
{
    double q = u - 0.5;
    if (fabs(q) <= 0.425)
        return q * ratio(0.180625 - q * q, CENTRE_TOP, CENTRE_BOTTOM);
    double r = sqrt(-log(LESS(u, 1.0 - u)));
    double far = r <= 5.0 ? ratio(r - 1.6, SIDE_TOP, SIDE_BOTTOM) : ratio(r - 5.0, TAIL_TOP, TAIL_BOTTOM);
    return q > 0.0 ? far : -far;
}

static struct week week_of(const struct params *p, const struct seat *q, int number)
{
    return (struct week){
        .pitch = q->pitch, .push = q->push, .within = p->reaction * p->reaction_urgency,
        .beyond = p->reaction * p->reaction_refusal, .closing = q->closing, .discount = q->discount,
        .reach_small = q->reach_small, .reach_large = q->reach_large, .lead_rate = q->lead_rate, .tidy = q->tidy,
        .fade = 1.0 - p->relation_fade,
        .moody = 1.0 - (1.0 - p->indecision_rate) * (1.0 - p->abandon_rate),
        .number = number, .stages = (int)p->stages,
    };
}

INLINE int choose(
    const struct params *p, const struct week *w, const struct account *c, double trust, double excess, double u)
{
    double ready = w->pitch + p->fit_weight * c->fit + p->trust_weight * (trust - 0.5)
                   + p->relation_weight * (c->relation - 0.5) - p->fatigue * (c->contacts - 1);
    ready += w->within * LESS(w->push, c->tolerance) - w->beyond * excess
             + (c->stage == w->stages ? w->closing : 0.0);
    double leave = p->walk_base + p->reaction * excess;
    if (p->tolerance_staying > 0.0)
        leave -= p->tolerance_staying * log(c->tolerance / p->tolerance_median);
    double advance = exp(LESS(ready, FAR)), walk = exp(LESS(leave, FAR)), choice = u * (1.0 + advance + walk);
    return choice < advance ? ADVANCE : choice < advance + walk ? WALK : STAY;
}

INLINE double meet(
    const struct params *p, const struct week *w, struct account *c, double trust, struct luck u, struct tally *t)
{
    double excess = MORE(0.0, w->push - c->tolerance);
    int choice = choose(p, w, c, trust, excess, u.u1);
    if (choice == ADVANCE) {
        t->moved++;
        c->stage++;
    } else if (choice == WALK) {
        t->walked++;
        c->stage = 0;
        c->event = WALKED;
    } else if (u.u2 < w->moody) {
        c->dead = 1;
    }
    if (c->stage > w->stages) {
        t->won++;
        c->stage = 0;
        c->event = WON;
        c->price = rint(c->value * exp(p->deal_noise * normal(u.u3)) * (1.0 - w->discount));
        t->revenue += c->price;
    }
    c->relation += p->relation_gain * (1.0 - c->relation);
    return trust + (p->goodwill * (1.0 - trust) - LESS(1.0, p->memory * excess) * trust);
}

INLINE void account_week(
    const struct params *p, const struct week *w, struct account *c, struct luck u, struct tally *t)
{
    double trust = c->trust + p->trust_recovery * (p->trust_start - c->trust);
    c->event = NOTHING;
    if (c->stage == 0) {
        c->relation *= w->fade;
        if (u.u0 < w->lead_rate * (1.0 + 2.0 * p->need_trust * (trust - 0.5))) {
            c->stage = 1;
            c->contacts = 0;
            c->opened_week = w->number;
            c->event = OPENED;
            t->opened++;
        }
    } else if (u.u0 >= (c->small == 1 ? w->reach_small : w->reach_large)) {
        c->relation *= w->fade;
        if (u.u2 < p->quiet_rate)
            c->dead = 1;
    } else {
        t->contacts++;
        c->contacts++;
        if (c->dead == 0)
            trust = meet(p, w, c, trust, u, t);
    }
    if (c->dead == 1 && u.u3 < w->tidy) {
        t->no_decision++;
        c->stage = c->dead = 0;
        c->event = NO_DECISION;
    }
    c->trust = LESS(MORE(trust, 0.0), 1.0);
    t->trust += c->trust;
    t->open_deals += c->stage > 0;
    t->dead_deals += c->dead;
}

static void note(struct seat *q, const struct tally *t, int64_t accounts)
{
    q->opened = t->opened;
    q->won = t->won;
    q->walked = t->walked;
    q->no_decision = t->no_decision;
    q->contacts = t->contacts;
    q->moved = t->moved;
    q->open_deals = t->open_deals;
    q->dead_deals = t->dead_deals;
    q->revenue = t->revenue;
    q->customer_trust = t->trust / accounts;
}

/* Draw and step account by account. ``held`` is a copy of the parameters that no account can alias. */
void one_pass(const struct params *p, struct seat *seats, struct account *accounts, int64_t runs, int64_t people,
              int64_t each, uint32_t low, uint32_t high, uint32_t first_run, int32_t number)
{
    const struct params held = *p;
    struct key key = {low, high};
    for (int64_t s = 0; s < runs * people; s++) {
        struct account *book = accounts + s * each;
        struct week w = week_of(&held, seats + s, number);
        struct tally t = {0};
        uint32_t run = first_run + (uint32_t)(s / people), base = (uint32_t)(s % people) * 65536u;
        for (int64_t i = 0; i < each; i++)
            account_week(&held, &w, book + i, draw(key, run, base + (uint32_t)i, (uint32_t)number), &t);
        note(seats + s, &t, each);
    }
}

/* Draw for a whole book, then step through it: the first loop has no branch, so it can become vector code. */
void two_pass(const struct params *p, struct seat *seats, struct account *accounts, int64_t runs, int64_t people,
              int64_t each, uint32_t low, uint32_t high, uint32_t first_run, int32_t number)
{
    const struct params held = *p;
    struct key key = {low, high};
    double *restrict u0 = malloc(4 * (size_t)each * sizeof(double));
    double *restrict u1 = u0 + each, *restrict u2 = u1 + each, *restrict u3 = u2 + each;
    for (int64_t s = 0; s < runs * people; s++) {
        struct account *book = accounts + s * each;
        struct week w = week_of(&held, seats + s, number);
        struct tally t = {0};
        uint32_t run = first_run + (uint32_t)(s / people), base = (uint32_t)(s % people) * 65536u;
        for (uint32_t i = 0; i < (uint32_t)each; i++) {
            struct luck u = draw(key, run, base + i, (uint32_t)number);
            u0[i] = u.u0;
            u1[i] = u.u1;
            u2[i] = u.u2;
            u3[i] = u.u3;
        }
        for (int64_t i = 0; i < each; i++)
            account_week(&held, &w, book + i, (struct luck){u0[i], u1[i], u2[i], u3[i]}, &t);
        note(seats + s, &t, each);
    }
    free(u0);
}
