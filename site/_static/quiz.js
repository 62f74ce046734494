// Exercises without code, checked in the page: choose, order, estimate. Each wrong answer gets its own reason.
// Without this script the solution unfolds, and the button that would check is not there.
(function () {
  "use strict";
  const CLOSE = 1e-9;

  function decimals(text) {
    const part = /[.,](\d+)\s*[a-z% ]*$/i.exec(text.trim());
    return part ? part[1].length : 0;
  }

  // Right within what is told, or rounded rightly to the places that were typed.
  function near(value, text, truth, within) {
    const places = Math.pow(10, decimals(text));
    return Math.abs(value - truth) <= within + CLOSE || Math.abs(value - Math.round(truth * places) / places) < CLOSE;
  }

  function estimated(form, answer) {
    const text = form.querySelector("input").value;
    const value = window.salescoachReveal.read(text);
    if (Number.isNaN(value)) return [false, "Type a number, such as 5 or 12.5."];
    if (near(value, text, answer.truth, answer.within)) return [true, ""];
    for (const slip of answer.slips) if (near(value, text, slip.off, answer.within / 2)) return [false, slip.why];
    if (value !== 0 && near(-value, text, answer.truth, answer.within)) return [false, "The sign is turned."];
    if (value !== 0 && answer.share && near(100 * value, text, answer.truth, answer.within)) {
      return [false, "That is a share. Asked is a number in per cent: times a hundred."];
    }
    return [false, value < answer.truth ? "Too low. " + answer.low : "Too high. " + answer.high];
  }

  function chosen(form, answer) {
    const radio = form.querySelector("input:checked");
    if (!radio) return [false, "Choose one first."];
    const why = answer.why[Number(radio.value)];
    return [!why, why];
  }

  function ordered(form, answer) {
    const now = Array.from(form.querySelectorAll("li"), function (row) { return Number(row.dataset.item); });
    for (let place = 0; place < now.length; place += 1) {
      if (now[place] === answer.right[place]) continue;
      const text = form.querySelector('li[data-item="' + answer.right[place] + '"] span').textContent;
      return [false, "Not in its place yet: “" + text + "”. " + answer.why[answer.right[place]]];
    }
    return [true, ""];
  }

  function addArrows(form) {
    const list = form.querySelector(".order");
    if (!list) return;
    for (const row of list.children) {
      for (const [word, way] of [["up", -1], ["down", 1]]) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = way < 0 ? "↑" : "↓";
        button.setAttribute("aria-label", "Move " + word + ": " + row.querySelector("span").textContent);
        button.addEventListener("click", function () {
          const other = way < 0 ? row.previousElementSibling : row.nextElementSibling;
          if (!other) return;
          if (way < 0) other.before(row); else other.after(row);
          button.focus();
          const place = Array.from(list.children).indexOf(row) + 1;
          form.querySelector(".said").textContent = "Now number " + place + " of " + list.children.length + ".";
        });
        row.append(button);
      }
    }
  }

  const JUDGES = { choose: chosen, order: ordered, estimate: estimated };
  for (const form of document.querySelectorAll("form.quiz")) {
    const answer = JSON.parse(form.dataset.answer);
    const line = form.querySelector(".said");
    form.querySelector("button[type=submit]").hidden = false;
    addArrows(form);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      const [right, why] = JUDGES[answer.kind](form, answer);
      line.textContent = right ? "Right. " + answer.explain : "Not yet. " + why;
      form.dataset.right = String(right);
      line.focus();
    });
  }
})();
