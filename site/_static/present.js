// One screen at a time. Forward uncovers what is covered, then goes on; so a clicker with one key is enough.
// Without this script all screens stand below each other, and what is covered unfolds.
(function () {
  "use strict";
  const all = Array.from(document.querySelectorAll("section"));
  let now = 0;

  function cover() { return all[now].querySelector(".cover:not([open])"); }

  function tell() {
    document.getElementById("on").textContent = cover() ? "Show" : "Next";
    document.getElementById("place").textContent = (now + 1) + " of " + all.length;
    document.getElementById("back").disabled = now === 0;
    document.getElementById("on").disabled = now === all.length - 1 && !cover();
  }

  function go(to) {
    now = Math.max(0, Math.min(all.length - 1, to));
    all.forEach(function (one, k) { one.classList.toggle("now", k === now); });
    window.history.replaceState(null, "", "#s" + (now + 1));
    all[now].focus({ preventScroll: true });
    tell();
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

  document.querySelector("nav").hidden = false;
  document.documentElement.classList.add("one");
  const place = /^#s(\d+)$/.exec(window.location.hash);
  go(place ? Number(place[1]) - 1 : 0);
})();
