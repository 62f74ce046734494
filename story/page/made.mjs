// Works out what stands ready in the page: the authors' cases, and frames for browsers without WebAssembly.
// One job on standard input, the answer on standard output.
import { readFileSync } from "node:fs";

const job = JSON.parse(readFileSync(0, "utf8"));
const source = readFileSync(job.model, "utf8") + "\nexport { openModel, quantile };";
const { openModel, quantile } = await import("data:text/javascript," + encodeURIComponent(source));
const m = await openModel(readFileSync(job.wasm), job.data);
const { seed, pairs, worldPairs, kindPairs, dealRuns, weeks, book, authorRuns, stillRuns } = job.settings;
const worlds = job.data.worlds.map((_, k) => k + 1), [a, b] = ["micromanage", "coach"], frames = {};
const keep = (name, args, made = m[name](args)) => (frames[name + JSON.stringify(args)] = made);
for (const boss of [a, b]) keep("chain", { boss, seed, run: 0, weeks, book });
const found = keep("deals", { a, b, seed, runs: dealRuns });
for (const list of Object.values(found.shown)) for (const boss of [a, b]) if (list.length) keep("deal", { boss, seed, ...list[0] });
const bare = rows => rows.map(({ percent, pairs, told, error }) => ({ percent, pairs, told, error }));
const gap = args => keep("gap", args, bare(m.gap(args)));
for (const cut of [{}, { cut: "pass_through" }]) gap({ a, b, worlds: [0], runs: pairs, seed, ...cut });
gap({ a, b, worlds: [0], runs: pairs, seed, ends: [weeks] });
const short = rows => rows.map(({ percent, error }) => ({ percent, error }));
for (const cut of [{}, { cut: "pass_through" }])
  for (const world of worlds) { const args = { a, b, runs: worldPairs, seed, ...cut, worlds: [world] }; keep("gap", args, short(m.gap(args))); }
for (const kind of [0, 1, 2, 3, 4]) { const args = { a: b, b: a, kind, worlds: [0], runs: kindPairs, seed, ends: [13, 52] }; keep("gap", args, short(m.gap(args))); }
const whole = values => values.map(Math.round);
for (const kind of [0, 2, 4]) for (const help of [0, 1, 2]) for (const pass of [0, 0.5, 1]) for (const watch of [0, 1, 2]) {
  const args = { a: "status_quo", b: { knobs: [help, pass, watch] }, kind, seed, ends: [13, 52], worlds, runs: stillRuns };
  frames["sandbox" + JSON.stringify([help, pass, watch, kind])] = m.gap(args).map(row => whole(row.percent));
}

// Every author against every rival, among five kinds of people, after a quarter and a year: where it wins most and loses most.
const styles = [...new Set([...job.authors.map(x => x.style), ...job.rivals])], ends = [13, 52], sold = {};
for (const style of styles) for (const kind of [0, 1, 2, 3, 4]) for (const world of worlds) {
  const sums = ends.map(() => 0);
  for (let run = 0; run < authorRuns; run++) m.year({ world, kind, boss: style, seed, run, ends }).forEach((t, e) => sums[e] += t.revenue);
  sold[[style, kind, world]] = sums;
}
const cases = job.authors.map(({ id, style, against }) => {
  const all = [];
  for (const rival of styles) if (rival !== style) for (const kind of [0, 1, 2, 3, 4]) ends.forEach((week, e) => {
    const gains = worlds.map(w => 100 * (sold[[style, kind, w]][e] / sold[[rival, kind, w]][e] - 1));
    all.push({ rival, kind, week, up: gains.filter(x => x > 0).length, median: Math.round(10 * quantile(gains, 0.5)) / 10 });
  });
  const best = all.filter(x => against.includes(x.rival)).sort((x, y) => y.up - x.up || y.median - x.median)[0], worst = [...all].sort((x, y) => x.up - y.up || x.median - y.median)[0];
  return { id, style, win: 2 * best.up > worlds.length ? best : null, loss: 2 * worst.up < worlds.length ? worst : null, all };
});
process.stdout.write(JSON.stringify({ frames, authors: cases }));
