import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const PATH = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Why the browser cannot be driven, or nothing. */
export function missing() {
  if (!process.env.HEADWATER_URL || !process.env.HEADWATER_SIGNIN_LINK) {
    return "HEADWATER_URL and HEADWATER_SIGNIN_LINK name the server and the way in";
  }
  return existsSync(PATH) ? undefined : `no Chromium at ${PATH}; CHROMIUM names another`;
}

export function launch() {
  return chromium.launch({ executablePath: PATH, args: ["--no-sandbox", "--disable-gpu"] });
}

/** Opens a page that keeps every complaint: errors, what the console says, violated policy. */
export async function watched(context) {
  const complaints = [];
  const page = await context.newPage();
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (line) => {
    if (line.type() === "error" || /Content.Security.Policy/i.test(line.text())) {
      complaints.push(`console: ${line.text()}`);
    }
  });
  await page.exposeFunction("complain", (text) => complaints.push(text));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      window.complain(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ""}`),
    );
  });
  return { page, complaints };
}

/** Everything that can be used and has no name, as HTML. */
export function nameless(page) {
  return page.evaluate(() => {
    const texts = (ids) =>
      ids
        .split(/\s+/)
        .map((id) => document.getElementById(id)?.textContent ?? "")
        .join(" ");
    const nameOf = (element) =>
      [
        element.getAttribute("aria-label"),
        element.hasAttribute("aria-labelledby") ? texts(element.getAttribute("aria-labelledby")) : "",
        ...[...(element.labels ?? [])].map((label) => label.textContent),
        ["INPUT", "SELECT", "TEXTAREA"].includes(element.tagName) ? "" : element.textContent,
        element.getAttribute("title"),
      ]
        .join("")
        .trim();
    const used = "a[href], button, input:not([type=hidden]), select, textarea, [role=slider], [role=button]";
    return [...document.querySelectorAll(used)]
      .filter((element) => element.getClientRects().length > 0 && !element.closest("[aria-hidden=true]"))
      .filter((element) => nameOf(element) === "")
      .map((element) => element.outerHTML.slice(0, 200));
  });
}

/** By how many pixels the page is wider than the screen. */
export function overhang(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
