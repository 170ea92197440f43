import type { ReadWarning, WarningMessage, WarningReading } from '../../domain/warnings';
import { type Doubts, doubtBook } from './doubts';
import { identifierParts, identifiersIn } from './moments';
import { areaIn } from './pastedArea';
import { issuedIn } from './pastedIssue';
import { issuersIn, placeOfIssuer } from './pastedIssuer';
import { type Mention, type Mentions, mentionsIn, type Role } from './pastedMentions';
import { spanIn } from './pastedSpan';
import { refuse, refusedReading, soundText } from './refusal';
import { KNOWN_KINDS, plainWords, statusIn } from './words';

/** Six pages of a fax. Some of the patterns look at each place of the text more than once. */
const MAX_CHARACTERS = 5_000;

/**
 * Reads a warning out of an SMS or fax text for an officer who confirms it. Only what the text says is given: what it leaves open or says twice stays
 * empty and comes as a doubt with the words and, where there are some, the readings to choose from (instants as ISO text). Relative times count from the
 * issue. Colour and level are two scales, neither made from the other; both are asked for only when neither stands. `now` (UTC ms) completes dates
 * without a year.
 */
export function readPasted(text: string, { now }: { readonly now: number }): WarningReading {
  try {
    const sound = soundText(text);
    if (sound.length > MAX_CHARACTERS) refuse('too_large', `more than ${MAX_CHARACTERS} characters`, null);
    return reading(sound.trim(), now);
  } catch (error) {
    return refusedReading(error);
  }
}

function reading(text: string, now: number): WarningReading {
  const plain = plainWords(text);
  const mentions = mentionsIn(plain);
  if (
    mentions.kinds.length + mentions.colors.length + mentions.levels.length === 0 &&
    !/预警|警报/.test(plain)
  ) {
    refuse('not_warning', 'neither 预警 nor 警报 nor an earthquake', null);
  }
  const book = doubtBook();
  const act = actOf(plain, mentions, book);
  const role: Role = act.isLifting ? 'lifted' : 'issued';
  const issuer = issuerOf(plain, book);
  const issuedAt = issuedIn(plain, now, book);
  const span = act.isLifting ? { startsAt: null, endsAt: null } : spanIn(plain, { issuedAt, now }, book);
  const areas = areaIn(plain, placeOfIssuer(issuer), book);
  const status = statusIn(plain);
  if (!status.isSure) book.doubt('status', 'ambiguous', status.words, ['actual', 'exercise', 'test']);
  const ids = identifiersFor(plain, act.message, book);
  const warning: ReadWarning = {
    source: 'paste',
    ...ids,
    issuer,
    kind: kindOf(plain, mentions, role, book),
    code: /(?<![\dA-Za-z])1[1-4][A-Z]\d{2}(?![\dA-Za-z])/.exec(plain)?.[0] ?? null,
    headline: headlineOf(plain),
    ...scalesOf(mentions, role, book),
    status: status.status,
    message: act.message,
    areas: areas.map((name) => ({ name, code: null })),
    area: areas.join('、'),
    issuedAt,
    ...span,
    text,
    instruction: instructionOf(plain),
    marks: { severity: null, urgency: null, certainty: null },
    isLifting: act.isLifting,
  };
  return { ok: true, warning, doubts: book.doubts };
}

type Act = { readonly message: WarningMessage; readonly isLifting: boolean };

const UPDATE_WORDS =
  /(?:继续|重新|再次|更新|变更)发布|(?:维持|更正|变更|调整)[^,。;\n]{0,14}(?:预警|警报)|(?:升级|降级|变更|调整|更新)(?:发布)?(?:为|至)/;
const MAY_COME = /(?:可能|适时|视情|不排除|或将|如遇|必要时|有望)[^,。;\n]*/g;
const ISSUE_WORDS = /发布|签发|测定|发出/;

/** Issue, update or lifting. A text that lifts one warning and issues another of the same kind is an update; of the same colour too it is a question. */
function actOf(text: string, mentions: Mentions, book: Doubts): Act {
  const issued = mentions.kinds.filter(({ role }) => role === 'issued');
  const lifted = mentions.kinds.filter(({ role }) => role === 'lifted');
  const colorsOf = (role: Role): readonly string[] =>
    mentions.colors.filter((one) => one.role === role).map(({ color }) => color);
  const hasLifted = lifted.length > 0 || colorsOf('lifted').length > 0;
  if (hasLifted && issued.length === 0) return { message: 'cancel', isLifting: true };
  if (hasLifted) {
    const isSameColor = colorsOf('issued').some((color) => colorsOf('lifted').includes(color));
    if (isSameColor || colorsOf('issued').length === 0) {
      book.doubt('message', 'ambiguous', '发布 / 解除', ['alert', 'update', 'cancel']);
    }
    return { message: 'update', isLifting: false };
  }
  if (mentions.kinds.some(({ role }) => role === 'old') || UPDATE_WORDS.test(text.replaceAll(MAY_COME, ''))) {
    return { message: 'update', isLifting: false };
  }
  if (!ISSUE_WORDS.test(text)) book.doubt('message', 'missing', '', ['alert', 'update']);
  return { message: 'alert', isLifting: false };
}

