/* The application's forms go over fetch: where the network is lost, the page stays with every word on it.
   Guarded pages (violence, or where it may be) replace one another besides, so that the phone's history keeps
   no entry of them (快速离开); app.js sees to their links, and this comes with it: a request costs a weak network
   most. Without script the pages work as anywhere else. */
"use strict";
(() => {
  const guarded = document.body.hasAttribute("data-guarded");
  if (!guarded && !document.body.hasAttribute("data-replacing")) return;
  const go = (url) => { if (guarded) location.replace(url); else location.assign(url); };
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" && !guarded) return;
    event.preventDefault();
    const typed = new FormData(form, event.submitter);
    if (form.method !== "post") { go(form.action + "?" + new URLSearchParams(typed)); return; }
    const body = form.enctype === "multipart/form-data" ? typed : new URLSearchParams(typed);
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Replacing": "1" } });
      const to = answer.headers.get("X-Onward");
      if (to) { go(to); return; }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html"), main = page.getElementById("main");
      if (!main) throw answer.status; // somebody between the site and the phone answered
      document.title = page.title;
      document.getElementById("main").replaceWith(main);
      (document.querySelector(".govuk-error-summary") || document.getElementById("main")).focus();
    } catch { alert(document.body.dataset.offline); }
    delete form.dataset.sending;
    if (event.submitter) event.submitter.removeAttribute("aria-disabled");
  });
})();
