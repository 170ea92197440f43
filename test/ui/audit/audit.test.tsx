import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../shared/contract/areas/audit';
import type { Account } from '../../../shared/contract/models';
import { SETTINGS } from '../../../shared/settings';
import { refusal } from '../../helpers/fakeBridge';
import { aStatus, createFakeDesk, OFFICER, SECOND } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

afterEach(forgetPage);

const entry = (number: number, more: Partial<AuditEntry> = {}): AuditEntry => ({
  number,
  id: `s.1:${number}`,
  at: Date.UTC(2026, 10, 23, 18, number),
  kind: 'refusal',
  fact: 'access.refused',
  accountId: 'acc-huang',
  name: '黄敏',
  params: { procedure: 'settings.change', reason: 'forbidden' },
  ...more,
});
const EXPORT = entry(2, {
  kind: 'export',
  fact: 'export.made',
  name: '陈立',
  params: {
    what: 'attachment',
    title: '现场.jpg',
    range: '',
    format: 'jpg',
    masked: 0,
    sha256: 'ab12',
    rows: 0,
  },
});

async function openAudit(locale: 'zh' | 'en' = 'zh', account: Account = OFFICER) {
  const desk = createFakeDesk({ status: aStatus({ signedIn: [account] }) });
  const kept = { days: null as number | null };
  desk.bridge.answer({
    'audit.list': ({ before }) => ({
      entries: before === null ? [entry(3), EXPORT] : [entry(1)],
      next: before === null ? 2 : null,
      since: null,
    }),
    'audit.people': () => [{ accountId: 'acc-huang', name: '黄敏' }],
    'settings.get': ({ key }) => ({
      key,
      value: key === 'auditRetentionDays' ? kept : SETTINGS[key].fallback,
      source: 'D',
      isDefault: true,
      changedAt: null,
      changedBy: null,
    }),
    'settings.change': () => refusal({ code: 'audit_too_short', field: 'value.days', params: { days: 183 } }),
    'console.saveAudit': () => ({ path: '/home/a/audit.csv', rows: 3 }),
  });
  const user = openPage(desk.bridge, locale);
  await screen.findByTestId('board');
  act(() => desk.bridge.emit({ event: 'navigate', to: 'audit' }));
  await screen.findByTestId('audit-screen');
  return { desk, user };
}

describe('the audit on screen', () => {
  it('tells in plain words who was refused what and what left the room', async () => {
    const { user } = await openAudit();
    const rows = await screen.findAllByTestId('audit-entry');
    expect(rows[0]?.textContent).toContain('没有权限被拒绝：改设置');
    expect(rows[0]?.textContent).toContain('黄敏');
    expect(rows[1]?.textContent).toContain('另存附件：现场.jpg');
    rows[0]?.focus();
    await user.keyboard('{ArrowDown}{Enter}');
    expect((await screen.findByTestId('audit-detail')).textContent).toContain('s.1:2');
    await user.click(screen.getByTestId('audit-next'));
    await waitFor(() => expect(screen.getAllByTestId('audit-entry')).toHaveLength(3));
    expect(screen.getByTestId('audit-count').textContent).toContain('共 3 条');
  });

  it('asks for the kind, the person and the words that were chosen, and clears them', async () => {
    const { desk, user } = await openAudit('en');
    await screen.findAllByTestId('audit-entry');
    await user.selectOptions(screen.getByTestId('audit-kind'), 'refusal');
    await user.selectOptions(screen.getByTestId('audit-person'), 'acc-huang');
    await user.type(screen.getByTestId('audit-text'), 'settings');
    await waitFor(() =>
      expect(desk.bridge.inputsOf('audit.list').at(-1)?.filter).toEqual({
        from: null,
        to: null,
        kinds: ['refusal'],
        accountId: 'acc-huang',
        text: 'settings',
      }),
    );
    await user.click(screen.getByTestId('audit-clear'));
    await waitFor(() => expect(desk.bridge.inputsOf('audit.list').at(-1)?.filter.kinds).toEqual([]));
  });

  it('goes out as a file with the filter that is shown', async () => {
    const { desk, user } = await openAudit();
    await user.click(await screen.findByTestId('audit-save'));
    expect((await screen.findByTestId('audit-saved')).textContent).toContain('已导出 3 条');
    expect(desk.bridge.inputsOf('console.saveAudit')).toHaveLength(1);
  });

  it('refuses fewer days than the law in words and keeps what was typed', async () => {
    const { user } = await openAudit();
    await user.type(await screen.findByTestId('audit-days'), '30');
    await user.click(screen.getByTestId('audit-days-save'));
    const error = await screen.findByTestId('audit-days-error');
    expect(within(error).getByText(/网络安全法/).textContent).toContain('183');
    expect(screen.getByTestId<HTMLInputElement>('audit-days').value).toBe('30');
  });

  it('is closed to everybody else, who asks the desk nothing', async () => {
    const { desk } = await openAudit('zh', SECOND);
    expect((await screen.findByTestId('audit-closed')).textContent).toContain('主管');
    expect(desk.bridge.inputsOf('audit.list')).toEqual([]);
  });
});
