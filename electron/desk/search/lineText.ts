import type { Attachment, Caller } from '../../../shared/contract/models';
import { drillTitle } from '../../../shared/domain/drill';
import { phoneDigits } from '../../../shared/rules/callers';
import { initialsText } from '../../../shared/search/initials';
import { plain } from '../../../shared/search/text';
import { systemLine } from '../../../shared/wording/systemLines';

/** The columns of a line that a search looks at. */
export const LINE_COLUMNS =
  'number, human_number, kind, text, system_fact, system_params, caller, handling, leader_words, result, paper_serial, attachments, author_id, incident_id, shift_id, drill';

export type LineRow = {
  readonly number: number;
  readonly human_number: number | null;
  readonly kind: string;
  readonly text: string;
  readonly system_fact: string | null;
  readonly system_params: string | null;
  readonly caller: string | null;
  readonly handling: string;
  readonly leader_words: string;
  readonly result: string;
  readonly paper_serial: string;
  readonly attachments: string;
  readonly author_id: string | null;
  readonly incident_id: string | null;
  readonly shift_id: string | null;
  readonly drill: string | null;
};

/** Where in a line something was found, in the order in which it is looked for. */
export const LINE_FIELDS = [
  'text',
  'caller',
  'handling',
  'leaderWords',
  'result',
  'attachments',
  'paperSerial',
] as const;
export type LineField = (typeof LINE_FIELDS)[number];

/** What can be found in a line, as it stands there; lines of the desk in the language of the room. */
export function fieldsOf(row: LineRow): readonly (readonly [LineField, string])[] {
  const fields: [LineField, string][] = [['text', wordsOf(row)]];
  if (row.caller !== null) {
    const { unit, name, post, phone } = JSON.parse(row.caller) as Caller;
    fields.push(['caller', [unit, name, post, phone].filter((part) => part !== '').join(' ')]);
  }
  fields.push(['handling', row.handling], ['leaderWords', row.leader_words], ['result', row.result]);
  if (row.attachments !== '[]') {
    const names = (JSON.parse(row.attachments) as Attachment[]).map(({ name }) => name);
    fields.push(['attachments', names.join(' ')]);
  }
  fields.push(['paperSerial', row.paper_serial]);
  return fields.filter(([, text]) => text !== '');
}

function wordsOf(row: LineRow): string {
  if (row.system_fact === null) return row.text === '' ? '' : drillTitle(row.text, row.drill);
  const params = JSON.parse(row.system_params ?? '{}') as Record<string, string | number | null>;
  return systemLine(row.system_fact, params, 'zh');
}

/** The plain text of a line: its fields apart by line ends, which no term has, and the initials of the caller's unit and name, and the digits of the number. */
export function plainLine(row: LineRow): string {
  const parts = fieldsOf(row).map(([, text]) => text);
  if (row.caller !== null) {
    const { unit, name, phone } = JSON.parse(row.caller) as Caller;
    parts.push(initialsText(unit), initialsText(name), phoneDigits(phone));
  }
  return plain(parts.join('\n'));
}
