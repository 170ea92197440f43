import { withoutMarks } from '../../../shared/domain/drill';
import type { CallToMake } from '../../../shared/domain/facts/ladders';
import type { ShiftPost } from '../../../shared/domain/vocabulary';
import { CALLED_POSTS, MINUTE } from '../../../shared/rules/ladder';
import { labels } from '../../../shared/wording/labels';
import type { Db } from '../db/statement';
import { readSetting } from '../settings/read';

/** What a rung that has just been raised is about. */
export type RaisedRung = {
  readonly deadline_id: string;
  readonly subject: string;
  readonly title_zh: string;
  readonly title_en: string;
  readonly scope_id: string;
  readonly incident_id: string | null;
  readonly obligation_id: string | null;
  readonly drill: string | null;
  readonly reached: number;
  readonly to: readonly ShiftPost[];
};

/** One call per thing and post, however many of its deadlines are overdue. */
const callId = (rung: RaisedRung, post: ShiftPost): string =>
  `esc.${rung.incident_id ?? rung.scope_id}.${post}`;

/** The thing to do is that very call, so nothing has to ask for it again. */
const isThatCall = (rung: RaisedRung, post: ShiftPost): boolean =>
  rung.obligation_id?.endsWith(`.leader_report.${post}`) ?? false;

/**
 * Calls that a raised rung asks for: one for each post that does not sit in the room (shared/rules/ladder), due within the minutes that the room gives itself. A step
 * whose turn has not come calls nobody, nor does a call, nor the drill of a plan that has no incident to mark the call by. Reads the settings, so handlers and
 * the clock only: the result goes into the fact.
 */
export function callsOf(db: Db, rung: RaisedRung, now: number): CallToMake[] {
  const isCalling = rung.reached === 1 && rung.subject !== 'escalation';
  if (!isCalling || (rung.drill !== null && rung.incident_id === null)) return [];
  const posts = rung.to.filter((post) => CALLED_POSTS.includes(post) && !isThatCall(rung, post));
  if (posts.length === 0) return [];
  const dueAt = now + readSetting(db, 'alertLadders').callMinutes * MINUTE;
  return posts.map((post) => ({
    id: callId(rung, post),
    post,
    dueAt,
    titleZh: `打电话报${labels('zh').shiftPost[post]}：${withoutMarks(rung.title_zh)}`,
    titleEn: `Call the ${labels('en').shiftPost[post].toLowerCase()}: ${withoutMarks(rung.title_en)}`,
  }));
}
