"""The worst network (2,000 ms round trip, 50 kB/s) on a four times slower processor: when something is seen,
and whether it can be used by then.
"""

from __future__ import annotations

from playwright.sync_api import Browser

LATENCY, RATE, SLOWER = 2000, 50_000, 4  # milliseconds, bytes a second, times
PAINT = """() => new Promise(done => new PerformanceObserver(list => {
  const paint = list.getEntriesByName('first-contentful-paint')[0];
  const parsed = performance.getEntriesByType('navigation')[0].domInteractive;
  if (paint) done([paint.startTime, parsed]);
}).observe({type: 'paint', buffered: true}))"""
# How much the processor gets done in a moment, whoever else is using it.
PROCESSOR = """() => {
  const until = performance.now() + 300;
  let done = 0;
  while (performance.now() < until) { let text = ''; for (let i = 0; i < 10000; i++) text += 'a'; done++; }
  return done;
}"""


def first_paint(browser: Browser, url: str) -> dict[str, float]:
    """Milliseconds until the first text is seen, and until the whole page is there: it needs no script."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, locale="zh-CN", service_workers="block"
    )
    page = context.new_page()
    processor = float(page.evaluate(PROCESSOR))
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": LATENCY, "downloadThroughput": RATE, "uploadThroughput": RATE},
    )
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(url, wait_until="commit", timeout=60_000)
    paint, parsed = page.evaluate(PAINT)
    context.close()
    return {"first paint": round(paint), "usable": round(max(paint, parsed)), "processor": processor}
