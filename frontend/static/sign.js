/* Signing by finger (手写签名) where there is script; without it the typed name stands, or a code. */
"use strict";
window.signaturePad = (box, out) => {
  const pad = document.createElement("canvas");
  pad.className = "pad";
  pad.setAttribute("role", "img");
  pad.setAttribute("aria-labelledby", "pad-label");
  const clear = document.createElement("button");
  clear.type = "button";
  clear.className = "govuk-button govuk-button--secondary";
  clear.textContent = box.dataset.clear;
  box.append(pad, clear);
  box.hidden = false;
  const ink = pad.getContext("2d");
  let drawn = false, last = null;
  const size = () => {
    const { width, height } = pad.getBoundingClientRect();
    pad.width = Math.min(Math.round(width), 800);
    pad.height = Math.round(height);
    ink.lineWidth = 4;
    ink.lineCap = ink.lineJoin = "round";
    drawn = false;
    out.value = "";
  };
  const at = (event) => {
    const r = pad.getBoundingClientRect();
    return [((event.clientX - r.left) * pad.width) / r.width, ((event.clientY - r.top) * pad.height) / r.height];
  };
  pad.addEventListener("pointerdown", (event) => { last = at(event); pad.setPointerCapture(event.pointerId); event.preventDefault(); });
  pad.addEventListener("pointermove", (event) => {
    if (!last) return;
    const now = at(event);
    ink.beginPath();
    ink.moveTo(...last);
    ink.lineTo(...now);
    ink.stroke();
    last = now;
    drawn = true;
  });
  const end = () => { last = null; if (drawn) out.value = pad.toDataURL("image/png"); };
  pad.addEventListener("pointerup", end);
  pad.addEventListener("pointercancel", end);
  clear.addEventListener("click", size);
  size();
  return size;
};
(() => {
  const box = document.getElementById("pad"), out = document.getElementById("image");
  for (const part of document.querySelectorAll("[data-drawn]")) part.hidden = false;
  if (box && out && window.PointerEvent) window.signaturePad(box, out);
})();
