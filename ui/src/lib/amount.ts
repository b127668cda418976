/**
 * Amounts of money as people type them: the rule of `core/src/amount.rs`, for every field
 * of the window. `amounts.json` beside that crate holds the examples that both are held to.
 */
import { compareText, parse } from './decimal';

/** What was read: an amount as the program reads it, or what is wrong and what would be right. */
type Read = { amount: string } | { why: string; remedy: string };

const DIGITS = 'Give digits alone, such as 24500 or 24500.50.';
const MOST = '1000000000000';
const MARK = /[\s,'’]/;
const TIMES: Record<string, number> = { k: 3, m: 6 };

function wrong(why: string, remedy: string): Read {
  return { why, remedy };
}

/** Digits in threes between marks of one kind, without the marks; `null` where they do not stand so. */
function joinThrees(whole: string, marks: RegExp): string | null {
  const mark = marks.exec(whole)?.[0];
  if (mark === undefined) return null;
  const [first = '', ...groups] = whole.split(mark);
  const inThrees = /^[1-9]\d{0,2}$/.test(first) && groups.every((group) => /^\d{3}$/.test(group));
  return inThrees ? first + groups.join('') : null;
}

/** The figure without its thousands marks; `null` where they do not stand in threes. */
function joinThousands(figure: string): string | null {
  const point = figure.indexOf('.');
  const whole = point < 0 ? figure : figure.slice(0, point);
  const rest = point < 0 ? '' : figure.slice(point);
  if (MARK.test(rest) || rest.includes('.', 1)) return null;
  if (!MARK.test(whole)) return figure;
  const joined = joinThrees(whole, MARK);
  return joined === null ? null : joined + rest;
}

/** What a figure with separators in other places likely means: `24500,50`, `1.234,50`, `1.000.000`. */
function findMeant(figure: string): string | null {
  const comma = figure.indexOf(',');
  if (comma < 0) return joinThrees(figure, /\./);
  const [whole, pence] = [figure.slice(0, comma), figure.slice(comma + 1)];
  const head = /^\d+$/.test(whole) ? whole : joinThrees(whole, /[.\s'’]/);
  return head !== null && /^\d{1,2}$/.test(pence) ? `${head}.${pence}` : null;
}

/** Whether no more than pence stand after the point. Three digits that could be thousands are asked about. */
function wrongPlaces(plain: string, hasMarks: boolean): Read | null {
  const [whole = '', part = ''] = plain.split('.');
  const [pence, rest] = [part.slice(0, 2), part.slice(2)];
  if (rest === '') return null;
  const noughts = /^0*$/.test(rest);
  if (rest.length === 1 && !hasMarks && joinThrees(plain, /\./) !== null) {
    const meant = noughts ? `${whole}${part} or ${whole}.${pence}` : whole + part;
    return wrong('its point may stand for thousands or for pence', `Did you mean ${meant}?`);
  }
  return noughts
    ? wrong('it has more than two digits after the point', `Write ${whole}.${pence}.`)
    : wrong('it has parts of a penny', 'Give whole pence: at most two digits after the point, such as 24500.50.');
}

/** Why letters are no amount, with `331k` and `1.2m` written out. */
function explainLetters(figure: string): Read {
  const [, digits = '', letter = ''] = /^(.*?)\s*([km])$/i.exec(figure) ?? [];
  const value = parse(digits);
  const places = TIMES[letter.toLowerCase()];
  if (!value || places === undefined || value.places > places) return wrong('it is not a number', DIGITS);
  const out = String(value.units * 10n ** BigInt(places - value.places));
  if (compareText(out, MOST) > 0) return wrong('it is not a number', DIGITS);
  return wrong('it is not written out in digits', `Write ${out}.`);
}

function readFigure(figure: string): Read {
  if (/\p{Alphabetic}/u.test(figure)) return explainLetters(figure);
  const plain = joinThousands(figure);
  if (plain === null) {
    const meant = findMeant(figure);
    return wrong('its digits are not separated as in 24,500.50', meant === null ? DIGITS : `Write ${meant}.`);
  }
  if (!parse(plain) || /^[+-]/.test(plain))
    return wrong(plain === '' ? 'nothing is given' : 'it is not a number', DIGITS);
  return wrongPlaces(plain, plain !== figure) ?? { amount: plain };
}

/** The text without the pound's code, or its sign at the end: `1000 GBP`, `24,500 £`. */
function stripCode(text: string): string {
  const before = text.replace(/^GBP/, '');
  return (before === text ? text.replace(/(GBP|£)$/, '') : before).trim();
}

/** Reads an amount. */
export function readPounds(text: string): Read {
  const [, sign = '', after = '', figure = ''] = /^([-−+]?)\s*£?\s*([-−]?)(.*)$/s.exec(stripCode(text.trim())) ?? [];
  if (/[$¢¥\u20a0-\u20cf]/.test(figure))
    return wrong('it is not in pounds', 'Give the amount in pounds, such as 24500.50.');
  const read = readFigure(figure);
  if (!('amount' in read)) return read;
  const belowZero = (sign !== '' && sign !== '+') || after !== '';
  if (belowZero && compareText(read.amount, '0') !== 0)
    return wrong('it is below zero', 'Give an amount of 0 or more.');
  if (compareText(read.amount, MOST) > 0) {
    return wrong('it is over a million million pounds', `Check the digits; the most is ${MOST}.`);
  }
  return read;
}

/** What a person typed as money ("£24,500 ") as the program reads it ("24500"); what is no amount stays as it is. */
export function typedPounds(text: string): string {
  const read = readPounds(text);
  return 'amount' in read ? read.amount : text.trim();
}

/** The same, with nothing typed as nothing at all. */
export function typedPoundsOrNull(text: string): string | null {
  const typed = typedPounds(text);
  return typed === '' ? null : typed;
}

/** What is wrong with an amount that was typed; `empty` where nothing was. */
export function wrongPounds(text: string, empty: string | null): string | null {
  if (text.trim() === '') return empty;
  const read = readPounds(text);
  return 'amount' in read ? null : `This is not an amount: ${read.why}. ${read.remedy}`;
}
