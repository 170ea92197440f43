import { type ReactNode, useRef, useState } from 'react';
import type { DutySpan, DutyState } from '../../../../shared/contract/areas/duty';
import type { CheckState, SelfCheck } from '../../../../shared/domain/facts/duty';
import { SHIFT_POSTS, type ShiftPost } from '../../../../shared/domain/vocabulary';
import { labels } from '../../../../shared/wording/labels';
import { useDesk } from '../../../bridge/hooks';
import { refreshSession, useSession } from '../../../bridge/session';
import { ErrorNote, Kbd } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import { draftId, dropDraftId, useDraft } from '../../parts/draft';
import { Field } from '../../parts/Field';
import { Segments } from '../../parts/Segments';
import { useHeldAct } from '../../parts/useHeldAct';
import { useSaveKey } from '../../parts/useSaveKey';
import { type Checked, ClockCheck } from './ClockCheck';
import classes from './duty.module.css';

type Values = {
  readonly accountId: string;
  readonly post: ShiftPost | '';
  readonly checks: Readonly<Record<string, { readonly state: CheckState; readonly note: string }>>;
  readonly clock: Checked | null;
  readonly note: string;
};
const EMPTY: Values = { accountId: '', post: '', checks: {}, clock: null, note: '' };

/** The list of the self-check, one press for all that is in order. */
function SelfChecks(props: {
  readonly items: readonly string[];
  readonly checks: Values['checks'];
  readonly onChecks: (checks: Values['checks']) => void;
}): ReactNode {
  const t = useText('duty');
  const { items, checks, onChecks } = props;
  const set = (item: string, change: Partial<Values['checks'][string]>): void =>
    onChecks({ ...checks, [item]: { state: 'ok', note: '', ...checks[item], ...change } });
  const allRight = (): void =>
    onChecks(Object.fromEntries(items.map((item) => [item, checks[item] ?? { state: 'ok', note: '' }])));
  return (
    <section className={classes.checks} aria-label={t('selfCheck')}>
      <h3>
        {t('selfCheck')}
        <button type="button" className="btn btn-small" onClick={allRight} data-testid="checks-all">
          {t('allRight')}
        </button>
      </h3>
      <ul>
        {items.map((item) => {
          const check = checks[item];
          return (
            <li key={item} data-state={check?.state ?? 'none'}>
              <span className={classes.item}>{item}</span>
              <Segments<CheckState>
                label={item}
                testId={`check-${item}`}
                options={[
                  { value: 'ok', label: t('check.ok') },
                  { value: 'fault', label: t('check.fault') },
                  { value: 'missing', label: t('check.missing') },
                ]}
                value={check?.state ?? null}
                onValue={(state) => set(item, { state })}
              />
              {check === undefined || check.state === 'ok' ? null : (
                <input
                  className="field"
                  value={check.note}
                  placeholder={t('checkNote')}
                  aria-label={`${item} ${t('checkNote')}`}
                  onChange={(event) => set(item, { note: event.target.value })}
                  data-testid={`check-note-${item}`}
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Signing on: who, at which post, what works, and whether the clock is right. Whoever is not signed in here types the password. */
export function SignOnForm(props: { readonly span: DutySpan; readonly state: DutyState }): ReactNode {
  const { span } = props;
  const { signedIn } = useSession();
  const listed = useDesk('account.list', {}).data ?? signedIn;
  const open = listed.filter((one) => !span.signOns.some((other) => other.accountId === one.id));
  return open.length === 0 ? null : <SignOnFields {...props} open={open} />;
}

type Who = { readonly id: string; readonly displayName: string };

function SignOnFields(props: {
  readonly span: DutySpan;
  readonly state: DutyState;
  readonly open: readonly Who[];
}): ReactNode {
  const { span, state, open } = props;
  const t = useText('duty');
  const common = useText('common');
  const posts = labels(useLocale()).shiftPost;
  const { signedIn, active } = useSession();
  const key = `signOn.${span.startsAt}`;
  const draft = useDraft<Values>(key, EMPTY);
  const [password, setPassword] = useState('');
  const [isMissing, setMissing] = useState(false);
  const act = useHeldAct('duty.signOn');
  const box = useRef<HTMLFormElement>(null);
  const expected = span.expected.filter((one) => one.mustSign && one.signOnId === null);
  const chosen =
    open.find((one) => one.id === draft.value.accountId) ??
    open.find((one) => one.id === active?.id) ??
    open.find((one) => expected.some((other) => other.accountId === one.id)) ??
    open[0];
  const own = span.expected.find((one) => one.accountId === chosen?.id);
  const post =
    draft.value.post !== '' ? draft.value.post : (own?.post ?? expected[0]?.post ?? 'primary_officer');
  const needsPassword = chosen !== undefined && !signedIn.some((one) => one.id === chosen.id);
  // The first to come checks the equipment; who comes after adds what is different.
  const isFirst = !span.signOns.some((one) => one.checks.length > 0);
  const items = state.selfCheck;
  const save = async (): Promise<void> => {
    const left = items.filter((item) => draft.value.checks[item] === undefined);
    setMissing(isFirst && left.length > 0);
    if (chosen === undefined || (isFirst && left.length > 0)) return;
    const checks = items.flatMap((item): SelfCheck[] => {
      const check = draft.value.checks[item];
      return check === undefined ? [] : [{ item, ...check }];
    });
    const answer = await act.run({
      signOnId: draftId(key),
      startsAt: span.startsAt,
      accountId: chosen.id,
      password: needsPassword ? password : null,
      post,
      checks,
      clock: draft.value.clock,
      note: draft.value.note,
    });
    setPassword('');
    if (answer?.way === 'password') await refreshSession();
    if (answer === null) return;
    draft.drop();
    dropDraftId(key);
  };
  useSaveKey(box, () => void save());
  if (chosen === undefined) return null;
  return (
    <form
      ref={box}
      className={`panel ${classes.form}`}
      aria-label={t('signOn')}
      data-testid="sign-on-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className={classes.who}>
        <Field label={t('who')}>
          {(ids) => (
            <select
              {...ids}
              className="field"
              value={chosen.id}
              onChange={(event) => draft.set({ accountId: event.target.value, post: '' })}
              data-testid="sign-on-who"
            >
              {open.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.displayName}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('post')}>
          {(ids) => (
            <select
              {...ids}
              className="field"
              value={post}
              onChange={(event) => draft.set({ post: event.target.value as ShiftPost })}
              data-testid="sign-on-post"
            >
              {SHIFT_POSTS.map((one) => (
                <option key={one} value={one}>
                  {posts[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
        {needsPassword ? (
          <Field label={t('password')}>
            {(ids) => (
              <input
                {...ids}
                className="field"
                type="password"
                autoComplete="current-password"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
                data-testid="sign-on-password"
              />
            )}
          </Field>
        ) : (
          <p className={`dim ${classes.session}`}>{t('bySession')}</p>
        )}
      </div>
      <SelfChecks items={items} checks={draft.value.checks} onChecks={(checks) => draft.set({ checks })} />
      {isMissing ? (
        <p className={classes.problem} role="alert">
          {t('checksMissing')}
        </p>
      ) : null}
      <section aria-label={t('clockCheck')}>
        <h3>{t('clockCheck')}</h3>
        <ClockCheck checked={draft.value.clock} onChecked={(clock) => draft.set({ clock })} />
      </section>
      <Field label={t('note')} optional>
        {(ids) => (
          <input
            {...ids}
            className="field"
            value={draft.value.note}
            onChange={(event) => draft.set({ note: event.target.value })}
          />
        )}
      </Field>
      <ErrorNote error={act.error} />
      <div>
        <button
          type="submit"
          className="btn btn-primary"
          disabled={act.isBusy || (needsPassword && password === '')}
          data-testid="sign-on-save"
        >
          {act.isBusy ? common('saving') : t('signOn')} <Kbd>Ctrl+Enter</Kbd>
        </button>
      </div>
    </form>
  );
}
