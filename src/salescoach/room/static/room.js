"use strict";
// The phone keeps nothing but what is not yet delivered. Whatever wakes it, it asks for its screen anew.
const body = document.body, line = document.getElementById("line"), main = document.getElementById("screen");
const screenUrl = body.dataset.screen, key = "out" + (screenUrl || "");
let seen = "", heard = Date.now(), stream, sending = false;
const store = { get: k => { try { return localStorage.getItem(k) } catch { return null } },
  set: (k, v) => { try { localStorage.setItem(k, v) } catch { memory[k] = v } } }, memory = {};
const box = () => JSON.parse(store.get(key) || memory[key] || "[]");
const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(8)), b => b.toString(16).padStart(2, "0")).join("");
const lost = () => { line.textContent = body.dataset.lost || ""; };

async function send() {
  if (sending) return;
  sending = true;
  let waiting;
  while ((waiting = box()).length) {
    try {
      const first = waiting[0];
      const reply = await fetch(first.url, { method: "POST", body: new URLSearchParams(first.data), headers: { "X-Room": "1" } });
      if (reply.status >= 500 || reply.status == 429) throw 0;
      store.set(key, JSON.stringify(box().filter(one => one.data.id != first.data.id)));
      line.textContent = "";
    } catch { lost(); setTimeout(send, 1000); break; }
  }
  sending = false;
  if (!waiting.length) show();
}
async function show() {
  try {
    const reply = await fetch(screenUrl, { cache: "no-store" });
    if (!reply.ok) throw 0;
    const html = await reply.text(), open = main.querySelector("details[open]");
    if (html != main.dataset.was) {
      const title = main.querySelector("h1")?.textContent, at = document.activeElement?.value;
      main.innerHTML = main.dataset.was = html;
      if (open) main.querySelector("details")?.setAttribute("open", "");
      const head = main.querySelector("h1");
      if (head && head.textContent != title) head.focus();
      else if (at) main.querySelector(`button[value="${CSS.escape(at)}"]`)?.focus();
    }
    line.textContent = box().length ? line.textContent : "";
  } catch { lost(); }
}
function listen() {
  stream?.close();
  heard = Date.now();
  stream = new EventSource(body.dataset.events);
  stream.onmessage = event => { heard = Date.now(); if (event.data != seen) { seen = event.data; show(); } };
}
function wake() { if (document.visibilityState != "hidden") { listen(); show(); send(); } }
document.addEventListener("submit", event => {
  const form = event.target, data = Object.fromEntries(new FormData(form, event.submitter));
  if (form.hasAttribute("data-join") || !screenUrl || form.method != "post") return;
  event.preventDefault();
  data.id = newId();
  store.set(key, JSON.stringify([...box(), { url: form.getAttribute("action"), data }]));
  form.querySelectorAll("button").forEach(b => b.setAttribute("aria-pressed", b == event.submitter));
  send();
});
if (screenUrl) {
  if (body.dataset.seat) store.set("seat", body.dataset.seat);
  for (const name of ["pageshow", "online"]) addEventListener(name, wake);
  document.addEventListener("visibilitychange", wake);
  setInterval(() => { const quiet = Date.now() - heard; if (quiet > 12000) listen(); if (quiet > 6000) show(); }, 3000);
  setInterval(() => { if (document.visibilityState != "hidden") show(); }, 10000); // a sleeping phone's stream stays open: only asking shows that it is awake
  setInterval(() => main.querySelectorAll("[data-left]").forEach(clock => {
    const until = clock.until ??= Date.now() + 1000 * clock.dataset.left, left = Math.max(0, Math.round((until - Date.now()) / 1000));
    clock.textContent = Math.floor(left / 60) + ":" + String(left % 60).padStart(2, "0");
  }), 250);
} else if (body.className == "join" && store.get("seat") && !location.search) location.replace(store.get("seat"));
