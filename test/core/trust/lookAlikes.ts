// What looks like a placeholder and is none: the text that people write into the places of slots, and beside them.

/** Sentences and values in prose. */
export const proseFillings: readonly [string, ...string[]] = [
  "The service answers within 200 ms [1].",
  "See [the guide](https://example.org/guide) and [RFC 9110][docs]",
  "Users see `items[0]` -> `{ id }` in the log",
  "Array access such as a[i] and matrix[x][y]",
  "Paths are `/users/{id}` and `/v1/{team_id}/members/{member}`",
  "Described in [[Billing Overview]] and in [[wiki/Page|the wiki]]",
  "Sum of $x_{i}$ over all $i \\in [0, n)$",
  "Everything in {% raw %}{{ page.title }}{% endraw %} stays",
  "Team Payments <payments@example.org>",
  "Latency p99 < 200 ms and > 10 requests per second",
  "Ann Lee, Bob Ray",
  "It uses List<String> and Map<K, V>",
  "As agreed[^1] in the review",
  "Runs `$" + "{{ github.ref }}` in CI",
  "Left → right, then A => B",
  "Done [x] and open [ ] boxes are counted",
  "Цены и сроки согласованы",
  "概要はこちら",
  "🔒 Encrypted at rest",
];

/** For cells of tables, headings and other places of one value. */
export const valueFillings: readonly [string, ...string[]] = [
  "Ann Lee",
  "Billing",
  "about 200 ms [1]",
  "`a[0]`",
  "[docs](https://example.org)",
  "/users/{id}",
  "99.9 %",
  "Päivi Ruuska",
  "支払い",
];

export const headingFillings: readonly [string, ...string[]] = [
  "Billing",
  "Order Export",
  "Login 🔑",
  "Платежи",
  "Größe",
];

export const codeFillings: readonly [string, ...string[]] = ["orders", "order_id", "GetOrders", "42"];

/** Paragraphs of their own. */
export const blocks: readonly [string, ...string[]] = [
  "- [ ] open\n- [x] done\n  - [X] deeper",
  "> [!NOTE]\n> Only in the first release.",
  "```ts\nconst first: Array<string> = list[index] ?? { name };\n```",
  '```json\n{ "ids": [1, 2], "name": "<none>" }\n```',
  "```http\nGET /users/{id}/orders/[a-z]+\n```",
  "A claim[^1] with a source, and [another one][docs].",
  "<details>\n<summary>More</summary>\n\nAll of it.\n\n</details>",
  "import Chart from './chart.js'\n\n<Chart data={points} />",
  '{% include note.html content="x" %} {{ site.url }}',
  "$$\n\\sum_{i=1}^{n} [x_i]\n$$",
  "| Path | Type |\n|------|------|\n| `/users/{id}` | string[] |",
  "[[Related Page]] and ![Diagram](diagram.png) and [![Build](b.svg)](https://example.org)",
  "Tests are tagged [LinuxOnly], [sic], [1] and [2022-10-19].",
  "<!-- a note for reviewers: [not a slot] {nor this} -->",
];

export const definitions = "[docs]: https://example.org/docs\n\n[^1]: Minutes of the review.\n";
