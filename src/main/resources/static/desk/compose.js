// Tools for a <textarea data-compose>: signs of Markdown by button and key, lists that go on, and texts from word processors,
// which the server turns into Markdown. Everything is typed in as by hand, so that the browser's own undo takes it back.
const LARGEST_FILE = 20_000_000;
const LARGEST_PASTE = 8_000_000;
const DOCUMENT = /\.(docx|odt)$/i;
const ITEM = /^(\s*)(?:([-*+]|>)|(\d{1,8})([.)]))(\s+)/;

function type(area, text, from = area.selectionStart, to = area.selectionEnd) {
  area.focus();
  area.setSelectionRange(from, to);
  const done = text === "" ? from === to || document.execCommand("delete") : document.execCommand("insertText", false, text);
  if (done) return;
  area.setRangeText(text, from, to, "end");
  area.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: text }));
}

/** Puts the sign around what is selected, or takes it away. */
function around(area, sign) {
  const { selectionStart: from, selectionEnd: to, value } = area;
  const size = sign.length;
  const has = value.slice(from - size, from) === sign && value.slice(to, to + size) === sign;
  const words = value.slice(from, to);
  if (has) {
    type(area, words, from - size, to + size);
    area.setSelectionRange(from - size, to - size);
  } else {
    type(area, sign + words + sign);
    area.setSelectionRange(from + size, to + size);
  }
}

/** Puts a sign before each line that is selected, or takes it away. */
function before(area, pattern, sign) {
  const { value } = area;
  const from = value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  const end = value.indexOf("\n", area.selectionEnd);
  const to = end < 0 ? value.length : end;
  const lines = value.slice(from, to).split("\n");
  const all = lines.every((it) => pattern.test(it));
  const text = lines.map((it, i) => (all ? it.replace(pattern, "") : sign(i) + it.replace(ITEM, "$1"))).join("\n");
  type(area, text, from, to);
  if (lines.length > 1) area.setSelectionRange(from, from + text.length);
}

function link(area, tools) {
  const { selectionStart: from, selectionEnd: to, value } = area;
  const words = value.slice(from, to);
  const address = /^https?:\/\/\S+$/.test(words);
  const text = address ? tools.dataset.words : words || tools.dataset.words;
  type(area, `[${text}](${address ? words : "https://"})`);
  // what is still to be written is selected
  const start = address || !words ? from + 1 : from + text.length + 3;
  area.setSelectionRange(start, start + (address || !words ? text.length : "https://".length));
}

/** The page asks for a picture and what it shows. @param file that was dropped; null = none yet */
const picture = (area, file) => area.dispatchEvent(new CustomEvent("compose-image", { bubbles: true, detail: file }));

const DEEDS = {
  heading: (area) => before(area, /^#{1,6}\s+/, () => "## "),
  bold: (area) => around(area, "**"),
  italic: (area) => around(area, "_"),
  link,
  list: (area) => before(area, /^[-*+]\s+/, () => "- "),
  numbers: (area) => before(area, /^\d+[.)]\s+/, (i) => `${i + 1}. `),
  quote: (area) => before(area, /^>\s?/, () => "> "),
  image: (area) => picture(area, null),
};
const KEYS = { b: "bold", i: "italic", k: "link" };

/** Enter within a list begins the next item; in an item without words it ends the list. */
function nextItem(area, event) {
  const { selectionStart: at, value } = area;
  if (at !== area.selectionEnd) return;
  const from = value.lastIndexOf("\n", at - 1) + 1;
  const item = ITEM.exec(value.slice(from, at));
  if (!item) return;
  event.preventDefault();
  const [sign, indent, bullet, number, stop, space] = item;
  const end = value.indexOf("\n", at);
  const rest = value.slice(from + sign.length, end < 0 ? value.length : end);
  if (rest.trim() === "") type(area, "", from, at);
  else type(area, `\n${indent}${bullet ?? Number(number) + 1 + stop}${space}`);
}

function say(tools, words, bad = false) {
  const said = tools.querySelector("[role=status]");
  said.textContent = words;
  said.classList.toggle("bad", bad);
}

