// What a person does with Specwright in a VS Code page, and what they see: everything is found by the words and
// roles on the screen.
import assert from "node:assert/strict";

export class Person {
  /** @param {import('../hosts/page.mjs').Workbench} workbench */
  constructor(workbench) {
    this.workbench = workbench;
    this.page = workbench.page;
    this.problems = this.page.locator(".markers-panel .monaco-list-row");
    this.suggestions = this.page.locator(".suggest-widget.visible .monaco-list-row");
    this.quickPicks = this.page.locator(".quick-input-widget .monaco-list-row");
    this.actions = this.page.locator(".action-widget .monaco-list-row");
    this.hover = this.page.locator(
      ".monaco-editor .monaco-hover:visible, .monaco-hover.workbench-hover:visible",
    );
    this.outline = this.page.locator(".pane:has(> .pane-header[aria-label^='Spec Outline'])");
    this.outlineRows = this.outline.locator(".monaco-list-row");
  }

  /** Opens the Spec Outline, which starts as a closed header at the bottom of the Explorer. */
  async openOutline() {
    await this.outline.locator(".pane-header").click();
    await this.outline.locator(".pane-header.expanded").waitFor();
  }

  /**
   * Drags the border between the side bar and the editor.
   * @param {number} pixels
   */
  async widenSideBar(pixels) {
    const box = await this.page.locator(".part.sidebar").boundingBox();
    assert.ok(box, "There is no side bar");
    const [x, y] = [box.x + box.width, box.y + box.height / 2];
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    await this.page.mouse.move(x + pixels, y, { steps: 5 });
    await this.page.mouse.up();
  }

  /** @param {number} line */
  async goToLine(line) {
    await this.page.keyboard.press("Control+G");
    await this.page.locator(".quick-input-widget input.input").fill(`:${line}`);
    await this.page.keyboard.press("Enter");
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  }

  /**
   * Selects the text by searching for it.
   * @param {string} text
   */
  async goToText(text) {
    await this.page.keyboard.press("Control+F");
    const widget = this.page.locator(".find-widget.visible");
    await widget.waitFor();
    await widget.locator("textarea").first().fill(text);
    await widget.locator(".matchesCount", { hasText: /^\d+ of \d+/ }).waitFor();
    await this.page.keyboard.press("Escape");
    await widget.waitFor({ state: "hidden" });
  }

  /**
   * Opens the menu of quick fixes at the cursor. VS Code asks for the same actions on its own a moment after the
   * cursor has moved; on a slow machine this cancels what the keys asked for, without a word: whoever sees no menu
   * presses again.
   */
  async opensActions() {
    const opened = await this.triesUntilShown(this.actions, () => this.page.keyboard.press("Control+."));
    assert.ok(opened, "The menu of quick fixes does not open");
  }

  /**
   * Does something until what it should show is there, six times at most.
   * @param {import('playwright-core').Locator} shown
   * @param {() => Promise<void>} act
   * @returns {Promise<boolean>} whether it is shown
   */
  async triesUntilShown(shown, act) {
    for (let tries = 0; tries < 6; tries++) {
      await act();
      try {
        await shown.first().waitFor({ timeout: 2500 });
        return true;
      } catch {
        // Once more.
      }
    }
    return false;
  }

  /**
   * Rests the mouse on something that lies under the text, as squiggles do, until a hover shows. The text may still be
   * scrolling, or move down for a lens that has just come: whoever misses points again.
   * @param {import('playwright-core').Locator} target
   */
  async pointAt(target) {
    const pointedAt = await this.triesUntilShown(this.hover, async () => {
      await target.waitFor({ state: "attached" });
      const box = await target.boundingBox();
      // It was drawn anew just now.
      if (box === null) return;
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      await this.page.mouse.move(x, y + 60);
      await this.page.mouse.move(x, y, { steps: 5 });
    });
    assert.ok(pointedAt, "Nothing is shown where the mouse rests");
  }

  /**
   * Waits for the end of an animation.
   * @param {import('playwright-core').Locator} widget
   */
  async isStill(widget) {
    await widget.evaluate((element) =>
      Promise.all(element.getAnimations({ subtree: true }).map((one) => one.finished)),
    );
  }

  /**
   * The words of rows that are on the screen, from top to bottom: a list keeps its elements in any order.
   * @param {import('playwright-core').Locator} rows
   */
  async texts(rows) {
    await rows.first().waitFor();
    const texts = await rows.evaluateAll((elements) =>
      elements
        .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
        .map((element) => /** @type {HTMLElement} */ (element).innerText),
    );
    return texts.map((text) => text.replace(/\s+/g, " ").trim());
  }

  /**
   * Waits until a row with these words is on the screen.
   * @param {import('playwright-core').Locator} rows
   * @param {string | RegExp} words
   */
  async sees(rows, words) {
    const row = rows.filter({ hasText: words }).first();
    try {
      await row.waitFor({ timeout: 10_000 });
    } catch {
      const there = await rows.allInnerTexts();
      assert.fail(`«${words}» is not on the screen; there is: ${JSON.stringify(there)}`);
    }
    return row;
  }
}
