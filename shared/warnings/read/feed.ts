import type { WarningColor } from '../../domain/vocabulary';
import type { ReadWarning, WarningMessage, WarningReading, WarningReference } from '../../domain/warnings';
import { type Doubts, doubtBook, shown } from './doubts';
import { feedMoment, identifierParts, identifiersIn } from './moments';
import { ReadError, refuse, refusedReading, soundText } from './refusal';
import { COLOR_WORDS, colorsIn, kindOf, levelsIn, plainWords, statusIn } from './words';

type Entry = Readonly<Record<string, unknown>>;

const MAX_ENTRIES = 1_000;
const MAX_WRAPS = 4;
/** Characters that a field may have; the others 500. */
const LONG: Readonly<Record<string, number>> = { description: 50_000, note: 5_000, referencesInfo: 5_000 };
const SHORT = 500;

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isMessage = (value: unknown): value is Entry =>
  isEntry(value) &&
  Object.hasOwn(value, 'identifier') &&
  (Object.hasOwn(value, 'headline') || Object.hasOwn(value, 'msgType'));

type Found = { readonly entries: readonly unknown[]; readonly where: string };

/** The messages of a document: one by itself, a list, or either inside named wrappers (`data`, `alerts`, …). */
function messagesIn(value: unknown, where: string, depth: number): Found | null {
  if (isMessage(value)) return { entries: [value], where };
  if (Array.isArray(value)) return value.some(isMessage) ? { entries: value, where } : null;
  if (!isEntry(value) || depth >= MAX_WRAPS) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = messagesIn(inner, `${where}/${key}`, depth + 1);
    if (found) return found;
  }
  return null;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    if (error instanceof RangeError) return refuse('too_deep', 'nesting', null);
    return refuse('not_json', error instanceof Error ? error.message : '', null);
  }
}

/**
 * Reads the JSON of the Chinese feed (domain.md 8.4): one message, a list, or a wrapped one. Each message is read or refused by itself, in its order; a
 * document that holds none is one refusal. `severity` is a colour there; the level comes from the words of the headline only.
 */
export function readFeed(json: string): readonly WarningReading[] {
  try {
    const found =
      messagesIn(parsed(soundText(json)), '', 0) ?? refuse('not_feed', 'no message with an identifier', null);
    if (found.entries.length > MAX_ENTRIES)
      refuse('too_many', `${found.entries.length} messages`, found.where);
    const isList = found.entries.length > 1 || found.where !== '';
    return found.entries.map((entry, at) => readEntry(entry, isList ? `${found.where}/${at}` : ''));
  } catch (error) {
    return [refusedReading(error)];
  }
}

function readEntry(entry: unknown, where: string): WarningReading {
  try {
    if (!isEntry(entry)) return refuse('not_feed', 'not a message', where || '/');
    return warningOf(entry, where);
  } catch (error) {
    return refusedReading(error);
  }
}

/** A text of a message; null where it is absent, null, empty or the word null. Refuses what is no text. */
function textOf(entry: Entry, key: string, where: string): string | null {
  const value = Object.hasOwn(entry, key) ? entry[key] : null;
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  if (typeof value !== 'string') return refuse('wrong_value', `${key} is no text`, `${where}/${key}`);
  if (value.length > (LONG[key] ?? SHORT)) refuse('too_large', key, `${where}/${key}`);
  if (value.includes('\0') || !value.isWellFormed()) refuse('bad_encoding', key, `${where}/${key}`);
  const text = value.trim();
  return text === '' || text.toLowerCase() === 'null' ? null : text;
}

function momentOf(entry: Entry, key: string, where: string): number | null {
  const text = textOf(entry, key, where);
  if (text === null) return null;
  return feedMoment(text) ?? refuse('wrong_time', text, `${where}/${key}`);
}

const MESSAGES: Readonly<Record<string, WarningMessage>> = {
  alert: 'alert',
  update: 'update',
  cancel: 'cancel',
};
const COLORS: Readonly<Record<string, WarningColor>> = {
  red: 'red',
  orange: 'orange',
  yellow: 'yellow',
  blue: 'blue',
  ...COLOR_WORDS,
};

