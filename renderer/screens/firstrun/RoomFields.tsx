import { NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { PROFILES, type Profile } from '../../../shared/domain/vocabulary';
import { labels } from '../../../shared/wording/labels';
import { useLocale, useText } from '../../i18n';
import { type FoundForm, profileOfCode } from './schema';

/** Name, division code and level of the room. */
export function RoomFields({ form }: { readonly form: UseFormReturn<FoundForm> }): ReactNode {
  const t = useText('firstrun');
  const words = labels(useLocale());
  const { errors, dirtyFields } = form.formState;
  // Registered in the order of the page: the first wrong one gets the focus.
  const roomName = form.register('roomName');
  const code = form.register('divisionCode', {
    onChange: (event: { readonly target: { readonly value: string } }) => {
      const profile = profileOfCode(event.target.value);
      // The code says the level until a person says another.
      if (profile !== null && dirtyFields.profile !== true) form.setValue('profile', profile);
    },
  });
  return (
    <>
      <TextInput
        {...roomName}
        label={t('roomName')}
        description={errors.roomName === undefined ? t('roomNameHint') : null}
        error={errors.roomName === undefined ? null : t('problem.roomName')}
        maxLength={60}
        data-testid="found-roomName"
      />
      <TextInput
        {...code}
        label={t('divisionCode')}
        description={errors.divisionCode === undefined ? t('divisionCodeHint') : null}
        error={errors.divisionCode === undefined ? null : t('problem.divisionCode')}
        inputMode="numeric"
        maxLength={6}
        data-testid="found-divisionCode"
      />
      <NativeSelect
        value={form.watch('profile')}
        onChange={(event) =>
          form.setValue('profile', event.currentTarget.value as Profile, { shouldDirty: true })
        }
        label={t('profile')}
        description={t('profileHint')}
        data={PROFILES.map((profile) => ({ value: profile, label: words.profile[profile] }))}
        data-testid="found-profile"
      />
    </>
  );
}
