import { type ReactNode, useState } from 'react';
import type { LiveHandover } from '../../../shared/contract/areas/handover';
import type { PlannedShift } from '../../../shared/contract/areas/roster';
import type { Account, Shift } from '../../../shared/contract/models';
import { SHIFT_POSTS, type ShiftPost } from '../../../shared/domain/vocabulary';
import { labels } from '../../../shared/wording/labels';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote, Kbd } from '../../components';
import { useLocale, useText } from '../../i18n';
import { draftId, dropDraftId } from '../parts/draft';
import { Field } from '../parts/Field';
import { FormSelect } from '../parts/FormSelect';
import { type DeskForm, useDeskForm } from '../parts/useDeskForm';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useSaveKey } from '../parts/useSaveKey';
import { FormWhen, writtenMoment } from '../parts/WhenInput';
import classes from './handover.module.css';

const DAY_MS = 86_400_000;
/** `account` is an account id, `free` for somebody without one, or empty for nobody. */
type PostValues = { account: string; name: string; phone: string };
type Values = { startsAt: string; endsAt: string; posts: Record<ShiftPost, PostValues> };
type Given = Pick<LiveHandover, 'startsAt' | 'endsAt' | 'posts'>;

function valuesOf(given: Given): Values {
  const posts = {} as Record<ShiftPost, PostValues>;
  for (const post of SHIFT_POSTS) {
    const one = given.posts.find((each) => each.post === post);
    posts[post] = {
      account: one === undefined ? '' : (one.accountId ?? 'free'),
      name: one?.name ?? '',
      phone: one?.phone ?? '',
    };
  }
  return { startsAt: writtenMoment(given.startsAt), endsAt: writtenMoment(given.endsAt), posts };
}

function PostRow(props: {
  readonly desk: DeskForm<'handover.start', Values>;
  readonly post: ShiftPost;
  readonly accounts: readonly Account[];
}): ReactNode {
  const { desk, post, accounts } = props;
  const t = useText('handover');
  const words = labels(useLocale());
  const chosen = desk.form.watch(`posts.${post}.account`);
  return (
    <tr>
      <th scope="row">{words.shiftPost[post]}</th>
      <td>
        <FormSelect
          form={desk.form}
          path={`posts.${post}.account`}
          aria-label={words.shiftPost[post]}
          data-testid={`next-post-${post}`}
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
          <input
            {...desk.form.register(`posts.${post}.name`)}
            className="field"
            autoComplete="off"
            maxLength={40}
            aria-label={`${words.shiftPost[post]} ${t('name')}`}
            data-testid={`next-name-${post}`}
          />
        ) : null}
      </td>
      <td>
        {chosen === '' ? null : (
          <input
            {...desk.form.register(`posts.${post}.phone`)}
            className="field num"
            autoComplete="off"
            placeholder={t('phone')}
            maxLength={40}
            aria-label={`${words.shiftPost[post]} ${t('phone')}`}
          />
        )}
      </td>
    </tr>
  );
}

/** The shift that comes: its hours and people, from the roster where there is one. Begins the handover, or puts a begun one otherwise. */
export function StartForm(props: {
  readonly shift: Shift;
  readonly live: LiveHandover | null;
  readonly planned: PlannedShift | null;
  readonly onDone: () => void;
}): ReactNode {
  const { shift, live, planned } = props;
  const t = useText('handover');
  const accounts = useDesk('account.list', {}).data ?? [];
  const [problem, setProblem] = useState<'needPrimary' | null>(null);
  const given: Given = live ??
    planned ?? { startsAt: shift.endsAt, endsAt: shift.endsAt + DAY_MS, posts: [] };
  const nextKey = `handover.next.${shift.id}`;
  const desk = useDeskForm<'handover.start', Values>({
    name: 'handover.start',
    draftKey: `handover.start.${live?.id ?? shift.id}`,
    defaults: valuesOf(given),
    toInput: (values, id, reader) => ({
      handoverId: live?.id ?? id,
      nextShiftId: live?.nextShiftId ?? draftId(nextKey),
      startsAt: reader.near('startsAt', values.startsAt) ?? given.startsAt,
      endsAt: reader.near('endsAt', values.endsAt) ?? given.endsAt,
      posts: SHIFT_POSTS.filter((post) => values.posts[post].account !== '').map((post) => {
        const { account, name, phone } = values.posts[post];
        const known = accounts.find((one) => one.id === account);
        return { post, accountId: known?.id ?? null, name: known?.displayName ?? name, phone };
      }),
    }),
  });
  const save = async (): Promise<void> => {
    const { posts } = desk.form.getValues();
    const first = posts.primary_officer;
    const isMissing = first.account === '' || (first.account === 'free' && first.name.trim() === '');
    setProblem(isMissing ? 'needPrimary' : null);
    if (isMissing) return;
    if ((await desk.submit()) === null) return;
    dropDraftId(nextKey);
    props.onDone();
  };
  const box = useFocusFirst<HTMLFormElement>();
  useSaveKey(box, () => void save());
  return (
    <form
      ref={box}
      className={`panel ${classes.start}`}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      noValidate
      data-testid="handover-start"
    >
      <div className="panel-head">
        <h2>{live === null ? t('startTitle') : t('editNext')}</h2>
        <span className="dim">{planned === null ? t('noRoster') : t('fromRoster')}</span>
      </div>
      <div className={classes.startBody}>
        <div className={classes.inline}>
          <Field label={t('startsAt')} problem={desk.problem('startsAt')}>
            {(ids) => (
              <FormWhen
                {...ids}
                form={desk.form}
                path="startsAt"
                direction="near"
                data-testid="next-starts"
              />
            )}
          </Field>
          <Field label={t('endsAt')} problem={desk.problem('endsAt')}>
            {(ids) => (
              <FormWhen {...ids} form={desk.form} path="endsAt" direction="near" data-testid="next-ends" />
            )}
          </Field>
        </div>
        <table className={classes.posts}>
          <tbody>
            {SHIFT_POSTS.map((post) => (
              <PostRow key={post} desk={desk} post={post} accounts={accounts} />
            ))}
          </tbody>
        </table>
        {problem === null ? null : (
          <p className="field-problem" role="alert">
            {t(problem)}
          </p>
        )}
        <ErrorNote error={desk.error} testId="start-error" />
        <div className={classes.inline}>
          <button
            type="submit"
            className="btn btn-primary"
            disabled={desk.isSaving}
            data-testid="handover-begin"
          >
            {live === null ? t('begin') : t('saveNext')} <Kbd>Ctrl+Enter</Kbd>
          </button>
          {live === null ? null : (
            <button type="button" className="btn" onClick={props.onDone}>
              {t('notYet')}
            </button>
          )}
        </div>
      </div>
    </form>
  );
}
