import { md } from "../annotated.ts";

/** A kind with a section below a section, one below that, and an optional one. */
export const template = md`
  # Spec: [Name]

  **Status:** Draft | In Review | Approved | Implemented | Rejected

  ## Overview

  [What it is]

  ## Design

  [How it works]

  ### Data Model

  [Tables]

  ### API

  [Calls]

  #### Errors

  [Codes]

  ## Rollback Plan

  [How to go back]

  ## Appendix (optional)

  ### Glossary

  [Terms]
`;
