// The scenes, one after another, and what the reader does in them.
const $ = (q, root = document) => root.querySelector(q), $$ = (q, root = document) => [...root.querySelectorAll(q)];
const WORDS = JSON.parse(PACK.words), MADE = JSON.parse(PACK.made);
const quiet = matchMedia("(prefers-reduced-motion: reduce)").matches;
const NAMES = { micromanage: "watch", coach: "ask", accountability: "order", process: "process", macro: "minimum", hands_off: "alone", status_quo: "usual", take_over: "stepin" };
let lang = WORDS.en ? [...(navigator.languages || ["en"])].map(l => l.slice(0, 2)).find(l => WORDS[l]) || "en" : Object.keys(WORDS)[1];
const t = (id, put = {}) => (WORDS[lang][WORDS.keys.indexOf(id)] ?? id).replace(/\{(\w+)\}/g, (_, name) => put[name] ?? "").replace(/ %/g, "\u00a0%");
const num = (x, digits = 0) => new Intl.NumberFormat(lang, { maximumFractionDigits: digits, minimumFractionDigits: digits }).format(x).replace("-", "−");
const signed = (x, digits = 0) => (Math.round(x * 10 ** digits) > 0 ? "+" : "") + num(x, digits) + " %";
const money = x => new Intl.NumberFormat(lang, { style: "currency", currency: "EUR", maximumFractionDigits: 0 }).format(x);
const more = x => (Math.round(x) > 0 ? t("say.more", { n: num(Math.round(x)) }) : Math.round(x) < 0 ? t("say.less", { n: num(-Math.round(x)) }) : t("say.same"));
const styleName = name => t("style." + NAMES[name]);
const WATCH = "micromanage", ASK = "coach";
const state = { at: 0, seed: 1, guess: [null, null, null], known: {}, boss: WATCH, week: 0, tale: "3/2", nth: 0, author: 0, knobs: [0.4, 0.7, 0.3], kind: 2 };

// The engine: here for quick looks, in a worker for long ones; without WebAssembly what was worked out before is shown.
const engine = { here: null, worker: null, waiting: new Map(), next: 1 };
async function startEngine() {
  if (typeof WebAssembly !== "object") return;
  const bytes = PACK.wasm, data = JSON.parse(PACK.data);
  engine.here = await openModel(bytes, data);
  try {
    const source = PACK.model + ";let ready;onmessage=async e=>{const d=e.data;if(d.bytes){ready=openModel(d.bytes,d.data);return}const m=await ready;postMessage({id:d.id,made:m[d.name](d.args)})}";
    engine.worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
    engine.worker.onmessage = e => { engine.waiting.get(e.data.id)?.done(e.data.made); engine.waiting.delete(e.data.id); };
    engine.worker.onerror = () => { // what it owes is worked out here
      engine.worker = null;
      for (const { name, args, done } of engine.waiting.values()) done(engine.here[name](args));
      engine.waiting.clear();
    };
    engine.worker.postMessage({ bytes, data });
  } catch { engine.worker = null; }
}
const breath = () => new Promise(done => setTimeout(done));
async function ask(name, args) {
  if (!engine.here) return MADE.frames[name + JSON.stringify(args)] ?? null;
  if (engine.worker) return new Promise(done => { engine.waiting.set(engine.next, { name, args, done }); engine.worker.postMessage({ id: engine.next++, name, args }); });
  await breath();
  return engine.here[name](args);
}
// A gap in parts, so that what is no longer wanted can be dropped; tells how far it is.
async function gapInParts(args, worlds, tell, wanted = () => true) {
  const rows = [];
  for (const world of worlds) {
    const made = await ask("gap", { ...args, worlds: [world] });
    if (!wanted() || !made) return null;
    rows.push(made[0]);
    tell?.(rows);
  }
  return rows;
}
const WORLDS = [...Array(MADE.worlds).keys()].map(k => k + 1);

