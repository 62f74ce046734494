// Pictures as SVG texts. Each says what it shows to whoever cannot see it.
const INK = "#22262b", HEAT = "#b84a00", CALM = "#00629b", GREY = "#6e6e6e";
const esc = s => String(s).replace(/[&<>"]/g, c => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
const svg = (w, h, label, inside, cls = "") => `<svg class="picture ${cls}" viewBox="0 0 ${w} ${h}" role="img" aria-label="${esc(label)}">${inside}</svg>`;
const say = (x, y, text, more = "") => `<text x="${x}" y="${y}" ${more}>${esc(text)}</text>`;
// A pipe: as wide as what it carries, with drops that run while the week plays.
function pipe(x1, y1, x2, y2, value, label, right) {
  const w = 2 + value / 4, mid = (y1 + y2) / 2, at = `M${x1} ${y1}C${x1} ${mid} ${x2} ${mid} ${x2} ${y2}`;
  return `<path d="${at}" fill="none" stroke="#f0c7a8" stroke-width="${w}"/><path class="runs" d="${at}" fill="none" stroke="${HEAT}" stroke-width="${Math.max(1.6, w * 0.55)}" stroke-dasharray="3 9" stroke-linecap="round"/>
${say((x1 + x2) / 2 + (right ? 12 + w / 2 : -12 - w / 2), mid + (Math.abs(x2 - x1) > 60 ? -12 : 5), label, `class="flow" text-anchor="${right ? "start" : "end"}"`)}`;
}
function meter(x, y, value, colour) {
  return `<rect x="${x}" y="${y}" width="90" height="7" rx="3.5" fill="#e6e0d6"/><rect x="${x}" y="${y}" width="${(90 * Math.max(2, value)) / 100}" height="7" rx="3.5" fill="${colour}"/>`;
}
function chainPicture(f, label) {
  const inner = (who, mood, x, y, size) => face(who, mood, size).replace("<svg ", `<svg x="${x}" y="${y}" `);
  const [one, other] = f.sellers;
  const seller = (s, who, x) => `${inner(who, s.strain, x - 30, 268, 60)}${say(x, 352, t("who." + who), 'text-anchor="middle" class="name"')}
${meter(x - 45, 359, s.strain, HEAT)}${say(x, 382, t("chain.strain", { n: num(s.strain) }), 'text-anchor="middle"')}`;
  const book = (s, x) => s.book.map((c, i) => customer(c, x - 60 + 30 * (i % 5), 452 + 25 * Math.floor(i / 5))).join("");
  return svg(360, 560, label, `
${inner("robin", 20 + f.boss, 78, 4, 68)}${say(158, 30, t("who.robin"), 'class="name"')}${say(158, 49, t("chain.above", { n: num(f.boss) }))}${meter(158, 58, f.boss, HEAT)}
${pipe(112, 84, 112, 124, f.boss, num(f.boss), true)}
${inner("kim", 15 + 0.6 * f.boss, 78, 126, 68)}${say(158, 152, t("who.kim"), 'class="name"')}${say(158, 171, t("chain.on", { n: num(Math.round((one.on + other.on) / 2)) }))}${meter(158, 180, (one.on + other.on) / 2, HEAT)}
${pipe(100, 206, 90, 266, one.pressure, num(one.pressure))}${pipe(124, 206, 270, 266, other.pressure, num(other.pressure), true)}
${seller(one, "sam", 90)}${seller(other, "noa", 270)}
${pipe(90, 390, 90, 434, one.push, num(one.push))}${pipe(270, 390, 270, 434, other.push, num(other.push), true)}
${book(one, 90)}${book(other, 270)}`, "chain");
}
// One dot for each pair of years, on a scale of per cent.
function yearsPicture(pairs, guess, label) {
  const low = -60, high = 120, x = v => 16 + (328 * (Math.max(low, Math.min(high, v)) - low)) / (high - low), columns = {};
  const place = v => Math.round(Math.max(low, Math.min(high, v)) / 5) * 5;
  for (const v of pairs) columns[place(v)] = (columns[place(v)] || 0) + 1;
  const step = Math.min(8.6, 132 / Math.max(...Object.values(columns))), put = {};
  const dots = sorted(pairs).map(v => {
    const c = place(v), n = (put[c] = (put[c] || 0) + 1);
    return `<circle cx="${x(c)}" cy="${182 - step * (n - 0.5)}" r="${Math.min(4, step / 2.1)}" fill="${v > 0 ? CALM : HEAT}"/>`;
  });
  const ticks = [-50, 0, 50, 100].map(v => say(x(v), 200, signed(v), 'text-anchor="middle"')).join("");
  const own = guess === undefined ? "" : `<path d="M${x(guess)} 26V182" stroke="${INK}" stroke-width="2" stroke-dasharray="5 4"/>${say(Math.max(60, Math.min(300, x(guess))), 18, t("mark.guess"), 'text-anchor="middle" class="name"')}`;
  return svg(360, 206, label, `<path d="M16 182H344" stroke="${INK}"/><path d="M${x(0)} 40V188" stroke="${GREY}"/>${ticks}${dots.join("")}${own}`);
}
// Worlds as dots, the middle eight in ten as a band; rough while the finger moves.
function worldsPicture(rows, label, rough) {
  const x = v => 16 + (328 * (Math.max(-60, Math.min(60, v)) + 60)) / 120;
  const strip = (row, y) => {
    if (!row.values.length) return "";
    const [a, b, m] = [0.1, 0.9, 0.5].map(q => quantile(row.values, q)), colour = m >= 0 ? CALM : HEAT, stacks = {}, put = {};
    for (const v of row.values) { const c = Math.round(v / 3); stacks[c] = (stacks[c] || 0) + 1; }
    const step = Math.min(7, 46 / Math.max(...Object.values(stacks)));
    const dots = row.values.map(v => { const c = Math.round(v / 3), n = (put[c] = (put[c] || 0) + 1); return `<circle cx="${x(3 * c)}" cy="${y - 8 - step * (n - 1)}" r="3.3" fill="${v > 0 ? CALM : HEAT}"/>`; });
    return `${say(16, y - 52, row.name, 'class="name"')}<rect x="${x(a)}" y="${y - 3}" width="${Math.max(2, x(b) - x(a))}" height="12" rx="6" fill="${colour}" opacity="${rough ? 0.3 : 0.55}"/>
${rough ? "" : dots.join("")}<circle cx="${x(m)}" cy="${y + 3}" r="7" fill="${colour}" stroke="#fff" stroke-width="2"/>`;
  };
  const h = 84 * rows.length;
  const ticks = [-50, -25, 0, 25, 50].map(v => say(x(v), h + 26, signed(v), 'text-anchor="middle"')).join("");
  return svg(360, h + 34, label, `<path d="M${x(0)} 12V${h + 8}" stroke="${GREY}"/>${rows.map((row, k) => strip(row, 84 * k + 70)).join("")}<path d="M16 ${h + 10}H344" stroke="${INK}"/>${ticks}`);
}
// Two bars: the whole difference, and what is left when no pressure reaches a customer.
function barsPicture(rows, label) {
  const most = Math.max(10, ...rows.map(r => Math.abs(r.value))), w = v => (250 * Math.abs(v)) / most;
  return svg(360, 74 * rows.length, label, rows.map((r, k) => `${say(0, 74 * k + 18, r.name, 'class="name"')}<rect x="0" y="${74 * k + 27}" width="${w(r.value)}" height="26" rx="5" fill="${r.colour}"/>${say(w(r.value) + 8, 74 * k + 46, signed(r.value, 1), 'class="big"')}`).join(""));
}
// Five kinds of people from left to right, two lengths of time.
function kindsPicture(lines, guess, label) {
  const x = k => 64 + 68 * k, low = -45, high = 30, y = v => 20 + (190 * (high - Math.max(low, Math.min(high, v)))) / (high - low);
  const draw = line => `<path d="${line.values.map((v, k) => `${k ? "L" : "M"}${x(k)} ${y(v)}`).join("")}" fill="none" stroke="${line.colour}" stroke-width="3" ${line.dash ? 'stroke-dasharray="7 5"' : ""}/>
${line.values.map((v, k) => line.dash ? `<rect x="${x(k) - 5}" y="${y(v) - 5}" width="10" height="10" fill="${line.colour}"/>` : `<circle cx="${x(k)}" cy="${y(v)}" r="6" fill="${line.colour}"/>`).join("")}`;
  const ticks = [-40, -20, 0, 20].map(v => `<path d="M50 ${y(v)}H346" stroke="${v ? "#e0d9ce" : GREY}"/>${say(46, y(v) + 4, signed(v), 'text-anchor="end"')}`).join("");
  const own = guess === undefined ? "" : `<path d="M${x(4) - 14} ${y(guess)}h28" stroke="${INK}" stroke-width="3"/>${say(x(4) + 8, y(guess) < 40 ? y(guess) + 18 : y(guess) - 8, t("mark.guess"), 'text-anchor="end" class="name"')}`;
  const named = lines.map((line, k) => say(x(k ? 1 : 3) + (k ? -10 : 0), y(line.values[k ? 1 : 3]) + (k ? 24 : -13), line.name, `class="name" text-anchor="${k ? "start" : "end"}"`)).join("");
  return svg(360, 222, label, ticks + lines.map(draw).join("") + named + own);
}
