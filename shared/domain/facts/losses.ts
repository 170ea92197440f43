import type { LossKind } from '../../rules/losses/items';
import type { LossFigure, LossJump, LossUnit } from '../../rules/losses/table';
import type { Author } from '../facts';
import type { DecisionWay, IncidentType, SendWay } from '../vocabulary';
import type { OpenedObligation } from './duties';

/** A duty of a loss process, with what groups it: its incident or the process itself. */
export type LossDuty = OpenedObligation & { readonly scopeId: string };

/** Facts of disaster-loss reports 灾情报送; the subject is the process, one for each disaster. */
export type LossFacts = {
  readonly 'loss.opened': {
    readonly title: string;
    readonly type: IncidentType;
    /** when the disaster began */
    readonly beganAt: number;
    readonly incidentId: string | null;
    /** the units that report, in administrative order */
    readonly units: readonly LossUnit[];
    readonly duties: readonly LossDuty[];
    readonly author: Author;
  };
  /** One report went out, with the whole table as it stood. */
  readonly 'loss.reported': {
    readonly reportId: string;
    readonly kind: LossKind;
    /** n of 续报; 1 for the others */
    readonly number: number;
    /** 截至 */
    readonly asOf: number;
    readonly sentAt: number;
    readonly figures: readonly LossFigure[];
    readonly jumps: readonly LossJump[];
    readonly explanation: string;
    readonly note: string;
    readonly signer: string;
    readonly receiver: string;
    readonly way: SendWay;
    /** what it opens: the daily report of the next day, the ledger of dead and missing */
    readonly duties: readonly LossDuty[];
    readonly author: Author;
  };
  /** 灾情稳定: the daily reports end, the verified one is due */
  readonly 'loss.stabilised': {
    readonly at: number;
    readonly duties: readonly LossDuty[];
    readonly author: Author;
  };
  /** the verified report was wrong: the process takes reports again */
  readonly 'loss.reopened': {
    readonly reason: string;
    readonly decidedBy: string;
    readonly way: DecisionWay;
    readonly author: Author;
  };
  /** opened by mistake: nothing was sent */
  readonly 'loss.withdrawn': { readonly reason: string; readonly author: Author };
};
