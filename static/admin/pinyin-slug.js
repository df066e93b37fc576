/* Fills in a page's address in pinyin while its title is being typed, until someone writes another one. */
(() => {
  const DELAY = 250; // milliseconds without a key before the server is asked

  class PinyinSlugController extends window.StimulusModule.Controller {
    static values = { url: String, parent: String, page: String };

    connect() {
      this.slug = this.element.form && this.element.form.elements.namedItem("slug");
      this.suggested = null;
      if (this.slug && this.slug.value && this.element.value) {
        // An address that is what the title would give is still ours to change.
        this.ask().then((slug) => {
          this.suggested = slug === this.slug.value ? slug : null;
        });
      }
    }

    disconnect() {
      clearTimeout(this.timer);
    }

    update() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.fill(), DELAY);
    }

    async fill() {
      if (!this.slug) return;
      const isOurs = this.slug.value === "" || this.slug.value === this.suggested;
      if (!isOurs) return;
      const before = this.slug.value;
      const slug = await this.ask();
      if (slug === null || this.slug.value !== before || slug === before) return;
      this.suggested = slug;
      this.slug.value = slug;
      this.slug.dispatchEvent(new Event("input", { bubbles: true }));
      this.slug.dispatchEvent(new Event("change", { bubbles: true }));
    }

    async ask() {
      const query = new URLSearchParams({
        title: this.element.value,
        parent: this.parentValue,
        page: this.pageValue,
      });
      try {
        const response = await fetch(`${this.urlValue}?${query}`, { credentials: "same-origin" });
        return response.ok ? (await response.json()).slug : null;
      } catch {
        return null; // the server fills in the address on saving
      }
    }
  }

  window.wagtail.app.register("pinyin-slug", PinyinSlugController);
})();
