import type { PostCheck } from '../../../shared/contract/areas/checks';
import type { Notice } from '../../../shared/contract/areas/notices';
import type { DocumentEntry } from '../../../shared/contract/areas/register';
import type { Reminder } from '../../../shared/contract/areas/reminders';
import { SETTINGS } from '../../../shared/settings';
import { createFakeDesk, type FakeDesk, NIGHT, OFFICER } from '../../helpers/fakeDesk';

const MINUTE = 60_000;
export const CHECK_ID = '00000000-0000-4000-8000-000000000001';

export function aDocument(over: Partial<DocumentEntry> = {}): DocumentEntry {
  return {
    id: 'doc-1',
    direction: 'incoming',
    year: 2026,
    number: 12,
    unit: '省防指办',
    units: [],
    docNumber: '闽防指办明电〔2026〕88号',
    title: '关于报送转移人数的通知',
    way: 'fax',
    urgency: 'extra_urgent',
    at: NIGHT - 10 * MINUTE,
    copies: 1,
    pages: 2,
    place: '2号夹',
    confidential: false,
    demand: 'answer',
    demandText: '6时前报转移人数',
    dueAt: NIGHT + 180 * MINUTE,
    reportDueAt: NIGHT + 20 * MINUTE,
    reportedAt: null,
    owner: '',
    incidentId: null,
    incidentTitle: null,
    answersId: null,
    state: 'open',
    outcome: null,
    finishedAt: null,
    corrections: 0,
    recordedAt: NIGHT - 9 * MINUTE,
    recordedBy: OFFICER.displayName,
    ...over,
  };
}

export const aReminder = (over: Partial<Reminder> = {}): Reminder => ({
  id: 'rem-1',
  text: '回拨枫坪镇',
  owner: '',
  incidentId: null,
  incidentTitle: null,
  dueAt: NIGHT + 30 * MINUTE,
  repeat: 'none',
  everyMinutes: 0,
  state: 'open',
  timesDone: 0,
  lastDoneAt: null,
  createdAt: NIGHT,
  createdBy: OFFICER.displayName,
  endedAt: null,
  ...over,
});

export const aNotice = (over: Partial<Notice> = {}): Notice => ({
  id: 'notice-1',
  version: 2,
  title: '强降雨值守要求',
  text: '先回拨核实。',
  issuedAt: NIGHT - 60 * MINUTE,
  issuedBy: '周明',
  validFrom: NIGHT - 60 * MINUTE,
  validUntil: null,
  renew: 'once',
  state: 'in_force',
  withdrawnAt: null,
  withdrawnBy: null,
  reason: '',
  readers: [
    { accountId: OFFICER.id, name: OFFICER.displayName, readAt: null, isCurrent: false, endsAt: null },
  ],
  ...over,
});

export const aCheck = (over: Partial<PostCheck> = {}): PostCheck => ({
  id: CHECK_ID,
  roundId: 'round-1',
  type: 'phone',
  unit: { id: 'u0', name: '枫坪镇' },
  begunAt: NIGHT,
  attempts: [{ at: NIGHT, step: 'first', phone: '0593-1' }],
  nextAt: NIGHT + 2 * MINUTE,
  lostAt: NIGHT + 5 * MINUTE,
  result: null,
  concludedAt: null,
  answeredBy: '',
  onDuty: null,
  answers: [],
  note: '',
  informed: '',
  informedAt: null,
  checkedBy: OFFICER.displayName,
  ...over,
});

/** A desk with a register in memory: what is recorded shows in the list. */
export function createRegisterDesk(
  documents: DocumentEntry[] = [],
): FakeDesk & { documents: DocumentEntry[] } {
  const desk = Object.assign(createFakeDesk(), { documents });
  const put = (entry: DocumentEntry): DocumentEntry => {
    desk.documents = [entry, ...desk.documents.filter((one) => one.id !== entry.id)];
    desk.bridge.changed('documents');
    return entry;
  };
  const find = (id: string): DocumentEntry =>
    desk.documents.find((one) => one.id === id) ?? aDocument({ id });
  desk.bridge.answer({
    'log.count': () => ({ all: 0, people: 0 }),
    'log.range': () => [],
    'settings.get': (input) => ({
      key: input.key,
      value: SETTINGS[input.key].fallback,
      source: 'D',
      isDefault: true,
      changedAt: null,
      changedBy: null,
    }),
    'document.list': (input) => {
      const shown = desk.documents
        .filter((one) => input.direction === 'all' || one.direction === input.direction)
        .filter((one) => input.show === 'all' || one.state === 'open');
      return { documents: shown, total: desk.documents.length, open: shown.length, overdue: 0 };
    },
    'document.get': (input) => ({
      document: find(input.documentId),
      acts: [],
      answers: null,
      answeredBy: null,
    }),
    'document.hints': () => ({ units: ['省防指办'], places: ['2号夹'], owners: [] }),
    'document.receive': (input) =>
      put(
        aDocument({
          id: input.documentId,
          title: input.title,
          unit: input.unit,
          confidential: input.confidential,
        }),
      ),
    'document.handle': (input) => put({ ...find(input.documentId), reportedAt: NIGHT }),
    'document.sign': (input) => {
      const entry = find(input.documentId);
      const units = entry.units.map((unit) =>
        unit.position === input.unit
          ? { ...unit, signedAt: NIGHT, signedBy: input.who, signedWay: input.way }
          : unit,
      );
      return put({ ...entry, units });
    },
  });
  return desk;
}
