// What Maven runs: installs what package-lock.json lists, unless that was done since it changed, and builds the pages.
import { spawnSync } from "node:child_process";
import { existsSync, rmSync, statSync, writeFileSync } from "node:fs";

const STAMP = "node_modules/.installed";
const MINIMUM = [20, 19];

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < MINIMUM[0] || (major === MINIMUM[0] && minor < MINIMUM[1])) {
  stop(
    `the pages need node ${MINIMUM.join(".")} or newer, not ${process.versions.node}; -Dweb.skip leaves them out`,
  );
}
if (!existsSync(STAMP) || statSync("package-lock.json").mtimeMs > statSync(STAMP).mtimeMs) {
  npm("ci");
  writeFileSync(STAMP, "");
}
npm("run", "build");
// files of an earlier build have other names and would be packed again
rmSync("target/classes", { recursive: true, force: true });

function npm(...words) {
  const done = spawnSync("npm", words, { stdio: "inherit", shell: process.platform === "win32" });
  if (done.error) {
    stop(`npm cannot be run: ${done.error.message}`);
  }
  if (done.status !== 0) {
    stop(`npm ${words.join(" ")} ended with ${done.status}`);
  }
}

function stop(why) {
  console.error(why);
  process.exit(1);
}