const scenes = ["cover", "people", "bet", "week", "deal", "year", "customer", "kinds", "authors", "fair", "sandbox", "end"];
const p = (id, put) => `<p>${t(id, put)}</p>`;
const tell = (id, put) => `<p class="told">${t(id, put)}</p>`;
const button = (id, label, more = "") => `<button type="button" id="${id}" ${more}>${label}</button>`;
const choice = (name, options, chosen) => `<div class="choice" role="group" aria-label="${t("choice." + name)}">${options.map(([v, label]) => `<button type="button" data-${name}="${v}" aria-pressed="${v === chosen}">${label}</button>`).join("")}</div>`;
const luck = what => `<p class="luck">${t("luck.line", { seed: num(state.seed), what })} ${engine.here ? button("luck", t("luck.other"), 'class="plain"') : ""}</p>`;
const wait = `<p class="wait" role="status">…</p>`;

const draw = {
  cover: () => `<div class="cast">${["robin", "kim", "sam"].map((w, k) => face(w, 10 + 25 * k, 112)).join('<span class="drip"></span>')}<span class="drip"></span><svg viewBox="-13 -13 26 26" aria-hidden="true">${customer([30, 0, 0], 0, 0)}</svg></div>${p("cover.1")}${p("cover.2")}${p("cover.4")}<p class="small">${t("cover.3", { n: num(MADE.worlds), people: num(MADE.people), customers: num(MADE.customers) })}</p>`,
  people: () => `<ul class="people">${["robin", "kim", "sam", "noa"].map((w, k) => `<li>${face(w, 15 + 12 * k, 76)}<div><b>${t("who." + w)}</b><br>${t("manner." + w, { hours: num(MADE.hours), people: num(MADE.people) })}</div></li>`).join("")}</ul>
<div class="crowd">${svg(360, 44, t("people.crowd"), [[56, 0, 0], [52, 0, 1], [46, 0, 0], [44, 3, 0], [36, 0, 0], [30, 0, 1], [22, 0, 0]].map((c, i) => customer(c, 30 + 50 * i, 22)).join(""))}</div>${p("people.customers")}`,
  bet: () => `${p("bet.0")}${[0, 1, 2].map(k => `<fieldset class="bet"><legend>${t("bet.n", { n: k + 1 })}</legend><label for="g${k}">${t("bet.q" + k)}</label><output id="o${k}" for="g${k}">${guessWords(k)}</output>
<input type="range" id="g${k}" min="${k === 1 ? 0 : -50}" max="${k === 1 ? 100 : 50}" value="${state.guess[k] ?? (k === 1 ? 50 : 0)}" aria-valuetext="${guessWords(k)}"></fieldset>`).join("")}<p class="small">${t("bet.how")}</p>`,
  week: () => `${p("week.1")}<div class="two"><div class="turn">${choice("boss", [[WATCH, styleName(WATCH)], [ASK, styleName(ASK)]], state.boss)}<div class="buttons">${quiet ? "" : button("play", t("week.play"))}${button("step", t("week.step"))}${button("back", t("week.first"))}</div></div>
<div id="stage">${wait}</div><div class="by"><h2 id="weekno"></h2><p id="tale" class="told"></p><div id="after"></div>${luck(t("luck.team"))}</div></div>`,
  deal: () => `${p("deal.1")}${choice("tale", [["3/2", t("deal.lost")], ["2/3", t("deal.won")], ["2/2", t("deal.both")]], state.tale)}<div id="stage">${wait}</div>${luck(t("luck.deals", { n: num(MADE.dealRuns) }))}`,
  year: () => `${p("year.1")}<div id="stage">${wait}</div>${luck(t("luck.pairs", { n: num(MADE.pairs) }))}`,
  customer: () => `${p("customer.1")}<div id="stage">${wait}</div>${luck(t("luck.pairs", { n: num(MADE.pairs) }))}`,
  kinds: () => `${p("kinds.1")}<div id="stage">${wait}</div>${luck(t("luck.pairs", { n: num(MADE.kindPairs) }))}`,
  authors: () => `${p("authors.1")}${choice("author", MADE.authors.map((a, k) => [k, t("author." + a.id)]), state.author)}<div id="stage"></div><p class="luck">${t("authors.luck", { seed: num(MADE.seed), worlds: num(MADE.worlds), n: num(MADE.authorRuns) })}</p>`,
  fair: () => `<blockquote>${t("fair.ask")}</blockquote>${p("fair.1")}${p("fair.2")}<h2>${t("fair.how")}</h2><ul class="facts">${[1, 2, 3, 4].map(k => `<li>${t("fair.f" + k, { n: num(MADE.worlds), s: num(MADE.settings), a: num(MADE.assumed) })}</li>`).join("")}</ul>`,
  sandbox: () => `${p("sandbox.1")}<div class="two"><div class="band"><div id="stage">${wait}</div></div><div class="sliders">${["pass", "watch", "help"].map((k, i) => slider(k, i)).join("")}
<div class="slide"><label for="kind">${t("slide.kind")}</label><output for="kind" id="okind">${t("kind." + state.kind)}</output><input type="range" id="kind" min="0" max="4" step="${engine.here ? 1 : 2}" value="${state.kind}" aria-valuetext="${t("kind." + state.kind)}"></div></div></div><div id="told"></div><p class="luck"><span id="runs"></span> ${engine.here ? button("luck", t("luck.other"), 'class="plain"') : t("sandbox.still")}</p>`,
  end: () => `${p("end.1")}<div id="stage">${wait}</div><section class="handout" aria-labelledby="hand"><h2 id="hand">${t("hand.title")}</h2><p>${t("hand.1")}</p><ol>${[1, 2, 3].map(k => `<li>${t("hand.q" + k)}<span class="line"></span></li>`).join("")}</ol>
<h3>${t("hand.when")}</h3><ul>${["help", "harm", "where"].map(k => `<li>${t("hand." + k)}</li>`).join("")}</ul><h3>${t("hand.ask")}</h3><p>${t("hand.three")}</p><p>${t("hand.order")}</p><p>${t("hand.monday")}<span class="line"></span></p></section>
<div class="buttons">${button("print", t("hand.print"))}${button("again", t("end.again"), 'class="plain"')}</div>`,
};
const RANGE = [[0, 1, 0.05], [0, 2, 0.1], [0, 2, 0.1]], KNOB = { pass: 1, watch: 2, help: 0 };
const knobWords = k => (k === "pass" ? num(100 * state.knobs[1]) + " %" : t("slide.hours", { n: num(state.knobs[KNOB[k]], 1) }));
function slider(k, i) {
  const [low, high, step] = engine.here ? RANGE[i] : [RANGE[i][0], RANGE[i][1], RANGE[i][1] / 2];
  return `<div class="slide"><label for="${k}">${t("slide." + k)}</label><output id="o${k}" for="${k}">${knobWords(k)}</output><input type="range" id="${k}" min="${low}" max="${high}" step="${step}" value="${state.knobs[KNOB[k]]}" aria-valuetext="${knobWords(k)}"></div>`;
}
function guessWords(k) {
  const g = state.guess[k];
  if (g === null) return t("bet.none");
  return k === 1 ? t("bet.share", { n: num(g) }) : g > 0 ? t("bet.more", { n: num(g) }) : g < 0 ? t("bet.less", { n: num(-g) }) : t("bet.same");
}
const answer = (k, truth, unit = "%") => {
  const off = Math.round(Math.abs(state.guess[k] - truth)), key = off <= 5 ? "near" : off <= 15 ? "off" : "far";
  return `<p class="answer"><b>${t("answer.yours")}</b> ${guessWords(k)}. ${t("answer." + key, { n: num(off) })}</p>`;
};

