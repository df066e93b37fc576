// Prints, as JSON, what Firefox's reader view makes of the page on standard input. Argument: its address.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";
import readability from "@mozilla/readability";

const page = new JSDOM(readFileSync(0, "utf8"), { url: process.argv[2] });
process.stdout.write(JSON.stringify(new readability.Readability(page.window.document).parse()));
