import { stamp } from '../../shared/domain/time';
import type { LogKind } from '../../shared/domain/vocabulary';
import type { SealedRow } from '../../shared/sealed/rows';
import { labels } from '../../shared/wording/labels';
import type { Locale } from './words';

/** A record by a person, as words. */
export type Line = {
  readonly seq: number;
  readonly when: string;
  readonly kind: string;
  readonly text: string;
  readonly author: string;
  readonly isWhole: boolean;
};

type Body = Readonly<Record<string, unknown>>;
const textIn = (body: Body, name: string): string => (typeof body[name] === 'string' ? body[name] : '');

/** The words of a record, or null when it is none that a person wrote as a line. Nothing but the record itself is asked. */
export function lineOf(row: SealedRow, isWhole: boolean, locale: Locale): Line | null {
  if (row.body === null) return null;
  const body = parsed(row.body);
  const words = wordsOf(row.kind, body, locale);
  if (words === null) return null;
  const author = (body['author'] as { readonly name?: unknown } | null | undefined)?.name;
  const received = body['receivedAt'];
  return {
    seq: row.seq,
    when: stamp(typeof received === 'number' ? received : row.at),
    author: typeof author === 'string' ? author : '',
    isWhole,
    ...words,
  };
}

function parsed(text: string): Body {
  try {
    return (JSON.parse(text) as Body | null) ?? {};
  } catch {
    return {};
  }
}

function wordsOf(kind: string, body: Body, locale: Locale): { kind: string; text: string } | null {
  const names = labels(locale).logKind;
  switch (kind) {
    case 'log.recorded':
      return { kind: names[textIn(body, 'kind') as LogKind] ?? '', text: recorded(body) };
    case 'log.corrected':
      return { kind: locale === 'zh' ? '更正' : 'Correction', text: textIn(body, 'text') };
    case 'log.withdrawn':
      return { kind: locale === 'zh' ? '撤回' : 'Withdrawal', text: textIn(body, 'reason') };
    case 'instruction.recorded':
      return { kind: names.instruction, text: `${textIn(body, 'leader')}：${textIn(body, 'words')}` };
    case 'incident.reported':
      return { kind: names.incident, text: [textIn(body, 'title'), textIn(body, 'summary')].join('　') };
    default:
      return null;
  }
}

function recorded(body: Body): string {
  const caller = (body['caller'] ?? {}) as Body;
  const who = ['unit', 'name', 'post', 'phone']
    .map((name) => textIn(caller, name))
    .filter((one) => one !== '');
  const more = (body['more'] ?? {}) as Body;
  const rest = [textIn(body, 'handling'), textIn(more, 'leaderWords'), textIn(more, 'result')];
  const head = who.length === 0 ? '' : `${who.join('，')}：`;
  return [head + textIn(body, 'text'), ...rest].filter((one) => one !== '').join('\n');
}
