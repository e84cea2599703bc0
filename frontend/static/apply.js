/* The application's forms go over fetch: where the network is lost, the page stays with every word on it.
   Guarded pages (violence, or where it may be) replace one another besides, so that the phone's history keeps
   no entry of them (快速离开). Without this file the pages work as anywhere else. */
"use strict";
(() => {
  const guarded = document.currentScript.hasAttribute("data-guarded");
  const go = (url) => { if (guarded) location.replace(url); else location.assign(url); };
  const inside = (url) => new URL(url, location).origin === location.origin;
  if (guarded) document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || link.target || !inside(link.href) || link.hash || event.defaultPrevented) return;
    event.preventDefault();
    go(link.href);
  });
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form, event.submitter));
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Replacing": "1" } });
      const to = answer.headers.get("X-Onward");
      if (to) { go(to); return; }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      document.title = page.title;
      document.getElementById("main").replaceWith(page.getElementById("main"));
      (document.querySelector(".govuk-error-summary") || document.getElementById("main")).focus();
    } catch { alert(document.body.dataset.offline); }
    delete form.dataset.sending;
    if (event.submitter) event.submitter.removeAttribute("aria-disabled");
  });
})();
