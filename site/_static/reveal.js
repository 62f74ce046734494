// Guess, then see. A page's forms take a guess, uncover what follows them and answer the guess; nothing is kept.
// Without this script the forms stay hidden and what follows unfolds by its own summary.
(function () {
  "use strict";
  const MINUS = "\u2212";

  // A number as people write it: 5, +5, -5 %, 2,5, 1,000, 12 weeks. NaN where there is none.
  function read(text) {
    const plain = text.trim().replace(/\u2212|\u2013/g, "-").replace(/^([+-]?[\d.,]+)\s*[a-z%][a-z% ]*$/i, "$1");
    if (!/^[+-]?(\d[\d.,]*|[.,]\d+)$/.test(plain)) return NaN;
    if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)) return Number(plain.replace(/,/g, ""));
    return Number(plain.replace(",", "."));
  }

  function said(value, places) {
    return value.toFixed(Math.abs(value) % 1 ? Math.max(places, 1) : 0).replace("-", MINUS);
  }

  function answer(guess, truth, form) {
    const places = Number(form.dataset.places);
    const off = guess - truth;
    const unit = form.dataset.unit;
    const by = Math.abs(off).toFixed(places);
    const points = unit.startsWith("per cent") ? "points" : unit;
    const told = "You said " + said(guess, places) + ". It came out at " + truth.toFixed(places).replace("-", MINUS)
      + " " + unit + ": ";
    if (Number(by) === 0) return told + "just right.";
    const way = off > 0 ? "too high" : "too low";
    const turned = "sign" in form.dataset && Math.sign(guess) * Math.sign(truth) < 0;
    return told + by + " " + points + " " + way + (turned ? ", and it goes the other way." : ".");
  }

  function coverOf(form) {
    for (const cover of document.querySelectorAll("details.reveal")) {
      if (form.compareDocumentPosition(cover) & Node.DOCUMENT_POSITION_FOLLOWING) return cover;
    }
    return null;
  }

  function listen(form) {
    const field = form.querySelector("input");
    const line = form.querySelector(".said");
    const cover = coverOf(form);
    let asked = false;
    form.hidden = false;
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      const guess = read(field.value);
      if (field.value.trim() && Number.isNaN(guess)) {
        line.textContent = "Type a number, such as 5 or " + MINUS + "5.";
        field.focus();
        return;
      }
      if (Number.isNaN(guess) && !asked) {
        asked = true;
        line.textContent = "No guess yet. Type a number first; or press again to see it without one.";
        field.focus();
        return;
      }
      const truth = Number(form.dataset.truth);
      line.textContent = Number.isNaN(guess)
        ? "You made no guess. It came out at " + form.dataset.truth.replace("-", MINUS) + " " + form.dataset.unit + "."
        : answer(guess, truth, form);
      cover.open = true;
      form.dataset.answered = "";
      line.focus();
      document.dispatchEvent(new CustomEvent("uncovered"));
    });
  }

  // On paper everything is told.
  function onPaper() {
    const paper = window.matchMedia("print");
    let closed = [];
    paper.addEventListener("change", function () {
      if (paper.matches) closed = Array.from(document.querySelectorAll("details.reveal:not([open])"));
      for (const cover of closed) cover.open = paper.matches;
    });
  }

  const forms = document.querySelectorAll("form.guess");
  if (forms.length) document.documentElement.dataset.guess = "asked";
  forms.forEach(listen);
  onPaper();
  window.salescoachReveal = { read: read };
})();
