// A team's own template with a value in every syntax that people write metadata in, and a spec that follows it.
import { md } from "../core/annotated.ts";

export const folder = "file:///work/shop";
export const templateUri = `${folder}/.specwright/templates/service-card.md`;
export const specUri = `${folder}/docs/label-printer.md`;

export const template = md`
  ---
  status: draft # draft | in-review | approved | retired
  priority: [low|medium|high]
  created: YYYY-MM-DD
  owner: "[Team]"
  ---

  # Service Card: [Service]

  **Exposure**: internal | partner | public
  **Phase:** Idea | Trial | Adopted

  | Field | Value |
  |-------|-------|
  | **Tier** | Gold / Silver / Bronze |
  | **Reviewed** | YYYY-MM-DD |

  - **Region**: EU | US | Asia

  ## Duties
  <!-- What breaks for whom if the service is away for an hour. -->

  | ID | Duty | Priority | Risk |
  |----|------|----------|------|
  | D-1 | [What it does for others] | P0/P1/P2 | Low/Med/High |

  - [ ] **Q-1**: [How well it does it] (priority: [low|medium|high])

  ### Limits
  <!-- Numbers, not adjectives. -->

  [Most calls it takes in a minute]

  ## Alarms

  - [ ] **Severity**: Critical | Major | Minor

  ## Way Back
  <!-- The first command somebody types at three in the morning. -->

  1. [First command]
  2. [Second command]

  ## Neighbours

  - [Service it cannot run without]

  ---

  **Checked by**: [Name]
  **Status**: [DRAFT|REVIEW|APPROVED]
`;

export const spec = md`
  ---
  status: in-review # draft | in-review | approved | retired
  priority: high
  created: 2026-03-04
  owner: "Depot"
  ---

  # Service Card: Label printer

  **Exposure**: internal
  **Phase:** Trial

  | Field | Value |
  |-------|-------|
  | **Tier** | Silver |
  | **Reviewed** | 2026-03-05 |

  - **Region**: EU

  ## Duties

  | ID | Duty | Priority | Risk |
  |----|------|----------|------|
  | D-1 | Prints a label within two seconds | P0 | Med |

  - [ ] **Q-1**: No label is printed twice (priority: medium)

  ### Limits

  Four hundred labels a minute.

  ## Alarms

  - [ ] **Severity**: Major

  ## Way Back

  1. Pause the queue.
  2. Print again from the archive.

  ## Neighbours

  - The archive, for every reprint.

  ---

  **Checked by**: Ann
  **Status**: REVIEW
`;

/** A workspace with the template, and nothing else. */
export function serviceCardFiles(): Map<string, string> {
  return new Map([[templateUri, template]]);
}
