import type { Grade, WarningColor } from '../../domain/vocabulary';
import type { ReadWarning, WarningArea, WarningDoubt, WarningReading } from '../../domain/warnings';
import type { CapInfo, CapMessage, CapPair } from './cap';
import { type Doubts, doubtBook } from './doubts';
import { COLOR_WORDS, colorsIn, kindOf, levelsIn, plainWords, statusIn } from './words';

/** The infos in the room's language: Chinese, and of the mainland before others; the first language where there is none. */
function chosenInfos(infos: readonly CapInfo[]): readonly CapInfo[] {
  const languageOf = (info: CapInfo): string => info.language.toLowerCase().replaceAll('_', '-');
  const languages = [...new Set(infos.map(languageOf))];
  const best =
    languages.find((one) => one === 'zh-cn') ??
    languages.find((one) => one === 'zh' || one === 'zh-hans' || one === 'zh-hans-cn') ??
    languages.find((one) => one.startsWith('zh')) ??
    languages[0];
  return infos.filter((info) => languageOf(info) === best);
}

/** A message of CAP as a warning. Where several infos say different things nothing is chosen: the field stays empty and is a doubt. */
export function toReading(message: CapMessage): WarningReading {
  const book = doubtBook();
  const infos = chosenInfos(message.infos);
  const events = infos.map(({ event }) => event);
  const heads = infos.flatMap(({ headline }) => headline ?? []);
  const issuer = book.text(
    'issuer',
    infos.flatMap(({ senderName }) => senderName ?? []),
  );
  if (issuer === '' && !infos.some(({ senderName }) => senderName)) {
    book.doubt('issuer', 'unlikely', message.sender, []);
  }
  const isAllClear =
    infos.length > 0 && infos.every(({ responseTypes }) => responseTypes.includes('AllClear'));
  const saysLifting = /解除|撤销/.test(heads.join('\n'));
  if (saysLifting && message.message === 'alert')
    book.doubt('message', 'ambiguous', heads.join('；'), ['alert', 'cancel']);
  const areas = infos.flatMap(areasOf);
  const startsAt = book.value(
    'startsAt',
    infos.flatMap((info) => info.onsetAt ?? info.effectiveAt ?? []),
  );
  const endsAt = book.value(
    'endsAt',
    infos.flatMap(({ expiresAt }) => expiresAt ?? []),
  );
  if (endsAt !== null && endsAt <= (startsAt ?? message.sentAt) && message.message !== 'cancel') {
    book.doubt('endsAt', 'unlikely', new Date(endsAt).toISOString(), []);
  }
  const warning: ReadWarning = {
    source: 'cap',
    identifier: message.identifier,
    issuer: issuer || (infos.some(({ senderName }) => senderName) ? '' : message.sender),
    kind: book.text('kind', events.map(kindOf)),
    code: codeOf(infos, book),
    headline: heads.join('；'),
    ...scalesOf(infos, book),
    status: message.status,
    message: message.message,
    references: message.references,
    areas: uniqueAreas(areas),
    area: [...new Set(areas.map(({ name }) => name))].join('、'),
    issuedAt: message.sentAt,
    startsAt,
    endsAt,
    text: joined(infos.map(({ description }) => description)),
    instruction: joined(infos.map(({ instruction }) => instruction)),
    marks: {
      severity: book.quiet(infos.map(({ severity }) => severity)),
      urgency: book.quiet(infos.map(({ urgency }) => urgency)),
      certainty: book.quiet(infos.map(({ certainty }) => certainty)),
    },
    isLifting: message.message === 'cancel' || isAllClear || saysLifting,
  };
  return { ok: true, warning, doubts: [...book.doubts, ...lastDoubts(warning)] };
}

/** What a message should have and has not; a scheme that CAP leaves open is not missed. */
function lastDoubts(warning: ReadWarning): WarningDoubt[] {
  const book = doubtBook();
  const isFollowUp = warning.message === 'update' || warning.message === 'cancel';
  if (isFollowUp && warning.references.length === 0) book.doubt('references', 'missing', '', []);
  if (warning.kind === '' && warning.message === 'cancel') book.doubt('kind', 'missing', '', []);
  if (warning.area === '' && (warning.message === 'alert' || warning.message === 'update'))
    book.doubt('area', 'missing', '', []);
  const said = statusIn(plainWords(`${warning.headline}\n${warning.text}`));
  if (warning.status === 'actual' && said.words !== '') {
    book.doubt('status', 'ambiguous', said.words, ['actual', said.status === 'test' ? 'test' : 'exercise']);
  }
  return [...book.doubts];
}

