import { zodResolver } from '@hookform/resolvers/zod';
import { NativeSelect, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { Status } from '../../../shared/contract/models';
import { PROFILES, type Profile } from '../../../shared/domain/vocabulary';
import { labels } from '../../../shared/wording/labels';
import { call } from '../../bridge/client';
import { queryClient } from '../../bridge/queryClient';
import { signIn } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { AccountFields } from '../settings/AccountFields';
import { LanguageChoice } from '../settings/LanguageChoice';
import './firstrun.css';
import { type FoundForm, foundForm, profileOfCode } from './schema';

const DEFAULTS: FoundForm = {
  roomName: '',
  divisionCode: '',
  profile: 'county',
  account: { name: '', displayName: '', password: '' },
  repeat: '',
};

/** Founds the room, then signs the founder in; if only that fails, the board offers sign-in. */
async function found({ repeat: _repeat, ...input }: FoundForm): Promise<void> {
  await call('system.found', input);
  await signIn(input.account.name, input.account.password).catch(() => queryClient.invalidateQueries());
}

/** No data yet: name the room, say what it is, make the first account. */
export default function FirstRunScreen({ status }: { readonly status: Status }): ReactNode {
  const t = useText('firstrun');
  const words = labels(useLocale());
  const [error, setError] = useState<unknown>(null);
  const { register, handleSubmit, setValue, watch, formState } = useForm<FoundForm>({
    resolver: zodResolver(foundForm),
    defaultValues: DEFAULTS,
    mode: 'onTouched',
  });
  const { errors, isSubmitting, dirtyFields } = formState;
  // Registered in the order of the page: the first wrong one gets the focus.
  const roomName = register('roomName');
  const code = register('divisionCode', {
    onChange: (event: { readonly target: { readonly value: string } }) => {
      const profile = profileOfCode(event.target.value);
      // The code says the level until a person says another.
      if (profile !== null && dirtyFields.profile !== true) setValue('profile', profile);
    },
  });
  const submit = handleSubmit(async (values) => {
    setError(null);
    await found(values).catch(setError);
  });
  return (
    <main className="firstrun" data-testid="firstrun">
      <header className="firstrun-head">
        <h1>{t('title')}</h1>
        <LanguageChoice />
      </header>
      <p>{t('intro')}</p>
      <p className="firstrun-home">
        {t('home')}{' '}
        <code className="path" data-testid="data-path">
          {status.home}
        </code>
        <span className="field-hint">{t('homeHint')}</span>
      </p>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <fieldset className="panel firstrun-group">
          <legend className="sr-only">{t('room')}</legend>
          <h2 className="panel-head">{t('room')}</h2>
          <div className="firstrun-grid">
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
              value={watch('profile')}
              onChange={(event) =>
                setValue('profile', event.currentTarget.value as Profile, { shouldDirty: true })
              }
              label={t('profile')}
              description={t('profileHint')}
              data={PROFILES.map((profile) => ({ value: profile, label: words.profile[profile] }))}
              data-testid="found-profile"
            />
          </div>
        </fieldset>
        <fieldset className="panel firstrun-group">
          <legend className="sr-only">{t('account')}</legend>
          <h2 className="panel-head">{t('account')}</h2>
          <p className="firstrun-note dim">{t('accountHint')}</p>
          <div className="firstrun-grid firstrun-two">
            <AccountFields
              register={(field) => register(field === 'repeat' ? 'repeat' : `account.${field}`)}
              isWrong={(field) =>
                field === 'repeat' ? errors.repeat !== undefined : errors.account?.[field] !== undefined
              }
            />
          </div>
        </fieldset>
        <ErrorNote error={error} />
        <button
          type="submit"
          className="btn btn-primary firstrun-submit"
          data-testid="found-submit"
          aria-busy={isSubmitting}
        >
          {isSubmitting ? t('submitting') : t('submit')}
        </button>
      </form>
    </main>
  );
}
