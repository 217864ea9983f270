// The browser of the headless host: one that is there, or Debian's.
import { isExecutable, note, onPath, output } from "./command.mjs";

const programs = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const macChrome = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** The path of a Chromium; installs one where that is possible and none is there. */
export async function chromium() {
  const named = process.env["SPECWRIGHT_CHROMIUM"];
  if (named) {
    if (!isExecutable(named)) throw new Error(`SPECWRIGHT_CHROMIUM is not a program: ${named}`);
    return named;
  }
  const found = onPath(...programs) ?? (isExecutable(macChrome) ? macChrome : undefined);
  if (found) return found;
  await installChromium();
  const installed = onPath(...programs);
  if (!installed) throw new Error("apt-get installed chromium, but it is not on PATH");
  return installed;
}

async function installChromium() {
  const advice = "install Chromium or Chrome, or name one in SPECWRIGHT_CHROMIUM";
  if (!onPath("apt-get")) throw new Error(`there is no browser and no apt-get: ${advice}`);
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && !onPath("sudo"))
    throw new Error(`there is no browser, and no root or sudo to get one: ${advice}`);
  // `-n`: never wait for a password that nobody is there to type.
  const apt = (/** @type {string[]} */ ...args) =>
    isRoot
      ? output("apt-get", args, { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } })
      : output("sudo", ["-n", "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", ...args]);
  note("Installing Chromium with apt-get");
  await apt("update", "-q");
  await apt("install", "-y", "-q", "--no-install-recommends", "chromium");
}
