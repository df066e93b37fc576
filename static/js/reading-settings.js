/** The panel of 阅读设置: keeps what is chosen on this device; head.js puts it on the page, in other tabs too. */

const ORDINARY = { theme: "system", "text-size": "standard" };
const root = document.documentElement;

function keep(name, value) {
  try {
    if (value === ORDINARY[name]) localStorage.removeItem(`haoka:${name}`);
    else localStorage.setItem(`haoka:${name}`, value);
  } catch (error) {
    // Storage is forbidden or full: the choice holds for this page.
  }
}

function choose(name, value) {
  keep(name, value);
  document.dispatchEvent(new CustomEvent("haoka:setting", { detail: { name, value } }));
}

export function start([control]) {
  const button = control.querySelector("[aria-controls]");
  const panel = control.querySelector("[role=dialog]");
  const choices = Array.from(panel.querySelectorAll("input[type=radio]"));

  const showChosen = () =>
    choices.forEach((choice) => {
      choice.checked = choice.value === (root.getAttribute(`data-${choice.name}`) || ORDINARY[choice.name]);
    });
  const setOpen = (isOpen) => {
    panel.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
  };
  const open = () => {
    showChosen();
    setOpen(true);
    choices.find((choice) => choice.checked).focus();
  };
  const close = () => {
    setOpen(false);
    button.focus();
  };

  button.addEventListener("click", () => (panel.hidden ? open() : close()));
  panel.querySelector("[data-close]").addEventListener("click", close);
  panel.addEventListener("change", (event) => choose(event.target.name, event.target.value));
  control.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) close();
  });
  // Whoever goes on elsewhere, by key or by touch, has finished here.
  control.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !control.contains(event.relatedTarget)) setOpen(false);
  });
  document.addEventListener("pointerdown", (event) => {
    if (!control.contains(event.target)) setOpen(false);
  });
  window.addEventListener("storage", showChosen);
}