function issuerOf(text: string, book: Doubts): string {
  const names = issuersIn(text);
  if (names.length === 0) book.doubt('issuer', 'missing', '', []);
  return book.text('issuer', names);
}

/** Names of one kind that hold each other count once, as the longest: 山洪 within 山洪灾害. */
function kindsOf(mentions: readonly Mention[]): readonly string[] {
  const names = [...new Set(mentions.map(({ kind }) => kind))];
  return names.filter((name) => !names.some((other) => other !== name && other.includes(name)));
}

function kindOf(text: string, mentions: Mentions, role: Role, book: Doubts): string {
  const own = mentions.kinds.filter((one) => one.role === role);
  const kinds = kindsOf(own);
  if (kinds.length === 0) {
    book.doubt('kind', 'missing', '', KNOWN_KINDS.filter((kind) => text.includes(kind)).slice(0, 5));
    return '';
  }
  const kind = book.text('kind', kinds);
  if (own.some((one) => one.kind === kind && !one.isKnown)) book.doubt('kind', 'unlikely', kind, []);
  return kind;
}

/** Colour and level of the warning itself; both are missed only where neither stands. */
function scalesOf(mentions: Mentions, role: Role, book: Doubts): Pick<ReadWarning, 'color' | 'level'> {
  const colors = mentions.colors.filter((one) => one.role === role).map(({ color }) => color);
  const levels = mentions.levels.filter((one) => one.role === role);
  const torn = levels.find(({ level }) => level === null);
  if (torn) book.doubt('level', 'ambiguous', torn.words, []);
  const color = book.value('color', colors);
  const level = torn
    ? null
    : book.value(
        'level',
        levels.flatMap((one) => one.level ?? []),
      );
  if (colors.length + levels.length === 0) {
    book.doubt('color', 'missing', '', []);
    book.doubt('level', 'missing', '', []);
  }
  return { color, level };
}

/** The id of the text itself, and of those it refers to (原预警编号). */
function identifiersFor(
  text: string,
  message: WarningMessage,
  book: Doubts,
): Pick<ReadWarning, 'identifier' | 'references'> {
  const ids = [...new Set(identifiersIn(text))];
  const old = ids.filter((id) =>
    /(?:原|引用|关联|解除|取代)[^\n,。;]{0,10}$/.test(text.slice(0, text.indexOf(id))),
  );
  const own = ids.filter((id) => !old.includes(id));
  if (message !== 'alert' && old.length === 0) book.doubt('references', 'missing', '', []);
  return {
    identifier: book.value('identifier', own),
    references: old.map((identifier) => ({
      identifier,
      sender: null,
      sentAt: identifierParts(identifier)?.at ?? null,
    })),
  };
}

const MAX_HEADLINE = 80;

/** The title line, or else the sentence that names the warning; in the text's own words. */
function headlineOf(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  const title = lines.find(
    (line) => /预警|警报|速报/.test(line) && line.length <= 40 && !/[,。;:]./.test(line),
  );
  const body = text.replaceAll(/^【[^】]*】|【[^】]*】\s*$/gm, '');
  const sentence =
    body.split(/[。,;:!\n]/).find((one) => /预警|警报/.test(one)) ??
    body.split(/[。!\n]/).find((one) => one.includes('地震')) ??
    '';
  return (title ?? sentence).trim().slice(0, MAX_HEADLINE);
}

const LABEL =
  /(?:防御指南|防御措施|防御建议|防范措施|防范建议|防范提示|防范应对|应对措施|工作要求|温馨提示|防灾建议|建议)\s*[:：\n]\s*/;
const TAIL = /\n\s*(?:发布单位|签发|联系电话|联系人|抄送|预警编号|发布时间)[\s\S]*$|【[^】]*】\s*$/;

/** What to do: behind its label, or the sentences that ask for something. */
function instructionOf(text: string): string {
  const label = LABEL.exec(text);
  if (label)
    return text
      .slice(label.index + label[0].length)
      .replace(TAIL, '')
      .trim();
  const asked = text
    .replace(TAIL, '')
    .split(/(?<=[。;!])|\n/)
    .flatMap((sentence) => {
      const at = sentence.search(/(?:^|,|:)\s*(?:请|严禁|务必)/);
      return at < 0
        ? []
        : [
            sentence
              .slice(at)
              .replace(/^[,:\s]+/, '')
              .trim(),
          ];
    });
  return asked.join('');
}
