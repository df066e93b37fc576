/** Questions that open by themselves where the address names one. All can be opened by hand without this. */

/** Opens the question that a fragment such as "#q-1a2b3c4d" names. */
export function openNamed(questions, hash) {
  const named = questions.find((question) => question.id && `#${question.id}` === hash);
  if (named) named.open = true;
}

export function start(sections) {
  const questions = sections.reduce((found, section) => [...found, ...section.querySelectorAll("details")], []);
  openNamed(questions, location.hash);
  window.addEventListener("hashchange", () => openNamed(questions, location.hash));
}
