// Four people and many customers, drawn. A mood goes from 0 (at ease) to 100 (worn out).
const LOOKS = {
  robin: { skin: "#f1c9a5", hair: "#8a8f98", coat: "#2d3a4f", top: "M18 40C16 16 84 16 82 40C76 26 64 24 50 24S24 26 18 40Z", glasses: 1 },
  kim: { skin: "#d79c6b", hair: "#33221a", coat: "#8c4a1f", top: "M17 46C12 14 88 14 83 46C78 32 70 28 62 27C52 34 32 34 24 32C20 36 18 40 17 46Z", bun: 1 },
  sam: { skin: "#f3d3b8", hair: "#b4632a", coat: "#00627a", top: "M18 42C14 24 26 14 36 18C42 10 58 10 64 18C76 14 86 26 82 42C78 34 74 32 70 32C60 36 40 36 30 32C24 34 20 36 18 42Z" },
  noa: { skin: "#8d5a3b", hair: "#1d1715", coat: "#4b6b2f", top: "M16 52C10 12 90 12 84 52C86 40 80 30 70 28C58 26 40 26 30 28C20 30 14 40 16 52Z", curls: 1 },
};
function face(who, mood = 20, size = 72) {
  const look = LOOKS[who], m = Math.max(0, Math.min(100, mood)) / 100, bend = 11 - 21 * m, brow = (who === "robin" ? 5 : -5) * (m - 0.2);
  const curls = look.curls ? [20, 32, 44, 56, 68, 80].map(x => `<circle cx="${x}" cy="${26 + Math.abs(x - 50) / 4}" r="9" fill="${look.hair}"/>`).join("") : "";
  const sweat = m > 0.55 ? `<path d="M82 34q5 8 0 11q-5-3 0-11z" fill="#5aa7d6"/>` : "";
  return `<svg class="face" viewBox="0 0 100 112" width="${size}" height="${size * 1.12}" aria-hidden="true">
<path d="M10 112C10 88 30 84 50 84S90 88 90 112Z" fill="${look.coat}"/><path d="M42 80h16v10q-8 7-16 0z" fill="${look.skin}"/>
${look.bun ? `<circle cx="50" cy="13" r="11" fill="${look.hair}"/>` : ""}<ellipse cx="50" cy="52" rx="32" ry="35" fill="${look.skin}"/>
<path d="${look.top}" fill="${look.hair}"/>${curls}
<g stroke="#22262b" stroke-width="2.6" stroke-linecap="round" fill="none"><path d="M30 ${45 - brow}L43 ${43 + brow}M57 ${43 + brow}L70 ${45 - brow}"/>
<path d="M37 ${74 - bend / 2}Q50 ${74 + bend} 63 ${74 - bend / 2}"/></g>
<circle cx="37" cy="53" r="3.4" fill="#22262b"/><circle cx="63" cy="53" r="3.4" fill="#22262b"/>
${look.glasses ? `<g fill="none" stroke="#22262b" stroke-width="2"><circle cx="37" cy="53" r="9"/><circle cx="63" cy="53" r="9"/><path d="M46 53h8"/></g>` : ""}${sweat}</svg>`;
}
// A customer: colour and mouth say trust, a ring an open deal, a cross a customer who has just walked away, a tick an order.
function customer([trust, event, open], x, y) {
  const m = Math.max(0, Math.min(1, (trust - 20) / 50)), bend = 6 * m - 3;
  const fill = trust >= 50 ? "#9ed5c5" : trust >= 40 ? "#e9dfa8" : trust >= 28 ? "#f0bf8b" : "#dd8f78";
  const mark = event === 3 ? `<path d="M-7-7L7 7M7-7L-7 7" stroke="#8d1f0c" stroke-width="3.4"/>` : event === 2 ? `<path d="M-7 0L-2 6L8-6" fill="none" stroke="#00445f" stroke-width="3.6"/>` : "";
  return `<g transform="translate(${x} ${y})" class="${event === 3 ? "walks" : event === 2 ? "buys" : ""}"><circle r="9.4" fill="${fill}" stroke="${open ? "#22262b" : "none"}" stroke-width="1.8"/>
<circle cx="-3.2" cy="-2" r="1.2"/><circle cx="3.2" cy="-2" r="1.2"/><path d="M-4 ${4 - bend / 3}Q0 ${4 + bend} 4 ${4 - bend / 3}" fill="none" stroke="#22262b" stroke-width="1.3"/>${mark}</g>`;
}
