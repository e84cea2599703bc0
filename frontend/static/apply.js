/* In a matter of violence the pages replace one another (快速离开): the phone's history keeps no entry of them.
   Every step goes over fetch and replaces the page; without this file the pages work as anywhere else. */
"use strict";
(() => {
  const inside = (url) => new URL(url, location).origin === location.origin;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || link.target || !inside(link.href) || link.hash || event.defaultPrevented) return;
    event.preventDefault();
    location.replace(link.href);
  });
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form, event.submitter));
    try {
      const answer = await fetch(form.action, { method: "POST", body });
      if (answer.redirected) { location.replace(answer.url); return; }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      document.title = page.title;
      document.getElementById("main").replaceWith(page.getElementById("main"));
      (document.querySelector(".govuk-error-summary") || document.getElementById("main")).focus();
    } catch { alert(document.body.dataset.offline); }
    delete form.dataset.sending;
  });
})();