function warningOf(entry: Entry, where: string): WarningReading {
  const identifier =
    textOf(entry, 'identifier', where) ?? refuse('missing_field', 'identifier', `${where}/identifier`);
  const parts = identifierParts(identifier) ?? refuse('wrong_identifier', identifier, `${where}/identifier`);
  const headline =
    textOf(entry, 'headline', where) ?? refuse('missing_field', 'headline', `${where}/headline`);
  const messageWord =
    textOf(entry, 'msgType', where) ?? refuse('missing_field', 'msgType', `${where}/msgType`);
  const message =
    MESSAGES[messageWord.toLowerCase()] ?? refuse('wrong_value', messageWord, `${where}/msgType`);
  const text = textOf(entry, 'description', where) ?? '';
  const book = doubtBook();
  const head = headlineParts(headline);
  const issuer = issuerOf(textOf(entry, 'sender', where), head.issuer, book);
  const event = textOf(entry, 'eventTypeCN', where);
  if (event === null && head.kind === '') book.doubt('kind', 'missing', headline, []);
  const startsAt = momentOf(entry, 'effective', where);
  const endsAt = momentOf(entry, 'expires', where);
  if (endsAt !== null && endsAt <= (startsAt ?? parts.at))
    book.doubt('endsAt', 'unlikely', shown(endsAt), []);
  const isLiftedInWords = /解除|撤销/.test(headline);
  if (isLiftedInWords && message === 'alert')
    book.doubt('message', 'ambiguous', headline, ['alert', 'cancel']);
  const place = placeOf(issuer);
  // The feed names no area: the issuer's own division is what it says, and the description may name less or more.
  book.doubt('area', 'unlikely', issuer, place === '' ? [] : [place]);
  const warning: ReadWarning = {
    source: 'feed',
    identifier,
    issuer,
    kind: event === null ? head.kind : kindOf(event),
    code: textOf(entry, 'eventType', where),
    headline,
    color: colorOf(textOf(entry, 'severity', where), headline, book),
    level: levelOf(headline, book),
    status: statusOf(`${headline}\n${textOf(entry, 'note', where) ?? ''}\n${text}`, book),
    message,
    references: referencesOf(textOf(entry, 'referencesInfo', where), message, book),
    areas: [{ name: place || issuer || parts.division, code: parts.division }],
    area: place,
    issuedAt: parts.at,
    startsAt,
    endsAt,
    text,
    instruction: '',
    marks: { severity: textOf(entry, 'severity', where), urgency: null, certainty: null },
    isLifting: message === 'cancel' || isLiftedInWords,
  };
  return { ok: true, warning, doubts: book.doubts };
}

const HEADLINE =
  /^(.{2,60}?)(?:继续|联合|更新|变更|升级)*(?:发布|解除)(.{1,20}?)(?:[红橙黄蓝]色)?(?:预警|警报)/;

/** `XX气象台发布暴雨橙色预警信号[II级/严重]` in its parts; empty where it has another form. */
function headlineParts(headline: string): { readonly issuer: string; readonly kind: string } {
  const [, issuer = '', kind = ''] = HEADLINE.exec(plainWords(headline)) ?? [];
  return { issuer, kind };
}

const PLACE_END =
  /(?:国家级?|专业)?(?:气象(?:台|局|站)|水利.*|水文.*|自然资源.*|海洋.*|林业.*|应急.*|预警.*|地震.*|防汛.*|森林.*)$/;
const placeOf = (issuer: string): string => (PLACE_END.test(issuer) ? issuer.replace(PLACE_END, '') : '');

function issuerOf(sender: string | null, inHeadline: string, book: Doubts): string {
  if (sender === null && inHeadline === '') book.doubt('issuer', 'missing', '', []);
  if (sender === null || inHeadline === '' || sender.includes(inHeadline)) return sender ?? inHeadline;
  if (inHeadline.includes(sender)) return inHeadline;
  return book.text('issuer', [sender, inHeadline]);
}

function colorOf(severity: string | null, headline: string, book: Doubts): WarningColor | null {
  const given = severity === null ? null : COLORS[severity.toLowerCase().replace(/色.*$/, '')];
  if (given === undefined) book.doubt('color', 'unlikely', severity ?? '', []);
  const said = colorsIn(plainWords(headline)).map(({ color }) => color);
  const color = book.value('color', given ? [given, ...said] : said);
  if (given === null && said.length === 0) book.doubt('color', 'missing', headline, []);
  return color;
}

/** Only what the headline says in numbers; a word alone ([严重]) is asked about. */
function levelOf(headline: string, book: Doubts): ReadWarning['level'] {
  const levels = levelsIn(plainWords(headline));
  const torn = levels.find(({ level }) => level === null);
  if (!torn)
    return book.value(
      'level',
      levels.flatMap(({ level }) => level ?? []),
    );
  book.doubt('level', 'ambiguous', torn.words, []);
  return null;
}

function statusOf(words: string, book: Doubts): ReadWarning['status'] {
  const said = statusIn(plainWords(words));
  if (!said.isSure) book.doubt('status', 'ambiguous', said.words, ['actual', 'exercise', 'test']);
  return said.status;
}

/** Identifiers alone, or `sender,identifier,sent`. */
function referencesOf(
  text: string | null,
  message: WarningMessage,
  book: Doubts,
): readonly WarningReference[] {
  const ids = text === null ? [] : [...new Set(identifiersIn(text))];
  if (text !== null && ids.length === 0) book.doubt('references', 'unlikely', text, []);
  else if (message !== 'alert' && ids.length === 0) book.doubt('references', 'missing', '', []);
  return ids.map((identifier) => ({
    identifier,
    sender: null,
    sentAt: identifierParts(identifier)?.at ?? null,
  }));
}

/** True when a text is the JSON of a feed at its face: it parses, or it starts as JSON with quoted names. */
export function looksLikeFeed(text: string): boolean {
  if (/^\s*\{/.test(text)) return true;
  if (!/^\s*\[/.test(text)) return false;
  try {
    messagesIn(parsed(text), '', 0);
    return true;
  } catch (error) {
    return !(error instanceof ReadError) || error.code === 'too_deep' || /^\s*\[\s*[{\]]/.test(text);
  }
}
