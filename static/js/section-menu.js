/** Marks in the contents beside a text which section the reader has come to. */

// A heading counts once it has passed the upper third of the window, and as long as it stands above.
const PASSED = { rootMargin: "1000000px 0px -67% 0px" };

export function start([menu]) {
  const links = Array.from(menu.querySelectorAll(".section-menu__link"));
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const passed = new Set();

  const mark = () => {
    const current = headings.filter((heading) => passed.has(heading)).pop();
    links.forEach((link, index) => {
      if (current && headings[index] === current) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
  };
  const watch = new IntersectionObserver((entries) => {
    entries.forEach((entry) => (entry.isIntersecting ? passed.add(entry.target) : passed.delete(entry.target)));
    mark();
  }, PASSED);
  headings.forEach((heading) => heading && watch.observe(heading));
}
