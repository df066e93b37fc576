/** Puts a link at the end of each heading; it copies the address of that section. */

import { copyAndTell } from "./clipboard.js";

const LABEL = "复制本节链接";
const TOLD = { done: "本节链接已复制", failed: "没能复制，请从地址栏复制" };

/** The page's one address, without what share links hang on it, and the section. */
function addressOf(heading) {
  const canonical = document.querySelector('link[rel="canonical"]');
  const url = new URL(canonical ? canonical.href : location.href);
  url.hash = heading.id;
  return url.href;
}

/** The heading is still called by its own words alone, by itself and by whatever it names. */
function nameByWords(heading) {
  const words = document.createElement("span");
  words.id = `${heading.id}-words`;
  words.append(...heading.childNodes);
  heading.append(words);
  heading.setAttribute("aria-labelledby", words.id);
  document.querySelectorAll(`[aria-labelledby="${heading.id}"]`).forEach((named) => {
    named.setAttribute("aria-labelledby", words.id);
  });
}

export function start(headings) {
  headings.forEach((heading) => {
    if (heading.closest("summary") || heading.querySelector("a, button")) return;
    nameByWords(heading);
    const link = document.createElement("a");
    link.className = "heading-link";
    link.href = `#${heading.id}`;
    link.setAttribute("aria-label", LABEL);
    link.addEventListener("click", () => copyAndTell(addressOf(heading), TOLD));
    heading.append(link);
  });
}
