/**
 * Checklists that a reader ticks off: progress, undo, printing, and a memory that never leaves the phone.
 * Without this module the boxes can still be ticked, and print empty.
 */

const PREFIX = "haoka:checklist:";

/** The ids that were ticked, or null where the browser keeps nothing. */
export function remembered(key) {
  try {
    const ids = JSON.parse(localStorage.getItem(key) || "[]");
    return new Set(Array.isArray(ids) ? ids : []);
  } catch (error) {
    return error instanceof SyntaxError ? new Set() : null;
  }
}

/** Keeps the ids, or forgets the list where there are none; tells whether that worked. */
export function remember(key, ids) {
  try {
    if (ids.length) localStorage.setItem(key, JSON.stringify(ids));
    else localStorage.removeItem(key);
    return true;
  } catch (error) {
    return false;
  }
}

/** Whether what is ticked now comes from the reader: browsers fill in old ticks when a page is gone back to. */
const isFresh = () => performance.getEntriesByType("navigation").every(({ type }) => type === "navigate");

class Checklist {
  constructor(section) {
    this.section = section;
    this.key = PREFIX + section.dataset.checklist;
    this.boxes = [...section.querySelectorAll("[data-checklist-entry]")];
    this.progress = section.querySelector("[data-checklist-progress]");
    this.bar = section.querySelector("[data-checklist-bar]");
    this.keeping = section.querySelector("[data-checklist-keeping]");
    this.reset = section.querySelector("[data-checklist-reset]");
    this.resetWords = section.querySelector("[data-checklist-reset-words]");
    this.clearWords = this.resetWords.textContent;
    // What the last clearing took away, until something is ticked again.
    this.cleared = null;
  }

  start() {
    // Ticks that came before this module did are kept too.
    const early = isFresh() ? this.ticked() : [];
    this.recall(early);
    if (early.length) this.keep();
    this.section.addEventListener("change", () => {
      this.cleared = null;
      this.keep();
    });
    this.reset.addEventListener("click", () => this.clearOrUndo());
    this.section.querySelector("[data-checklist-print]").addEventListener("click", () => printOnly(this.section));
    window.addEventListener("storage", (event) => {
      if (event.key === this.key || event.key === null) this.recall();
    });
    // A page that comes back out of the browser's memory missed what other tabs did meanwhile.
    window.addEventListener("pageshow", (event) => event.persisted && this.recall());
    this.section.classList.add("checklist--live");
  }

  ticked() {
    return this.boxes.filter((box) => box.checked).map((box) => box.dataset.checklistEntry);
  }

  recall(early = []) {
    const ids = remembered(this.key);
    if (ids) this.tick(new Set([...ids, ...early]));
    else this.tellFailure();
    this.show();
  }

  tick(ids) {
    this.boxes.forEach((box) => {
      box.checked = ids.has(box.dataset.checklistEntry);
    });
  }

  keep() {
    if (!remember(this.key, this.ticked())) this.tellFailure();
    this.show();
  }

  clearOrUndo() {
    const before = this.cleared;
    this.cleared = before ? null : new Set(this.ticked());
    this.tick(before || new Set());
    this.keep();
  }

  show() {
    const done = this.ticked().length;
    const words = `已完成 ${done} / ${this.boxes.length}`;
    if (this.progress.textContent !== words) this.progress.textContent = words;
    this.bar.value = done;
    this.section.classList.toggle("checklist--done", done === this.boxes.length);
    this.resetWords.textContent = this.cleared ? this.resetWords.dataset.undo : this.clearWords;
    this.reset.disabled = !done && !this.cleared;
  }

  tellFailure() {
    this.keeping.textContent = this.keeping.dataset.failed;
  }
}

/** Prints one block and the article's title, nothing else of the page. */
export function printOnly(block) {
  const marks = [
    [document.body, "printing-one"],
    [block, "printing-one__block"],
  ];
  const unmark = () => marks.forEach(([element, name]) => element.classList.remove(name));
  marks.forEach(([element, name]) => element.classList.add(name));
  window.addEventListener("afterprint", unmark, { once: true });
  window.print();
}

export function start(sections) {
  sections.forEach((section) => new Checklist(section).start());
}
