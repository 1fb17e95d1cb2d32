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
