"""What a page looks like to a finger, an eye and a screen reader: targets, text, sideways scroll, axe."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import CDPSession, Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DOUBLED, USUAL = {"standard": 32, "fixed": 26}, {"standard": 16, "fixed": 13}

# A target is a button, a field (with its label), or a link that stands alone; links in running text are not.
TARGETS = r"""() => {
  const small = [];
  const shown = e => {
    const b = e.getBoundingClientRect(); return b.width > 1 && b.height > 1 && b.right > 0;
  };
  const block = e => {
    let p = e.parentElement; while (getComputedStyle(p).display === 'inline') p = p.parentElement; return p;
  };
  const alone = e => getComputedStyle(e).display !== 'inline'
    || block(e).innerText.trim() === e.innerText.trim();
  const all = 'button, .govuk-button, input:not([type=hidden]), select, textarea, summary, a[href]';
  for (const e of document.querySelectorAll(all)) {
    if (!shown(e) || e.tagName === 'A' && !alone(e)) continue;
    let box = e.getBoundingClientRect();
    if (['radio', 'checkbox'].includes(e.type) && e.labels.length) box = e.labels[0].getBoundingClientRect();
    const text = (e.labels?.[0] || e).innerText?.trim().replace(/\s+/g, ' ').slice(0, 20);
    const name = text || e.name || e.className;
    small.push([Math.round(Math.min(box.width, box.height) * 10) / 10, e.tagName.toLowerCase() + ' ' + name]);
  }
  return small.sort((a, b) => a[0] - b[0]);
}"""

TEXT = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let least = [999, ''], line = [999, ''];
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim(), e = walker.currentNode.parentElement;
    const box = e.getBoundingClientRect();
    if (!text || box.width < 2 || box.height < 2 || box.right < 0) continue;
    if (e.closest('svg, option, script, style')) continue;
    const style = getComputedStyle(e), size = parseFloat(style.fontSize);
    if (size < least[0]) least = [size, text.slice(0, 20)];
    if (style.lineHeight !== 'normal' && parseFloat(style.lineHeight) / size < line[0])
      line = [Math.round(parseFloat(style.lineHeight) / size * 100) / 100, text.slice(0, 20)];
  }
  return [least, line];
}"""

SIDEWAYS = """() => {
  const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (over <= 0) return [0, ''];
  const scrolls = e => { for (let p = e.parentElement; p; p = p.parentElement)
    if (['auto', 'scroll', 'hidden'].includes(getComputedStyle(p).overflowX)) return true; return false; };
  const guilty = [...document.body.querySelectorAll('*')].filter(e => !scrolls(e)
    && (e.getBoundingClientRect().right > document.documentElement.clientWidth + 1
      || e.getBoundingClientRect().left < -1)).pop();
  const name = e => e.tagName.toLowerCase() + '.' + e.className + ' ' + (e.innerText || '').slice(0, 20);
  return [over, guilty ? name(guilty) : ''];
}"""


# A mistake stands beside its field, and the summary leads there.
MISTAKES = """() => {
  const wrong = [];
  const links = [...document.querySelectorAll('.govuk-error-summary a[href^="#"]')];
  const groups = new Set();
  for (const link of links) {
    const field = document.getElementById(link.hash.slice(1));
    const group = field?.closest('.govuk-form-group');
    if (!group?.querySelector('.govuk-error-message'))
      wrong.push('no mistake beside the field where the summary leads: ' + link.innerText);
    groups.add(group);
  }
  for (const said of document.querySelectorAll('.govuk-error-message'))
    if (!groups.has(said.closest('.govuk-form-group')))
      wrong.push('a mistake that the summary does not lead to: ' + said.innerText);
  return wrong;
}"""

# Where one is: a title and one heading. What comes next: something to press.
LOST = """() => {
  const lost = [], heads = [...document.querySelectorAll('h1')].filter(h => h.offsetParent).length;
  if (heads !== 1) lost.push(heads + ' main headings');
  if (/^(- |$)/.test(document.title)) lost.push('the title does not say which page it is');
  if (!document.querySelector('main a[href], main button')) lost.push('no way on');
  return lost;
}"""


def axe(page: Page, contrast: bool = False) -> list[str]:
    """Each kind of violation with the first element that has it. In high contrast, 7:1 is asked for."""
    rules = {"target-size": {"enabled": True}, "color-contrast-enhanced": {"enabled": contrast}}
    options = {
        "runOnly": {"type": "tag", "values": TAGS + (["wcag2aaa"] if contrast else [])},
        "rules": {**rules, **({"identical-links-same-purpose": {"enabled": False}} if contrast else {})},
        "resultTypes": ["violations"],
    }
    page.evaluate(AXE_SCRIPT)
    found: dict[str, Any] = page.evaluate("options => axe.run(options)", options)
    return [f"{v['id']} ({len(v['nodes'])}): {v['nodes'][0]['html'][:150]}" for v in found["violations"]]


def mistakes(page: Page) -> list[str]:
    """What is wrong with how a page tells mistakes."""
    found: list[str] = page.evaluate(MISTAKES)
    return found


def lost(page: Page) -> list[str]:
    """What a page does not say of where one is and how to go on."""
    found: list[str] = page.evaluate(LOST)
    return found


def target(page: Page) -> tuple[float, str]:
    """The smallest touch target, and which it is."""
    found = page.evaluate(TARGETS)
    return (float(found[0][0]), str(found[0][1])) if found else (999.0, "")


def text(page: Page) -> tuple[tuple[float, str], tuple[float, str]]:
    """The smallest text and the tightest line, and where."""
    least, line = page.evaluate(TEXT)
    return (float(least[0]), str(least[1])), (float(line[0]), str(line[1]))


def sideways(page: Page, session: CDPSession, doubled: bool) -> str:
    """What sticks out at 320 px, with the browser's text at its usual size or at 200 %."""
    page.set_viewport_size({"width": 320, "height": 700})
    session.send("Page.setFontSizes", {"fontSizes": DOUBLED if doubled else USUAL})
    over, what = page.evaluate(SIDEWAYS)
    return f"{over} px too wide: {what}" if over else ""
