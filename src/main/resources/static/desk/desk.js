// What every page of the desk does with scripts; each page works without.
// Keys: what they do stands on the page of the keys, and only what that page links to is opened. They do nothing while
// somebody types, or if she has switched them off.
const keys = document.querySelector("meta[name=desk-keys]")?.content !== "off";
const help = document.querySelector("link[rel=help]");
const typing = (it) => it.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(it.tagName);
let begun = "";

const map = async () => {
  const answer = await fetch(help.href);
  return new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("keys");
};

const show = (part) => {
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-labelledby", "keys-h");
  dialog.append(document.importNode(part, true));
  dialog.addEventListener("close", () => dialog.remove());
  const close = dialog.querySelector("[data-close]");
  close.hidden = false;
  close.addEventListener("click", () => dialog.close());
  document.body.append(dialog);
  dialog.showModal();
};

const doing = async (wish) => {
  if (wish === "?" && document.getElementById("keys")) return;
  const part = await map();
  if (!part) location.assign(help.href); // her session is over: the page says so
  else if (wish === "?") show(part);
  else {
    const link = part.querySelector(`a[data-keys="${wish}"]`);
    if (link) location.assign(link.getAttribute("href"));
  }
};

document.addEventListener("keydown", (event) => {
  if (!keys || event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) {
    begun = "";
    return;
  }
  if (event.key === "Shift") return;
  const wish = begun + event.key;
  begun = wish === "g" ? "g " : "";
  if (wish === "/") {
    const search = document.querySelector("input[type=search]");
    if (search) {
      event.preventDefault();
      search.focus();
    }
  } else if (help && /^(n|\?|g [a-z])$/.test(wish)) {
    event.preventDefault();
    doing(wish);
  }
});

// A second click while the first is on its way sends nothing twice; the server is the one that decides in any case.
const sent = new WeakMap();
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  const before = sent.get(event.target);
  if (before !== undefined && event.timeStamp - before < 2000) event.preventDefault();
  else sent.set(event.target, event.timeStamp);
});

// Buttons that copy the words of an element. They appear where the browser can do it.
if (navigator.clipboard)
  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      button.textContent = button.dataset.copied;
    });
  }
