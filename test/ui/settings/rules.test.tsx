import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { RuleRow } from '../../../shared/contract/areas/rules';
import type { OutputOf } from '../../../shared/contract/procedures';
import { createFakeDesk } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

afterEach(forgetPage);

const row = (over: Partial<RuleRow> & { readonly id: string }): RuleRow => ({
  group: 'limits',
  name: { zh: '较大以上：书面60分钟', en: 'In writing in 60 minutes' },
  about: { zh: '市应急管理局值班室', en: 'City' },
  values: [
    { key: 'limitMinutes', label: { zh: '时限（分钟）', en: 'Limit (min)' }, value: 60, shipped: 60 },
    { key: 'targetMinutes', label: { zh: '争取（分钟）', en: 'Aim (min)' }, value: 50, shipped: 50 },
  ],
  basis: 'practice',
  mark: 'M',
  document: { zh: '值班惯例', en: 'Custom' },
  article: '',
  note: '',
  from: null,
  until: null,
  isOn: true,
  isShippedOn: true,
  why: null,
  ...over,
});
const ROWS: RuleRow[] = [
  row({ id: 'gov_30_60_written' }),
  row({ id: 'ws_dead', group: 'grades', basis: 'law', mark: 'S2', name: { zh: '死亡', en: 'Deaths' } }),
  row({ id: 'henan', isOn: false, why: '本地不用', name: { zh: '河南规定', en: 'Henan' } }),
];
const LIST: OutputOf<'rules.list'> = { rows: ROWS, problem: null, changedAt: null, changedBy: null };

async function openRules() {
  const desk = createFakeDesk();
  desk.bridge.answer({ 'rules.list': () => LIST });
  const user = openPage(desk.bridge);
  await user.click(await screen.findByTestId('rail-settings'));
  await user.click(await screen.findByTestId('tab-rules'));
  await screen.findByTestId('rules-panel');
  return { desk, user };
}

describe('the rules on the screen of settings', () => {
  it('show number, source, whose they are, and what the room set otherwise with its reason', async () => {
    const { user } = await openRules();
    const written = screen.getByTestId('rule-gov_30_60_written').textContent;
    expect(written).toContain('时限（分钟） 60');
    expect(written).toContain('值班惯例');
    expect(written).toContain('惯例');
    expect(screen.getByTestId('rule-henan').textContent).toContain('停用');
    expect(screen.getByTestId('rule-henan').textContent).toContain('本室设置');
    await user.type(screen.getByTestId('rules-find'), '死亡');
    expect(screen.queryByTestId('rule-gov_30_60_written')).toBeNull();
    expect(screen.getByTestId('rule-ws_dead').textContent).toContain('法定');
  });

  it('are changed with a reason only, and what was typed stays when the desk refuses', async () => {
    const { desk, user } = await openRules();
    desk.bridge.answer({ 'rules.override': () => LIST });
    await user.click(within(screen.getByTestId('rule-gov_30_60_written')).getByTestId('rule-change'));
    const form = within(screen.getByTestId('rule-form'));
    const limit = form.getByTestId('rule-value-limitMinutes');
    await user.clear(limit);
    await user.type(limit, '40');
    await user.click(form.getByTestId('rule-save'));
    expect(desk.bridge.inputsOf('rules.override')).toEqual([]);
    await user.type(form.getByTestId('rule-why'), '县府办通知');
    await user.click(form.getByTestId('rule-save'));
    await waitFor(() =>
      expect(desk.bridge.inputsOf('rules.override')).toEqual([
        {
          ruleId: 'gov_30_60_written',
          values: { limitMinutes: 40, targetMinutes: 50 },
          isOn: true,
          why: '县府办通知',
        },
      ]),
    );
  });

  it('of the law have no switch', async () => {
    const { user } = await openRules();
    await user.type(screen.getByTestId('rules-find'), '死亡');
    await user.click(within(screen.getByTestId('rule-ws_dead')).getByTestId('rule-change'));
    expect(screen.queryByTestId('rule-on')).toBeNull();
    expect(screen.getByTestId('rule-form').textContent).toContain('只能改得更严');
  });
});