const enter = {
  bet() {
    [0, 1, 2].forEach(k => $("#g" + k).addEventListener("input", e => {
      state.guess[k] = Number(e.target.value);
      $("#o" + k).textContent = guessWords(k);
      e.target.setAttribute("aria-valuetext", guessWords(k));
      gate();
    }));
  },
  async week() {
    const frames = await weeks(state.boss);
    if (!frames) return;
    showWeek(frames);
    $("#step").onclick = () => { stop(); state.week = Math.min(MADE.weeks - 1, state.week + 1); showWeek(frames); };
    $("#back").onclick = () => { stop(); state.week = 0; showWeek(frames); };
    if ($("#play")) $("#play").onclick = () => (timer ? stop() : play(frames));
    $$("[data-boss]").forEach(b => b.onclick = () => { state.boss = b.dataset.boss; state.week = 0; stop(); show(false, `[data-boss=${state.boss}]`); });
  },
  async deal() {
    const found = await known("deals", { a: WATCH, b: ASK, seed: state.seed, runs: MADE.dealRuns });
    $$("[data-tale]").forEach(b => b.onclick = () => { state.tale = b.dataset.tale; state.nth = 0; show(false, `[data-tale="${state.tale}"]`); });
    const list = found?.shown[state.tale] || [];
    if (!list.length) { $("#stage").innerHTML = p("deal.none"); return; }
    const one = list[state.nth % list.length];
    const both = await Promise.all([WATCH, ASK].map(boss => ask("deal", { boss, seed: state.seed, ...one })));
    if (!both[0] || !$("#stage")) return;
    $("#stage").innerHTML = `<div class="lanes">${both.map((d, k) => lane(d, [WATCH, ASK][k])).join("")}</div>${engine.here && list.length > 1 ? `<div class="buttons">${button("nth", t("deal.next"))}</div>` : ""}
${tell("deal.sum", { all: num(found.all), one: num(found.one), other: num(found.other), pressed: num(found.pressed) })}${p("deal.luck")}`;
    if ($("#nth")) $("#nth").onclick = () => { state.nth++; show(false, "#nth"); };
  },
  async year() {
    const row = (await known("gap", { a: WATCH, b: ASK, worlds: [0], runs: MADE.pairs, seed: state.seed }))?.[0];
    if (!row || !$("#stage")) return;
    const gain = row.percent[0], ahead = row.pairs.filter(x => x > 0).length;
    keep(0, gain);
    $("#stage").innerHTML = `<h2>${t("year.head", { what: more(gain) })} ${t("say.give", { n: num(row.error) })}</h2>${yearsPicture(row.pairs, state.guess[0], t("year.alt", { n: num(row.pairs.length), ahead: num(ahead), what: more(gain) }))}<p class="axis">${t("year.axis")}</p>${answer(0, gain)}
${tell("year.money", { a: money(row.told.money[0]), b: money(row.told.money[1]), ahead: num(ahead), n: num(row.pairs.length) })}<div id="more">${wait}</div>`;
    const rows = await knownParts("year", { a: WATCH, b: ASK, runs: MADE.worldPairs, seed: state.seed }, n => { if ($("#more")) $("#more").innerHTML = `<p class="wait" role="status">${t("wait.worlds", { n: num(n), all: num(MADE.worlds) })}</p>`; });
    if (!rows || !$("#more")) return;
    const values = rows.map(r => r.percent[0]), [a, m, b] = [0.1, 0.5, 0.9].map(q => quantile(values, q)), up = values.filter(x => x > 0).length;
    $("#more").innerHTML = `<h2>${t("year.worlds", { up: num(up), n: num(values.length) })}</h2>${worldsPicture([{ name: t("span.year"), values }], t("worlds.alt", { a: signed(a), m: signed(m), b: signed(b) }))}<p class="axis">${t("worlds.axis", { n: num(MADE.worldPairs) })}</p>${p("year.why", { n: num(MADE.varied - 2) })}`;
  },
  async customer() {
    const args = { a: WATCH, b: ASK, worlds: [0], runs: MADE.pairs, seed: state.seed };
    const [open, shut] = [await known("gap", args), await known("gap", { ...args, cut: "pass_through" })];
    if (!open || !shut || !$("#stage")) return;
    const [x, y] = [open[0].percent[0], shut[0].percent[0]], share = 100 * (1 - y / x), sure = x > 3;
    if (sure) keep(1, share);
    $("#stage").innerHTML = `<h2>${sure ? t("customer.head", { n: num(share) }) : t("customer.unsure")}</h2>${barsPicture([{ name: t("customer.open"), value: x, colour: CALM }, { name: t("customer.shut"), value: y, colour: "#8a9bab" }], t("customer.alt", { a: signed(x, 1), b: signed(y, 1) }))}
${sure ? answer(1, share) : ""}${tell("customer.walk", { a: num(open[0].told.walked[0]), b: num(open[0].told.walked[1]) })}<div id="more">${wait}</div>`;
    const part = { a: WATCH, b: ASK, runs: MADE.worldPairs, seed: state.seed };
    const one = await knownParts("year", part), two = await knownParts("cut", { ...part, cut: "pass_through" });
    if (!one || !two || !$("#more")) return;
    const points = one.map((r, k) => r.percent[0] - two[k].percent[0]), [a, m, b] = [0.1, 0.5, 0.9].map(q => quantile(points, q));
    $("#more").innerHTML = `${p("customer.worlds", { a: num(a), m: num(m), b: num(b) })}${p("customer.unknown")}`;
  },
  async kinds() {
    const lines = [], errors = [];
    for (const kind of [0, 1, 2, 3, 4]) {
      const row = (await known("gap", { a: ASK, b: WATCH, kind, worlds: [0], runs: MADE.kindPairs, seed: state.seed, ends: [13, 52] }))?.[0];
      if (!row || !$("#stage")) return;
      lines.push(row.percent);
      errors.push(row.error);
    }
    const quarter = lines.map(l => l[0]), year = lines.map(l => l[1]);
    keep(2, year[4]);
    $("#stage").innerHTML = `<h2>${t("kinds.head", { a: more(year[0]), b: more(year[4]) })}</h2>${kindsPicture([{ name: t("span.quarter"), values: quarter, colour: GREY, dash: 1 }, { name: t("span.year"), values: year, colour: HEAT }], state.guess[2], t("kinds.alt", { a: signed(year[0]), b: signed(year[2]), c: signed(year[4]) }))}
<div class="ends"><span>${t("kind.0")}</span><span>${t("kind.2")}</span><span>${t("kind.4")}</span></div><p class="axis">${t("kinds.axis")}</p>${answer(2, year[4])}
<div class="scroll"><table><caption>${t("kinds.table")}</caption><thead><tr><th scope="col">${t("kinds.people")}</th><th scope="col">${t("span.quarter")}</th><th scope="col">${t("span.year")}</th></tr></thead><tbody>${lines.map((l, k) => `<tr><th scope="row">${t("kind." + k)}</th><td>${signed(l[0])}</td><td>${signed(l[1])}</td></tr>`).join("")}</tbody></table></div><p class="small">${t("kinds.give", { n: num(Math.max(...errors)) })}</p>${p("kinds.2")}`;
  },
  authors() {
    const put = () => {
      const a = MADE.authors[state.author];
      const fact = (f, key) => f ? `<div class="fact ${key}"><b>${t("authors." + key)}</b><p>${t("authors.fact", { who: t("among." + f.kind), span: t(f.week === 13 ? "over.quarter" : "over.year"), rival: styleName(f.rival), up: num(f.up), n: num(MADE.worlds), what: more(f.median) })}</p></div>` : `<div class="fact"><p>${t("authors.not" + key)}</p></div>`;
      $("#stage").innerHTML = `<article class="author"><h2>${t("author." + a.id)}: ${t("quoted", { what: styleName(a.style) })}</h2><blockquote>${t("says." + a.id)}</blockquote><div class="facts2">${fact(a.win, "wins")}${fact(a.loss, "loses")}</div>${p("after." + a.id)}</article>`;
    };
    put();
    $$("[data-author]").forEach(b => b.onclick = () => { state.author = Number(b.dataset.author); $$("[data-author]").forEach(o => o.setAttribute("aria-pressed", o === b)); put(); });
  },
  sandbox() {
    for (const k of ["pass", "watch", "help"]) $("#" + k).addEventListener("input", e => { state.knobs[KNOB[k]] = Number(e.target.value); mark(k, knobWords(k)); touch(); });
    $("#kind").addEventListener("input", e => { state.kind = Number(e.target.value); mark("kind", t("kind." + state.kind)); touch(); });
    touch(true);
  },
  async end() {
    $("#print").onclick = () => print();
    $("#again").onclick = () => { state.guess = [null, null, null]; state.at = 2; show(); };
    for (const name of ["year", "customer", "kinds"]) if (state.known[["year", "customer", "kinds"].indexOf(name)] === undefined) await truth(name);
    if (!$("#stage")) return;
    $("#stage").innerHTML = `<div class="scroll"><table><caption>${t("end.table", { seed: num(state.seed) })}</caption><thead><tr><th scope="col">${t("end.q")}</th><th scope="col">${t("answer.yours")}</th><th scope="col">${t("end.out")}</th></tr></thead><tbody>${[0, 1, 2].map(k => `<tr><th scope="row">${t("end.q" + k)}</th><td>${guessWords(k)}</td><td>${state.known[k] === undefined ? "–" : k === 1 ? t("bet.share", { n: num(state.known[k]) }) : outWords(state.known[k])}</td></tr>`).join("")}</tbody></table></div>${p("end.2")}`;
  },
};
const outWords = x => (Math.round(x) > 0 ? t("bet.more", { n: num(Math.round(x)) }) : Math.round(x) < 0 ? t("bet.less", { n: num(-Math.round(x)) }) : t("bet.same"));
const keep = (k, value) => { state.known[k] = value; };
async function truth(name) {
  const args = { a: WATCH, b: ASK, worlds: [0], runs: MADE.pairs, seed: state.seed };
  if (name === "kinds") { const r = await known("gap", { a: ASK, b: WATCH, kind: 4, worlds: [0], runs: MADE.kindPairs, seed: state.seed, ends: [13, 52] }); if (r) keep(2, r[0].percent[1]); return; }
  const open = await known("gap", args);
  if (open && name === "year") keep(0, open[0].percent[0]);
  if (open && name === "customer") { const shut = await known("gap", { ...args, cut: "pass_through" }); if (open[0].percent[0] > 3) keep(1, 100 * (1 - shut[0].percent[0] / open[0].percent[0])); }
}

