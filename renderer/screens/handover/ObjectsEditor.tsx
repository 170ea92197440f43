import { type FormEvent, type ReactNode, useState } from 'react';
import type { SettingValue } from '../../../shared/settings';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './handover.module.css';

const EMPTY = { objects: null as string | null, minutes: null as string | null };

/** The room's list of what changes hands, one a line, and how near the change a report must be settled. */
export function ObjectsEditor(): ReactNode {
  const t = useText('handover');
  const { active } = useSession();
  const state = useDesk('settings.get', { key: 'handover' }).data;
  const draft = useDraft('handover.objects', EMPTY);
  const act = useHeldAct('settings.change');
  const [isOpen, setOpen] = useState(false);
  const mayChange = active?.roles.some((role) => role === 'supervisor' || role === 'administrator') === true;
  if (state === undefined) return null;
  const value = state.value as SettingValue<'handover'>;
  const objects = draft.value.objects ?? value.objects.join('\n');
  const minutes = draft.value.minutes ?? String(value.reportWindowMinutes);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const lines = objects
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const next = { objects: lines, reportWindowMinutes: Number(minutes) };
    if ((await act.run({ key: 'handover', value: next })) === null) return;
    draft.drop();
    setOpen(false);
  };
  return (
    <details
      className={`panel ${classes.settings}`}
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        {t('settings')} <span className="dim">{value.objects.join('、')}</span>
      </summary>
      <form className={classes.startBody} onSubmit={(event) => void save(event)}>
        <Field label={t('objects')} hint={t('objectsHint')}>
          {(ids) => (
            <textarea
              {...ids}
              className="field"
              rows={5}
              value={objects}
              disabled={!mayChange}
              onChange={(event) => draft.set({ objects: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('window')}>
          {(ids) => (
            <input
              {...ids}
              className="field num"
              inputMode="numeric"
              value={minutes}
              disabled={!mayChange}
              onChange={(event) => draft.set({ minutes: event.target.value })}
            />
          )}
        </Field>
        <ErrorNote error={act.error} />
        {mayChange ? (
          <button type="submit" className="btn" disabled={act.isBusy}>
            {t('saveSettings')}
          </button>
        ) : (
          <p className="dim">{t('settingsWho')}</p>
        )}
      </form>
    </details>
  );
}
