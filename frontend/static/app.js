/* What makes the pages nicer where there is script; every page works without this file. */
"use strict";
(() => {
  // A second tap on a button that is already sending does nothing.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sending) { event.preventDefault(); return; }
    if (form.method !== "post") return;
    form.dataset.sending = "1";
    const button = event.submitter || form.querySelector("button");
    if (button) button.setAttribute("aria-disabled", "true");
    setTimeout(() => { delete form.dataset.sending; if (button) button.removeAttribute("aria-disabled"); }, 8000);
  });
  // Coming back with the back button shows a form that can be sent again.
  addEventListener("pageshow", () => {
    for (const form of document.forms) delete form.dataset.sending;
    for (const b of document.querySelectorAll("button[aria-disabled]")) b.removeAttribute("aria-disabled");
  });
  // An error summary is read first.
  const wrong = document.querySelector(".govuk-error-summary");
  if (wrong) wrong.focus();
  // Quick exit leaves no entry to come back to; Escape three times does the same.
  const exit = document.querySelector("[data-exit]");
  if (exit) {
    exit.addEventListener("click", (event) => { event.preventDefault(); location.replace(exit.href); });
    let taps = [];
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape") { taps = []; return; }
      taps = [...taps.filter((t) => Date.now() - t < 3000), Date.now()];
      if (taps.length > 2) location.replace(exit.href);
    });
  }
  if ("serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js");
})();
