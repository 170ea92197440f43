import type { CallResult, DecisionWay, Fields, InstanceKey, KeptFile } from './run-types';

/** Optional and possibly undefined, so that what a schema parsed can be passed on as it is. */
type At = { readonly at?: number | undefined };
type DecisionParts = {
  readonly decidedBy: string;
  readonly way: DecisionWay;
  readonly words?: string | undefined;
};

/** What a person does. `at` = when it happened, default now. */
export type RunAct =
  | ({
      readonly kind: 'complete';
      readonly key: InstanceKey;
      readonly fields: Fields;
      readonly note?: string | undefined;
    } & At)
  | {
      readonly kind: 'notify';
      readonly key: InstanceKey;
      readonly party: string;
      readonly who: string;
      readonly at: number;
    }
  | {
      readonly kind: 'report_back';
      readonly key: InstanceKey;
      readonly party: string;
      readonly who: string;
      readonly at: number;
      readonly what: string;
      readonly fields?: Fields | undefined;
    }
  | {
      readonly kind: 'chase';
      readonly key: InstanceKey;
      readonly party: string;
      readonly at: number;
      readonly note?: string | undefined;
    }
  | {
      readonly kind: 'call_result';
      readonly key: InstanceKey;
      readonly party: string;
      readonly result: CallResult;
      readonly who?: string | undefined;
      readonly readBack?: boolean | undefined;
      readonly at: number;
    }
  | {
      readonly kind: 'send';
      readonly key: InstanceKey;
      readonly recipient: string;
      readonly receiver: string;
      readonly at: number;
      readonly way: string;
      readonly readBack?: boolean | undefined;
      readonly fields?: Fields | undefined;
    }
  | ({
      readonly kind: 'choose';
      readonly key: InstanceKey;
      readonly option: number;
      readonly decidedBy: string;
      readonly way: DecisionWay;
      readonly words?: string | undefined;
    } & At)
  | ({
      readonly kind: 'answer_until';
      readonly key: InstanceKey;
      readonly yes: boolean;
      readonly decidedBy: string;
      readonly way: DecisionWay;
      readonly words?: string | undefined;
    } & At)
  | ({ readonly kind: 'open_round'; readonly key: InstanceKey } & At)
  | ({ readonly kind: 'spawn'; readonly key: InstanceKey; readonly childIncidentId: string } & At)
  | ({
      readonly kind: 'confirm_end';
      readonly key: InstanceKey;
      readonly decision?: DecisionParts | undefined;
    } & At)
  | ({ readonly kind: 'confirm_wait'; readonly key: InstanceKey; readonly note?: string | undefined } & At)
  | ({
      readonly kind: 'skip' | 'not_applicable';
      readonly key: InstanceKey;
      readonly reason: string;
      /** set by the desk for a supervisor; mandatory steps need it */
      readonly override?: boolean | undefined;
      /** whose decision it was; mandatory steps need it */
      readonly decision?: DecisionParts | undefined;
    } & At)
  /** several parties of an order told at one time */
  | {
      readonly kind: 'notify_all';
      readonly key: InstanceKey;
      readonly parties: readonly { readonly party: string; readonly who: string }[];
      readonly at: number;
    }
  /** opens what was done, skipped or not applicable again */
  | ({ readonly kind: 'reopen'; readonly key: InstanceKey; readonly reason: string } & At)
  /** 转交 */
  | ({
      readonly kind: 'assign';
      readonly key: InstanceKey;
      readonly to: string;
      readonly accountId?: string | undefined;
      readonly note?: string | undefined;
    } & At)
  | ({ readonly kind: 'note'; readonly key: InstanceKey; readonly text: string } & At)
  | ({ readonly kind: 'attach'; readonly key: InstanceKey; readonly attachments: readonly KeptFile[] } & At);