// What was asked once is remembered.
const memory = new Map();
async function known(name, args) {
  const key = name + JSON.stringify(args);
  if (!memory.has(key)) memory.set(key, ask(name, args));
  return memory.get(key);
}
async function knownParts(key, args, progress) {
  key += JSON.stringify(args);
  if (memory.has(key)) return memory.get(key);
  const here = state.at, rows = await gapInParts(args, WORLDS, r => progress?.(r.length), () => state.at === here);
  if (rows) memory.set(key, rows);
  return rows;
}

// A week of pressure.
let timer = 0;
const weeks = boss => known("chain", { boss, seed: state.seed, run: 0, weeks: MADE.weeks, book: MADE.book });
function stop() { clearInterval(timer); timer = 0; if ($("#play")) $("#play").textContent = t("week.play"); }
function play(frames) {
  if (state.week >= MADE.weeks - 1) state.week = 0;
  $("#play").textContent = t("week.pause");
  showWeek(frames);
  timer = setInterval(() => { if (state.week >= MADE.weeks - 1 || !$("#weekno")) return stop(); state.week++; showWeek(frames); }, 1400);
}
async function showWeek(frames) {
  const f = frames[state.week], [one, other] = f.sellers;
  const words = t("week.tale", { boss: num(f.boss), on: num(Math.round((one.on + other.on) / 2)), sam: num(one.pressure), strain: num(one.strain), push: num(one.push), walked: num(f.walked), won: num(f.won) });
  $("#weekno").textContent = t("week.no", { n: num(state.week + 1), all: num(MADE.weeks) });
  $("#tale").textContent = words;
  $("#stage").innerHTML = chainPicture(f, words);
  if (state.week < MADE.weeks - 1) { $("#after").innerHTML = ""; return; }
  const made = (await known("gap", { a: WATCH, b: ASK, worlds: [0], runs: MADE.pairs, seed: state.seed, ends: [MADE.weeks] }))?.[0];
  if (!made || !$("#after")) return;
  const row = (id, name, times = 1, d = 0) => `<tr><th scope="row">${t(id)}</th>${made.told[name].map(x => `<td>${num(times * x, d)}</td>`).join("")}</tr>`;
  $("#after").innerHTML = `<table><caption>${t("week.after", { n: num(MADE.weeks), teams: num(MADE.pairs) })}</caption><thead><tr><td></td>${[WATCH, ASK].map(b => `<th scope="col">${styleName(b)}</th>`).join("")}</tr></thead><tbody>${row("row.strain", "strain", 100)}${row("row.walked", "walked", 1, 1)}${row("week.rwon", "wins", 1, 1)}</tbody></table>`;
}
// One deal under one boss.
function lane(d, boss) {
  const scale = Math.max(40, d.bears + 8, ...d.steps.map(s => s.push || 0));
  const bar = s => s.push === undefined ? "" : `<svg class="push" viewBox="0 0 200 20" preserveAspectRatio="xMinYMid" aria-hidden="true"><rect y="6" width="200" height="8" rx="4" fill="#e6e0d6"/><rect y="6" width="${(200 * s.push) / scale}" height="8" rx="4" fill="${s.push > d.bears ? HEAT : CALM}"/><path d="M${(200 * d.bears) / scale} 1V19" stroke="${INK}" stroke-width="2.5"/></svg>`;
  const line = s => `<li class="${s.what}"><b>${t("deal.week", { n: num(s.week + 1) })}</b> ${t("step." + s.what, { price: money(s.price || 0) })}${bar(s)}${s.push === undefined ? "" : `<span class="small">${t(s.push > d.bears ? "step.hard" : "step.soft", { push: num(s.push), bears: num(d.bears) })}</span>`}</li>`;
  return `<section class="lane ${boss}"><h2>${styleName(boss)}</h2><ol>${d.steps.map(line).join("")}</ol></section>`;
}
// The sandbox: a rough band while the finger moves, a fine one when it rests.
let rest = 0, turnNo = 0;
const mark = (k, words) => { $("#o" + k).textContent = words; $("#" + k).setAttribute("aria-valuetext", words); };
const wish = () => ({ a: "status_quo", b: { knobs: [...state.knobs] }, kind: state.kind, seed: state.seed, ends: [13, 52] });
function touch(first) {
  const mine = ++turnNo;
  clearTimeout(rest);
  if (engine.here) {
    const from = performance.now(), rows = [];
    for (const world of WORLDS.slice(0, MADE.roughWorlds)) {
      if (rows.length >= MADE.roughLeast && performance.now() - from > MADE.roughTime) break;
      rows.push(...engine.here.gap({ ...wish(), worlds: [world], runs: 1 }));
    }
    paint(rows, true);
    rest = setTimeout(() => fine(mine), first ? 0 : 250);
  } else {
    const made = MADE.frames["sandbox" + JSON.stringify([...state.knobs, state.kind])];
    if (made) paint(made.map((percent, k) => ({ percent })), false);
  }
}
async function fine(mine) {
  let rows = null, first = 0;
  for (const runs of MADE.fine) {
    const more = await gapInParts({ ...wish(), runs, first }, WORLDS, null, () => mine === turnNo && $("#told"));
    if (!more) return;
    first += runs;
    rows = rows ? rows.map((r, k) => merged(r, more[k], runs / first)) : more;
    paint(rows, false, first);
  }
}
function merged(a, b, part) {
  const sold = a.sold.map(([x, y], e) => [x + b.sold[e][0], y + b.sold[e][1]]);
  const told = Object.fromEntries(Object.keys(a.told).map(k => [k, a.told[k].map((v, i) => v * (1 - part) + b.told[k][i] * part)]));
  return { sold, told, percent: sold.map(([x, y]) => 100 * (y / x - 1)) };
}
function paint(rows, rough, runs) {
  const two = [0, 1].map(e => rows.map(r => r.percent[e])), [a, m, b] = [0.1, 0.5, 0.9].map(q => quantile(two[1], q));
  $("#stage").innerHTML = worldsPicture([{ name: t("span.quarter"), values: two[0] }, { name: t("span.year"), values: two[1] }], t("worlds.alt", { a: signed(a), m: signed(m), b: signed(b) }), rough) + `<p class="axis">${t("sandbox.axis")}</p>`;
  $("#runs").textContent = t("sandbox.luck", { seed: num(state.seed), worlds: num(rows.length), n: num(runs || (rough ? 1 : MADE.stillRuns)) });
  const up = two[1].filter(x => x > 0).length;
  let words = rough ? t("sandbox.rough") : t("sandbox.told", { what: more(m), a: more(a), b: more(b), up: num(up), n: num(rows.length) });
  const mean = (k, i) => rows.reduce((s, r) => s + r.told[k][i], 0) / rows.length;
  let extra = "";
  if (!rough && rows[0].told) extra = `<table><caption>${t("sandbox.table")}</caption><thead><tr><td></td><th scope="col">${t("style.usual")}</th><th scope="col">${t("sandbox.yours")}</th></tr></thead><tbody>${[["leavers", 1, 1], ["strain", 100, 0], ["trust", 100, 0], ["walked", 1, 0]].map(([k, times, d]) => `<tr><th scope="row">${t("row." + k)}</th><td>${num(times * mean(k, 0), d)}</td><td>${num(times * mean(k, 1), d)}</td></tr>`).join("")}</tbody></table>`;
  $("#told").innerHTML = `<p class="told">${words}</p>${extra}`;
}

