import { type ReactNode, useState } from 'react';
import type { PlannedShift } from '../../../shared/contract/areas/roster';
import type { Account } from '../../../shared/contract/models';
import { SHIFT_POSTS, type ShiftPost } from '../../../shared/domain/vocabulary';
import { labels } from '../../../shared/wording/labels';
import { deskNow } from '../../app/clock';
import { useNavigation } from '../../app/navigation';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { UnreadNotices } from '../notices/UnreadNotices';
import { Field } from '../parts/Field';
import { FormSelect } from '../parts/FormSelect';
import { type DeskForm, useDeskForm } from '../parts/useDeskForm';
import { FormWhen, writtenMoment } from '../parts/WhenInput';
import { TakeoverWarning } from './duty/TakeoverWarning';
import classes from './shift.module.css';
import { defaultShift } from './times';

/** `account` is an account id, `free` for somebody without one, or empty for nobody. */
type PostValues = { account: string; name: string; phone: string };
type Values = { startsAt: string; endsAt: string; posts: Record<ShiftPost, PostValues> };

function emptyPosts(active: Account | null): Record<ShiftPost, PostValues> {
  const posts = {} as Record<ShiftPost, PostValues>;
  for (const post of SHIFT_POSTS) posts[post] = { account: '', name: '', phone: '' };
  posts.duty_leader.account = 'free';
  if (active !== null) posts.primary_officer.account = active.id;
  return posts;
}

function PostRow(props: {
  readonly desk: DeskForm<'shift.open', Values>;
  readonly post: ShiftPost;
  readonly accounts: readonly Account[];
  readonly isMissing: boolean;
}): ReactNode {
  const { desk, post, accounts } = props;
  const t = useText('shift');
  const words = labels(useLocale());
  const { register, watch } = desk.form;
  const chosen = watch(`posts.${post}.account`);
  return (
    <tr>
      <th scope="row">{words.shiftPost[post]}</th>
      <td>
        <FormSelect
          form={desk.form}
          path={`posts.${post}.account`}
          aria-label={`${words.shiftPost[post]} ${t('account')}`}
          data-testid={`shift-post-${post}`}
        >
          <option value="">{t('nobody')}</option>
          {accounts.map((account) => (
            <option key={account.id} value={account.id}>
              {account.displayName}
            </option>
          ))}
          <option value="free">{t('freeName')}</option>
        </FormSelect>
      </td>
      <td>
        {chosen === 'free' ? (
          <>
            <input
              {...register(`posts.${post}.name`)}
              className="field"
              autoComplete="off"
              aria-label={`${words.shiftPost[post]} ${t('name')}`}
              aria-invalid={props.isMissing}
              data-testid={`shift-name-${post}`}
            />
            {props.isMissing ? <p className={classes.problem}>{t('noName')}</p> : null}
          </>
        ) : null}
      </td>
      <td>
        {chosen === '' ? null : (
          <input
            {...register(`posts.${post}.phone`)}
            className="field num"
            autoComplete="off"
            inputMode="tel"
            aria-label={`${words.shiftPost[post]} ${t('phone')}`}
          />
        )}
      </td>
    </tr>
  );
}

/** The posts as planned; what the roster leaves out stays empty. */
function plannedPosts(planned: PlannedShift): Record<ShiftPost, PostValues> {
  const posts = {} as Record<ShiftPost, PostValues>;
  for (const post of SHIFT_POSTS) {
    const one = planned.posts.find((each) => each.post === post && each.state !== 'absent');
    posts[post] =
      one === undefined
        ? { account: '', name: '', phone: '' }
        : { account: one.accountId ?? 'free', name: one.name, phone: one.phone };
  }
  return posts;
}

/** Opening a shift: filled in from the roster where one is planned for now. */
export function OpenShift(): ReactNode {
  const [at] = useState(() => deskNow());
  const planned = useDesk('roster.planned', { at });
  if (planned.isPending && planned.fetchStatus !== 'idle') return null;
  return <OpenShiftForm planned={planned.data ?? null} />;
}

