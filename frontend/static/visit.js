/* The page of a visit to a village without network. The shell from the server holds no word about anybody;
   what is shown comes out of the phone's own store, after the PIN. */
"use strict";
(() => {
  const { keep, able, text } = window.visit;
  const shell = document.getElementById("visit"), say = shell.dataset;
  const $ = (name) => shell.querySelector(`[data-is="${name}"]`);
  const views = [...shell.querySelectorAll("[data-view]")];
  let owner = null, luggage = [], items = [], sizePad = null;
  const make = (tag, words, more = {}) => Object.assign(document.createElement(tag), { textContent: words }, more);
  const fill = (node, ...parts) => { node.replaceChildren(...parts); };
  const show = (name) => { for (const v of views) v.hidden = v.dataset.view !== name; };
  const word = (kind, code) => { const [plain, number] = code.split("-"); return (say[kind + plain] || plain) + (number ? `（${number}）` : ""); };
  const side = (found, party) => { const p = found.people.find((one) => one.party === party); return word("party", party) + (p && p.name ? " " + p.name : ""); };
  const when = (at) => new Date(at).toLocaleString(document.documentElement.lang, { month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit" });
  const load = async () => {
    items = await keep.items();
    luggage = (await keep.all("cases")).map((row) => row.value);
  };
  const add = async (found, what, body, about) => {
    const id = crypto.randomUUID(), n = Date.now();
    const sent = JSON.stringify({ what, taken: new Date().toISOString(), ...body });
    await keep.put("items", id, { body: sent, about: { what, ...about } }, { n: Math.max(n, ...items.map((i) => i.n + 1)), mediation: found.id, state: "waiting" });
    await load();
  };
  // How a mediation stands here: as the server said, and what was done since.
  const standing = (found) => {
    const own = items.filter((i) => i.mediation === found.id && i.state === "waiting").map((i) => i.value.about);
    const consents = Object.fromEntries(found.parties.map((p) => [p.party, p.consent]));
    let agreement = found.agreement, signed = new Set((agreement || { signed: [] }).signed), sealed = !!found.effective;
    for (const did of own) {
      if (did.what === "consent") consents[did.party] = did.agrees ? "yes" : "no";
      if (did.what === "agreement") { agreement = did; signed = new Set(); }
      if (did.what === "signature" && agreement && did.digest === agreement.digest) signed.add(did.party);
      if (did.what === "seal") sealed = true;
    }
    return { consents, agreement, signed, sealed, all: Object.values(consents).every((c) => c === "yes"), none: Object.values(consents).includes("no") };
  };
  const label = (item) => {
    const did = item.value.about, found = luggage.find((one) => one.id === item.mediation);
    return word("what", did.what) + (did.party && found ? "：" + side(found, did.party) : "") + (did.what === "consent" ? " " + (did.agrees ? say.yes : say.no) : "");
  };
  const line = (item) => {
    const row = make("li", "");
    row.append(make("b", label(item)), " ", make("span", word("state", item.state), { className: "tag" + { sent: " done", refused: " late", waiting: "" }[item.state] }));
    row.append(make("p", when(item.state === "sent" ? item.value.at : item.n)));
    if (item.state === "refused") row.append(make("p", item.value.why), button(say.remove, async () => { await keep.remove("items", item.id); await home(); }));
    return row;
  };
  const button = (words, act) => { const b = make("button", words, { type: "button", className: "govuk-button govuk-button--secondary" }); b.addEventListener("click", act); return b; };
  const way = (words, hash, strong) => make("a", words, { href: "#" + hash, className: "govuk-button" + (strong ? "" : " govuk-button--secondary") });
  const home = async () => {
    await load();
    const n = (state) => items.filter((i) => i.state === state).length;
    $("count").textContent = say.count.replace("{w}", n("waiting")).replace("{s}", n("sent")).replace("{r}", n("refused"));
    $("net").textContent = navigator.onLine ? say.online : say.offline;
    fill($("items"), ...items.map(line));
    $("tidy").hidden = !n("sent");
    fill($("cases"), ...luggage.map((found) => { const row = make("li", ""); row.append(make("a", found.category_name + " · " + found.people.map((p) => p.name).filter(Boolean).join("、"), { href: "#case/" + found.id })); return row; }));
    show("home");
  };
  const offer = async () => {
    const { mediations } = await window.visit.luggage();
    fill($("offer"), ...mediations.map((one) => { const row = make("li", one.category_name + " · " + one.state_name + " "); row.append(button(luggage.some((l) => l.id === one.id) ? say.renew : say.take, async () => { await window.visit.refresh(one.id); await home(); })); return row; }));
  };
  const one = (found) => {
    const now = standing(found), rows = [];
    $("title").textContent = found.category_name;
    for (const { party } of found.parties) {
      const first = !found.applicant_first || party === "applicant" || now.consents.applicant === "yes";
      const row = make("li", "");
      row.append(make("b", side(found, party)), make("p", word("consent", now.consents[party])));
      if (now.consents[party] === "waiting" && first) row.append(way(say.ask, `consent/${found.id}/${party}`));
      rows.push(row);
    }
    fill($("parties"), ...rows);
    const danger = way(say.danger, "danger/" + found.id), acts = [way(say.note, "note/" + found.id)];
    if (found.questions) acts.push(way(say.risks, "risks/" + found.id));
    danger.className = "govuk-button govuk-button--warning";
    acts.push(danger);
    const whole = !now.agreement || (now.agreement.terms.length <= 3 && !now.agreement.terms.some((t) => (t.instalments || []).length));
    if (now.all && !now.sealed && whole) acts.push(way(now.agreement ? say.redraft : say.draft, "agreement/" + found.id));
    $("text").hidden = !now.agreement;
    if (now.agreement) {
      fill($("text"), ...written(now.agreement, found));
      for (const party of [...found.parties.map((p) => p.party), "mediator"]) if (!now.signed.has(party) && !now.sealed) acts.push(way(say.sign + "：" + side(found, party), `sign/${found.id}/${party}`));
      if ([...found.parties.map((p) => p.party), "mediator"].every((party) => now.signed.has(party)) && !now.sealed) acts.push(button(say.seal, async () => { await add(found, "seal", {}, {}); one(found); }));
      if (now.sealed) acts.push(make("p", say.sealed));
    }
    fill($("acts"), ...(now.none ? [make("p", say.ended), danger] : acts));
    show("case");
  };
  // The whole text: nobody signs what he was not shown.
  const sum = (f) => (f / 100).toFixed(2) + " " + say.yuan;
  const spoken = (t, found) => [t.text, t.by && say.by + side(found, t.by), t.to && say.to + side(found, t.to), t.amount_fen && sum(t.amount_fen), t.manner, say.due + t.due, ...(t.instalments || []).map((p) => p.due + " " + sum(p.amount_fen))].filter(Boolean).join(" · ");
  const written = (a, found) => [a.facts, a.responsibility, ...a.terms.map((t, i) => `${i + 1}. ` + spoken(t, found)), a.manner].filter(Boolean).map((words) => make("p", words, { className: "story" })).concat(make("p", say.digest + " " + a.digest.slice(7, 23), { className: "soft" }));
  const route = async () => {
    if (!keep.isOpen()) return lockOrNew();
    const [name, id, party] = location.hash.slice(1).split("/"), found = luggage.find((l) => l.id === id);
    scrollTo(0, 0);
    if (!found) return home();
    for (const a of shell.querySelectorAll("[data-back]")) a.href = "#case/" + id;
    for (const h of shell.querySelectorAll("[data-who]")) h.textContent = party && name !== "danger" ? side(found, party) : found.category_name;
    if (name === "case") return one(found);
    for (const form of shell.querySelectorAll(`[data-view="${name}"] form`)) form.reset();
    $("raised").hidden = !(name === "danger" && party);
    if (name === "danger") { $("raised").textContent = say.raised; if (party) shell.querySelector(`#danger-${CSS.escape(party)}`).checked = true; }
    if (name === "risks") fill($("questions"), ...found.questions.map(question));
    if (name === "agreement") sides(found);
    show(name);
    if (name === "agreement") retype(found);
    if (name === "sign") { const a = standing(found).agreement; fill($("signing"), ...written(a, found)); sizePad = sizePad || window.signaturePad($("pad"), $("image")); sizePad(); }
  };
  const sides = (found) => { for (const s of shell.querySelectorAll("[data-sides]")) fill(s, new Option("", ""), ...found.parties.map((p) => new Option(side(found, p.party), p.party))); };
  // To change a text nobody types it anew.
  const retype = (found) => {
    const f = shell.querySelector('[data-form="agreement"]'), a = standing(found).agreement;
    if (!a) return;
    for (const name of ["facts", "responsibility", "manner"]) f[name].value = a[name] || "";
    a.terms.forEach((t, i) => { f["text" + i].value = t.text; f["due" + i].value = t.due; f["by" + i].value = t.by || ""; f["to" + i].value = t.to || ""; f["yuan" + i].value = t.amount_fen ? String(t.amount_fen / 100) : ""; });
  };
  // One question with its three answers, as the online page asks it.
  const question = ({ name, text: words }) => {
    const set = make("fieldset", "", { className: "govuk-fieldset govuk-form-group" }), rows = make("div", "", { className: "govuk-radios" });
    for (const answer of ["no", "yes", "unsure"]) {
      const row = make("div", "", { className: "govuk-radios__item" }), id = `${name}-${answer}`;
      row.append(make("input", "", { type: "radio", id, name, value: answer, required: true, className: "govuk-radios__input" }), make("label", $("questions").dataset[answer], { htmlFor: id, className: "govuk-label govuk-radios__label" }));
      rows.append(row);
    }
    set.append(make("legend", words, { className: "govuk-fieldset__legend" }), rows);
    return set;
  };
  // Money as people write it, in fen; null where there is none, undefined where it is no sum.
  const fen = (typed) => { const sum = typed.trim(); if (!sum) return null; return /^\d{1,9}(\.\d{1,2})?$/.test(sum) ? Math.round(Number(sum) * 100) : undefined; };
  const lockOrNew = async () => {
    const lock = await keep.lock();
    owner = lock ? lock.owner : null;
    show(lock ? "locked" : "new");
  };
  const forms = {
    new: async (f) => {
      if (f.pin.value !== f.again.value) return say.pins;
      const { username } = await window.visit.luggage();
      await keep.make(f.pin.value, username);
      owner = username;
      await go();
    },
    locked: async (f) => (await keep.unlock(f.pin.value)) ? go() : say.wrong,
    note: (f, found) => add(found, "note", { note: { text: f.text.value.trim() } }, {}),
    consent: (f, found, party) => add(found, "consent", { consent: { party, agrees: f.agrees.value === "yes" } }, { party, agrees: f.agrees.value === "yes" }),
    risks: async (f, found) => {
      const answers = Object.fromEntries(found.questions.map((q) => [q.name, f[q.name].value]));
      const raised = found.questions.find((q) => answers[q.name] === "yes");
      await add(found, "risks", { risks: { occasion: "contact", answers } }, {});
      return raised ? { on: `danger/${found.id}/${raised.danger}` } : "";
    },
    danger: (f, found) => {
      const at = new Date().toISOString(), told = [...f.querySelectorAll("[name=told]:checked")].map((box) => ({ who: box.value, at }));
      return add(found, "danger", { danger: { kind: f.kind.value, text: f.seen.value.trim(), told } }, {});
    },
    agreement: async (f, found) => {
      const terms = [0, 1, 2].map((i) => ({ text: f["text" + i].value.trim(), due: f["due" + i].value, by: f["by" + i].value || null, to: f["to" + i].value || null, amount_fen: fen(f["yuan" + i].value) })).filter((t) => t.text && t.due);
      if (!terms.length) return say.terms;
      if (terms.some((t) => t.amount_fen === undefined)) return say.sum;
      if (terms.some((t) => t.by && t.by === t.to)) return say.same;
      const said = { facts: f.facts.value.trim(), responsibility: f.responsibility.value.trim(), manner: f.manner.value.trim(), terms };
      const w = await text.write(found, said);
      await add(found, "agreement", { agreement: w.sent }, { ...said, digest: w.digest });
    },
    sign: async (f, found, party) => {
      const { digest } = standing(found).agreement;
      if (!f.image.value) return say.draw;
      await add(found, "signature", { signature: { party, image: f.image.value, digest } }, { party, digest });
    },
  };
  shell.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target, [, id, party] = location.hash.slice(1).split("/"), wrong = form.querySelector("[data-wrong]");
    if (form.dataset.busy) return;
    form.dataset.busy = "1";
    let no;
    try { no = await forms[form.dataset.form](form, luggage.find((l) => l.id === id), party); } catch (fault) { no = fault && fault.out ? say.out : say.fault; }
    delete form.dataset.busy;
    const on = no && no.on;
    wrong.textContent = on ? "" : no || "";
    wrong.hidden = !!on || !no;
    if (!no || on || form.dataset.form === "locked") form.reset();
    if (id && (on || !no)) location.hash = on || "case/" + id;
  });
  const send = async () => {
    const said = await window.visit.send(owner, home);
    $("said").textContent = { done: say.done, out: say.out, later: say.later, other: say.other }[said] || "";
    if (keep.isOpen() && !location.hash.slice(1)) await home();
    if (said === "done") offer().catch(() => 0);
  };
  const go = async () => { await load(); await route(); if (navigator.onLine) { await send(); offer().catch(() => 0); } };
  $("send").addEventListener("click", send);
  $("tidy").addEventListener("click", async () => { for (const item of items.filter((i) => i.state === "sent")) await keep.remove("items", item.id); await home(); });
  $("clear").addEventListener("click", async () => { if (confirm(items.some((i) => i.state === "waiting") ? say.unsent : say.sure)) { await keep.clear(); location.replace("/mediator"); } });
  addEventListener("online", () => { if (keep.isOpen()) send(); });
  addEventListener("offline", () => { $("net").textContent = say.offline; });
  addEventListener("hashchange", route);
  addEventListener("locked", lockOrNew);
  if (!able) { show("none"); return; }
  if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
  // The shell and its scripts, so that the page opens without a network; nobody's data is among them.
  caches.open("visit").then((kept) => kept.addAll(["/mediator/visit", ...[...document.scripts].map((s) => s.src)])).catch(() => 0);
  lockOrNew();
})();