const joined = (parts: readonly (string | null)[]): string =>
  [...new Set(parts.filter((part) => part !== null))].join('\n');

const COLOR_NAMES = /^(?:预警)?(?:信号)?颜色$|^(?:warning|alert|signal)?[-_ ]?colou?r$/i;
const LEVEL_NAMES = /^(?:预警)?(?:级别|等级)$|^(?:warning|alert)[-_ ]?level$/i;
const COLOR_VALUES: Readonly<Record<string, WarningColor>> = {
  red: 'red',
  orange: 'orange',
  yellow: 'yellow',
  blue: 'blue',
  ...COLOR_WORDS,
};

function colorOfValue(value: string): WarningColor | null {
  return COLOR_VALUES[plainWords(value).trim().toLowerCase().replace(/色.*$/, '')] ?? null;
}

/** Ⅱ, Ⅱ级, 二级, 2 in a parameter that is named 预警级别. */
function levelOfValue(value: string): Grade | null {
  const number = plainWords(value).trim().replace(/级.*$/, '');
  return levelsIn(`预警级别:${number}级`)[0]?.level ?? null;
}

/** Colour and level as the words of headline, event and named parameters give them. A place that contradicts another leaves the field empty. */
function scalesOf(infos: readonly CapInfo[], book: Doubts): Pick<ReadWarning, 'color' | 'level'> {
  const words = infos.map(({ headline, event }) => plainWords(`${headline ?? ''}\n${event}`)).join('\n');
  const valuesOf = (name: RegExp): readonly string[] =>
    infos.flatMap(({ parameters }) =>
      parameters.filter((one) => name.test(one.name)).map(({ value }) => value),
    );
  const levels = levelsIn(words);
  for (const { level, words: said } of levels) if (level === null) book.doubt('level', 'ambiguous', said, []);
  const color = book.value('color', [
    ...colorsIn(words).map((found) => found.color),
    ...valuesOf(COLOR_NAMES).flatMap((value) => colorOfValue(value) ?? []),
  ]);
  const level = book.value('level', [
    ...levels.flatMap((found) => found.level ?? []),
    ...valuesOf(LEVEL_NAMES).flatMap((value) => levelOfValue(value) ?? []),
  ]);
  const isAsked = book.doubts.some(({ field }) => field === 'color' || field === 'level');
  if (color === null && level === null && !isAsked && infos.length > 0) {
    book.doubt('color', 'missing', infos.map(({ severity }) => `severity ${severity}`).join(', '), []);
  }
  return { color, level: levels.some((found) => found.level === null) ? null : level };
}

const KNOWN_CODE = /^\d{2}[A-Z]\d{2}$/;

/** The code of the national list where one is given (11B03), else the only one that is given. */
function codeOf(infos: readonly CapInfo[], book: Doubts): string | null {
  const codes = infos
    .flatMap(({ eventCodes }) => eventCodes.map(({ value }) => value))
    .filter((one) => one !== '');
  const known = codes.filter((code) => KNOWN_CODE.test(code));
  return book.value('code', known.length > 0 ? known : codes);
}

/** Division codes of GB/T 2260 (6 digits, 9 or 12 below the county); codes of other countries' schemes are not taken for one. */
const isDivision = ({ name, value }: CapPair): boolean =>
  /^[1-9]\d{5}(?:\d{3}|\d{6})?$/.test(value) && !/^(?:SAME|UGC|FIPS\d*)$/i.test(name);

function areasOf(info: CapInfo): readonly WarningArea[] {
  return info.areas.flatMap(({ description, geocodes }): readonly WarningArea[] => {
    const codes = geocodes.filter(isDivision).map(({ value }) => value);
    return codes.length === 0
      ? [{ name: description, code: null }]
      : codes.map((code) => ({ name: description, code }));
  });
}

function uniqueAreas(areas: readonly WarningArea[]): readonly WarningArea[] {
  return [...new Map(areas.map((area) => [`${area.name}\n${area.code}`, area])).values()];
}
