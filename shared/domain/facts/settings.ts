import type { SettingKey } from '../../settings';
import type { Author } from '../facts';

/** One place of a setting's value, before and after; null: it was or is not there. */
export type SettingChange = {
  readonly path: string;
  readonly from: string | null;
  readonly to: string | null;
};

/** Facts of the settings. */
export type SettingsFacts = {
  /** the whole value, as the schema of its key gave it */
  readonly 'settings.changed': {
    readonly key: SettingKey;
    readonly value: unknown;
    /** what differs from before, as far as it fits; absent in older facts */
    readonly changes?: readonly SettingChange[];
    readonly author: Author;
  };
};
