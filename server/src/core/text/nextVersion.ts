import { readVersion, versionSpan } from "./version.ts";

/** A version that may follow another one. */
export interface NextVersion {
  readonly step: "patch" | "minor" | "major";
  /** The whole text with the version in it, written like the one before: `v1.2` → `v1.3`. */
  readonly text: string;
}

const steps = ["patch", "minor", "major"] as const;

/**
 * The versions that may follow the one in `text`, the smallest step first: `1.2` → 1.3, 2.0; `1.2.3` → 1.2.4, 1.3.0, 2.0.0;
 * `3` → 4. Before `1.0.0-rc.1` comes 1.0.0. Empty where the text is no version.
 */
export function nextVersions(text: string): readonly NextVersion[] {
  const version = readVersion(text);
  const written = versionSpan(text);
  if (!version || !written) return [];
  const { numbers, suffix } = version;
  const places = Math.min(numbers.length, 3);
  return steps.slice(3 - places).map((step) => {
    const at = 2 - steps.indexOf(step);
    // The end of a preview is the version itself.
    const isRelease = suffix !== "" && at === places - 1;
    const next = numbers.map((number, index) =>
      isRelease || index < at ? number : index === at ? number + 1 : 0,
    );
    return { step, text: text.slice(0, written.start) + next.join(".") + text.slice(written.end) };
  });
}
