/* What a mediator keeps on the phone in a village without network (下乡调解): encrypted, in IndexedDB.
   A PIN gives the key that opens the data key (PBKDF2, AES-GCM); it lies nowhere and is forgotten with the page.
   In clear stand only: whose it is, how many items, and how each stands - so that leaving can warn. */
"use strict";
(() => {
  const NAME = "visit", ROUNDS = 600000, IDLE = 6e5;
  const text = new TextEncoder(), words = new TextDecoder();
  let db = null, key = null, idle = 0;
  const done = (request) => new Promise((yes, no) => { request.onsuccess = () => yes(request.result); request.onerror = () => no(request.error); });
  const open = () => new Promise((yes, no) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      for (const store of ["lock", "cases", "items"]) request.result.createObjectStore(store, { keyPath: "id" });
    };
    request.onsuccess = () => { db = request.result; db.onversionchange = () => { db.close(); db = null; key = null; }; yes(); };
    request.onerror = () => no(request.error);
  });
  // What was written is on the disk before anybody is told that it is kept.
  const write = async (store, change) => {
    if (!db) await open();
    return new Promise((yes, no) => {
      const step = db.transaction(store, "readwrite", { durability: "strict" });
      step.oncomplete = yes;
      step.onerror = step.onabort = () => no(step.error);
      change(step.objectStore(store));
    });
  };
  const read = async (store, id) => {
    if (!db) await open();
    const rows = db.transaction(store).objectStore(store);
    return done(id === undefined ? rows.getAll() : rows.get(id));
  };
  const fresh = (size) => crypto.getRandomValues(new Uint8Array(size));
  const fromPin = async (pin, salt) => crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS },
    await crypto.subtle.importKey("raw", text.encode(pin.normalize("NFKC")), "PBKDF2", false, ["deriveKey"]),
    { name: "AES-GCM", length: 256 }, false, ["wrapKey", "unwrapKey"]);
  const touch = () => { clearTimeout(idle); idle = setTimeout(() => { key = null; dispatchEvent(new Event("locked")); }, IDLE); };
  const make = async (pin, owner) => {
    const salt = fresh(16), iv = fresh(12);
    const data = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt", "decrypt"]);
    const wrapped = await crypto.subtle.wrapKey("raw", data, await fromPin(pin, salt), { name: "AES-GCM", iv });
    await write("lock", (rows) => rows.put({ id: "lock", owner, salt, iv, wrapped, rounds: ROUNDS }));
    return unlock(pin);
  };
  const unlock = async (pin) => {
    const lock = await read("lock", "lock");
    try {
      key = await crypto.subtle.unwrapKey("raw", lock.wrapped, await fromPin(pin, lock.salt), { name: "AES-GCM", iv: lock.iv }, "AES-GCM", false, ["encrypt", "decrypt"]);
    } catch { return false; }
    touch();
    return true;
  };
  const shut = async (id, value) => {
    const iv = fresh(12);
    return { iv, sealed: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: text.encode(id) }, key, text.encode(JSON.stringify(value))) };
  };
  const opened = async (row) => ({ ...row, value: JSON.parse(words.decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv: row.iv, additionalData: text.encode(row.id) }, key, row.sealed))) });
  const put = async (store, id, value, about = {}) => {
    touch();
    const row = { id, ...about, ...(await shut(id, value)) };
    await write(store, (rows) => rows.put(row));
    await count();
  };
  const all = async (store) => Promise.all((await read(store)).map(opened));
  const items = async () => (await all("items")).sort((a, b) => a.n - b.n);
  const remove = async (store, id) => { await write(store, (rows) => rows.delete(id)); await count(); };
  const count = async () => localStorage.setItem("unsent", (await read("items")).filter((row) => row.state === "waiting").length);
  const clear = async () => {
    if (db) db.close();
    db = key = null;
    await Promise.all([done(indexedDB.deleteDatabase(NAME)), window.caches && caches.delete(NAME)]);
    localStorage.removeItem("unsent");
  };
  window.visit = {
    keep: { make, unlock, put, all, items, remove, clear, lock: () => read("lock", "lock"), isOpen: () => !!key },
    able: !!(window.isSecureContext && window.crypto && crypto.subtle && window.indexedDB),
  };
})();
