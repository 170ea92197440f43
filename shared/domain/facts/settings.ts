import type { SettingKey } from '../../settings';
import type { Author } from '../facts';

/** Facts of the settings. */
export type SettingsFacts = {
  /** the whole value, as the schema of its key gave it */
  readonly 'settings.changed': { readonly key: SettingKey; readonly value: unknown; readonly author: Author };
};
