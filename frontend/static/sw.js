/* Keeps nothing of anybody's: where there is no network it says so, and how to go on. The one page that it keeps is the
   empty shell of a mediator's visit, which holds no word about anybody (see visit.js). */
"use strict";
const PAGE = `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>没有网络 - 枫桥公共法律服务</title><main><h1>现在没有网络</h1><p>您填的还在手机上,没有丢。等有了网络,按返回键回去再点一次。</p><p>着急请打 <a href="tel:12348">12348</a>。</p></main></html>`;
const VISIT = "/mediator/visit", ITS_OWN = /^\/static\/\w+\/(visit[a-z-]*|sign|app)\.js$/, PATIENCE = 6000;
const kept = (place) => caches.match(place, { cacheName: "visit", ignoreVary: true });
const none = () => new Response(PAGE, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
const soon = () => new Promise((_, no) => setTimeout(no, PATIENCE));
const visit = async (request) => {
  const shell = await kept(VISIT);
  try {
    const answer = await (shell ? Promise.race([fetch(request), soon()]) : fetch(request));
    return answer.status >= 500 && shell ? shell : answer;
  } catch { return shell || none(); }
};
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event, { pathname, origin } = new URL(request.url);
  if (request.mode === "navigate") event.respondWith(pathname === VISIT && origin === location.origin ? visit(request) : fetch(request).catch(none));
  else if (origin === location.origin && ITS_OWN.test(pathname)) event.respondWith(fetch(request).catch(async () => (await kept(request)) || Response.error()));
});
