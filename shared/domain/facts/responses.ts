import type { ResponseHazard } from '../../rules/responses/hazards';
import type { Author } from '../facts';
import type { DecisionWay, Grade } from '../vocabulary';
import type { OpenedObligation } from './duties';

/** Who decided, how and in which words; apart from who typed. */
export type ResponseDecision = {
  readonly by: string;
  readonly way: DecisionWay;
  readonly words: string;
  readonly at: number;
};

/** A duty that a change of the response opens, with what groups it: the incident, the warning or the response itself. */
export type ResponseDuty = OpenedObligation & { readonly scopeId: string };

type Change = {
  /** the response level: a field of its own, neither grade nor colour */
  readonly level: Grade;
  /** from when it holds */
  readonly at: number;
  readonly measures: string;
  readonly decision: ResponseDecision;
  readonly duties: readonly ResponseDuty[];
  readonly author: Author;
};

/** One receiver of a notice; `recipient` is the party whose duty it meets, empty for a further one. */
export type NoticeUnit = { readonly name: string; readonly recipient: string };

/** Facts of responses 应急响应; the subject is the response. */
export type ResponseFacts = {
  readonly 'response.started': Change & {
    /** names the change in its history */
    readonly actId: string;
    readonly hazard: ResponseHazard;
    readonly matter: string;
    readonly issuer: string;
    readonly area: string;
    readonly basis: string;
    readonly period: string;
    readonly endsAt: number | null;
    readonly incidentId: string | null;
    readonly warningId: string | null;
  };
  readonly 'response.adjusted': Change & {
    readonly actId: string;
    readonly from: Grade;
    readonly period: string;
    readonly endsAt: number | null;
    readonly reason: string;
  };
  readonly 'response.ended': Change & { readonly actId: string; readonly reason: string };
  /** recorded by mistake: nothing was sent yet */
  readonly 'response.withdrawn': { readonly reason: string; readonly author: Author };
  /** The notice of one change went out; its receipts are kept by the register of documents under `documentId`. */
  readonly 'response.noticed': {
    readonly actId: string;
    readonly documentId: string;
    readonly title: string;
    readonly addressee: string;
    readonly text: string;
    readonly docNumber: string;
    readonly signer: string;
    readonly units: readonly NoticeUnit[];
    readonly at: number;
    readonly author: Author;
  };
  /** a work plan was started for it */
  readonly 'response.run_linked': { readonly runId: string; readonly author: Author };
};
