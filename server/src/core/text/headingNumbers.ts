import { patternOf } from "./scripts.ts";

/** `3. `, `3.1 `, `IV. `, `c) `, `3-1. `, `(3) `, `§ 3 `, `#3 `, `3 – `. */
const numbering = patternOf(
  ({ letter }) =>
    String.raw`^\s*(?:(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)[.):]\s+|\d{1,3}(?:-\d{1,3})+[.)]\s+|\((?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]+)\)\s+|(?:§\s?|#)?\d+(?:\.\d+)*\s+(?:[–—-]\s+)?(?=[${letter}])|(?:§\s?|#)\d+(?:\.\d+)*[.):]\s+|\d+(?:\.\d+)+\s+)`,
  "i",
);
/** `3.Rollback plan`, not `2.x`. */
const closeNumbering = /^\s*\d{1,3}(?:\.\d{1,3})*[.)](?=[A-Z]|[a-z]{3})/;
/** `III Rollback plan`, not `I want` nor `VI`. */
const romanNumbering = patternOf(
  ({ upper }) => String.raw`^\s*(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})\s+(?:[–—-]\s+)?(?=[${upper}])`,
);
/** As numbers are written beside other scripts. */
const otherNumbers = [
  // `第3章`
  String.raw`第[\p{Nd}一二三四五六七八九十百]+[章節节部条項项]\s*`,
  // `（二）`
  String.raw`[（(][\p{Nd}一二三四五六七八九十]+[）)]\s*`,
  // `1.概要`, `３．１　概要`, `1-1. 概要`; not `2.x`, `３年`. The letters are a range, as Unicode's tables take long to be made ready.
  String.raw`\p{Nd}{1,3}(?:[.．－-]\p{Nd}{1,3})*(?:[.．、)）]\s*|\s+)(?=[A-Z]|[a-z]{3}|[\u00c0-\u1fff\u3040-\ud7ff\uf900-\ufaff])`,
  // `一、`, `１．`
  String.raw`[\p{Nd}一二三四五六七八九十]+[．、）]\s*`,
  // `٣.`
  String.raw`\p{Nd}+(?:[.．]\p{Nd}+)*[.):：]\s+`,
  // `①`, `⑴`, `❶`
  String.raw`[①-⓿❶-➓㉑-㉟㊱-㊿]\s*[.．、:：]?\s*`,
  // `1️⃣`, without the mark that makes an emoji of it
  String.raw`\p{Nd}\s*\u20e3\s*`,
  // `Ⅲ.`
  String.raw`[Ⅰ-ⅿ]+(?:[.．、)）:：]\s*|\s+)`,
];
const otherNumbering = new RegExp(String.raw`^\s*(?:${otherNumbers.join("|")})(?=\S)`, "u");

const mayBeNumbered = /^\s*(?:[\d§#(]|[a-z]+[.):]|[ivx]+\s)/i;
const onlyAscii = /^[\0-\x7f]*$/;

/** A title without the number it has as a section, however that is written: `3.1 Goals`, `§ 3 Goals`, `III Goals`. */
export function withoutNumbering(title: string): string {
  if (mayBeNumbered.test(title)) {
    for (const pattern of [numbering.in(title), closeNumbering, romanNumbering.in(title)]) {
      const rest = title.replace(pattern, "");
      if (rest !== title) return rest;
    }
  }
  return onlyAscii.test(title) ? title : title.replace(otherNumbering, "");
}
