import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../shared/contract/areas/audit';
import { SETTINGS } from '../../../shared/settings';
import { auditWords } from '../../../shared/wording/auditWords';
import { type DeskRoom, makeRoom, PASSWORD } from '../../helpers/deskRoom';

const OTHER = 'Watchdesk-demo-2';
let room: DeskRoom;
beforeAll(async () => {
  room = await makeRoom();
});
afterAll(() => room.dispose());

const entries = async (): Promise<readonly AuditEntry[]> =>
  room.db
    .prepare<[], { number: number; kind: string; fact: string; name: string; params: string }>(
      'SELECT number, kind, fact, name, params FROM audit_entries ORDER BY number',
    )
    .all()
    .map((row) => ({ ...row, params: JSON.parse(row.params) as object }) as unknown as AuditEntry);

type Act = {
  readonly name: string;
  readonly facts: readonly string[];
  readonly says: string;
  readonly run: () => Promise<unknown>;
};

/** Acts of a room in which everybody is signed in at the seat, one after another. */
const ACTS: readonly Act[] = [
  {
    name: 'a lock by hand',
    facts: ['session.locked'],
    says: '锁定值班席（手动）',
    run: () => room.call('session.lock', { reason: 'hand' }, null),
  },
  {
    name: 'a wrong password at the locked seat',
    facts: ['session.refused'],
    says: '密码不对：陈立，连续第 1 次',
    run: () => room.refusal('session.unlock', { accountId: room.officer, password: 'wrong' }, null),
  },
  {
    name: 'an act that the locked seat refuses',
    facts: ['access.refused'],
    says: '值班席锁定时被拒绝：结班',
    run: () => room.refusal('shift.close', { shiftId: 'x', summary: '' }),
  },
  {
    name: 'a picture that a locked page asks for',
    facts: [],
    says: '',
    run: () => room.refusal('contact.list', {}),
  },
  {
    name: 'unlocking',
    facts: ['session.unlocked'],
    says: '解锁值班席，用密码',
    run: () => room.call('session.unlock', { accountId: room.officer, password: PASSWORD }, null),
  },
  {
    name: 'signing out',
    facts: ['session.signed_out'],
    says: '退出：黄敏',
    run: () => room.call('session.signOut', { accountId: room.operator }, null),
  },
  {
    name: 'signing in',
    facts: ['session.signed_in'],
    says: '登录：黄敏',
    run: () => room.call('session.signIn', { name: 'operator', password: PASSWORD }, null),
  },
  {
    name: 'a name that nobody has',
    facts: ['session.refused'],
    says: '没有这个账号',
    run: () => room.refusal('session.signIn', { name: 'nobody', password: 'secret-typed-here' }, null),
  },
  {
    name: 'a PIN',
    facts: ['account.pin_set'],
    says: '设解锁 PIN：陈立',
    run: () => room.call('account.setPin', { password: PASSWORD, pin: '482913' }),
  },
  {
    name: 'a change of roles',
    facts: ['account.changed'],
    says: '改账号：黄敏，角色 操作员 → 值班员、操作员',
    run: () =>
      room.call(
        'account.update',
        { accountId: room.operator, displayName: '黄敏', roles: ['officer', 'operator'] },
        room.supervisor,
      ),
  },
  {
    name: 'a password of one’s own',
    facts: ['account.password_changed'],
    says: '改密码：陈立',
    run: () =>
      room.call('account.changePassword', { accountId: room.officer, current: PASSWORD, next: OTHER }),
  },
  {
    name: 'the policy',
    facts: ['settings.changed'],
    says: '账号策略。idleMinutes: 10 → 5',
    run: () =>
      room.call(
        'settings.change',
        { key: 'accountPolicy', value: { ...SETTINGS.accountPolicy.fallback, idleMinutes: 5 } },
        room.supervisor,
      ),
  },
  {
    name: 'an account that is disabled and so signed out',
    facts: ['account.disabled', 'session.signed_out'],
    says: '停用账号：黄敏',
    run: () => room.call('account.disable', { accountId: room.operator, reason: '调离' }, room.supervisor),
  },
  {
    name: 'the seat taken over',
    facts: ['session.taken'],
    says: '接手值班席',
    run: () => room.call('session.take', { name: 'officer', password: OTHER }, null),
  },
];

describe('sessions and accounts in the audit', () => {
  for (const act of ACTS)
    it(`leave what belongs there for ${act.name}`, async () => {
      const before = (await entries()).at(-1)?.number ?? 0;
      await act.run();
      const added = (await entries()).filter(({ number }) => number > before);
      expect(added.map(({ fact }) => fact).sort()).toEqual([...act.facts].sort());
      const words = added.map(({ fact, params }) => auditWords(fact, params, 'zh')).join('\n');
      expect(words).toContain(act.says);
    });

  it('hold nothing of what was typed as a password or a PIN', async () => {
    const text = JSON.stringify([await entries(), room.facts().map(({ body }) => body)]);
    for (const secret of [PASSWORD, OTHER, '482913', 'secret-typed-here']) expect(text).not.toContain(secret);
  });
});
