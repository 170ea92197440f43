/** What must hold between the rows of tables.yaml beyond their shape. */
import type { Findings } from './findings';
import type { Obligation, PlanTables } from './types';

type Row = { readonly id: string };

/** Ids that stand twice in one list. */
function checkIds(findings: Findings, raw: unknown, list: string, rows: readonly Row[]): void {
  const seen = new Map<string, number>();
  rows.forEach((row, index) => {
    const before = seen.get(row.id);
    if (before === undefined) {
      seen.set(row.id, index);
      return;
    }
    const { line } = findings.source.placeOf(findings.source.offsetOf(raw, [list, before, 'id']));
    findings.add('duplicate_id', raw, [list, index, 'id'], { id: row.id, line });
  });
}

function checkPosts(findings: Findings, raw: unknown, tables: PlanTables): void {
  const posts = new Set(tables.posts.map((row) => row.id));
  tables.posts.forEach((post, index) => {
    for (const [profile, other] of Object.entries(post.same_as ?? {})) {
      const path = ['posts', index, 'same_as', profile];
      if (!posts.has(other)) findings.addUnknown('unknown_post', raw, path, other, posts);
    }
  });
  tables.parties.forEach((party, index) => {
    if (posts.has(party.id)) findings.add('post_is_party', raw, ['parties', index, 'id'], { id: party.id });
  });
}

const MARKS = { law: ['S'], practice: ['M', 'X'], default: ['D'] } as const;

/** Minutes belong to a duty unless the loop around it says how often; the basis must fit the mark of its source. */
function checkObligation(
  findings: Findings,
  raw: unknown,
  path: readonly PropertyKey[],
  duty: Obligation,
): void {
  const { clock, limit_minutes: limit, target_minutes: target, basis, source_mark: mark } = duty;
  if ((clock === 'last_report') !== (limit === null) || (limit === null && target !== null))
    findings.add('last_report_minutes', raw, [...path, 'limit_minutes']);
  if (limit !== null && target !== null && target > limit)
    findings.add('target_after_limit', raw, [...path, 'target_minutes'], { target, limit });
  if (!MARKS[basis].some((letter) => mark.startsWith(letter)))
    findings.add('basis_mark', raw, [...path, 'source_mark'], { basis, mark });
}

/** Checks a table file whose shape is right; what is wrong goes into `findings`. */
export function checkTables(findings: Findings, raw: unknown, tables: PlanTables): void {
  checkIds(findings, raw, 'posts', tables.posts);
  checkIds(findings, raw, 'parties', tables.parties);
  checkIds(findings, raw, 'facts', tables.facts);
  checkIds(findings, raw, 'obligations', tables.obligations);
  checkPosts(findings, raw, tables);
  const recipients = new Set([...tables.parties, ...tables.posts].map((row) => row.id));
  tables.obligations.forEach((duty, index) => {
    const path = ['obligations', index];
    checkObligation(findings, raw, path, duty);
    duty.to.forEach((id, position) => {
      const place = [...path, 'to', position];
      if (!recipients.has(id)) findings.addUnknown('unknown_recipient', raw, place, id, recipients);
      if (duty.to.indexOf(id) < position) findings.add('repeated_party', raw, place, { id });
    });
  });
}
