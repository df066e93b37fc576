/* Shows a list that begins at 3 with a 3 in the rich text editor, whose own style sheet begins every list at 1. */
(() => {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const known = new Set();

  const blockStyleFn = (block) => {
    const start = Number(block.getData().get("start"));
    if (block.getType() !== "ordered-list-item" || !block.getData().has("start") || !Number.isInteger(start)) return "";
    const depth = block.getDepth();
    const name = `numbered-from-${start}-${depth}`;
    if (!known.has(name)) {
      known.add(name);
      sheet.insertRule(`.Draftail-Editor li.${name} { counter-reset: ol${depth} ${start - 1} !important; }`);
    }
    return name;
  };

  window.draftail.registerPlugin({ type: "numbered-list-start", blockStyleFn }, "plugins");
})();
