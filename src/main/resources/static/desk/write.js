// Keeps what is written two seconds after the last key, and shows beside it how it would go out. The page works without.
const form = document.getElementById("edition");
const frame = document.getElementById("proof");
const trouble = document.getElementById("trouble");
const views = [...document.querySelectorAll("button[name=view]")];
let view = "phone";
let typed = false;
let busy = false;
let stopped = false;
let sure = false;
let saving;
let showing;
let asked;
let head;

const fields = () => {
  const all = new FormData(form);
  for (const [name, value] of [...all]) if (value instanceof File) all.delete(name);
  return all;
};

const say = (key) => {
  trouble.textContent = trouble.dataset[key] ?? "";
  trouble.hidden = !trouble.textContent;
};

const take = (html) => {
  const parts = new DOMParser().parseFromString(html, "text/html");
  const kept = parts.querySelector("[data-version]");
  if (!kept) return false;
  form.elements.base.value = kept.dataset.version;
  form.elements.revision.value = kept.dataset.revision;
  for (const part of parts.querySelectorAll("[data-into]")) document.getElementById(part.dataset.into).replaceChildren(...part.childNodes);
  return true;
};

/** What is written stays in the form, and is tried again. */
const lost = (key) => {
  typed = true;
  say(key);
  saving = setTimeout(keep, 10000);
};

const keep = async () => {
  clearTimeout(saving);
  if (busy || stopped || !typed) return;
  busy = true;
  typed = false;
  const body = fields();
  body.set("do", "save");
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { "HX-Request": "true" }, redirect: "manual" });
    const html = await answer.text();
    if (answer.status === 409) {
      stopped = true;
      typed = true;
      const notice = new DOMParser().parseFromString(html, "text/html").body;
      trouble.replaceChildren(...notice.childNodes);
      trouble.hidden = false;
    } else if (answer.ok && take(html)) say("none");
    else if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) lost("away");
    else lost({ 404: "gone", 422: "long" }[answer.status] ?? "offline");
  } catch {
    lost("offline");
  }
  busy = false;
  if (typed && !stopped && trouble.hidden) saving = setTimeout(keep, 2000);
};

const show = async () => {
  asked?.abort();
  asked = new AbortController();
  const body = fields();
  body.set("view", view);
  try {
    const answer = await fetch(frame.dataset.at, { method: "POST", body, signal: asked.signal, redirect: "manual" });
    if (!answer.ok) return;
    const html = await answer.text();
    // in place, so that the frame keeps where it was scrolled to and the history of the window stays as it is; a head that is the
    // same stays too, as its style sheets would be loaded anew
    const next = html.slice(html.indexOf(">", html.indexOf("<html")) + 1, html.lastIndexOf("</html"));
    const top = next.slice(0, next.indexOf("<body"));
    const now = frame.contentDocument;
    if (top === head) now.body.innerHTML = next.slice(next.indexOf(">", top.length) + 1, next.lastIndexOf("</body"));
    else now.documentElement.innerHTML = next;
    head = top;
  } catch {
    // a later key asks again
  }
};

form.addEventListener("input", () => {
  typed = true;
  clearTimeout(saving);
  clearTimeout(showing);
  saving = setTimeout(keep, 2000);
  showing = setTimeout(show, 80);
});

// a picture is asked for with its description where files are added
form.addEventListener("compose-image", (event) => {
  const input = form.elements.namedItem("image");
  input.closest("details").open = true;
  if (event.detail) {
    const dropped = new DataTransfer();
    dropped.items.add(event.detail);
    input.files = dropped.files;
    form.elements.namedItem("image-description").focus();
  } else {
    input.focus();
    input.click();
  }
});

for (const button of views) {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    view = button.value;
    for (const it of views) it.setAttribute("aria-pressed", it === button);
    frame.dataset.view = view;
    show();
  });
}

for (const it of document.querySelectorAll("[data-show]")) it.addEventListener("input", show);

document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key !== "s") return;
  event.preventDefault();
  typed = true;
  keep();
});

// Whether the server still knows her: a page that she is led away from loses what stands in it.
const known = async () => {
  try {
    return (await fetch(document.querySelector("link[rel=help]").href, { method: "HEAD", redirect: "manual" })).ok;
  } catch {
    return false;
  }
};

// what is on its way is waited for: else her own words would seem to be somebody else's
form.addEventListener("submit", async (event) => {
  const button = event.submitter;
  if (button?.formTarget === "proof") return;
  if (busy) {
    event.preventDefault();
    setTimeout(() => form.requestSubmit(button), 100);
  } else if (!sure) {
    event.preventDefault();
    sure = await known();
    if (sure) form.requestSubmit(button);
    else say("offline");
  } else {
    clearTimeout(saving);
    typed = false;
    stopped = true;
  }
});

window.addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

window.addEventListener("beforeunload", (event) => {
  if (typed) event.preventDefault();
});
