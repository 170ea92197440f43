import { screen, waitFor } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultCallOutRules } from '../../../shared/callouts/rules';
import type { RuleModel } from '../../../shared/contract/areas/callouts';
import { SETTINGS } from '../../../shared/settings';
import { calloutsSetting } from '../../../shared/settings/callouts';
import { createFakeDesk, type FakeDesk } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

afterEach(forgetPage);

const rules: RuleModel[] = defaultCallOutRules('county').map((rule) => ({ ...rule, roles: [...rule.roles] }));

async function openRules(desk: FakeDesk): Promise<UserEvent> {
  desk.bridge.answer({
    'callout.rules': () => ({ rules, defaults: rules, isOwn: false }),
    'settings.get': ({ key }) => ({
      key,
      value: SETTINGS[key].fallback,
      source: 'D',
      isDefault: true,
      changedAt: null,
      changedBy: null,
    }),
    'settings.change': ({ key, value }) => ({
      key,
      value,
      source: 'D',
      isDefault: false,
      changedAt: 0,
      changedBy: '陈立',
    }),
  });
  const user = openPage(desk.bridge);
  await user.click(await screen.findByTestId('rail-settings'));
  await user.click(await screen.findByText('叫应规则'));
  await screen.findByTestId('callout-rules');
  return user;
}

describe('the rules of call-outs', () => {
  it('show the table of the level and save what was changed in it, with everybody who is called', async () => {
    const desk = createFakeDesk();
    const user = await openRules(desk);
    const field = await screen.findByTestId<HTMLInputElement>('callout-rule-red-answeredMinutes');
    expect(field.value).toBe('15');
    await user.clear(field);
    await user.type(field, '12');
    await user.click(screen.getByTestId('callouts-save'));
    await waitFor(() => expect(desk.bridge.inputsOf('settings.change')).toHaveLength(1));
    const [change] = desk.bridge.inputsOf('settings.change');
    const saved = calloutsSetting.schema.parse(change?.value);
    expect(saved.rules.find((rule) => rule.id === 'red')).toMatchObject({
      firstRingMinutes: 5,
      answeredMinutes: 12,
    });
    expect(saved.rules).toHaveLength(6);
  });

  it('save nothing that cannot be kept, and keep what was typed', async () => {
    const desk = createFakeDesk();
    const user = await openRules(desk);
    const field = await screen.findByTestId<HTMLInputElement>('callout-rule-red-firstRingMinutes');
    await user.clear(field);
    await user.type(field, '40');
    // A first call after the answer is due.
    expect(screen.getByTestId<HTMLButtonElement>('callouts-save').disabled).toBe(true);
    expect(screen.getByTestId('callout-rule-red-answeredMinutes').getAttribute('aria-invalid')).toBe('true');
    expect(field.value).toBe('40');
  });
});
