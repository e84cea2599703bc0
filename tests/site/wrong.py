"""A form sent wrong: empty, or with what the plan says, to see its error state."""

from __future__ import annotations

from playwright.sync_api import Page

SPOIL = """wrong => {
  const fields = f => [...f.elements].filter(e => e.type !== 'hidden' && e.tagName !== 'BUTTON');
  const form = [...document.querySelectorAll('main form')].find(f => fields(f).length);
  if (!form) return false;
  for (const e of fields(form)) {
    if (['radio', 'checkbox'].includes(e.type)) e.checked = false;
    else if (e.type === 'file') continue;
    else if (e.tagName === 'SELECT') e.selectedIndex = wrong[e.name] === undefined ? e.selectedIndex : -1;
    else e.value = wrong[e.name] ?? '';
  }
  for (const b of form.querySelectorAll('button')) b.removeAttribute('data-site-check');
  const send = [...form.querySelectorAll('button')].find(b => !b.name && b.type === 'submit')
    || form.querySelector('button');
  send.setAttribute('data-site-check', '');
  document.getElementById('main').dataset.before = '';
  return true;
}"""
PAGE = ("document", "fetch")  # in a matter of violence a script puts the answer into the page
AFRESH = """() => document.readyState === 'complete'
  && !('before' in (document.getElementById('main')?.dataset ?? {before: ''}))"""


def spoil(page: Page, wrong: dict[str, str] | None) -> int | None:
    """Send it; the answer's status. None: there is nothing to get wrong."""
    if wrong is None or not page.evaluate(SPOIL, wrong):
        return None
    with page.expect_response(lambda answer: answer.request.resource_type in PAGE) as answer:
        page.locator("[data-site-check]").click()
    page.wait_for_function(AFRESH)
    return answer.value.status
