import type { InputOf } from '../../../../shared/contract/procedures';
import type { FigureId } from '../../../../shared/domain/figures';
import { extrasOf } from '../../../../shared/domain/incidentExtras';
import { type AttentionFlag, ELEMENTS, type ElementId } from '../../../../shared/domain/incidentFacts';
import type { Grade, IncidentType } from '../../../../shared/domain/vocabulary';
import type { Reader } from '../../parts/inputs';
import type { DeskForm } from '../../parts/useDeskForm';
import { PEOPLE_COUNTS, type PeopleCount } from '../people';

/** One element as typed: an empty state follows from the words, or from the rest of the form. */
export type TypedElement = { state: '' | 'filled' | 'verifying' | 'not_applicable'; words: string };

export type IncidentValues = {
  callback: string;
  occurredAt: string;
  receivedAt: string;
  place: string;
  type: IncidentType | '';
  title: string;
  summary: string;
  casualties: Record<PeopleCount, string>;
  source: string;
  caller: { unit: string; name: string; post: string; phone: string };
  grade: Grade | '';
  sensitive: boolean;
  isDrill: boolean;
  drill: string;
  elements: Record<ElementId, TypedElement>;
  flags: Record<string, boolean>;
  extras: Record<string, string>;
  /** incidents of which a person said that this is another one */
  others: string[];
};

export type IncidentDeskForm = DeskForm<'incident.record', IncidentValues>;
type RecordInput = InputOf<'incident.record'>;

export const noElements = (): Record<ElementId, TypedElement> =>
  Object.fromEntries(ELEMENTS.map((id) => [id, { state: '', words: '' }])) as Record<ElementId, TypedElement>;

/** What was said of elements one by one; those that only follow from the rest of the form are left to the desk. */
export function elementsInput(
  typed: Readonly<Record<string, TypedElement>>,
): NonNullable<RecordInput['elements']> {
  return ELEMENTS.flatMap((element) => {
    const { state, words } = typed[element] ?? { state: '', words: '' };
    if (state === '' && words.trim() === '') return [];
    const said = state === '' ? 'filled' : state;
    const isAsked = said === 'verifying';
    return [{ element, state: said, text: said === 'filled' ? words : '', question: isAsked ? words : '' }];
  });
}

/** The further facts of the chosen type; figures among them are numbers, a comma or point between whole and part. */
export function extrasInput(
  type: IncidentType | '',
  typed: Readonly<Record<string, string>>,
  reader: Reader,
): { readonly extras: Record<string, string>; readonly figures: Partial<Record<FigureId, number>> } {
  const extras: Record<string, string> = {};
  const figures: Partial<Record<FigureId, number>> = {};
  for (const { id, figure } of extrasOf(type)) {
    const text = (typed[id] ?? '').normalize('NFKC').trim();
    if (text === '') continue;
    if (figure === undefined) extras[id] = text;
    else if (/^\d{1,12}(\.\d{1,4})?$/.test(text)) figures[figure] = Number(text);
    else reader.problems[`extras.${id}`] = 'not_a_number';
  }
  return { extras, figures };
}

/** What was typed, as the input of `incident.record`. */
export function incidentInput(
  values: IncidentValues,
  incidentId: string,
  parentId: string | null,
  reader: Reader,
  callLineId: string | null = null,
  drill: string | null = null,
): RecordInput {
  const casualties = Object.fromEntries(
    PEOPLE_COUNTS.map((count) => [count, reader.count(`casualties.${count}`, values.casualties[count])]),
  ) as RecordInput['casualties'];
  return {
    incidentId,
    callback: values.callback,
    caller: { ...values.caller },
    source: values.source,
    // An empty choice is refused by the schema and shown at its field.
    type: values.type as IncidentType,
    place: values.place,
    title: values.title,
    summary: values.summary,
    occurredAt: reader.past('occurredAt', values.occurredAt),
    receivedAt: reader.past('receivedAt', values.receivedAt),
    casualties,
    grade: values.grade === '' ? null : values.grade,
    sensitive: values.sensitive,
    parentId,
    callLineId,
    // Ticked without a name: refused by the schema and shown at the field.
    drill: drill ?? (values.isDrill ? values.drill : null),
    elements: elementsInput(values.elements),
    flags: Object.keys(values.flags).filter((flag) => values.flags[flag]) as AttentionFlag[],
    ...extrasInput(values.type, values.extras, reader),
  };
}

/** The same words as one more call about an incident that is known. */
export function mergeInput(
  input: RecordInput,
  entryId: string,
  incidentId: string,
): InputOf<'incident.mergeCall'> {
  const { incidentId: _id, title, grade: _g, sensitive: _s, parentId: _p, type, callLineId, ...call } = input;
  const words = [call.summary, title].find((one) => one.trim() !== '') ?? call.place;
  return {
    ...call,
    entryId,
    incidentId,
    summary: words,
    type: (type as string) === '' ? null : type,
    callLineId: callLineId ?? null,
    drill: call.drill ?? null,
  };
}
