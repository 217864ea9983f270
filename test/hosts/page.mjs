// VS Code as a person has it: a page with the workbench, and the few things everybody does in it.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { projectRoot, screenshotsFolder } from "./files.mjs";
import { openBrowser, openHeadless } from "./headless.mjs";

/**
 * Opens a copy of the workspace and waits until the workbench is restored and has loaded its extensions.
 * @param {{ workspace: string, extensionPath?: string, visible?: boolean }} options
 */
export async function openPage({ workspace, extensionPath = projectRoot, visible = false }) {
  const host = await openHeadless({ extensionPath, workspace });
  const browser = await openBrowser({ visible });
  const close = async () => {
    await browser.close();
    host.close();
  };
  try {
    await browser.page.goto(host.url);
    await workbenchReady(browser.page);
  } catch (error) {
    await close();
    throw new Error(
      `VS Code did not open in the browser: ${error}\nServer log:\n${host.server.log.tail(30)}\nBrowser console:\n${browser.log.tail(30)}`,
    );
  }
  return new Workbench(browser.page, host.workspace, close);
}

/** @param {import('playwright-core').Page} page */
export async function workbenchReady(page) {
  await page.locator(".monaco-workbench").waitFor({ timeout: 60_000 });
  // VS Code marks this point for its own start-up statistics: from here on commands and languages are known.
  await page.waitForFunction(
    () => performance.getEntriesByName("code/didLoadExtensions").length > 0,
    undefined,
    {
      timeout: 60_000,
    },
  );
  await page.locator(".part.statusbar .statusbar-item").first().waitFor();
}

export class Workbench {
  #close;

  /**
   * @param {import('playwright-core').Page} page
   * @param {string} workspace
   * @param {() => Promise<void>} close
   */
  constructor(page, workspace, close) {
    this.page = page;
    /** The copy that is open: read it to see what was saved. */
    this.workspace = workspace;
    this.#close = close;
  }

  /**
   * Runs a command by its title, as the palette shows it.
   * @param {string} title for example `Specwright: New Spec`
   */
  async runCommand(title) {
    await this.page.keyboard.press("F1");
    await this.pick(title, `>${title}`);
  }

  /**
   * Opens a file with quick open and waits until its editor is in front.
   * @param {string} path relative to the workspace
   */
  async openFile(path) {
    const name = path.split("/").at(-1) ?? path;
    await this.page.keyboard.press("ControlOrMeta+P");
    await this.pick(name, path);
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator(".editor-group-container.active .monaco-editor .view-line").first().waitFor();
  }

  /**
   * Types into the open quick input and takes the entry that starts with the label.
   * @param {string} label
   * @param {string} [typed]
   */
  async pick(label, typed = label) {
    const widget = this.page.locator(".quick-input-widget");
    await widget.locator("input.input").fill(typed);
    const entries = widget.locator(".quick-input-list .monaco-list-row");
    // The list changes while it is being filtered: only a row that bears the label is safe to click.
    await entries
      .filter({ has: this.page.locator(".label-name", { hasText: new RegExp(`^\\s*${escaped(label)}`) }) })
      .first()
      .click();
  }

  /** The editor in front. */
  get editor() {
    return this.page.locator(".editor-group-container.active .monaco-editor").first();
  }

  /**
   * Saves what the window shows into `test/screenshots/`.
   * @param {string} name without ending
   */
  async screenshot(name) {
    mkdirSync(screenshotsFolder, { recursive: true });
    const path = join(screenshotsFolder, `${name}.png`);
    await this.page.screenshot({ path });
    return path;
  }

  /** Closes the browser, stops the server and deletes the copy. */
  close() {
    return this.#close();
  }
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
