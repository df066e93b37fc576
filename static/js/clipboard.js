/** Copies text, on engines without the clipboard interface too, and says what became of it. */

import { toast } from "./toast.js";

function copyTheOldWay(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "visually-hidden";
  const before = document.activeElement;
  document.body.append(field);
  field.select();
  field.setSelectionRange(0, text.length);
  try {
    return document.execCommand("copy");
  } catch (error) {
    return false;
  } finally {
    field.remove();
    if (before) before.focus({ preventScroll: true });
  }
}

/** Copies text; resolves to whether that worked. */
export function copy(text) {
  if (!navigator.clipboard) return Promise.resolve(copyTheOldWay(text));
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => copyTheOldWay(text),
  );
}

/** Copies text and tells the reader in one of two sentences. */
export function copyAndTell(text, { done, failed }) {
  return copy(text).then((isCopied) => toast(isCopied ? done : failed));
}
