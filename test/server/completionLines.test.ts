import { type Place, testPlaces } from "./values.ts";

const statuses = ["draft", "in-review", "approved", "retired"];
const status = "status: in-review # draft | in-review | approved | retired";
const levels = ["low", "medium", "high"];
const exposures = ["internal", "partner", "public"];

const places: readonly Place[] = [
  {
    what: "front matter: the whole old value goes, the comment stays",
    line: status,
    asked: "status: in-‸review # draft | in-review | approved | retired",
    offered: statuses,
    taken: "approved",
    result: "status: approved # draft | in-review | approved | retired",
  },
  {
    what: "front matter: before the old value",
    line: status,
    asked: "status: ‸in-review",
    offered: statuses,
    taken: "draft",
    result: "status: draft",
  },
  {
    what: "front matter: an empty value",
    line: "priority: high",
    asked: "priority: ‸",
    offered: levels,
    taken: "medium",
    result: "priority: medium",
  },
  {
    what: "front matter: right behind the colon",
    line: "priority: high",
    asked: "priority:‸",
    offered: levels,
    taken: "low",
    result: "priority: low",
  },
  {
    what: "front matter: half typed",
    line: "priority: high",
    asked: "priority: me‸",
    offered: levels,
    taken: "medium",
    result: "priority: medium",
  },
  {
    what: "front matter: undecided",
    line: "priority: high",
    asked: "priority: [low|‸medium|high]",
    offered: levels,
    taken: "high",
    result: "priority: high",
  },
  {
    what: "front matter: in quotes",
    line: "priority: high",
    asked: 'priority: "hi‸gh"',
    offered: levels,
    taken: "low",
    result: 'priority: "low"',
  },
  {
    what: "front matter: between empty quotes",
    line: "priority: high",
    asked: 'priority: "‸"',
    offered: levels,
    taken: "low",
    result: 'priority: "low"',
  },
  {
    what: "bold line, colon outside",
    line: "**Exposure**: internal",
    asked: "**Exposure**: inter‸nal",
    offered: exposures,
    taken: "partner",
    result: "**Exposure**: partner",
  },
  {
    what: "bold line, colon outside: empty, nothing behind the colon",
    line: "**Exposure**: internal",
    asked: "**Exposure**:‸",
    offered: exposures,
    taken: "public",
    result: "**Exposure**: public",
  },
  {
    what: "bold line, colon outside: undecided",
    line: "**Exposure**: internal",
    asked: "**Exposure**: internal | part‸ner | public",
    offered: exposures,
    taken: "public",
    result: "**Exposure**: public",
  },
  {
    what: "bold line, colon inside",
    line: "**Phase:** Trial",
    asked: "**Phase:** Tri‸al",
    offered: ["Idea", "Trial", "Adopted"],
    taken: "Adopted",
    result: "**Phase:** Adopted",
  },
  {
    what: "bold line, colon inside: nothing behind the bold",
    line: "**Phase:** Trial",
    asked: "**Phase:**‸",
    offered: ["Idea", "Trial", "Adopted"],
    taken: "Idea",
    result: "**Phase:** Idea",
  },
  {
    what: "bold line with the two blanks that break a line",
    line: "**Phase:** Trial",
    asked: "**Phase:** Tria‸  ",
    offered: ["Idea", "Trial", "Adopted"],
    taken: "Trial",
    result: "**Phase:** Trial  ",
  },
];

testPlaces("in front matter and bold lines", places);
