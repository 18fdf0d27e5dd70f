/* A document in the making: what changes is said once, not every second, and the end brings the button to hand. */
(() => {
  "use strict";

  const melding = document.getElementById("taak-melding");

  document.body.addEventListener("htmx:beforeSwap", (gebeurtenis) => {
    // The session is over: the answer is the log-in page, which belongs in the window and not in this place.
    if (!gebeurtenis.detail.xhr.responseURL.includes("/inloggen/")) return;
    gebeurtenis.detail.shouldSwap = false;
    window.location.reload();
  });

  document.body.addEventListener("htmx:afterSettle", () => {
    const tekst = document.getElementById("taak").dataset.melding;
    if (melding.textContent !== tekst) melding.textContent = tekst;
    const knop = document.querySelector("#taak .nl-button");
    // Only for who was waiting here: never taken away from a link or a menu that somebody is at.
    if (knop && document.activeElement === document.body) knop.focus();
  });
})();
