import type { SettingState } from '../../../shared/contract/areas/settings';
import { SETTINGS, type SettingKey, type SettingValue } from '../../../shared/settings';
import { type Db, statement } from '../db/statement';

type Row = { value: string; changed_at: number; changed_by: string };

function rowOf(db: Db, key: SettingKey): Row | undefined {
  return statement<[string], Row>(db, 'SELECT value, changed_at, changed_by FROM settings WHERE key = ?').get(
    key,
  );
}

/** A setting with who changed it last. A stored value that this version's schema does not take any more gives way to the default. */
export function settingState(db: Db, key: SettingKey): SettingState {
  const { schema, fallback, source } = SETTINGS[key];
  const row = rowOf(db, key);
  const parsed = row ? schema.safeParse(JSON.parse(row.value)) : null;
  const isOwn = row !== undefined && parsed?.success === true;
  return {
    key,
    value: isOwn ? parsed.data : fallback,
    source,
    isDefault: !isOwn,
    changedAt: isOwn ? row.changed_at : null,
    changedBy: isOwn ? row.changed_by : null,
  };
}

/** The value of a setting as it holds now. */
export function readSetting<K extends SettingKey>(db: Db, key: K): SettingValue<K> {
  return settingState(db, key).value as SettingValue<K>;
}
