// The model in the page: the same kernels and styles as in the kit, compiled. No drawing here; runs in a page, a worker or node.
const WALKED = 3, WON = 2, KEPT = 700;
async function openModel(bytes, data) {
  const { instance } = await WebAssembly.instantiate(bytes, {});
  const E = instance.exports, L = data.layout, knobs = E.room(24), base = data.base;
  const params = new Map(), warmed = new Map();
  const f64 = (at, n) => new Float64Array(E.memory.buffer, at, n);
  const index = Object.fromEntries(data.names.map((name, k) => [name, k]));
  const P = name => base[index[name]];
  const people = P("people"), each = P("accounts_per_person"), from = -P("warmup_weeks");
  function team(world, kind, cut) {
    const key = world + "/" + kind + "/" + (cut || "");
    if (!params.has(key)) {
      const v = base.slice();
      if (world) data.varied.forEach((name, k) => v[index[name]] = data.worlds[world - 1][k]);
      data.mixed.forEach((name, k) => v[index[name]] = data.kinds[world][kind][k]);
      if (cut) v[index[cut]] = 0;
      const at = E.room(8 * v.length);
      f64(at, v.length).set(v);
      params.set(key, at);
    }
    return params.get(key);
  }
  team(0, 2);
  const size = E.bytes(team(0, 2)), places = [];
  const scratch = E.room(size), managerAt = people * L.seat, totalsAt = managerAt + L.manager, accountsAt = totalsAt + L.totals;
  // The state after the warm-up under usual practice, kept while there is room.
  function warm(p, key, seed, run) {
    key += "/" + seed + "/" + run;
    let at = warmed.get(key);
    if (at === undefined) {
      if (places.length < KEPT) places.push(at = E.room(size));
      else { const [old, place] = warmed.entries().next().value; warmed.delete(old); at = place; }
      E.begin(p, at, seed, 0, run);
      E.live(p, at, seed, 0, run, from, 0, 0, knobs);
      warmed.set(key, at);
    }
    return at;
  }
  function start(world, kind, cut, seed, run) {
    const p = team(world, kind, cut);
    const at = warm(p, world + "/" + kind + "/" + (cut || ""), seed, run);
    new Uint8Array(E.memory.buffer).copyWithin(scratch, at, at + size);
    return p;
  }
  const turn = boss => {
    if (boss.knobs) f64(knobs, 3).set(boss.knobs);
    return boss.knobs ? data.styles.length - 1 : data.styles.indexOf(boss);
  };
  const totals = () => {
    const t = f64(scratch + totalsAt, data.totals.length);
    return Object.fromEntries(data.totals.map((name, k) => [name, t[k]]));
  };
  // A year under one boss: totals after each of the weeks asked for.
  function year({ world = 0, kind = 2, cut, boss, seed, run, ends = [52] }) {
    const p = start(world, kind, cut, seed, run), style = turn(boss);
    let week = 0;
    return ends.map(end => { E.live(p, scratch, seed, 0, run, week, end, style, knobs); week = end; return totals(); });
  }
  const view = () => new DataView(E.memory.buffer, scratch, size);
  const seatOf = (v, s, name) => v.getFloat64(s * L.seat + L.at.seat[name], true);
  const countOf = (v, s, name) => Number(v.getBigInt64(s * L.seat + L.at.seat[name], true));
  const managerOf = (v, name) => v.getFloat64(managerAt + L.at.manager[name], true);
  function account(v, s, i) {
    const at = accountsAt + (s * each + i) * L.account, A = L.at.account;
    return { trust: v.getFloat64(at + A.trust, true), tolerance: v.getFloat64(at + A.tolerance, true), price: v.getFloat64(at + A.price, true),
      value: v.getFloat64(at + A.value, true), opened: v.getInt32(at + A.opened_week, true), contacts: v.getInt32(at + A.contacts, true),
      stage: v.getInt8(at + A.stage), dead: v.getInt8(at + A.dead), event: v.getInt8(at + A.event) };
  }
  const round = x => Math.round(100 * x);
  // The chain, week by week: what each link carries, 0 to 100, and two books of customers.
  function chain({ boss, seed, run, weeks, book }) {
    const p = start(0, 2, "", seed, run), style = turn(boss);
    let v = view();
    const order = [...Array(people).keys()].filter(s => !countOf(v, s, "vacant"))
      .map(s => [sold(v, s), s]).sort((a, b) => a[0] - b[0]).map(row => row[1]);
    const ahead = order.slice(order.length / 2), strain = s => seatOf(v, s, "strain");
    const two = [order[1], ahead.reduce((x, y) => (strain(y) < strain(x) ? y : x))], frames = [];
    for (let week = 0; week < weeks; week++) {
      E.live(p, scratch, seed, 0, run, week, week + 1, style, knobs);
      v = view();
      const t = totals();
      frames.push({ boss: round(managerOf(v, "above")), walked: t.walked, won: t.wins, sellers: two.map(s => ({
        on: round(seatOf(v, s, "pass_on")), pressure: round(seatOf(v, s, "pressure")), strain: round(seatOf(v, s, "strain")),
        push: round(seatOf(v, s, "push")), gone: countOf(v, s, "vacant"),
        book: [...Array(book).keys()].map(i => { const c = account(v, s, i); return [round(c.trust), c.event, c.stage > 0 ? 1 : 0]; }) })) });
    }
    return frames;
  }
  function sold(v, s) {
    let sum = 0;
    for (let k = 0; k < 13; k++) sum += v.getFloat64(s * L.seat + L.at.seat.recent_revenue + 8 * k, true);
    return sum / seatOf(v, s, "quota");
  }
  // All deals that come up in the same week under both bosses, how each ends, and whether the customer was pressed too hard.
  function ends(boss, seed, run) {
    const p = start(0, 2, "", seed, run), style = turn(boss), found = new Map();
    for (let week = 0; week < 52; week++) {
      E.live(p, scratch, seed, 0, run, week, week + 1, style, knobs);
      const v = view();
      for (let s = 0; s < people; s++) for (let i = 0; i < each; i++) {
        const c = account(v, s, i);
        if (c.event >= WON) found.set(s + "/" + i + "/" + c.opened, [c.event, week, seatOf(v, s, "push") > c.tolerance]);
        else if (week === 51 && c.stage > 0) found.set(s + "/" + i + "/" + c.opened, [0, 52, false]);
      }
    }
    return found;
  }
  function deals({ a, b, seed, runs }) {
    const shown = { "3/2": [], "2/3": [], "2/2": [] };
    let all = 0, one = 0, other = 0, pressed = 0;
    for (let run = 0; run < runs; run++) {
      const mine = ends(a, seed, run), theirs = ends(b, seed, run);
      for (const [key, [event, week, hard]] of mine) {
        const [seat, place, opened] = key.split("/").map(Number), twin = theirs.get(key);
        if (opened < 0 || !twin || !event || !twin[0]) continue;
        all++;
        if (event === WON && twin[0] !== WON) one++;
        if (event !== WON && twin[0] === WON) { other++; if (event === WALKED && hard) pressed++; }
        const pair = event + "/" + twin[0], long = Math.min(week, twin[1]) - opened;
        if (shown[pair] && shown[pair].length < 3 && long > 2 && long < 12 && (event !== WALKED || hard)) shown[pair].push({ run, seat, place, opened });
      }
    }
    return { all, one, other, pressed, shown };
  }
  // One deal to its end: every week in which the customer was met, and how hard.
  function deal({ boss, seed, run, seat, place, opened }) {
    const p = start(0, 2, "", seed, run), style = turn(boss), steps = [];
    E.live(p, scratch, seed, 0, run, 0, opened + 1, style, knobs);
    let before = account(view(), seat, place);
    steps.push({ week: opened, what: "opened", trust: round(before.trust) });
    for (let week = opened + 1; week < 52; week++) {
      E.live(p, scratch, seed, 0, run, week, week + 1, style, knobs);
      const v = view(), c = account(v, seat, place), push = round(seatOf(v, seat, "push"));
      if (c.event >= WON) { steps.push({ week, what: ["won", "walked", "silent"][c.event - WON], push, trust: round(c.trust), price: c.price }); break; }
      if (c.contacts > before.contacts) steps.push({ week, what: c.stage > before.stage ? "step" : "stays", push, trust: round(c.trust) });
      before = c;
    }
    return { steps, bears: round(before.tolerance), value: before.value };
  }
  // Sums of what is told after each of `ends` weeks; what a style of the kit did before is remembered.
  const lived = new Map();
  function sums(job) {
    const key = typeof job.boss === "string" ? JSON.stringify(job) : "";
    if (lived.has(key)) return lived.get(key);
    const made = year(job);
    if (key && lived.size < 9000) lived.set(key, made);
    return made;
  }
  // How much more boss b sells than boss a, in per cent after each of `ends` weeks: the mean of each world, pairs of years, and what else changed.
  function gap({ a, b, kind = 2, cut = "", worlds, runs, seed, ends = [52], first = 0 }) {
    return worlds.map(world => {
      const pairs = [], years_ = [], sold = ends.map(() => [0, 0]), told = {};
      for (let run = first; run < first + runs; run++) {
        const both = [a, b].map(boss => sums({ world, kind, cut, boss, seed, run, ends }));
        both.forEach((made, k) => {
          made.forEach((t, e) => sold[e][k] += t.revenue);
          const t = made[made.length - 1], weeks = ends[ends.length - 1] * people - t.vacant_weeks;
          const now = { leavers: t.leavers, walked: t.walked, wins: t.wins, trust: t.trust / people, strain: t.strain / weeks, money: t.revenue };
          for (const name in now) (told[name] ||= [0, 0])[k] += now[name] / runs;
        });
        const last = both.map(made => made[made.length - 1].revenue);
        years_.push(last);
        pairs.push(Math.round(100 * (last[1] / last[0] - 1)));
      }
      for (const name in told) told[name] = told[name].map(x => Number(x.toPrecision(5)));
      const [x, y] = sold[ends.length - 1];
      const off = years_.reduce((sum, [u, w]) => sum + (w - (u * y) / x) ** 2, 0) / Math.max(1, runs - 1);
      const error = Number(((196 * Math.sqrt(off * runs)) / x).toFixed(2));
      return { world, pairs, sold, error, percent: sold.map(([x, y]) => Number((100 * (y / x - 1)).toFixed(2))), told };
    });
  }
  return { year, chain, deals, deal, gap, data, people, each };
}
const sorted = values => [...values].sort((a, b) => a - b);
const quantile = (values, q) => { const s = sorted(values), x = q * (s.length - 1), k = Math.floor(x); return s[k] + (x - k) * ((s[k + 1] ?? s[k]) - s[k]); };
