// Runs engine.wasm in node: a job on standard input, its totals on standard output. Used by tests alone.
import { readFileSync } from "node:fs";

const job = JSON.parse(readFileSync(0, "utf8"));
const wasi = new Proxy({}, { get: () => () => 0 });
const { instance } = await WebAssembly.instantiate(readFileSync(job.wasm), { wasi_snapshot_preview1: wasi });
const engine = instance.exports;
const numbers = (values) => {
  const at = engine.room(8 * Math.max(1, values.length));
  new Float64Array(engine.memory.buffer, at, values.length).set(values);
  return at;
};
const params = numbers(job.params);
const state = engine.room(engine.bytes(params));
const at = state + job.totals_at;
const answers = job.arms.map(({ style, knobs, from_week }) => {
  const turned = numbers(knobs);
  const rows = [];
  for (let run = 0; run < job.runs; run++) {
    engine.begin(params, state, job.seed, 0, run);
    engine.live(params, state, job.seed, 0, run, -job.warmup, from_week, job.before, turned);
    engine.live(params, state, job.seed, 0, run, from_week, job.weeks, style, turned);
    rows.push([...new Float64Array(engine.memory.buffer, at, job.columns)]);
  }
  return rows;
});
process.stdout.write(JSON.stringify(answers));
