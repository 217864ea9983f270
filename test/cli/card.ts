// A small kind of spec, and specs of it in different states.
import { md } from "../core/annotated.ts";

export const template = md`
  # Card: [Service]

  **Status:** Draft | In Review | Approved | Retired

  ## Duties

  [What it does]

  ## Alarms

  [Who is called]

  ## Limits

  [How much it can take]

  ## Way Back

  [First command]
`;

export const templatePath = ".specwright/templates/card.md";

/** Nothing to find. */
export const complete = md`
  # Card: Printer

  **Status:** Approved

  ## Duties

  Prints labels.

  ## Alarms

  The depot.

  ## Limits

  Four hundred a minute.

  ## Way Back

  Pause the queue.
`;

/** One finding of each severity that its status allows: a placeholder's grows with the stage. */
export const withPlaceholder = (status: string) =>
  complete.replace("Approved", status).replace("The depot.", "[Who is called]");

export const withoutSection = (status: string) =>
  complete.replace("Approved", status).replace("## Alarms\n\nThe depot.\n\n", "");

export const withWrongValue = complete.replace("Approved", "Aproved");
