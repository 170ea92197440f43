import type { ResponseChange, ResponseSummary } from '../../../shared/contract/areas/responses';
import type { DecisionWay, Grade } from '../../../shared/domain/vocabulary';
import type { NoticeFacts } from '../../../shared/rules/responses/notice';
import { directionOf } from '../../../shared/rules/responses/response';
import type { Reader } from '../parts/inputs';

/** A decision as it is typed. */
export type DecisionValues = { by: string; way: DecisionWay; words: string; at: string };
export const EMPTY_DECISION: DecisionValues = { by: '', way: 'phone', words: '', at: '' };

export const decisionInput = (values: DecisionValues, reader: Reader) => ({
  by: values.by,
  way: values.way,
  words: values.words,
  at: reader.past('decision.at', values.at),
});

/** Level, time and measures as they are typed. */
export type TermsValues = {
  level: Grade | '';
  at: string;
  period: string;
  endsAt: string;
  measures: string;
};

/** How a change is called: a start, an end, or the way the level went. */
export function changeWord(
  change: Pick<ResponseChange, 'kind' | 'from' | 'to'>,
): 'started' | 'raised' | 'lowered' | 'kept' | 'ended' {
  if (change.kind !== 'adjusted') return change.kind;
  return change.from === null ? 'kept' : directionOf(change.from, change.to);
}

/** What the notice of a change must say, as the desk checks it too. */
export function factsOf(response: ResponseSummary, change: ResponseChange): NoticeFacts {
  return {
    kind: change.kind,
    issuer: response.issuer,
    matter: response.matter,
    area: response.area,
    basis: response.basis,
    from: change.from,
    level: change.to,
    at: change.at,
    period: change.period,
    measures: change.measures,
    reason: change.reason,
    decidedBy: change.decidedBy,
  };
}

/** The response that a place names: by its own id, else the first one in force of that incident or warning. */
export function responseAt(
  all: readonly ResponseSummary[],
  responseId: string | undefined,
  link: string | undefined,
): ResponseSummary | undefined {
  const of = (id: string): ResponseSummary | undefined =>
    all.find((one) => one.id === id) ??
    all.find((one) => one.state === 'active' && (one.incidentId === id || one.warningId === id));
  if (responseId !== undefined) return of(responseId);
  return link === undefined ? undefined : of(link.slice(link.indexOf(':') + 1));
}
