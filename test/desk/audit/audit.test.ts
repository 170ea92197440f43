import { createHash, createPublicKey, verify } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccount, prepareAccount } from '../../../electron/desk/accounts/founding';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import type { AuditEntry, AuditFilter } from '../../../shared/contract/areas/audit';
import { SETTINGS } from '../../../shared/settings';
import { auditWords } from '../../../shared/wording/auditWords';
import { aLine, type DeskRoom, makeRoom, PASSWORD, tempFolder } from '../../helpers/deskRoom';

const ALL: AuditFilter = { from: null, to: null, kinds: [], accountId: null, text: '' };
let room: DeskRoom;
let auditor: string;

beforeAll(async () => {
  room = await makeRoom();
  const person = { name: 'auditor', displayName: '赵审', password: PASSWORD, roles: ['auditor'] } as const;
  auditor = createAccount(room.desk, await prepareAccount(person), room.supervisor).id;
  room.seat.signIn(auditor, room.clock.wall());
});
afterAll(() => room.dispose());

const entries = (filter: Partial<AuditFilter> = {}, as = auditor) =>
  room
    .call('audit.list', { filter: { ...ALL, ...filter }, before: null, limit: 200 }, as)
    .then((page) => page.entries);
const newest = async (): Promise<number> => (await entries())[0]?.number ?? 0;

type Act = {
  readonly name: string;
  readonly fact: string;
  readonly kind: AuditEntry['kind'];
  readonly run: () => Promise<unknown>;
};

const shiftId = (): Promise<string> =>
  room.call('shift.list', { limit: 1 }).then(([shift]) => shift?.id ?? '');

/** Real acts, each by its own door; every one of them leaves exactly one entry. */
const ACTS: readonly Act[] = [
  {
    name: 'a setting',
    fact: 'settings.changed',
    kind: 'setting',
    run: () =>
      room.call(
        'settings.change',
        { key: 'packs', value: { ...SETTINGS.packs.fallback, keep: 7 } },
        room.supervisor,
      ),
  },
  {
    name: 'an account',
    fact: 'account.created',
    kind: 'account',
    run: () =>
      room.call(
        'account.create',
        { name: 'newcomer', displayName: '孙新', password: PASSWORD, roles: ['operator'] },
        room.supervisor,
      ),
  },
  {
    name: 'a role that is missing',
    fact: 'access.refused',
    kind: 'refusal',
    run: () => room.refusal('settings.change', { key: 'packs', value: {} }, room.operator),
  },
  {
    name: 'a paper as a file',
    fact: 'export.written',
    kind: 'export',
    run: async () =>
      room.call('paper.write', {
        paper: { kind: 'shift_log', shiftId: await shiftId() },
        masked: true,
        jobId: room.newId(),
        format: 'txt',
        path: join(tempFolder('out'), 'log.txt'),
      }),
  },
  {
    name: 'the contacts book',
    fact: 'export.written',
    kind: 'export',
    run: () =>
      room.call(
        'paper.write',
        {
          paper: { kind: 'contacts' },
          masked: false,
          jobId: room.newId(),
          format: 'csv',
          path: join(tempFolder('out'), 'contacts.csv'),
        },
        room.supervisor,
      ),
  },
  {
    name: 'a printed paper',
    fact: 'export.written',
    kind: 'export',
    run: async () =>
      room.call('paper.printed', {
        paper: { kind: 'shift_log', shiftId: await shiftId() },
        masked: false,
        way: 'printer',
        sha256: 'a'.repeat(64),
        rows: 3,
        pages: 1,
      }),
  },
  {
    name: 'statistics',
    fact: 'export.written',
    kind: 'export',
    run: async () =>
      room.call('statistics.write', {
        scope: { shiftId: await shiftId() },
        format: 'csv',
        table: null,
        locale: 'zh',
        path: join(tempFolder('out'), 'numbers.csv'),
      }),
  },
  {
    name: 'a plan as a file',
    fact: 'export.made',
    kind: 'export',
    run: () =>
      room.call('planTransfer.write', {
        planId: 'flash-flood-geohazard',
        revision: null,
        locale: 'zh',
        format: 'md',
        path: join(tempFolder('out'), 'plan.md'),
        picture: null,
      }),
  },
  {
    name: 'what main saved',
    fact: 'export.made',
    kind: 'export',
    run: () =>
      room.call('export.note', {
        exportId: room.newId(),
        what: 'attachment',
        title: '现场.jpg',
        range: '',
        format: 'jpg',
        masked: false,
        sha256: 'b'.repeat(64),
        rows: 0,
      }),
  },
  {
    name: 'the audit itself',
    fact: 'export.made',
    kind: 'export',
    run: () =>
      room.call(
        'audit.write',
        { filter: ALL, locale: 'zh', path: join(tempFolder('out'), 'audit.csv') },
        auditor,
      ),
  },
  {
    name: 'a downtime pack',
    fact: 'pack.made',
    kind: 'export',
    run: async () => {
      const packId = room.newId();
      await room.call('pack.prepare', { packId, causes: [`manual:${packId}`] });
      await room.call('pack.record', {
        packId,
        outcome: 'saved',
        fileName: 'pack.pdf',
        sha256: 'c'.repeat(64),
        printer: '',
        reason: 'no_printer',
      });
    },
  },
  {
    name: 'private numbers that somebody looked at',
    fact: 'contact.revealed',
    kind: 'names',
    run: async () => {
      const contactId = room.newId();
      await room.call(
        'contact.save',
        {
          contactId,
          kind: 'person',
          name: '林建国',
          post: '县长',
          role: 'county_government_head',
          unit: '县政府',
          areaCode: null,
          areaName: '',
          numbers: [{ kind: 'mobile', number: '13800000001', note: '', isWrong: false }],
          superiorId: null,
          deputyIds: [],
          validUntil: null,
          note: '',
          visibility: 'leaders',
        },
        room.supervisor,
      );
      await room.call('contact.reveal', { revealId: room.newId(), contactId, reason: '叫应' });
    },
  },
  {
    name: 'a rule of reports made stricter',
    fact: 'settings.changed',
    kind: 'setting',
    run: async () => {
      const list = await room.call('rules.list', {}, room.supervisor);
      const rule = list.rows.find((one) => one.values.some(({ key }) => key === 'limitMinutes'));
      if (rule === undefined) throw new Error('no limit to change');
      const values = { limitMinutes: 10 };
      await room.call(
        'rules.override',
        { ruleId: rule.id, values, isOn: true, why: '县里要求' },
        room.supervisor,
      );
    },
  },
];

