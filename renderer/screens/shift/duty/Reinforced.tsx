import { type ReactNode, useState } from 'react';
import type { DutyState } from '../../../../shared/contract/areas/duty';
import { responseName } from '../../../../shared/rules/responses/hazards';
import { readNames } from '../../../../shared/rules/roster/names';
import { fullTime } from '../../../app/time';
import { useActiveAccount } from '../../../bridge/hooks';
import { ErrorNote, WarningMark } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import { draftId, dropDraftId, useDraft } from '../../parts/draft';
import { Field } from '../../parts/Field';
import { useHeldAct } from '../../parts/useHeldAct';
import classes from './duty.module.css';

const EMPTY = { reason: '', people: '' };
const KEY = 'duty.reinforce';

/** Reinforced duty: which warnings suggest it, who was called in, and the act that begins or ends it. */
export function Reinforced({ state }: { readonly state: DutyState }): ReactNode {
  const t = useText('duty');
  const locale = useLocale();
  const active = useActiveAccount();
  const draft = useDraft(KEY, EMPTY);
  const act = useHeldAct('duty.reinforce');
  const [isOpen, setOpen] = useState(draft.isTouched);
  const { reinforced, suggestedBy, responses } = state;
  const mayAct = active?.roles.some((role) => role === 'officer' || role === 'supervisor') ?? false;
  const send = async (on: boolean): Promise<void> => {
    const { people } = readNames(draft.value.people);
    const answer = await act.run({
      reinforcementId: draftId(KEY),
      on,
      reason: draft.value.reason,
      people: on
        ? people.map((one) => ({ post: one.title, name: one.name, phone: one.mobile || one.officePhone }))
        : [],
      warningIds: suggestedBy.map((warning) => warning.id),
    });
    if (answer === null) return;
    draft.drop();
    dropDraftId(KEY);
    setOpen(false);
  };
  return (
    <section className={`panel ${classes.box}`} aria-label={t('reinforced')} data-testid="reinforced">
      <h3 className="panel-head">
        {t('reinforced')}{' '}
        {reinforced === null ? (
          <span className="dim">{t('off')}</span>
        ) : (
          <b className={classes.on}>{t('on')}</b>
        )}
      </h3>
      <div className={classes.boxBody}>
        {reinforced === null ? null : (
          <p>
            <span className="num">{fullTime(reinforced.startedAt)}</span> {reinforced.startedBy}：
            {reinforced.reason}
          </p>
        )}
        {reinforced === null || reinforced.people.length === 0 ? null : (
          <p>
            {t('calledIn')}{' '}
            {reinforced.people
              .map((one) => `${one.post === '' ? '' : `${one.post} `}${one.name} ${one.phone}`.trim())
              .join('；')}
          </p>
        )}
        {reinforced !== null || suggestedBy.length + responses.length === 0 ? null : (
          <p data-testid="reinforce-suggested">
            {t('suggested')}{' '}
            {responses.map((response) => (
              <b key={response.id}>{responseName(response.matter, response.level, locale)} </b>
            ))}
            {suggestedBy.map((warning) => (
              <span key={warning.id}>
                {warning.kind}
                {warning.color === null ? null : <WarningMark color={warning.color} />}{' '}
              </span>
            ))}
          </p>
        )}
        {!mayAct ? null : !isOpen ? (
          <button
            type="button"
            className="btn btn-small"
            onClick={() => setOpen(true)}
            data-testid="reinforce-open"
          >
            {reinforced === null ? t('begin') : t('changeOrEnd')}
          </button>
        ) : (
          <>
            <Field label={t('reason')}>
              {(ids) => (
                <input
                  {...ids}
                  className="field"
                  value={draft.value.reason}
                  onChange={(event) => draft.set({ reason: event.target.value })}
                  data-testid="reinforce-reason"
                />
              )}
            </Field>
            <Field label={t('extraPeople')} optional hint={t('extraPeopleHint')}>
              {(ids) => (
                <input
                  {...ids}
                  className="field"
                  value={draft.value.people}
                  onChange={(event) => draft.set({ people: event.target.value })}
                  data-testid="reinforce-people"
                />
              )}
            </Field>
            <ErrorNote error={act.error} />
            <div className={classes.actions}>
              <button
                type="button"
                className="btn btn-small btn-primary"
                disabled={draft.value.reason.trim() === '' || act.isBusy}
                onClick={() => void send(true)}
                data-testid="reinforce-on"
              >
                {reinforced === null ? t('begin') : t('change')}
              </button>
              {reinforced === null ? null : (
                <button
                  type="button"
                  className="btn btn-small"
                  disabled={draft.value.reason.trim() === '' || act.isBusy}
                  onClick={() => void send(false)}
                  data-testid="reinforce-off"
                >
                  {t('end')}
                </button>
              )}
              <button type="button" className="btn btn-small" onClick={() => setOpen(false)}>
                {t('leave')}
              </button>
            </div>
          </>
        )}
      </div>
    </section>
  );
}
