import type { NoticeProposal } from '../../../shared/contract/areas/responses';
import { drillTitle } from '../../../shared/domain/drill';
import type { NoticeUnit } from '../../../shared/domain/facts/responses';
import { partyName } from '../../../shared/plan';
import { issuerFor } from '../../../shared/rules/responses/hazards';
import { draftNotice, type NoticeFacts } from '../../../shared/rules/responses/notice';
import { DUTY_OF_CHANGE } from '../../../shared/rules/responses/response';
import type { Db } from '../db/statement';
import { currentTables, profileOf } from '../plans/planStore';
import { readSetting } from '../settings/read';
import { roomUnits } from '../tally/read';
import type { ChangeRow, ResponseRow } from './read';

/** What the words of the notice are made from. */
export function noticeFacts(response: ResponseRow, change: ChangeRow): NoticeFacts {
  return {
    kind: change.kind,
    issuer: response.issuer,
    matter: response.matter,
    area: response.area,
    basis: change.kind === 'started' ? response.basis : '',
    from: change.from_level,
    level: change.level,
    at: change.at,
    period: change.period,
    measures: change.measures,
    reason: change.reason,
    decidedBy: change.decided_by,
  };
}

/** The receivers: lower rooms in administrative order and member units as the room lists them, else the party by its name. */
function receivers(db: Db, response: ResponseRow, change: ChangeRow): NoticeUnit[] {
  const tables = currentTables(db);
  const kind = tables?.obligations.find((one) => one.id === DUTY_OF_CHANGE[change.kind]);
  if (tables === undefined || kind === undefined) return [];
  const profile = profileOf(db);
  const { members } = issuerFor(response.hazard, readSetting(db, 'responses').issuers, profile);
  const own: Readonly<Record<string, readonly string[]>> = {
    lower_level_rooms: roomUnits(db).units.map((unit) => unit.name),
    hq_members: members,
  };
  return kind.to.flatMap((recipient) => {
    const names = own[recipient] ?? [];
    const listed = names.length === 0 ? [partyName(recipient, tables, profile, 'zh')] : names;
    return listed.map((name) => ({ name, recipient }));
  });
}

/** 主送: those below and beside; the offices above get the same paper as a report. */
function addressees(db: Db, kind: ChangeRow['kind']): readonly string[] {
  const tables = currentTables(db);
  const parties = tables?.obligations.find((one) => one.id === DUTY_OF_CHANGE[kind])?.to ?? [];
  if (tables === undefined) return [];
  return ['lower_level_rooms', 'hq_members']
    .filter((party) => parties.includes(party))
    .map((party) => partyName(party, tables, profileOf(db), 'zh'));
}

/** The notice of a change as it would go out if nobody changed a word. */
export function proposeNotice(db: Db, response: ResponseRow, change: ChangeRow): NoticeProposal {
  const draft = draftNotice(noticeFacts(response, change), addressees(db, change.kind));
  return {
    title: drillTitle(draft.title, response.drill),
    addressee: draft.addressee,
    text: draft.text,
    units: receivers(db, response, change),
    receiptMinutes: readSetting(db, 'responses').receiptMinutes[change.level],
  };
}
