import { type ReactNode, useState } from 'react';
import type { BriefingPage } from '../../../../shared/contract/areas/briefing';
import { DECISION_WAYS, type DecisionWay } from '../../../../shared/domain/vocabulary';
import { labels } from '../../../../shared/wording/labels';
import { useEscape } from '../../../app/hotkeys';
import { ErrorNote, Time } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import { Field } from '../../parts/Field';
import { Segments } from '../../parts/Segments';
import { useDeskForm } from '../../parts/useDeskForm';
import { useFocusFirst } from '../../parts/useFocusFirst';
import { useSaveKey } from '../../parts/useSaveKey';
import { FormWhen } from '../../parts/WhenInput';
import classes from './briefing.module.css';
import { WordingView } from './CardView';

type Values = { text: string; approver: string; way: DecisionWay; approvedAt: string };

function ApproveForm(props: { readonly page: BriefingPage; readonly onClose: () => void }): ReactNode {
  const { page, onClose } = props;
  const t = useText('briefing');
  const common = useText('common');
  const words = labels(useLocale());
  const box = useFocusFirst<HTMLDivElement>();
  const desk = useDeskForm<'briefing.approveWording', Values>({
    name: 'briefing.approveWording',
    draftKey: `briefing.wording.${page.incidentId}`,
    defaults: { text: page.wordings[0]?.text ?? '', approver: '', way: 'phone', approvedAt: '' },
    toInput: (values, wordingId, reader) => ({
      wordingId,
      incidentId: page.incidentId,
      text: values.text,
      approver: values.approver,
      way: values.way,
      approvedAt: reader.past('approvedAt', values.approvedAt),
    }),
  });
  const { form, problem } = desk;
  const save = async (): Promise<void> => {
    if ((await desk.submit()) !== null) onClose();
  };
  useEscape(onClose);
  useSaveKey(box, () => void save());
  const way = form.watch('way');
  return (
    <div ref={box} className={classes.form} data-testid="wording-form">
      <Field label={t('wordingText')} problem={problem('text')} className={classes.wide}>
        {(ids) => (
          <textarea
            {...ids}
            {...form.register('text')}
            className="field"
            rows={3}
            data-testid="wording-input"
          />
        )}
      </Field>
      <Field label={t('approver')} problem={problem('approver')}>
        {(ids) => (
          <input
            {...ids}
            {...form.register('approver')}
            className="field"
            autoComplete="off"
            data-testid="wording-approver"
          />
        )}
      </Field>
      <Field label={t('way')}>
        {() => (
          <Segments
            label={t('way')}
            value={way}
            onValue={(value) => form.setValue('way', value)}
            options={DECISION_WAYS.map((value) => ({ value, label: words.decisionWay[value] }))}
          />
        )}
      </Field>
      <Field label={t('approvedAt')} problem={problem('approvedAt')}>
        {(ids) => <FormWhen {...ids} form={form} path="approvedAt" direction="past" />}
      </Field>
      <div className={classes.actions}>
        <button
          type="button"
          className="btn btn-primary btn-small"
          disabled={desk.isSaving}
          onClick={() => void save()}
          data-testid="wording-save"
        >
          {desk.isSaving ? common('saving') : t('saveWording')}
        </button>
        <button type="button" className="btn btn-small" onClick={onClose}>
          {common('cancel')}
        </button>
      </div>
      <ErrorNote error={desk.error} />
    </div>
  );
}

/** The wording that holds, the way to record a new one, and the versions before it. */
export function Wordings({ page }: { readonly page: BriefingPage }): ReactNode {
  const t = useText('briefing');
  const ways = labels(useLocale()).decisionWay;
  const [isOpen, setOpen] = useState(false);
  const older = page.wordings.slice(1);
  return (
    <section className="panel" aria-label={t('wording')}>
      <h2 className="panel-head">{t('wording')}</h2>
      <div className={classes.body}>
        <WordingView page={page} />
        {isOpen ? (
          <ApproveForm page={page} onClose={() => setOpen(false)} />
        ) : (
          <button
            type="button"
            className="btn btn-small"
            onClick={() => setOpen(true)}
            data-testid="wording-approve"
          >
            {t('approve')}
          </button>
        )}
        {older.length === 0 ? null : (
          <details className={classes.older}>
            <summary>{t('older', { count: older.length })}</summary>
            <ul>
              {older.map((one) => (
                <li key={one.id}>
                  <span lang="zh-CN">{one.text}</span>{' '}
                  <span className="dim">
                    {t('approvedBy', { ...one, way: ways[one.way] })} <Time at={one.approvedAt} />
                  </span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </section>
  );
}