/** The hours (the 24 hours around now unless planned or changed) and who stands at which post. */
function OpenShiftForm({ planned }: { readonly planned: PlannedShift | null }): ReactNode {
  const t = useText('shift');
  const common = useText('common');
  const { active } = useSession();
  const accounts = useDesk('account.list', {}).data ?? [];
  const [problem, setProblem] = useState<'needOne' | 'badTimes' | null>(null);
  const [missing, setMissing] = useState<readonly ShiftPost[]>([]);
  const { go } = useNavigation();
  const hours = planned ?? defaultShift(deskNow());
  const desk = useDeskForm<'shift.open', Values>({
    name: 'shift.open',
    draftKey: 'shift.open',
    defaults: {
      startsAt: writtenMoment(hours.startsAt),
      endsAt: writtenMoment(hours.endsAt),
      posts: planned === null ? emptyPosts(active) : plannedPosts(planned),
    },
    toInput: (values, shiftId, reader) => ({
      shiftId,
      startsAt: reader.near('startsAt', values.startsAt) ?? hours.startsAt,
      endsAt: reader.near('endsAt', values.endsAt) ?? hours.endsAt,
      posts: SHIFT_POSTS.filter((post) => values.posts[post].account !== '').map((post) => {
        const { account, name, phone } = values.posts[post];
        const known = accounts.find((one) => one.id === account);
        return { post, accountId: known?.id ?? null, name: known?.displayName ?? name, phone };
      }),
    }),
  });
  const save = async (): Promise<void> => {
    const { posts, startsAt, endsAt } = desk.form.getValues();
    const filled = SHIFT_POSTS.filter((post) => posts[post].account !== '');
    const unnamed = filled.filter((post) => posts[post].account === 'free' && posts[post].name.trim() === '');
    setMissing(unnamed);
    const isBackwards = startsAt === endsAt;
    setProblem(filled.length === 0 ? 'needOne' : isBackwards ? 'badTimes' : null);
    if (filled.length === 0 || unnamed.length > 0 || isBackwards) return;
    if ((await desk.submit()) !== null) go({ screen: 'shift', tab: 'signOn' });
  };
  return (
    <section className={`panel ${classes.box}`} aria-label={t('open')} data-testid="shift-open-form">
      <h2 className="panel-head">{t('open')}</h2>
      <div className={classes.boxBody}>
        <p className="dim" data-testid="shift-open-note">
          {planned === null ? t('none') : t('fromRoster', { version: planned.version })}
        </p>
        <UnreadNotices />
        <TakeoverWarning />
        <div className={classes.hours}>
          <Field label={t('startsAt')} problem={desk.problem('startsAt')}>
            {(ids) => <FormWhen {...ids} form={desk.form} path="startsAt" direction="near" />}
          </Field>
          <Field label={t('endsAt')} problem={desk.problem('endsAt')}>
            {(ids) => <FormWhen {...ids} form={desk.form} path="endsAt" direction="near" />}
          </Field>
        </div>
        <table className={classes.posts}>
          <thead>
            <tr>
              <th scope="col">{t('post')}</th>
              <th scope="col">{t('account')}</th>
              <th scope="col">{t('name')}</th>
              <th scope="col">{t('phone')}</th>
            </tr>
          </thead>
          <tbody>
            {SHIFT_POSTS.map((post) => (
              <PostRow
                key={post}
                desk={desk}
                post={post}
                accounts={accounts}
                isMissing={missing.includes(post)}
              />
            ))}
          </tbody>
        </table>
        {problem === null ? null : (
          <p className={classes.problem} role="alert">
            {t(problem)}
          </p>
        )}
        <ErrorNote error={desk.error} />
        <div>
          <button
            type="button"
            className="btn btn-primary"
            disabled={desk.isSaving}
            onClick={() => void save()}
            data-testid="shift-open"
          >
            {desk.isSaving ? common('saving') : t('save')}
          </button>
        </div>
      </div>
    </section>
  );
}