describe('the audit', () => {
  beforeAll(async () => {
    await room.call('shift.open', {
      shiftId: room.newId(),
      startsAt: room.clock.wall(),
      endsAt: room.clock.wall() + 12 * 3_600_000,
      posts: [{ post: 'primary_officer', accountId: room.officer, name: '陈立', phone: '' }],
    });
    await room.call('log.append', { ...aLine('雨势加大'), entryId: room.newId() });
  });

  for (const act of ACTS)
    it(`has exactly one entry for ${act.name}`, async () => {
      const before = await newest();
      await act.run();
      const added = (await entries()).filter((entry) => entry.number > before);
      expect(added.map(({ fact, kind }) => ({ fact, kind }))).toEqual([{ fact: act.fact, kind: act.kind }]);
      for (const locale of ['zh', 'en'] as const)
        expect(auditWords(act.fact, added[0]?.params ?? {}, locale)).not.toBe(act.fact);
    });

  it('has no entry for what is only work', async () => {
    const before = await newest();
    await room.call('log.append', { ...aLine('雨势减小'), entryId: room.newId() });
    await room.call('board.get', {});
    expect(await newest()).toBe(before);
  });

  it('notes the same refusal to the same person once a minute, whatever is tried and over a restart', async () => {
    const refusals = async () =>
      (await entries({ kinds: ['refusal'], accountId: room.operator })).filter(
        ({ params }) => params['procedure'] === 'shift.close',
      ).length;
    const tryIt = () => room.refusal('shift.close', { shiftId: 'x', summary: '' }, room.operator);
    for (let turn = 0; turn < 20; turn += 1) expect((await tryIt()).code).toBe('forbidden');
    room.reopen();
    room.seat.signIn(auditor, room.clock.wall());
    await tryIt();
    expect(await refusals()).toBe(1);
    room.clock.advance(61_000);
    await tryIt();
    expect(await refusals()).toBe(2);
  });

  it('says what of a setting changed, from what to what', async () => {
    const [change] = await entries({ text: '停电包 keep' });
    expect(auditWords(change?.fact ?? '', change?.params ?? {}, 'zh')).toContain('keep: 30 → 7');
  });

  it('is read by supervisor and auditor alone, and that somebody else tried stands in it', async () => {
    expect((await room.refusal('audit.list', { filter: ALL, before: null, limit: 1 })).code).toBe(
      'forbidden',
    );
    const [last] = await entries({ kinds: ['refusal'] }, room.supervisor);
    expect(last).toMatchObject({ name: '陈立', params: { procedure: 'audit.list' } });
  });

  it('finds by kind, person, day and the words of either language, and pages without loss', async () => {
    expect((await entries({ kinds: ['names'] })).map(({ fact }) => fact)).toEqual(['contact.revealed']);
    expect(new Set((await entries({ accountId: room.operator })).map(({ name }) => name))).toEqual(
      new Set(['黄敏']),
    );
    expect((await entries({ text: '现场.jpg' })).length).toBe(1);
    expect((await entries({ text: 'attachment SAVED' })).length).toBe(1);
    expect(await entries({ from: room.clock.wall() + 1_000 })).toEqual([]);
    const paged: number[] = [];
    let before: number | null = null;
    do {
      const page: { entries: AuditEntry[]; next: number | null } = await room.call(
        'audit.list',
        { filter: ALL, before, limit: 3 },
        auditor,
      );
      paged.push(...page.entries.map(({ number }) => number));
      before = page.next;
    } while (before !== null);
    expect(paged).toEqual((await entries()).map(({ number }) => number));
  });

  it('goes out as CSV whose manifest holds its hash and a signature of the seat', async () => {
    const path = join(tempFolder('out'), 'audit.csv');
    const written = await room.call('audit.write', { filter: ALL, locale: 'en', path }, auditor);
    const bytes = readFileSync(path);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(written.sha256);
    const manifest = JSON.parse(readFileSync(written.manifest, 'utf8')) as Record<string, string>;
    const key = createPublicKey({
      key: Buffer.from(manifest['publicKey'] ?? '', 'base64'),
      format: 'der',
      type: 'spki',
    });
    const signed = Buffer.from(manifest['signed'] ?? '', 'utf8');
    expect(verify(null, signed, key, Buffer.from(manifest['signature'] ?? '', 'base64'))).toBe(true);
    expect(JSON.parse(manifest['signed'] ?? '')).toMatchObject({
      sha256: written.sha256,
      rows: written.rows,
    });
    expect(bytes.toString('utf8').trim().split('\r\n')).toHaveLength(written.rows + 1);
  });

  it('leaves no file where the export could not be noted', async () => {
    const path = join(tempFolder('out'), 'never.csv');
    room.db.exec(
      "CREATE TEMP TRIGGER stop BEFORE INSERT ON main.audit_entries BEGIN SELECT RAISE(ABORT, 'stop'); END",
    );
    const error = await room.refusal('audit.write', { filter: ALL, locale: 'zh', path }, auditor);
    room.db.exec('DROP TRIGGER stop');
    expect(error.code).toBe('export_failed');
    expect(existsSync(path)).toBe(false);
  });

  it('cannot be set to show less than six months, and says why', async () => {
    const change = (days: number | null) => ({ key: 'auditRetentionDays', value: { days } }) as const;
    const error = await room.refusal('settings.change', change(182), room.supervisor);
    expect(error).toMatchObject({ code: 'audit_too_short', field: 'value.days', params: { days: 183 } });
    await room.call('settings.change', change(183), room.supervisor);
    room.clock.advance(184 * 86_400_000);
    const page = await room.call('audit.list', { filter: ALL, before: null, limit: 10 }, room.supervisor);
    expect(page.entries).toEqual([]);
    expect(page.since).toBe(room.clock.wall() - 183 * 86_400_000);
    await room.call('settings.change', change(null), room.supervisor);
    expect((await entries({ kinds: ['names'] })).length).toBe(1);
  });

  it('is the same after a rebuild from the journal, where nothing can be deleted', () => {
    const before = projectionDigests(room.db)['audit_entries'];
    rebuildProjections(room.db);
    expect(projectionDigests(room.db)['audit_entries']).toEqual(before);
    expect(() => room.db.exec("DELETE FROM journal WHERE kind = 'access.refused'")).toThrow();
  });
});
