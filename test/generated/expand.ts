/** What a VS Code snippet inserts before anything is typed, and its tab stops in the order in which they first appear. */
export function expand(snippet: string): { readonly text: string; readonly stops: readonly number[] } {
  const stops: number[] = [];
  const values = new Map<number, string>();
  let text = "";
  let at = 0;
  while (at < snippet.length) {
    const char = snippet.charAt(at);
    if (char === "\\" && /[\\$}|,]/.test(snippet.charAt(at + 1))) {
      text += snippet.charAt(at + 1);
      at += 2;
      continue;
    }
    const stop = /^\$(\d+)|^\$\{(\d+)\}|^\$\{(\d+)(?::|\|)/.exec(snippet.slice(at, at + 12));
    const variable = /^\$([A-Z_]+)/.exec(snippet.slice(at, at + 40));
    if (variable) {
      text += { CURRENT_YEAR: "2026", CURRENT_MONTH: "11", CURRENT_DATE: "21" }[variable[1] ?? ""] ?? "?";
      at += variable[0].length;
    } else if (stop?.[1] ?? stop?.[2]) {
      const number = Number(stop?.[1] ?? stop?.[2]);
      if (!stops.includes(number)) stops.push(number);
      text += values.get(number) ?? "";
      at += stop?.[0].length ?? 0;
    } else if (stop?.[3]) {
      const number = Number(stop[3]);
      const isChoice = stop[0].endsWith("|");
      const body = readBody(snippet, at + stop[0].length, isChoice);
      stops.push(number);
      values.set(number, body.text);
      text += body.text;
      at = body.end;
    } else {
      text += char;
      at++;
    }
  }
  return { text, stops };
}

/** The placeholder's text, or the first choice, up to the closing brace. */
function readBody(
  snippet: string,
  from: number,
  isChoice: boolean,
): { readonly text: string; readonly end: number } {
  let text = "";
  let first = true;
  for (let at = from; at < snippet.length; at++) {
    const char = snippet.charAt(at);
    // Among choices, VS Code knows fewer escapes.
    if (char === "\\" && (isChoice ? /[\\,|]/ : /[\\$}]/).test(snippet.charAt(at + 1))) {
      if (first) text += snippet.charAt(at + 1);
      at++;
    } else if (isChoice && char === ",") first = false;
    else if (isChoice && char === "|" && snippet.charAt(at + 1) === "}") return { text, end: at + 2 };
    else if (!isChoice && char === "}") return { text, end: at + 1 };
    else if (first) text += char;
  }
  throw new Error(`unclosed tab stop at ${from}`);
}
