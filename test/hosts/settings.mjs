// The settings of a fresh VS Code without greetings, questions, updates and side bars that nobody asked for.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const settings = {
  "workbench.startupEditor": "none",
  "workbench.enableExperiments": false,
  "workbench.tips.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.settings.enableNaturalLanguageSearch": false,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "update.showReleaseNotes": false,
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "chat.disableAIFeatures": true,
  "chat.commandCenter.enabled": false,
  "git.openRepositoryInParentFolders": "never",
  "npm.autoDetect": "off",
};

/**
 * @param {string} userDataFolder the folder which has `User/settings.json`
 */
export function writeSettings(userDataFolder) {
  const folder = join(userDataFolder, "User");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "settings.json"), JSON.stringify(settings, undefined, 2));
}
