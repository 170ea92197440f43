import { type ReactNode, useState } from 'react';
import type { PostCheck } from '../../../shared/contract/areas/checks';
import type { CheckType } from '../../../shared/domain/documents';
import { stepAfter } from '../../../shared/rules/checks';
import type { CheckUnit } from '../../../shared/settings/checks';
import { documentLabels } from '../../../shared/wording/documentLabels';
import { useNow } from '../../app/clock';
import { nearTime } from '../../app/time';
import { Countdown, ErrorNote, Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import documents from '../documents/documents.module.css';
import { useHeldAct } from '../parts/useHeldAct';
import { ConcludeForm, LostForm } from './CheckForms';
import classes from './checks.module.css';

/** What a row is about: one unit, checked one way, in a round or by itself. `checkId` is made once for the row. */
export type CheckTarget = {
  readonly checkId: string;
  readonly roundId: string | null;
  readonly type: CheckType;
  readonly unit: { readonly id: string; readonly name: string };
  /** as it stands on the list of units now */
  readonly listed: CheckUnit | undefined;
  readonly check: PostCheck | undefined;
};

/** The number to be called next: the satellite telephone, the backup number at the third call, else the duty number. */
export function phoneOf(target: CheckTarget): string {
  const { listed, type, check } = target;
  if (listed === undefined) return '';
  if (type === 'sat_phone') return listed.satPhone;
  return stepAfter(check?.attempts.length ?? 0) === 'backup' && listed.backup !== ''
    ? listed.backup
    : listed.phone;
}

function State({ check }: { readonly check: PostCheck | undefined }): ReactNode {
  const t = useText('checks');
  const words = documentLabels(useLocale());
  const now = useNow(60_000);
  if (check === undefined) return <span className="dim">{t('notYet')}</span>;
  if (check.result !== null) {
    const isLost = check.informedAt !== null;
    return (
      <span>
        <b>{words.checkResult[check.result]}</b> <Time at={check.begunAt} className="dim" />{' '}
        {isLost
          ? t('lost', { name: check.informed, time: nearTime(check.informedAt ?? 0, now) })
          : check.answeredBy}{' '}
        <span className="dim">
          {check.answers.map((one) => `${one.question}：${one.answer}`).join('；')}
          {check.note === '' ? '' : ` ${check.note}`}
        </span>
      </span>
    );
  }
  return (
    <span className={classes.state}>
      <b>{t('calls', { count: check.attempts.length })}</b>
      {check.nextAt === null ? null : (
        <span>
          {words.checkStep[stepAfter(check.attempts.length)]} <Countdown dueAt={check.nextAt} />
        </span>
      )}
      {check.lostAt === null ? null : (
        <span>
          {t('lostAt', { time: '' })} <Countdown dueAt={check.lostAt} />
        </span>
      )}
    </span>
  );
}

function Phones({
  listed,
  type,
}: {
  readonly listed: CheckUnit | undefined;
  readonly type: CheckType;
}): ReactNode {
  const t = useText('checks');
  if (listed === undefined) return <span />;
  const parts =
    type === 'sat_phone'
      ? ([['sat', listed.satPhone]] as const)
      : ([
          ['duty', listed.phone],
          ['backup', listed.backup],
        ] as const);
  return (
    <span className={`num ${classes.phones}`}>
      {parts
        .filter(([, phone]) => phone !== '')
        .map(([word, phone]) => (
          <span key={word}>
            <span className="dim">{t(word)}</span> {phone}
          </span>
        ))}
    </span>
  );
}

/** One unit of a round: its numbers, how it stands, and what can be recorded next. */
export function CheckRow(props: {
  readonly target: CheckTarget;
  readonly questions: readonly string[];
  readonly canAct: boolean;
}): ReactNode {
  const { target } = props;
  const { check } = target;
  const t = useText('checks');
  const words = documentLabels(useLocale());
  const silent = useHeldAct('check.noAnswer');
  const [open, setOpen] = useState<'conclude' | 'lost' | null>(null);
  const calls = check?.attempts.length ?? 0;
  const close = (): void => setOpen(null);
  const noAnswer = (): void => {
    const { checkId, roundId, type, unit } = target;
    void silent.run({
      actId: crypto.randomUUID(),
      checkId,
      roundId,
      type,
      unitId: unit.id,
      phone: phoneOf(target),
      at: null,
    });
  };
  return (
    <li
      className={classes.unit}
      data-testid="check-row"
      data-unit={target.unit.id}
      data-result={check?.result ?? ''}
    >
      <div className={classes.row}>
        <b className={documents.clip}>{target.unit.name}</b>
        <Phones listed={target.listed} type={target.type} />
        <State check={check} />
        {check?.result == null && props.canAct && open === null ? (
          <span className={classes.buttons}>
            <button
              type="button"
              className="btn btn-small"
              data-item=""
              onClick={() => setOpen('conclude')}
              data-testid="check-answered"
            >
              {t('answered')}
            </button>
            {calls < 3 ? (
              <button
                type="button"
                className="btn btn-small"
                disabled={silent.isBusy}
                onClick={noAnswer}
                data-testid="check-no-answer"
              >
                {t('noAnswer', { step: words.checkStep[stepAfter(calls)] })}
              </button>
            ) : null}
            {calls > 0 ? (
              <button
                type="button"
                className="btn btn-small"
                onClick={() => setOpen('lost')}
                data-testid="check-lost-open"
              >
                {t('tellLeader')}
              </button>
            ) : null}
          </span>
        ) : null}
      </div>
      <ErrorNote error={silent.error} kept={false} />
      {open === 'conclude' ? (
        <ConcludeForm target={target} questions={props.questions} onClose={close} />
      ) : null}
      {open === 'lost' && check !== undefined ? (
        <LostForm
          check={check}
          leader={target.listed?.leader ?? ''}
          phone={target.listed?.leaderPhone ?? ''}
          onClose={close}
        />
      ) : null}
    </li>
  );
}
