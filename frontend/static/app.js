/* What makes the pages nicer where there is script; every page works without this file. */
"use strict";
(() => {
  const quiet = document.querySelector("[data-exit]");
  const say = document.body.dataset;
  const posts = [...document.forms].filter((form) => form.method === "post");
  const here = "typed:" + location.pathname;
  const words = (form) => [...form.elements].filter((e) => e.name && e.matches("textarea,input:not([type=hidden],[type=password],[type=file],[type=radio],[type=checkbox])"));

  // A second tap on a button that is already sending does nothing; without a network nothing is sent at all.
  const free = (form) => {
    delete form.dataset.sending;
    for (const b of form.querySelectorAll("button")) b.removeAttribute("aria-disabled");
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (navigator.onLine === false) { event.preventDefault(); alert(say.offline); return; }
    if (form.dataset.sending) { event.preventDefault(); return; }
    form.dataset.sending = "1";
    if (event.submitter) event.submitter.setAttribute("aria-disabled", "true");
    // If the answer never comes, going back finds the words again; the next page that does come forgets them.
    if (!quiet) try { sessionStorage.setItem(here, JSON.stringify(words(form).map((e) => [e.name, e.value]))); } catch { /* full or forbidden */ }
    setTimeout(() => free(form), 8000);
  });
  addEventListener("pageshow", () => posts.forEach(free));
  try {
    const kept = JSON.parse(sessionStorage.getItem(here) || "[]");
    const [how] = performance.getEntriesByType("navigation");
    if (!how || how.type !== "back_forward") for (const key of Object.keys(sessionStorage)) if (key !== here) sessionStorage.removeItem(key);
    for (const [name, value] of kept) for (const form of posts) for (const e of words(form)) if (e.name === name && !e.value) e.value = value;
  } catch { /* nothing kept */ }

  // Guarded pages (violence, or where it may be) and those with a way out take one another's place in the phone's
  // history. What opens by itself, a photo or a PDF, goes the usual way: nothing would lead back from it.
  if (document.querySelector("[data-exit],[data-guarded]")) document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || link.matches("[target],[download],[data-opens]") || link.origin !== location.origin || link.hash || event.defaultPrevented) return;
    event.preventDefault();
    location.replace(link.href);
  });

  // Whoever asks for help leaves no first page behind; a receipt is printed.
  for (const first of document.querySelectorAll("[data-replace]")) first.addEventListener("click", (event) => { event.preventDefault(); location.replace(first.href); });
  const print = document.querySelector("[data-print]");
  if (print) { print.hidden = false; print.addEventListener("click", () => window.print()); }

  // An error summary is read first.
  const wrong = document.querySelector(".govuk-error-summary");
  if (wrong) wrong.focus();

  // Quick exit leaves no entry to come back to; Escape three times does the same.
  if (quiet) {
    const leave = () => {
      try { sessionStorage.clear(); localStorage.clear(); } catch { /* forbidden */ }
      location.replace(quiet.href);
    };
    quiet.addEventListener("click", (event) => { event.preventDefault(); event.stopPropagation(); leave(); });
    let taps = [];
    addEventListener("keydown", (event) => {
      taps = event.key === "Escape" ? [...taps.filter((t) => Date.now() - t < 3000), Date.now()] : [];
      if (taps.length > 2) leave();
    });
  }

  // Read aloud (语音版), where the browser has a voice.
  const nav = document.querySelector("[data-aloud]");
  if (nav && "speechSynthesis" in window && speechSynthesis.getVoices) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = nav.dataset.aloud;
    button.addEventListener("click", () => {
      const speaking = speechSynthesis.speaking;
      speechSynthesis.cancel();
      button.textContent = speaking ? nav.dataset.aloud : nav.dataset.hush;
      if (speaking) return;
      const speech = new SpeechSynthesisUtterance(document.getElementById("main").innerText);
      speech.lang = document.documentElement.lang;
      speech.rate = 0.9;
      speech.onend = () => { button.textContent = nav.dataset.aloud; };
      speechSynthesis.speak(speech);
    });
    const show = () => { if (speechSynthesis.getVoices().length && !button.isConnected) nav.querySelector(".wrap").append(button); };
    show();
    speechSynthesis.addEventListener("voiceschanged", show);
  }

  // A mediator's phone may hold what is not sent yet (visit.js): whoever leaves is asked first, then all of it goes.
  const leave = (event) => {
    let unsent = 0;
    try { unsent = +localStorage.getItem("unsent"); } catch { /* forbidden */ }
    if (unsent && !confirm(say.unsent)) { event.preventDefault(); event.stopImmediatePropagation(); return; }
    if (unsent) localStorage.removeItem("unsent");
    if (window.indexedDB) indexedDB.deleteDatabase("visit");
    if (window.caches) caches.delete("visit");
  };
  addEventListener("click", (event) => { if (event.target.closest("[data-exit]")) leave(event); }, true);
  addEventListener("submit", (event) => { if (event.target.getAttribute("action") === "/signout") leave(event); }, true);

  if ("serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js");
})();
