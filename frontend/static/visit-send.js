/* Sending what was done in the village: in order, one at a time, under the id that each got on the phone.
   "Sent" is said only when the server has it; an answer lost on the way is asked for again with the same id. */
"use strict";
(() => {
  const keep = window.visit.keep;
  let busy = false;
  const luggage = async (path = "") => {
    const answer = await fetch("/mediator/visit/luggage" + path, { headers: { Accept: "application/json" } });
    if (!/json/.test(answer.headers.get("Content-Type"))) throw { out: true };
    const said = await answer.json();
    if (answer.status === 401) throw { out: true };
    if (!answer.ok) throw said;
    return said;
  };
  const post = async (item, token) => {
    const answer = await fetch("/mediator/visit/items/" + item.mediation, {
      method: "POST", body: item.value.body,
      headers: { "Content-Type": "application/json", "X-CSRFToken": token, "Idempotency-Key": item.id },
    });
    if (answer.status === 401) throw { out: true };
    if (answer.status >= 500 || answer.status === 429 || !/json/.test(answer.headers.get("Content-Type"))) throw { later: true };
    return { ok: answer.ok, said: await answer.json() };
  };
  // What has arrived stays here as a line without its words.
  const settle = async (item, { ok, said }) => {
    const { about } = item.value, known = { n: item.n, mediation: item.mediation };
    if (ok) await keep.put("items", item.id, { about, at: said.at }, { ...known, state: "sent" });
    else await keep.put("items", item.id, { ...item.value, why: said.wrong + " " + said.remedy }, { ...known, state: "refused" });
  };
  const refresh = async (id) => keep.put("cases", id, await luggage("/" + id));
  const send = async (owner, show) => {
    if (busy || !keep.isOpen()) return "";
    busy = true;
    const touched = new Set();
    try {
      const { username, token } = await luggage();
      if (username !== owner) return "other";
      for (const item of (await keep.items()).filter((one) => one.state === "waiting")) {
        await settle(item, await post(item, token));
        touched.add(item.mediation);
        await show();
      }
      for (const id of touched) await refresh(id).catch(() => 0);
      return "done";
    } catch (no) {
      return no && no.out ? "out" : "later";
    } finally { busy = false; }
  };
  window.visit.send = send;
  window.visit.luggage = luggage;
  window.visit.refresh = refresh;
})();
