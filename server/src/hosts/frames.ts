import { Transform } from "node:stream";

/** Longer than any header. */
const longestHeader = 8192;

/** Larger than any message: a document of a gigabyte cannot be opened in any editor. */
const largestBody = 2 ** 30;

const headerEnd = Buffer.from("\r\n\r\n");

/**
 * Lets whole messages through and nothing else. The library's reader loses its place for good where a header is broken:
 * the body that it does not skip is taken for the beginning of the next header, and so on. Here what is no header is
 * dropped up to the next `Content-Length`. `dropped` is told how many bytes that were.
 */
export function onlyMessages(dropped: (bytes: number) => void): Transform {
  /** What has come of a header. */
  let header: Buffer = Buffer.alloc(0);
  /** What is still to come of a body, in bytes. */
  let left = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      let rest = chunk;
      while (rest.length > 0) {
        if (left > 0) {
          const body = rest.subarray(0, left);
          this.push(body);
          left -= body.length;
          rest = rest.subarray(body.length);
          continue;
        }
        header = Buffer.concat([header, rest]);
        rest = header.subarray(0, 0);
        const end = header.indexOf(headerEnd);
        if (end < 0) {
          const surplus = Math.max(0, header.length - longestHeader);
          if (surplus > 0) dropped(surplus);
          header = header.subarray(surplus);
          break;
        }
        rest = header.subarray(end + headerEnd.length);
        const { start, length } = lengthIn(header.toString("latin1", 0, end));
        if (start > 0) dropped(start);
        if (length !== null) {
          this.push(`Content-Length: ${length}\r\n\r\n`);
          left = length;
        }
        header = Buffer.alloc(0);
      }
      done();
    },
  });
}

/** The length a header tells, and where the header begins; null: it tells none, and all of it is to be dropped. */
function lengthIn(text: string): { readonly start: number; readonly length: number | null } {
  const place = text.toLowerCase().lastIndexOf("content-length:");
  const found = place < 0 ? null : /^[^:]*:[ \t]*(\d{1,10})[ \t]*(?:\r\n|$)/.exec(text.slice(place));
  const length = Number(found?.[1] ?? Number.NaN);
  if (!(length <= largestBody)) return { start: text.length, length: null };
  // A header may begin with `Content-Type`.
  const lines = text.slice(0, place).split("\r\n");
  const isHeader = lines.every((line) => line === "" || /^[\w-]+:[^{}]*$/.test(line));
  return { start: isHeader ? 0 : place, length };
}
