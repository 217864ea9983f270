// Takes the pictures of the README from the real VS Code: `node test/page/pictures.mjs`, after `npm run build`.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { projectRoot, sampleWorkspace } from "../hosts/files.mjs";
import { openPage } from "../hosts/page.mjs";
import { Person } from "./person.mjs";

const folder = join(projectRoot, "docs", "pictures");

/** A spec with findings, its outline, and the quick fix for an unknown priority. */
async function overview() {
  const workbench = await openPage({ workspace: sampleWorkspace });
  try {
    const { page } = workbench;
    const person = new Person(workbench);
    await workbench.openFile("docs/specs/parcel-tracking.md");
    await page.locator(".squiggly-warning").first().waitFor();
    await person.openOutline();
    await person.sees(person.outlineRows, /^Executive Summary$/);
    // Room for the outline: the tree of files is closed, and nothing else is in the picture.
    await page.locator(".pane-header[aria-label^='Explorer Section']").click();
    await person.widenSideBar(110);
    await workbench.runCommand("View: Toggle Minimap");
    await workbench.runCommand("View: Focus Active Editor Group");
    await person.goToText("## Open Questions");
    await person.sees(person.outlineRows, "Rollout Plan");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Control+.");
    await person.sees(person.actions, "Insert section 'Rollout Plan'");
    await page.mouse.move(900, 890);
    await person.isStill(page.locator(".action-widget").first());
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, "overview.png") });
  } finally {
    await workbench.close();
  }
}

await overview();
