// What a page looks like to somebody with weak eyes and thick fingers. Returns {wide, text, touch, smallest}.
() => {
  const shown = (e) => { const r = e.getBoundingClientRect(); return r.width > 1 && r.height > 1 && getComputedStyle(e).visibility !== "hidden"; };
  let text = 999, touch = 999, smallest = "";
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (walk.currentNode.textContent.trim() && shown(e) && !e.closest(".govuk-visually-hidden,.skip,script,style"))
      text = Math.min(text, parseFloat(getComputedStyle(e).fontSize));
  }
  for (const e of document.querySelectorAll("a[href],button,input:not([type=hidden]),select,textarea,summary")) {
    if (!shown(e) || e.closest(".skip")) continue;
    const inline = e.matches("a") && getComputedStyle(e).display === "inline";  // a link in a sentence
    if (inline) continue;
    const target = e.matches("[type=radio],[type=checkbox]") ? e.parentElement : e;
    const height = target.getBoundingClientRect().height;
    if (height < touch) { touch = height; smallest = (e.textContent || e.id || e.name || "").trim().slice(0, 20); }
  }
  return { wide: document.documentElement.scrollWidth, text, touch, smallest };
}
