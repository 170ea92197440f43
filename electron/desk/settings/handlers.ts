import { mayChangeSetting } from '../../../shared/accounts/administrators';
import { LEAST_AUDIT_DAYS } from '../../../shared/domain/audit';
import { SETTINGS, type SettingValue } from '../../../shared/settings';
import { accountPolicySetting } from '../../../shared/settings/accountPolicy';
import { backupsSetting } from '../../../shared/settings/backups';
import { settingChanges } from '../../../shared/settings/changes';
import { incidentRulesSetting } from '../../../shared/settings/incidentRules';
import { warningFolderSetting } from '../../../shared/settings/warningFolder';
import { accountPolicy } from '../accounts/accountRows';
import { requirePolicy } from '../accounts/changes';
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

/** The law's shortest time has words of its own, whatever else is wrong. */
function requireLongEnough(value: unknown): void {
  const days = (value as { readonly days?: unknown } | null)?.days;
  if (typeof days === 'number' && days < LEAST_AUDIT_DAYS)
    refuseWith('audit_too_short', { field: 'value.days', params: { days: LEAST_AUDIT_DAYS } });
}

export const settingsHandlers: SomeHandlers<'settings.get' | 'settings.change'> = {
  'settings.get': (input, { desk }) => settingState(desk.db, input.key),

  'settings.change': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    const { key } = input;
    if (!mayChangeSetting(key, actor.roles, accountPolicy(db))) refuseWith('forbidden');
    if (key === 'auditRetentionDays') requireLongEnough(input.value);
    const parsed = SETTINGS[key].schema.safeParse(input.value);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return refuseWith('invalid_input', {
        field: ['value', ...(issue?.path ?? [])].join('.'),
        params: { reason: issue?.code ?? 'custom' },
      });
    }
    if (key === 'accountPolicy') requirePolicy(db, accountPolicySetting.schema.parse(parsed.data));
    if (key === 'incidentRules')
      requireOverrides(shippedBook(call), incidentRulesSetting.schema.parse(parsed.data));
    if (key === 'backups') requireSameFolders(call, backupsSetting.schema.parse(parsed.data));
    const isFolder = key === 'warningFolder' && warningFolderSetting.schema.parse(parsed.data).path !== '';
    if (isFolder) refuseWith('forbidden', { field: 'value.path' });
    return transact(call.desk, (write) => {
      const changes = settingChanges(settingState(db, key).value, parsed.data);
      const body = { key, value: parsed.data, changes, author: authorOf(actor) };
      write(fact('settings.changed', key, actor.accountId, body));
      return settingState(db, key);
    });
  },
};
