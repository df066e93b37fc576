/* The Markdown block's editor: starts django-markdownx whenever a block appears, and adds what it lacks.
   markdownx.js keeps the live preview; pictures, keys and the toolbar are handled here, because its own
   uploads can't tell an editor what went wrong, its keys trap the Tab key, and its changes to the text
   fire no input event, so that Wagtail's autosave would miss them. Must be loaded before markdownx.js. */
(() => {
  // markdownx.js hands its only start function to docReady and forgets it, so that nothing can start
  // blocks that are added later. This docReady keeps it.
  let startAll = null;
  const waiting = new Set();
  Object.defineProperty(window, "docReady", {
    configurable: true,
    get: () => (start) => {
      startAll = start;
      waiting.forEach((run) => run());
      waiting.clear();
    },
    set: () => {},
  });

  function startMarkdownx() {
    // It would also cancel every drop on the page, into other fields too; the editor handles its own.
    document.addEventListener = () => {};
    try {
      startAll();
    } finally {
      delete document.addEventListener;
    }
  }

  const LIST_ITEM = /^(\s*)(?:([-*+])( \[[ xX]\])?|(\d{1,3})([.、])) ?/;
  const TABLE = "| 项目 | 说明 |\n| --- | --- |\n|  |  |\n";
  const OWN_KEYS = new Set(["b", "k"]);
  const MARKDOWNX_KEYS = new Set(["d", "[", "]"]);

  function csrfToken() {
    const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
    return cookie ? cookie[1] : document.querySelector("input[name=csrfmiddlewaretoken]")?.value || "";
  }

  class MarkdownEditorController extends window.StimulusModule.Controller {
    static targets = ["text", "preview", "status", "tool", "view", "file"];

    connect() {
      this.previewed = this.previewed.bind(this);
      this.previewFailed = this.previewFailed.bind(this);
      this.follow = this.follow.bind(this);
      // Stimulus reads the dot in these names as a key, so data-action can't name them.
      this.element.addEventListener("markdownx.update", this.previewed);
      this.element.addEventListener("markdownx.updateError", this.previewFailed);
      this.textTarget.addEventListener("scroll", this.follow, { passive: true });
      if (startAll) startMarkdownx();
      else waiting.add(startMarkdownx);
    }

    disconnect() {
      this.element.removeEventListener("markdownx.update", this.previewed);
      this.element.removeEventListener("markdownx.updateError", this.previewFailed);
      this.textTarget.removeEventListener("scroll", this.follow);
    }

    /* Preview */

    previewed(event) {
      const answer = event.detail[0] || "";
      // An expired session answers with a whole page, which is no preview.
      if (/^\s*<(?:!doctype|html)/i.test(answer)) {
        this.previewTarget.textContent = "";
        this.say("预览暂时不可用：登录可能已过期。请在新标签页里重新登录，这里写的内容不会丢。", true);
      } else if (this.statusTarget.dataset.about === "preview") {
        this.say(this.statusTarget.dataset.hint);
      }
      this.follow();
    }

    previewFailed() {
      this.say("预览暂时连不上服务器，写的内容不受影响。", true);
      this.statusTarget.dataset.about = "preview";
    }

    follow() {
      const { scrollTop, scrollHeight, clientHeight } = this.textTarget;
      const room = scrollHeight - clientHeight;
      const preview = this.previewTarget;
      if (room > 0) preview.scrollTop = (scrollTop / room) * (preview.scrollHeight - preview.clientHeight);
    }

    show({ params, currentTarget }) {
      this.element.dataset.view = params.view;
      this.viewTargets.forEach((button) => {
        button.setAttribute("aria-pressed", String(button === currentTarget));
      });
      if (params.view === "write") this.textTarget.focus();
    }

    say(sentence, isError = false) {
      this.statusTarget.textContent = sentence;
      this.statusTarget.classList.toggle("markdown-editor__status--error", isError);
      this.statusTarget.dataset.about = isError && sentence.startsWith("预览") ? "preview" : "";
    }

    /* Text */

    // Puts text in the place of start to end. Goes through the browser's own editing where the field has
    // the focus, so that undo works; an input event is fired either way.
    replace(start, end, text, selectFrom = start + text.length, selectTo = selectFrom) {
      const field = this.textTarget;
      let done = false;
      if (document.activeElement === field) {
        field.setSelectionRange(start, end);
        done = document.execCommand(text ? "insertText" : "delete", false, text);
      }
      if (!done) {
        field.setRangeText(text, start, end, "end");
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
      field.setSelectionRange(selectFrom, selectTo);
    }

    selection() {
      const { selectionStart: start, selectionEnd: end, value } = this.textTarget;
      return { start, end, value, text: value.slice(start, end) };
    }

    use({ params }) {
      if (params.kind === "picture") {
        this.fileTarget.click();
        return;
      }
      this.textTarget.focus();
      this.write(params.kind);
    }

    write(kind) {
      if (kind === "bold") this.wrap("**", "**", "文字");
      else if (kind === "link") this.writeLink();
      else if (kind === "table") this.writeBlock(TABLE, TABLE.indexOf("|  |") + 2);
      else this.markLines(kind);
    }

    wrap(before, after, placeholder) {
      const { start, end, text } = this.selection();
      const inner = text || placeholder;
      const from = start + before.length;
      this.replace(start, end, before + inner + after, from, from + inner.length);
    }

    writeLink() {
      const { start, end, text } = this.selection();
      const isAddress = /^(?:https?:\/\/|mailto:|tel:|\/)\S+$/.test(text);
      const words = isAddress ? "链接文字" : text || "链接文字";
      const address = isAddress ? text : "https://";
      const from = isAddress || !text ? start + 1 : start + words.length + 3;
      const length = isAddress || !text ? words.length : address.length;
      this.replace(start, end, `[${words}](${address})`, from, from + length);
    }

    // Text that stands by itself, with a blank line on both sides.
    writeBlock(text, caret) {
      const { end, value } = this.selection();
      const before = value.slice(0, end).replace(/\n*$/, (ends) => (end === ends.length ? "" : "\n\n"));
      const rest = value.slice(end).replace(/^\n+/, "");
      const start = value.slice(0, end).replace(/\n*$/, "").length;
      const gap = before.slice(start);
      const stop = value.length - rest.length;
      const position = start + gap.length + caret;
      this.replace(start, stop, `${gap}${text.replace(/\n*$/, "")}\n${rest ? "\n" : ""}`, position);
    }

    // Turns the chosen lines into headings or list items, or back where they all are already.
    markLines(kind) {
      const { start, end, value } = this.selection();
      const from = value.lastIndexOf("\n", start - 1) + 1;
      const next = value.indexOf("\n", end);
      const to = next === -1 ? value.length : next;
      const mark = {
        heading: () => "## ",
        bullets: () => "- ",
        numbers: (index) => `${index + 1}. `,
        tasks: () => "- [ ] ",
      }[kind];
      const bare = (line) => line.replace(/^#{1,6} /, "").replace(LIST_ITEM, "$1");
      const lines = value.slice(from, to).split("\n");
      const marked = lines.map((line, index) => mark(index) + bare(line).trimStart());
      const undo = lines.every((line, index) => line === marked[index]);
      const text = (undo ? lines.map(bare) : marked).join("\n");
      this.replace(from, to, text, from + text.length);
    }

    /* Keys */

    keydown(event) {
      if (event.target !== this.textTarget || event.isComposing) return;
      const key = event.key.toLowerCase();
      const command = event.ctrlKey || event.metaKey;
      if (command && OWN_KEYS.has(key)) {
        event.preventDefault();
        this.write(key === "b" ? "bold" : "link");
      } else if (key === "enter" && !command && !event.shiftKey) {
        this.continueList(event);
      }
      // Tab leaves the field as everywhere else; the others are the browser's.
      if (key === "tab" || (command && MARKDOWNX_KEYS.has(key))) event.stopPropagation();
    }

    continueList(event) {
      const { start, end, value } = this.selection();
      const from = value.lastIndexOf("\n", start - 1) + 1;
      const line = value.slice(from, start);
      const item = LIST_ITEM.exec(line);
      if (start !== end || !item || !/\s$|、$/.test(item[0])) return;
      event.preventDefault();
      if (item[0] === line) {
        this.replace(from, start, "");
        return;
      }
      const [, indent, bullet, task, number, stop] = item;
      const gap = stop === "、" ? "" : " ";
      const mark = bullet ? `${bullet}${task ? " [ ]" : ""} ` : `${Number(number) + 1}${stop}${gap}`;
      this.replace(start, end, `\n${indent}${mark}`);
    }

    walk(event) {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const ends = { Home: 0, End: this.toolTargets.length - 1 }[event.key];
      if (step === undefined && ends === undefined) return;
      event.preventDefault();
      const count = this.toolTargets.length;
      const index = ends ?? (this.toolTargets.indexOf(document.activeElement) + step + count) % count;
      this.toolTargets.forEach((tool, position) => {
        tool.tabIndex = position === index ? 0 : -1;
      });
      this.toolTargets[index].focus();
    }

    /* Pictures */

    dragover(event) {
      if (event.target !== this.textTarget) return;
      event.stopPropagation();
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      this.element.classList.add("markdown-editor--dropping");
    }

    dragleave(event) {
      if (event.target !== this.textTarget) return;
      event.stopPropagation();
      this.element.classList.remove("markdown-editor--dropping");
    }

    drop(event) {
      if (event.target !== this.textTarget) return;
      // Text that is dropped stays the browser's business; markdownx.js would throw it away.
      event.stopPropagation();
      this.element.classList.remove("markdown-editor--dropping");
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      this.upload([...event.dataTransfer.files]);
    }

    paste(event) {
      if (event.target !== this.textTarget) return;
      event.stopPropagation();
      const { files } = event.clipboardData;
      // Word and spreadsheets put a picture of the text beside the text.
      if (!files.length || event.clipboardData.getData("text/plain")) return;
      event.preventDefault();
      this.upload([...files]);
    }

    choose() {
      const files = [...this.fileTarget.files];
      this.fileTarget.value = "";
      this.textTarget.focus();
      this.upload(files);
    }

    async upload(files) {
      const refused = [];
      this.element.classList.add("markdown-editor--busy");
      for (const [index, file] of files.entries()) {
        this.say(`正在上传图片 ${index + 1}/${files.length}：${file.name}`);
        try {
          this.writePicture(await this.send(file));
        } catch (error) {
          refused.push(`${file.name}：${error.message}`);
        }
      }
      this.element.classList.remove("markdown-editor--busy");
      if (refused.length) this.say(refused.join(" "), true);
      else this.say("图片已存入图片库。请在方括号里写一句画面里有什么，读屏软件会读出来。");
    }

    async send(file) {
      const body = new FormData();
      body.append("image", file);
      let answer;
      try {
        answer = await fetch(this.textTarget.dataset.markdownxUploadUrlsPath, {
          method: "POST",
          body,
          headers: { "X-CSRFToken": csrfToken(), "X-Requested-With": "XMLHttpRequest" },
        });
      } catch {
        throw new Error("连不上服务器，请稍后再试。");
      }
      const kind = answer.headers.get("Content-Type") || "";
      if (answer.ok && kind.includes("json")) return (await answer.json()).image_code;
      if (kind.includes("text/plain")) throw new Error(await answer.text());
      if (answer.status === 413) throw new Error("图片太大，服务器没有接收。");
      if (answer.status === 403 || answer.redirected) {
        throw new Error("登录可能已过期，请在新标签页里重新登录后再试。");
      }
      throw new Error("上传没有成功，请稍后再试。");
    }

    writePicture(code) {
      this.writeBlock(code, code.startsWith("![]") ? 2 : code.length);
    }
  }

  window.wagtail.app.register("markdown-editor", MarkdownEditorController);
})();
