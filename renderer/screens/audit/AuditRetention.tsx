import { type FormEvent, type ReactNode, useState } from 'react';
import { LEAST_AUDIT_DAYS } from '../../../shared/domain/audit';
import { auditSetting } from '../../../shared/settings/audit';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './audit.module.css';

const NOTHING: { readonly days?: string } = {};

/** How far back the screen shows. What is older stays in the journal; less than the law asks for is refused by the desk in words. */
export function AuditRetention(): ReactNode {
  const t = useText('audit');
  const { active } = useSession();
  const state = useDesk('settings.get', { key: 'auditRetentionDays' });
  const draft = useDraft<{ readonly days?: string }>('audit.days', NOTHING);
  const act = useHeldAct('settings.change');
  const [isSaved, setSaved] = useState(false);
  if (state.data === undefined) return <ErrorNote error={state.error} kept={false} />;
  const kept = auditSetting.schema.parse(state.data.value);
  const typed = draft.value.days ?? (kept.days === null ? '' : String(kept.days));
  const mayChange = active?.roles.some((role) => role === 'supervisor' || role === 'administrator') ?? false;
  const days = typed.normalize('NFKC').trim() === '' ? null : Number(typed.normalize('NFKC'));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setSaved(false);
    if ((await act.run({ key: 'auditRetentionDays', value: { days } })) === null) return;
    draft.drop();
    setSaved(true);
  };
  return (
    <form className={classes.retention} onSubmit={(event) => void submit(event)} noValidate>
      <label htmlFor="audit-days">{t('days')}</label>
      <input
        id="audit-days"
        className={`field num ${classes.days}`}
        inputMode="numeric"
        autoComplete="off"
        maxLength={5}
        placeholder={t('daysAll')}
        value={typed}
        disabled={!mayChange}
        onChange={(event) => {
          setSaved(false);
          draft.set({ days: event.target.value });
        }}
        data-testid="audit-days"
      />
      {mayChange ? (
        <button type="submit" className="btn btn-small" aria-busy={act.isBusy} data-testid="audit-days-save">
          {t('daysSave')}
        </button>
      ) : null}
      <span className="dim">{t('daysHint', { days: LEAST_AUDIT_DAYS })}</span>
      {isSaved ? <span role="status">✓ {t('daysSaved')}</span> : null}
      <ErrorNote error={act.error} testId="audit-days-error" />
    </form>
  );
}
