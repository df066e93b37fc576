/* Shows the numbers of lists in the rich text editor as readers will see them: the editor's own style sheet
   begins every list at 1, and anew behind an item with bullets below it. */
(() => {
  const NUMBERED = "ordered-list-item";
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const known = new Set();

  const ownStart = (block) => {
    const start = block.getData().get("start");
    return Number.isInteger(start) ? start : null;
  };

  // As articles/web/rich_text_lists.py counts when it writes the list.
  const nextNumber = (content, block) => {
    const depth = block.getDepth();
    let count = 1;
    for (let one = content.getBlockBefore(block.getKey()); one; one = content.getBlockBefore(one.getKey())) {
      if (one.getDepth() > depth) continue;
      if (one.getDepth() < depth || one.getType() !== NUMBERED) break;
      if (ownStart(one) !== null) return ownStart(one) + count;
      count += 1;
    }
    return count;
  };

  const firstNumber = (content, block) => {
    if (ownStart(block) !== null) return ownStart(block);
    const above = content.getBlockBefore(block.getKey());
    const isSplit = above && above.getDepth() > block.getDepth() && above.getType() !== NUMBERED;
    return isSplit ? nextNumber(content, block) : null;
  };

  const blockStyleFn = (block, { getEditorState }) => {
    if (block.getType() !== NUMBERED) return "";
    const number = firstNumber(getEditorState().getCurrentContent(), block);
    if (number === null) return "";
    const depth = block.getDepth();
    const name = `numbered-from-${number}-${depth}`;
    if (!known.has(name)) {
      known.add(name);
      sheet.insertRule(`.Draftail-Editor li.${name} { counter-reset: ol${depth} ${number - 1} !important; }`);
    }
    return name;
  };

  window.draftail.registerPlugin({ type: "numbered-list-start", blockStyleFn }, "plugins");
})();
