// A fixture is a Markdown document that announces its own colours: under a line, carets mark a token and
// name its kind, as in
//
//     **Status:** Draft
//       ^^^^^^ field
//                 ^^^^^ status
//
// A line without carets announces that there is nothing. Columns count UTF-16 units, as an editor does.
import { type IGrammar, INITIAL } from "vscode-textmate";

interface Token {
  start: number;
  end: number;
  kind: string;
}

const announcement = /^ *\^+(?: +\^+)* [a-z-]+$/;
const kindOfScope = /^[a-z.-]+\.([a-z-]+)\.specwright$/;

export function withoutAnnouncements(fixture: string): string[] {
  return fixture.split("\n").filter((line) => !announcement.test(line));
}

/** The same document, announcing what the grammar really finds: equal to the fixture if all is well. */
export function announce(lines: string[], grammar: IGrammar): string {
  return tokenize(lines, grammar)
    .flatMap((tokens, index) => [lines[index] ?? "", ...caretLines(ourTokens(tokens))])
    .join("\n");
}

/** The scopes of the host, character by character, leaving out the characters that are ours. */
export function hostScopes(lines: string[], grammar: IGrammar, ours: IGrammar): string[][] {
  const taken = tokenize(lines, ours).map(ourTokens);
  return tokenize(lines, grammar).map((tokens, line) =>
    tokens.flatMap(({ startIndex, endIndex, scopes }) =>
      Array.from({ length: endIndex - startIndex }, (_, offset) => startIndex + offset)
        .filter((column) => !taken[line]?.some(({ start, end }) => start <= column && column < end))
        .map((column) => `${column} ${scopes.join(" ")}`),
    ),
  );
}

function tokenize(lines: string[], grammar: IGrammar) {
  let state = INITIAL;
  return lines.map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    // The last token may or may not count the line break.
    return tokens.map((token) => ({ ...token, endIndex: Math.min(token.endIndex, line.length) }));
  });
}

function ourTokens(tokens: ReturnType<typeof tokenize>[number]): Token[] {
  return tokens.flatMap(({ startIndex, endIndex, scopes }) => {
    const kind = scopes.map((scope) => kindOfScope.exec(scope)?.[1]).find((name) => name !== undefined);
    return kind ? [{ start: startIndex, end: endIndex, kind }] : [];
  });
}

/** One line for each kind, in the order in which the kinds first appear. */
function caretLines(tokens: Token[]): string[] {
  return [...new Set(tokens.map(({ kind }) => kind))].map((wanted) => {
    const carets = tokens
      .filter(({ kind }) => kind === wanted)
      .reduce((text, { start, end }) => text.padEnd(start) + "^".repeat(end - start), "");
    return `${carets} ${wanted}`;
  });
}
