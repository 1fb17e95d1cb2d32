// When the line of events fails the page asks by itself every two seconds, until the line is open again.
const moving = document.getElementById("moving");
let asking = 0;

document.body.addEventListener("htmx:sseError", () => {
  asking ||= setInterval(() => htmx.trigger(moving, "look"), 2000);
});
document.body.addEventListener("htmx:sseOpen", () => {
  clearInterval(asking);
  asking = 0;
});
