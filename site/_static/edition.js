// Notebook pages: code is hidden until somebody asks for it, and the choice is remembered; pictures open in full size.
// Without this script all code and all outputs show.
(function () {
  "use strict";
  const KEY = "salescoach-code";
  const root = document.documentElement;

  function remembered() {
    try { return window.localStorage.getItem(KEY) === "shown"; } catch (refused) { return false; }
  }

  function remember(shown) {
    try { window.localStorage.setItem(KEY, shown ? "shown" : "hidden"); } catch (refused) { /* not kept, no harm */ }
  }

  function show(button, shown) {
    root.dataset.code = shown ? "shown" : "hidden";
    button.textContent = shown ? "Hide code" : "Show code";
    button.setAttribute("aria-expanded", String(shown));
  }

  function addToggle(heading) {
    const bar = document.createElement("div");
    bar.className = "code-bar";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "code-toggle";
    const note = document.createElement("span");
    note.textContent = "What you see is one finished run. To change a number, open the notebook itself.";
    show(button, remembered());
    button.addEventListener("click", function () {
      const shown = root.dataset.code !== "shown";
      show(button, shown);
      remember(shown);
    });
    bar.append(button, note);
    heading.after(bar);
  }

  function linkPictures() {
    for (const picture of document.querySelectorAll(".cell_output img")) {
      const link = document.createElement("a");
      link.href = picture.src;
      link.className = "full-size";
      picture.replaceWith(link);
      link.append(picture);
    }
  }

  // What scrolls sideways can be reached and moved by keyboard, and says what it is.
  function reachByKeyboard() {
    for (const box of document.querySelectorAll("article pre, article .table-wrapper, article .text_html")) {
      const scrolls = box.scrollWidth > box.clientWidth;
      if (scrolls === box.hasAttribute("tabindex")) continue;
      if (!scrolls) {
        for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
        continue;
      }
      const caption = box.querySelector("caption");
      box.tabIndex = 0;
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", (caption ? caption.textContent : box.matches("pre") ? "Text" : "Table")
        + ", scrolls sideways");
    }
  }

  const heading = document.querySelector("article h1");
  if (heading && document.querySelector(".cell_input")) {
    addToggle(heading);
    linkPictures();
  }
  reachByKeyboard();
  // Boxes come and go with the window, with what is uncovered and with the code.
  new ResizeObserver(reachByKeyboard).observe(document.querySelector("article") || root);
})();
