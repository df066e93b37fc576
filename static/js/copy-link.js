/** Buttons that copy the address which stands in their data-copy when they are pressed. */

import { copyAndTell } from "./clipboard.js";

export function start(buttons) {
  buttons.forEach((button) => {
    button.addEventListener("click", () => copyAndTell(button.dataset.copy, button.dataset));
  });
}
