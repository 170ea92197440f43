import { zodResolver } from '@hookform/resolvers/zod';
import { type ReactNode, useState } from 'react';
import { type UseFormReturn, useForm } from 'react-hook-form';
import type { Status } from '../../../shared/contract/boardModels';
import { runtimeOf } from '../../../shared/domain/runtime';
import { DemoPart } from '../../app/help/DemoPart';
import { showGuide } from '../../app/help/state';
import { call } from '../../bridge/client';
import { queryClient } from '../../bridge/queryClient';
import { signIn } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { AccountFields } from '../settings/AccountFields';
import { LanguageChoice } from '../settings/LanguageChoice';
import './firstrun.css';
import { RoomFields } from './RoomFields';
import { type FoundForm, foundForm } from './schema';

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
  showGuide(true);
  await signIn(input.account.name, input.account.password).catch(() => queryClient.invalidateQueries());
}

function Head({ home }: { readonly home: string }): ReactNode {
  const t = useText('firstrun');
  const runtime = runtimeOf(navigator.userAgent);
  return (
    <>
      <header className="firstrun-head">
        <h1>{t('title')}</h1>
        <LanguageChoice />
      </header>
      <p>{t('intro')}</p>
      {runtime === null || runtime.isForDuty ? null : (
        <p className="firstrun-unfit" role="note" data-testid="firstrun-unfit">
          {t('unfit', { electron: runtime.electron })}
        </p>
      )}
      <p className="firstrun-home">
        {t('home')}{' '}
        <code className="path" data-testid="data-path">
          {home}
        </code>
        <span className="field-hint">{t('homeHint')}</span>
      </p>
    </>
  );
}

function FounderFields({ form }: { readonly form: UseFormReturn<FoundForm> }): ReactNode {
  const { errors } = form.formState;
  return (
    <AccountFields
      register={(field) => form.register(field === 'repeat' ? 'repeat' : `account.${field}`)}
      isWrong={(field) =>
        field === 'repeat' ? errors.repeat !== undefined : errors.account?.[field] !== undefined
      }
    />
  );
}

/** No data yet: name the room, say what it is, make the first account. */
export default function FirstRunScreen({ status }: { readonly status: Status }): ReactNode {
  const t = useText('firstrun');
  const [error, setError] = useState<unknown>(null);
  const form = useForm<FoundForm>({
    resolver: zodResolver(foundForm),
    defaultValues: DEFAULTS,
    mode: 'onTouched',
  });
  const { isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    setError(null);
    await found(values).catch(setError);
  });
  return (
    <main className="firstrun" data-testid="firstrun">
      <Head home={status.home} />
      <form onSubmit={(event) => void submit(event)} noValidate>
        <fieldset className="panel firstrun-group">
          <legend className="sr-only">{t('room')}</legend>
          <h2 className="panel-head">{t('room')}</h2>
          <div className="firstrun-grid">
            <RoomFields form={form} />
          </div>
        </fieldset>
        <fieldset className="panel firstrun-group">
          <legend className="sr-only">{t('account')}</legend>
          <h2 className="panel-head">{t('account')}</h2>
          <p className="firstrun-note dim">{t('accountHint')}</p>
          <div className="firstrun-grid firstrun-two">
            <FounderFields form={form} />
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
      <DemoPart />
    </main>
  );
}