/** Asks the server for the Markdown of a file. What it has to say of it is said; plain words go in where it cannot. */
async function convert(area, tools, file, words = "") {
  say(tools, tools.dataset.busy);
  area.setAttribute("aria-busy", "true");
  const form = new FormData();
  form.append("file", file, file.name ?? "paste.html");
  const csrf = document.querySelector("input[name=_csrf]")?.value ?? "";
  try {
    const answer = await fetch(tools.dataset.convert, {
      method: "POST",
      body: form,
      headers: { Accept: "text/plain", "X-CSRF-TOKEN": csrf },
    });
    const text = await answer.text();
    if (answer.ok) {
      put(area, text);
      const some = (name) => Number(answer.headers.get(name)) > 0;
      say(tools, [some("X-Images-Left-Out") && tools.dataset.images, some("X-Notes-At-End") && tools.dataset.notes].filter(Boolean).join(" "));
    } else {
      if (words) put(area, words);
      say(tools, answer.status === 422 ? text : answer.status === 413 ? tools.dataset.large : tools.dataset.failed, true);
    }
  } catch {
    if (words) put(area, words);
    say(tools, tools.dataset.failed, true);
  } finally {
    area.removeAttribute("aria-busy");
  }
}

/** One line goes into the line that is there; several stand for themselves. */
function put(area, markdown) {
  const text = markdown.replace(/\n+$/, "");
  const { value, selectionStart: from, selectionEnd: to } = area;
  const several = text.includes("\n");
  const gap = (near) => (!several || near === "" || near.endsWith("\n\n") ? "" : near.endsWith("\n") ? "\n" : "\n\n");
  const after = several && value.slice(to).trim() !== "" && !/^\n\n/.test(value.slice(to)) ? "\n\n" : "";
  if (text) type(area, gap(value.slice(0, from)) + text + after);
}

function bring(area, tools, file) {
  if (file.size > LARGEST_FILE) say(tools, tools.dataset.large, true);
  else convert(area, tools, file);
}

function paste(area, tools, event) {
  const data = event.clipboardData;
  const file = [...data.files].find((it) => DOCUMENT.test(it.name));
  const html = data.getData("text/html");
  if (file) {
    event.preventDefault();
    bring(area, tools, file);
  } else if (html && html.length <= LARGEST_PASTE) {
    event.preventDefault();
    convert(area, tools, new Blob([html], { type: "text/html" }), data.getData("text/plain"));
  }
}

function start(area) {
  const tools = document.querySelector(`[data-compose-for="${CSS.escape(area.id)}"]`);
  if (!tools || area.dataset.composing) return;
  area.dataset.composing = "true";
  tools.hidden = false;
  if ("composeImage" in area.dataset) tools.querySelector("[data-do=image]").hidden = false;
  tools.addEventListener("click", (event) => {
    const deed = event.target.closest("button[data-do]")?.dataset.do;
    if (deed) DEEDS[deed](area, tools);
  });
  tools.addEventListener("change", (event) => {
    const [file] = event.target.files ?? [];
    if (file) bring(area, tools, file);
    event.target.value = "";
  });
  area.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const deed = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && KEYS[event.key.toLowerCase()];
    if (deed) {
      event.preventDefault();
      DEEDS[deed](area, tools);
    } else if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey) nextItem(area, event);
  });
  area.addEventListener("paste", (event) => paste(area, tools, event));
  area.addEventListener("dragover", (event) => {
    if (event.dataTransfer.types.includes("Files")) event.preventDefault();
  });
  area.addEventListener("drop", (event) => {
    const files = [...event.dataTransfer.files];
    const file = files.find((it) => DOCUMENT.test(it.name));
    const image = "composeImage" in area.dataset && files.find((it) => it.type.startsWith("image/"));
    if (!file && !image) return;
    event.preventDefault();
    if (file) bring(area, tools, file);
    else picture(area, image);
  });
}

const all = () => document.querySelectorAll("textarea[data-compose]").forEach(start);
all();
// a part of the page may be swapped in
document.addEventListener("htmx:afterSettle", all);
