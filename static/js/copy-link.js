/** A field with an address and its button: one touch copies it. */

import { copyAndTell } from "./clipboard.js";

export function start(boxes) {
  boxes.forEach((box) => {
    const field = box.querySelector("input");
    const button = box.querySelector("[data-copy-button]");
    field.addEventListener("focus", () => field.select());
    button.addEventListener("click", () => copyAndTell(field.value, button.dataset));
  });
}
