/* Saves what was typed while an autosave was on its way. Wagtail takes the form as it stands when the answer
   arrives for what was saved, and would leave those last words to the next edit. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-edit-form]");
  if (!form) return;

  // What the answer itself renews, or what is no edit.
  const ignored = new Set(["csrfmiddlewaretoken", "loaded_revision_id", "loaded_revision_created_at", "next", "overwrite_revision_id"]);
  let sent = null; // name → values, as they went out
  let repeated = ""; // what was last sent because of this script

  const plain = (value) => (value instanceof File ? `${value.name} ${value.size}` : value);
  const valuesOf = (data) => {
    const values = new Map();
    for (const [name, value] of data) {
      if (!ignored.has(name)) values.set(name, `${values.get(name) ?? ""}\n${plain(value)}`);
    }
    return values;
  };

  form.addEventListener("w-autosave:save", (event) => {
    sent = valuesOf(event.detail.formData);
  });
  document.addEventListener("w-autosave:success", (event) => {
    if (!sent || event.target !== form) return;
    const renewed = event.detail.response?.field_updates ?? {};
    const now = valuesOf(new FormData(form));
    const edits = [...now].filter(([name, value]) => sent.has(name) && sent.get(name) !== value && !(name in renewed));
    sent = null;
    const wording = JSON.stringify(edits);
    if (edits.length === 0 || wording === repeated) return;
    repeated = wording;
    form.dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true, cancelable: true, detail: { type: "edits" } }));
  });
})();
