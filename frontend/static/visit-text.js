/* The one text that all sign, written on the phone exactly as the server writes it: the same words, the same digest. */
"use strict";
(() => {
  const ordered = (value) => {
    if (Array.isArray(value)) return value.map(ordered);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.keys(value).sort().map((name) => [name, ordered(value[name])]));
  };
  const hex = (bytes) => [...new Uint8Array(bytes)].map((b) => b.toString(16).padStart(2, "0")).join("");
  const digest = async (frame, agreed) => {
    const plain = JSON.stringify(ordered({ ...frame, agreed }));
    return "sha256:" + hex(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(plain)));
  };
  // What says nothing is not sent; the server puts it back before it counts.
  const bare = (value) => {
    if (Array.isArray(value)) return value.map(bare);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== null && v !== "" && !(Array.isArray(v) && !v.length)).map(([k, v]) => [k, bare(v)]));
  };
  // `blank` holds every field there is, empty, as the server has them today.
  const write = async (luggage, said) => {
    const agreed = { ...luggage.blank, ...said, terms: said.terms.map((term) => ({ ...luggage.blank.terms[0], ...term })), nonce: hex(crypto.getRandomValues(new Uint8Array(16))) };
    const sum = await digest(luggage.frame, agreed);
    return { agreed, digest: sum, sent: { ...bare(agreed), digest: sum } };
  };
  window.visit.text = { write };
})();
