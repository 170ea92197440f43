import type { DocumentEntry } from '../../../shared/contract/areas/register';
import type { DocumentDemand, DocumentWay, Urgency } from '../../../shared/domain/documents';
import type { Reader } from '../parts/inputs';
import { writtenMoment } from '../parts/WhenInput';

/** The fields of a document as they are typed; both directions and the correction use the same. */
export type DocumentValues = {
  unit: string;
  units: string;
  docNumber: string;
  title: string;
  way: DocumentWay;
  urgency: Urgency;
  at: string;
  copies: string;
  pages: string;
  place: string;
  confidential: boolean;
  demand: DocumentDemand;
  demandText: string;
  dueAt: string;
  owner: string;
  incidentId: string;
  answersId: string;
  reason: string;
};

export const EMPTY_DOCUMENT: DocumentValues = {
  unit: '',
  units: '',
  docNumber: '',
  title: '',
  way: 'fax',
  urgency: 'routine',
  at: '',
  copies: '1',
  pages: '',
  place: '',
  confidential: false,
  demand: 'answer',
  demandText: '',
  dueAt: '',
  owner: '',
  incidentId: '',
  answersId: '',
  reason: '',
};

/** Units as people list them: a line each, or separated by 、，；. */
export function unitList(typed: string): string[] {
  const names = typed
    .split(/[\n、，,；;]+/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return [...new Set(names)];
}

/** What the forms of both directions send alike. */
export function commonInput(values: DocumentValues, reader: Reader) {
  return {
    docNumber: values.docNumber,
    title: values.confidential ? '' : values.title,
    way: values.way,
    urgency: values.urgency,
    at: reader.past('at', values.at),
    copies: Math.max(1, reader.count('copies', values.copies)),
    pages: reader.count('pages', values.pages),
    place: values.place,
    dueAt: reader.near('dueAt', values.dueAt),
    owner: values.owner,
    incidentId: values.confidential || values.incidentId === '' ? null : values.incidentId,
  };
}

/** An entry as it stands, to be corrected. */
export function valuesOf(entry: DocumentEntry): DocumentValues {
  return {
    ...EMPTY_DOCUMENT,
    unit: entry.unit,
    docNumber: entry.docNumber,
    title: entry.title,
    way: entry.way,
    urgency: entry.urgency,
    at: writtenMoment(entry.at),
    copies: String(entry.copies),
    pages: entry.pages === 0 ? '' : String(entry.pages),
    place: entry.place,
    confidential: entry.confidential,
    demand: entry.demand,
    demandText: entry.demandText,
    dueAt: entry.dueAt === null ? '' : writtenMoment(entry.dueAt),
    owner: entry.owner,
    incidentId: entry.incidentId ?? '',
  };
}

/** A time that was not touched keeps its seconds; only what was typed anew is read. */
export function sameOrRead(was: number | null, typed: string, read: () => number | null): number | null {
  return was !== null && typed === writtenMoment(was) ? was : read();
}
