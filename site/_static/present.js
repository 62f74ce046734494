// One screen at a time. Forward uncovers what is covered, then goes on; so a clicker with one key is enough.
// Without this script all screens stand below each other in English, and what is covered unfolds.
(function () {
  "use strict";
  const KEEP = "salescoach-language";
  const WORDS = JSON.parse(document.getElementById("words").textContent);
  const all = Array.from(document.querySelectorAll("section"));
  const choices = Array.from(document.querySelectorAll("[data-lang]"));
  const known = choices.map(function (one) { return one.dataset.lang; });
  const title = document.title;
  let language = "en";
  let now = 0;

  function cover() { return all[now].querySelector(".cover:not([open])"); }

  function say(text) { return (WORDS[language] || {})[text] || text; }

  function label(element, text) {
    element.textContent = say(text);
    if (language !== "en" && say(text) === text && !(text in (WORDS[language] || {}))) element.lang = "en";
    else element.removeAttribute("lang");
  }

  function tell() {
    label(document.getElementById("on"), cover() ? "Show" : "Next");
    document.getElementById("place").textContent = say("{n} of {all}").replace("{n}", now + 1).replace("{all}", all.length);
    document.getElementById("back").disabled = now === 0;
    document.getElementById("on").disabled = now === all.length - 1 && !cover();
  }

  function speak(wanted) {
    language = wanted;
    document.documentElement.lang = wanted;
    document.title = say(title);
    for (const one of document.querySelectorAll(".t")) {
      one.dataset.text = one.dataset.text || one.textContent;
      label(one, one.dataset.text);
    }
    for (const one of document.querySelectorAll(".n")) one.textContent = one.dataset[wanted];
    for (const one of document.querySelectorAll("[data-label]")) one.setAttribute("aria-label", say(one.dataset.label));
    for (const one of choices) one.setAttribute("aria-pressed", String(one.dataset.lang === wanted));
    document.querySelector(".stays").hidden = wanted === "en";
    tell();
  }

  function kept() {
    try { return window.localStorage.getItem(KEEP); } catch (refused) { return null; }
  }

  // The language of the address, else the one that was chosen last, else the browser's.
  function wished() {
    const asked = [new URLSearchParams(window.location.search).get("lang"), kept(), navigator.language.slice(0, 2)];
    return asked.find(function (one) { return known.includes(one); }) || "en";
  }

  function go(to) {
    now = Math.max(0, Math.min(all.length - 1, to));
    all.forEach(function (one, k) { one.classList.toggle("now", k === now); });
    window.history.replaceState(null, "", "#s" + (now + 1));
    all[now].focus({ preventScroll: true });
    tell();
  }

  function goToAddress() {
    const place = /^#s(\d+)$/.exec(window.location.hash);
    go(place ? Number(place[1]) - 1 : 0);
  }

  function show() {
    const covered = cover();
    if (covered) covered.open = true;
    tell();
    return Boolean(covered);
  }

  function on() { if (!show()) go(now + 1); }

  const KEYS = {
    ArrowRight: on, PageDown: on, " ": on, Enter: on, r: show, R: show,
    ArrowLeft: function () { go(now - 1); }, PageUp: function () { go(now - 1); },
    Home: function () { go(0); }, End: function () { go(all.length - 1); },
    f: function () {
      if (document.fullscreenElement) document.exitFullscreen(); else document.documentElement.requestFullscreen();
    },
  };
  KEYS.F = KEYS.f;

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
    if ((event.key === " " || event.key === "Enter") && event.target.closest("button, a, summary")) return;
    event.preventDefault();
    KEYS[event.key]();
  });
  document.getElementById("back").addEventListener("click", function () { go(now - 1); });
  document.getElementById("on").addEventListener("click", on);
  for (const one of document.querySelectorAll(".cover")) one.addEventListener("toggle", tell);
  for (const one of choices) {
    one.addEventListener("click", function () {
      try { window.localStorage.setItem(KEEP, one.dataset.lang); } catch (refused) { /* not kept, no harm */ }
      speak(one.dataset.lang);
    });
  }

  window.addEventListener("hashchange", goToAddress);
  document.querySelector("nav").hidden = false;
  document.documentElement.classList.add("one");
  speak(wished());
  goToAddress();
})();
