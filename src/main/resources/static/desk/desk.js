// What every page of the desk does with scripts; each page works without.
// Keys: "/" goes to the search, "?" shows the keys. They do nothing while somebody types, or if she has switched them off.
const keys = document.querySelector("meta[name=desk-keys]")?.content !== "off";
const typing = (it) => it.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(it.tagName);

document.addEventListener("keydown", (event) => {
  if (!keys || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "/") {
    const search = document.querySelector("input[type=search]");
    if (search) {
      event.preventDefault();
      search.focus();
    }
  }
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
