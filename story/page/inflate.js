// What was packed with raw deflate comes out again (RFC 1951); browsers' own way is too young for old phones.
function inflate(src) {
  const out = [];
  let at = 0, bit = 0, held = 0;
  const bits = n => {
    while (held < n) { bit |= src[at++] << held; held += 8; }
    const v = bit & ((1 << n) - 1);
    bit >>>= n; held -= n;
    return v;
  };
  const tree = lengths => {
    const count = Array(16).fill(0), next = [], symbols = {};
    for (const l of lengths) count[l]++;
    count[0] = 0;
    for (let l = 1, code = 0; l < 16; l++) { code = (code + count[l - 1]) << 1; next[l] = code; }
    lengths.forEach((l, s) => { if (l) symbols[(l << 16) | next[l]++] = s; });
    return symbols;
  };
  const symbol = symbols => {
    for (let l = 1, code = 0; l < 16; l++) { code = (code << 1) | bits(1); const s = symbols[(l << 16) | code]; if (s !== undefined) return s; }
    throw Error("packed wrongly");
  };
  const base = [3], more = [], far = [1], farther = [];
  for (let k = 0; k < 28; k++) { more[k] = k < 4 ? 0 : (k >> 2) - 1; base[k + 1] = base[k] + (1 << more[k]); }
  base[28] = 258; more[28] = 0;
  for (let k = 0; k < 30; k++) { farther[k] = k < 2 ? 0 : (k >> 1) - 1; far[k + 1] = far[k] + (1 << farther[k]); }
  for (let last = 0; !last;) {
    last = bits(1);
    const way = bits(2);
    if (!way) {
      bit = held = 0;
      const n = src[at] | (src[at + 1] << 8);
      for (let k = 0; k < n; k++) out.push(src[at + 4 + k]);
      at += 4 + n;
      continue;
    }
    let words = [...Array(288).keys()].map(k => (k < 144 ? 8 : k < 256 ? 9 : k < 280 ? 7 : 8)), back = Array(30).fill(5);
    if (way === 2) {
      const a = bits(5) + 257, b = bits(5) + 1, c = bits(4) + 4, short = Array(19).fill(0), all = [];
      for (let k = 0; k < c; k++) short[[16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15][k]] = bits(3);
      const first = tree(short);
      while (all.length < a + b) {
        const s = symbol(first);
        if (s < 16) all.push(s);
        else { const v = s === 16 ? all[all.length - 1] : 0, n = s === 16 ? 3 + bits(2) : s === 17 ? 3 + bits(3) : 11 + bits(7); for (let k = 0; k < n; k++) all.push(v); }
      }
      words = all.slice(0, a); back = all.slice(a);
    }
    const one = tree(words), two = tree(back);
    for (let s; (s = symbol(one)) !== 256;) {
      if (s < 256) { out.push(s); continue; }
      const n = base[s - 257] + bits(more[s - 257]), d = symbol(two), from = out.length - far[d] - bits(farther[d]);
      for (let k = 0; k < n; k++) out.push(out[from + k]);
    }
  }
  return Uint8Array.from(out);
}
const PACK = {};
{
  const whole = inflate(Uint8Array.from(atob(document.getElementById("pack").textContent), c => c.charCodeAt(0)));
  const view = new DataView(whole.buffer), text = new TextDecoder();
  let at = 4 * (1 + view.getUint32(0, true));
  ["model", "app", "words", "made", "data", "wasm"].forEach((name, k) => {
    const part = whole.slice(at, (at += view.getUint32(4 * (k + 1), true)));
    PACK[name] = name === "wasm" ? part : text.decode(part);
  });
  for (const name of ["model", "app"]) {
    const script = document.createElement("script");
    script.textContent = PACK[name];
    document.body.append(script);
  }
}
