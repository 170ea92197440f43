import { SETTINGS } from '../../../shared/settings';
import { incidentRulesSetting } from '../../../shared/settings/incidentRules';
import { actorOf, type SomeHandlers } from '../call';
import { authorOf, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { requireOverrides, shippedBook } from '../rules/handlers';
import { settingState } from './read';

export const settingsHandlers: SomeHandlers<'settings.get' | 'settings.change'> = {
  'settings.get': (input, { desk }) => settingState(desk.db, input.key),

  'settings.change': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    const { key } = input;
    const parsed = SETTINGS[key].schema.safeParse(input.value);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return refuseWith('invalid_input', {
        field: ['value', ...(issue?.path ?? [])].join('.'),
        params: { reason: issue?.code ?? 'custom' },
      });
    }
    if (key === 'incidentRules')
      requireOverrides(shippedBook(call), incidentRulesSetting.schema.parse(parsed.data));
    return transact(call.desk, (write) => {
      const body = { key, value: parsed.data, author: authorOf(actor) };
      write(fact('settings.changed', key, actor.accountId, body));
      return settingState(db, key);
    });
  },
};
