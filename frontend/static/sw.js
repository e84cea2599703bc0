/* Keeps nothing of anybody's: only says, where there is no network, that there is none - and how to go on. */
"use strict";
const PAGE = `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>没有网络 - 枫桥公共法律服务</title><main><h1>现在没有网络</h1><p>您填的还在手机上,没有丢。等有了网络,按返回键回去再点一次。</p><p>着急请打 <a href="tel:12348">12348</a>。</p></main></html>`;
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  if (event.request.mode !== "navigate") return;
  event.respondWith(fetch(event.request).catch(() => new Response(PAGE, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } })));
});
