/** The one place for short messages such as 链接已复制: the page's [data-toast], which screen readers listen to. */

const SHOWN_FOR = 6000;
let timer = 0;

/** Shows a message, in place of one that still stands. It takes no focus and goes by itself. */
export function toast(text) {
  const place = document.querySelector("[data-toast]");
  if (!place) return;
  const message = document.createElement("p");
  message.className = "toast__text";
  message.textContent = text;
  place.replaceChildren(message);
  clearTimeout(timer);
  timer = setTimeout(() => place.replaceChildren(), SHOWN_FOR);
}
