import type { FoundReading } from '../../../shared/contract/areas/warnings';
import type { InputOf } from '../../../shared/contract/procedures';
import { GRADES, type Grade, WARNING_COLORS, type WarningColor } from '../../../shared/domain/vocabulary';
import {
  type ReadWarning,
  WARNING_MESSAGES,
  WARNING_STATUSES,
  type WarningDoubt,
} from '../../../shared/domain/warnings';
import { messageOf } from '../../../shared/warnings/place';
import { type Problems, Reader } from '../parts/inputs';
import { writtenMoment } from '../parts/WhenInput';

export type ImportItem = InputOf<'warning.import'>['readings'][number];

/** What a reading is checked and changed in before it is taken in. Colour and level: '' nothing chosen, `none` the source names none. */
export type Values = {
  readonly issuer: string;
  readonly kind: string;
  readonly color: WarningColor | 'none' | '';
  readonly level: Grade | 'none' | '';
  readonly area: string;
  readonly issuedAt: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly message: ReadWarning['message'];
  readonly status: ReadWarning['status'];
  /** the warning that it changes or lifts; `none`: it is not here, the message is held */
  readonly parentId: string;
  readonly text: string;
};
export type ValueField = keyof Values;

const moment = (at: number | null): string => (at === null ? '' : writtenMoment(at));

const isDoubtful = (doubts: readonly WarningDoubt[], field: WarningDoubt['field']): boolean =>
  doubts.some((doubt) => doubt.field === field);

/** The fields as they were found. What is in doubt and empty stays unchosen. */
export function valuesOf(
  reading: ReadWarning,
  doubts: readonly WarningDoubt[],
  parents: readonly string[],
): Values {
  const open = (field: 'color' | 'level'): 'none' | '' => (isDoubtful(doubts, field) ? '' : 'none');
  return {
    issuer: reading.issuer,
    kind: reading.kind,
    color: reading.color ?? open('color'),
    level: reading.level ?? open('level'),
    area: reading.area,
    issuedAt: moment(reading.issuedAt),
    startsAt: moment(reading.startsAt),
    endsAt: moment(reading.endsAt),
    message: messageOf(reading),
    status: reading.status,
    parentId: parents[0] ?? '',
    text: reading.text,
  };
}

/** Which of the shown fields a doubt is about; null: it is about something that has no field of its own. */
export function fieldOf({ field }: WarningDoubt): ValueField | null {
  if (field === 'references' || field === 'identifier') return field === 'references' ? 'parentId' : null;
  if (field === 'isLifting') return 'message';
  const fields: readonly string[] = [
    'issuer',
    'kind',
    'color',
    'level',
    'area',
    'issuedAt',
    'startsAt',
    'endsAt',
    'message',
    'status',
    'text',
  ];
  return fields.includes(field) ? (field as ValueField) : null;
}

const among = <T extends string>(list: readonly T[], choice: string): T | undefined =>
  list.find((one) => one === choice);

/** A choice of a doubt as the value of its field; null where it cannot be one. Moments come as ISO text. */
export function chosen(field: ValueField, choice: string): Partial<Values> | null {
  switch (field) {
    case 'color': {
      const color = among(WARNING_COLORS, choice);
      return color === undefined ? null : { color };
    }
    case 'level': {
      const level = among(GRADES, choice);
      return level === undefined ? null : { level };
    }
    case 'message': {
      const message = among(WARNING_MESSAGES, choice);
      return message === undefined ? null : { message };
    }
    case 'status': {
      const status = among(WARNING_STATUSES, choice);
      return status === undefined ? null : { status };
    }
    case 'issuedAt':
    case 'startsAt':
    case 'endsAt': {
      const at = Date.parse(choice);
      return Number.isNaN(at) ? null : { [field]: writtenMoment(at) };
    }
    default:
      return { [field]: choice };
  }
}

/**
 * The doubts that nobody has answered: an answered one was chosen, typed over, or said to be right as it is (`confirmed`). A doubt about a message that
 * names no other one is answered by saying which warning it is about.
 */
export function openDoubts(
  doubts: readonly WarningDoubt[],
  before: Values,
  now: Values,
  confirmed: readonly string[],
): readonly WarningDoubt[] {
  return doubts.filter((doubt) => {
    if (confirmed.includes(doubt.field)) return false;
    const field = fieldOf(doubt);
    if (field === 'parentId') return now.message !== 'alert' && now.parentId === '';
    return field === null || before[field] === now[field];
  });
}

const REQUIRED = ['issuer', 'kind', 'area'] as const;

/** The message to take in, or what is wrong with the fields by their names. */
export function itemOf(
  found: Extract<FoundReading['reading'], { ok: true }>['warning'],
  before: Values,
  values: Values,
  about: { readonly id: string; readonly original: string; readonly now: number },
): { readonly item: ImportItem; readonly problems: Problems } {
  const reader = new Reader(about.now);
  const problems: Record<string, Problems[string]> = {};
  const isLifting = values.message === 'cancel';
  for (const field of REQUIRED) {
    if (values[field].trim() === '' && !isLifting) problems[field] = 'empty';
  }
  const time = (field: 'issuedAt' | 'startsAt' | 'endsAt'): number | null =>
    values[field] === before[field] ? found[field] : reader.near(field, values[field]);
  const times = { issuedAt: time('issuedAt'), startsAt: time('startsAt'), endsAt: time('endsAt') };
  if (times.startsAt !== null && times.endsAt !== null && times.endsAt <= times.startsAt && !isLifting)
    problems['endsAt'] = 'not_in_range';
  const none = <T extends string>(value: T | 'none' | ''): T | null =>
    value === '' || value === 'none' ? null : value;
  const item: ImportItem = {
    ...found,
    ...times,
    issuer: values.issuer,
    kind: values.kind,
    color: none(values.color),
    level: none(values.level),
    area: values.area,
    areas: values.area === before.area ? found.areas : [],
    message: values.message,
    status: values.status,
    text: values.text,
    isLifting,
    id: about.id,
    original: about.original,
    parentId: values.message === 'alert' || values.parentId === 'none' ? null : none(values.parentId),
  };
  return { item, problems: { ...problems, ...reader.problems } };
}
