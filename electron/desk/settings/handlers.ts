import { SETTINGS, type SettingValue } from '../../../shared/settings';
import { backupsSetting } from '../../../shared/settings/backups';
import { incidentRulesSetting } from '../../../shared/settings/incidentRules';
import { actorOf, type Call, type SomeHandlers } from '../call';
import { authorOf, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { requireOverrides, shippedBook } from '../rules/handlers';
import { readSetting, settingState } from './read';

/** Where copies of everything go is chosen in the console's own dialog: a page cannot name a path. */
function requireSameFolders(call: Call, wanted: SettingValue<'backups'>): void {
  const { secondFolder, journalFolder } = readSetting(call.desk.db, 'backups');
  if (wanted.secondFolder !== secondFolder || wanted.journalFolder !== journalFolder)
    refuseWith('forbidden', { field: 'value' });
}

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
    if (key === 'backups') requireSameFolders(call, backupsSetting.schema.parse(parsed.data));
    return transact(call.desk, (write) => {
      const body = { key, value: parsed.data, author: authorOf(actor) };
      write(fact('settings.changed', key, actor.accountId, body));
      return settingState(db, key);
    });
  },
};
