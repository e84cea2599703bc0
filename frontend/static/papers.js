/* Photos shrunk on the phone, sent with progress, gone on with after a cut. Without this file the form sends them as they are. */
"use strict";
(() => {
  const form = document.querySelector("[data-papers]");
  if (!form || !window.fetch || !HTMLCanvasElement.prototype.toBlob || !window.createImageBitmap) return;
  const say = form.dataset, list = document.getElementById("sending"), token = form.elements.csrf_token.value;
  const LONGEST = 2000, SMALL = 3e5, TRIES = 9;
  const hex = (bytes) => [...new Uint8Array(bytes)].map((b) => b.toString(16).padStart(2, "0")).join("");
  const wait = (ms) => new Promise((go) => { setTimeout(go, ms); addEventListener("online", go, { once: true }); });
  // A page of small print stays legible at 2000 pixels; what would not get smaller goes as it is.
  const shrink = async (file) => {
    if (!/^image\/(jpeg|png|webp|hei[cf])$/.test(file.type) || file.size < SMALL) return file;
    try {
      const photo = await createImageBitmap(file, { imageOrientation: "from-image" });
      const by = Math.min(1, LONGEST / Math.max(photo.width, photo.height)), canvas = document.createElement("canvas");
      canvas.width = Math.round(photo.width * by);
      canvas.height = Math.round(photo.height * by);
      canvas.getContext("2d").drawImage(photo, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.8));
      return blob && blob.size < file.size ? blob : file;
    } catch { return file; }
  };
  const call = (method, place, type, body, offset, show) => new Promise((done, fail) => {
    const x = new XMLHttpRequest();
    x.open(method, place);
    x.setRequestHeader("X-CSRFToken", token);
    x.setRequestHeader("Content-Type", type);
    if (offset !== undefined) x.setRequestHeader("Upload-Offset", offset);
    x.timeout = 6e4;
    if (show) x.upload.onprogress = (e) => show(offset + e.loaded);
    x.onerror = x.ontimeout = () => fail(null);
    x.onload = () => {
      let said = null;
      try { said = JSON.parse(x.responseText); } catch { /* a page, not ours */ }
      if (x.status < 300 && said) done(said);
      else fail(x.status < 500 && said && said.code !== "offset_differs" ? said : null);
    };
    x.send(body);
  });
  const send = async (file, show) => {
    const blob = await shrink(file), safe = window.crypto && crypto.subtle;
    const key = hex(safe ? await crypto.subtle.digest("SHA-256", await blob.arrayBuffer()) : crypto.getRandomValues(new Uint8Array(32)));
    const name = blob === file ? file.name : file.name.replace(/\.\w+$/, "") + ".jpg";
    const what = JSON.stringify({ name, size: blob.size, key, digest: !!safe });
    for (let tries = 0, had = 0; ; tries++) {
      try {
        const { place, offset } = await call("POST", say.papers, "application/json", what);
        if (offset > had) { had = offset; tries = 0; }
        await call("PATCH", place, "application/offset+octet-stream", blob.slice(offset), offset, (n) => show(Math.floor(n * 100 / blob.size) + "%"));
        return blob.size;
      } catch (no) {
        if (no) throw no;
        if (tries > TRIES) throw { wrong: say.lost, remedy: "" };
        show(say.again);
        await wait(500 * 2 ** Math.min(tries, 6));
      }
    }
  };
  form.addEventListener("submit", async (event) => {
    const files = [...form.elements.papers.files];
    if (!files.length || form.dataset.busy) { if (files.length) event.preventDefault(); return; }
    event.preventDefault();
    event.stopPropagation();
    form.dataset.busy = "1";
    for (const file of files) {
      const line = document.createElement("li"), state = document.createElement("span");
      line.append(file.name + " ", state);
      list.append(line);
      const show = (text) => { state.textContent = text; };
      show(say.sending);
      try {
        show(say.received + " " + Math.ceil(await send(file, show) / 1024) + " KB");
        line.dataset.done = "1";
      } catch (no) {
        line.className = "govuk-error-message";
        show((no.wrong || say.lost) + " " + (no.remedy || ""));
      }
    }
    delete form.dataset.busy;
    form.reset();
    // What was received is shown as the page itself would show it.
    try {
      const page = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), "text/html");
      document.getElementById("received").replaceWith(page.getElementById("received"));
      for (const line of list.querySelectorAll("[data-done]")) line.remove();
    } catch { /* the lines above say it */ }
  });
})();