// Going from scene to scene.
const gate = () => { const closed = scenes[state.at] === "bet" && state.guess.includes(null); $("#next").disabled = closed; $("#why").textContent = closed ? t("bet.first") : ""; };
function show(moved = true, focus = "") {
  stop();
  turnNo++;
  const name = scenes[state.at], last = state.at === scenes.length - 1;
  document.documentElement.lang = lang;
  document.title = t("title");
  $("#home").textContent = t("title");
  $("#where").textContent = t("where", { n: num(state.at + 1), all: num(scenes.length) });
  $("#bar").style.width = (100 * (state.at + 1)) / scenes.length + "%";
  $("#scene").className = document.body.className = name;
  $("#scene").innerHTML = `<h1 tabindex="-1">${t("head." + name)}</h1>${draw[name]()}`;
  $("#prev").textContent = t("go.back");
  $("#prev").hidden = !state.at;
  $("#next").textContent = state.at ? t("go.next") : t("go.begin");
  $("#next").hidden = last;
  $("#foot").textContent = t("foot");
  $("#skip").textContent = t("skip");
  $("nav").setAttribute("aria-label", t("nav"));
  $("#langs").setAttribute("aria-label", t("langs"));
  $$("[data-lang]").forEach(b => b.setAttribute("aria-pressed", b.dataset.lang === lang));
  gate();
  enter[name]?.();
  const other = $("#luck");
  if (other) other.onclick = () => { state.seed++; state.known = {}; show(false, "#luck"); };
  if (moved) { scrollTo(0, 0); $("#scene h1").focus({ preventScroll: true }); } else if (focus) $(focus)?.focus();
}
$("#next").onclick = () => { state.at++; show(); };
$("#prev").onclick = () => { state.at--; show(); };
$("#langs").innerHTML = Object.keys(WORDS).filter(l => l !== "keys").map(l => `<button type="button" data-lang="${l}" lang="${l}">${WORDS[l][WORDS.keys.indexOf("name")]}</button>`).join("");
$$("[data-lang]").forEach(b => b.onclick = () => { lang = b.dataset.lang; show(false, `[data-lang=${lang}]`); });
startEngine().catch(() => { engine.here = null; }).finally(() => { if (!engine.here) state.knobs = [0, 0.5, 0]; document.documentElement.dataset.engine = engine.here ? "on" : "off"; show(false); });
