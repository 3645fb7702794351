// A person with a browser against a real server: signs in, triages, and looks at every page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { apiOf, failRun } from "./api.mjs";
import { launch, missing, nameless, overhang, watched } from "./browser.mjs";
import { eventually, receiver } from "./receiver.mjs";

const url = process.env.HEADWATER_URL?.replace(/\/$/, "");
const token = process.env.HEADWATER_TOKEN;
const skip = missing() ?? false;
const tail = Date.now().toString(36);
const job = `e2e_${tail}.load`;

let browser;
let context;
let hook;
let api;
let channel;
let audience;

before(async () => {
  if (skip) {
    return;
  }
  browser = await launch();
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  if (token) {
    api = apiOf(url, token);
    hook = await receiver();
    channel = await api("POST", "/channels", {
      name: `e2e-${tail}`,
      kind: "webhook",
      settings: { url: hook.address },
      allowedHosts: ["127.0.0.1"],
    });
    audience = await api("POST", "/audiences", { channel: channel.name, perDay: 100, zone: "UTC" });
  }
});

after(async () => {
  await browser?.close();
  hook?.close();
  if (api) {
    await api("DELETE", `/audiences/${audience.id}`);
    await api("DELETE", `/channels/${channel.id}`);
  }
});

test("a link signs in, once, and leaves the address", { skip }, async () => {
  const { page, complaints } = await watched(context);
  await page.goto(process.env.HEADWATER_SIGNIN_LINK.replace(/^https?:\/\/[^/]+/, url));
  await page.waitForURL("**/incidents");
  await page.getByRole("heading", { name: "Incidents", level: 1 }).waitFor();
  assert.equal(new URL(page.url()).hash, "");
  assert.deepEqual(complaints, []);

  // who is signed in already and opens a link that was used is told so
  await page.goto("about:blank");
  await page.goto(`${url}/sign-in#used-already`);
  await page.getByText("this link is unknown, used or too old").waitFor();

  const stranger = await browser.newContext();
  const other = await watched(stranger);
  await other.page.goto(`${url}/assets`);
  await other.page.waitForURL("**/sign-in");
  await other.page.getByText("headwater signin-link").first().waitFor();
  await stranger.close();
  await page.close();
});

test("an incident is taken, resolved and cleared", { skip }, async () => {
  const { page, complaints } = await watched(context);
  let fired;
  if (api) {
    await failRun(api, job, "permission denied");
    fired = await eventually("the receiver hears of the incident", () =>
      hook.received.find((sent) => sent.status === "firing" && JSON.stringify(sent).includes(job)),
    );
  }
  await page.goto(`${url}/incidents${api ? `?text=${job}` : ""}`);
  const first = page.locator("table.incidents tbody a").first();
  await first.waitFor();
  await first.click();
  await page.getByRole("button", { name: "Acknowledge" }).click();
  await page.getByRole("button", { name: "Acknowledged" }).waitFor();
  await page.getByRole("button", { name: /^Resolve/ }).click();
  await page.getByRole("radio", { name: "Fixed" }).check();
  await page.getByRole("textbox", { name: "Comment" }).last().fill("granted the role again");
  await page.getByRole("dialog").getByRole("button", { name: "Resolve", exact: true }).click();
  await page
    .getByText(/^Resolved/)
    .first()
    .waitFor();
  await page.getByText("granted the role again").first().waitFor();
  assert.deepEqual(complaints, []);
  if (api) {
    const { incident } = fired.commonLabels;
    await eventually("the receiver hears the all-clear", () =>
      hook.received.find((sent) => sent.status === "resolved" && sent.commonLabels.incident === incident),
    );
  }
  await page.close();
});

test("what is new waits behind a bar", {
  skip: skip || (token ? false : "HEADWATER_TOKEN is not set"),
}, async () => {
  const { page, complaints } = await watched(context);
  await page.goto(`${url}/incidents`);
  await page.getByText("unclaimed").waitFor();
  // the feed is open when the page has been quiet for a moment
  await page.waitForTimeout(2000);
  await failRun(api, `${job}_late`, "disk is full");
  await page.getByRole("button", { name: /^\d+ new$/ }).click();
  await page.getByRole("link", { name: new RegExp(`${job}_late`) }).waitFor();
  const { items } = await api("GET", `/incidents?text=${job}_late`);
  await api("POST", `/incidents/${items[0].id}/resolution`, { outcome: "NO_ACTION_NEEDED" });
  assert.deepEqual(complaints, []);
  await page.close();
});

const PAGES = [
  "/incidents",
  "/incidents?state=resolved",
  "/assets",
  "/monitors",
  "/sources",
  "/sources?add=yes",
  "/messages",
  "/settings/channels",
  "/settings/audiences",
  "/settings/people",
  "/settings/tokens",
  "/settings/domains",
  "/settings/calendar",
  "/settings/doctor",
];

/** The first thing in a list, to look at its own page too. */
const FIRST = ["/incidents?state=resolved", "/assets", "/monitors", "/sources", "/messages"];

for (const [width, colorScheme] of [
  [1280, "light"],
  [375, "dark"],
  [320, "light"],
]) {
  test(`every page works ${width} pixels wide, ${colorScheme}`, { skip }, async () => {
    const storageState = await context.storageState();
    const own = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, storageState });
    const { page, complaints } = await watched(own);
    const look = async (address) => {
      await page.goto(url + address);
      await page.locator("h1").first().waitFor();
      await eventually(`${address} is read`, async () => !(await page.getByText(/^Reading .*…$/).count()));
      assert.deepEqual(await nameless(page), [], `${address}: everything has a name`);
      assert.ok((await overhang(page)) <= 0, `${address}: no scrolling sideways`);
      assert.deepEqual(complaints, [], `${address}: nobody complains`);
    };
    const found = [];
    for (const address of PAGES) {
      await look(address);
      if (FIRST.includes(address)) {
        const link = page.locator("main tbody tr td a").first();
        const first = (await link.count()) > 0 ? [await link.getAttribute("href")] : [];
        found.push(...first, ...(address === "/assets" ? first.map((asset) => `${asset}?tab=lineage`) : []));
      }
    }
    for (const address of found) {
      await look(address);
    }
    await own.close();
  });
}
