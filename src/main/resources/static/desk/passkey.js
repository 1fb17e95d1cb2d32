// Passkeys: a form with data-passkey asks the authenticator first and sends its answer along. Where there are no scripts, or no
// authenticator, the form stays hidden and the other ways remain.
const { PublicKeyCredential: keys } = window;

const ask = async (form) => {
  const answer = await fetch(form.dataset.options, {
    method: "POST",
    headers: { "X-CSRF-TOKEN": form.elements._csrf.value },
  });
  if (!answer.ok) throw new Error(String(answer.status));
  const options = await answer.json();
  return form.dataset.passkey === "create"
    ? navigator.credentials.create({ publicKey: keys.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: keys.parseRequestOptionsFromJSON(options) });
};

if (keys?.parseRequestOptionsFromJSON)
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const fault = form.querySelector("[data-fault]");
      fault.hidden = true;
      try {
        form.elements.credential.value = JSON.stringify(await ask(form));
        form.submit();
      } catch {
        fault.hidden = false; // turned away, or nothing there that fits
      }
    });
  }
