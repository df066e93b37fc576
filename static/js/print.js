/** Opens what is folded while the page is being printed: on paper nobody can. */

export function start(folds) {
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = folds.filter((fold) => !fold.open);
    opened.forEach((fold) => {
      fold.open = true;
    });
  });
  window.addEventListener("afterprint", () => {
    opened.forEach((fold) => {
      fold.open = false;
    });
  });
}
