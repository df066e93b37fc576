// Prints, as JSON, what open-graph-scraper makes of each page in the list of HTML texts on standard input.
import { readFileSync } from "node:fs";
import scrape from "open-graph-scraper";

const pages = JSON.parse(readFileSync(0, "utf8"));
const found = await Promise.all(pages.map(async (html) => (await scrape({ html })).result));
process.stdout.write(JSON.stringify(found));
