import { type ReactNode, useState } from 'react';
import type { DutyFault, DutySpan, SignOn } from '../../../../shared/contract/areas/duty';
import { clockOff } from '../../../../shared/wording/duty';
import { labels } from '../../../../shared/wording/labels';
import { useNow } from '../../../app/clock';
import { clockTime, fullTime } from '../../../app/time';
import { useActiveAccount, useDesk } from '../../../bridge/hooks';
import { ErrorNote } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import { Segments } from '../../parts/Segments';
import { useHeldAct } from '../../parts/useHeldAct';
import { ChannelTestPanel } from './ChannelTest';
import classes from './duty.module.css';
import { Reinforced } from './Reinforced';
import { SignOnForm } from './SignOnForm';

/** How somebody signed on, in one line. */
function Arrived({ signOn }: { readonly signOn: SignOn }): ReactNode {
  const t = useText('duty');
  const locale = useLocale();
  const broken = signOn.checks.filter((one) => one.state !== 'ok').map((one) => one.item);
  const off = signOn.clock === null ? null : clockOff(signOn.clock.trueAt - signOn.clock.shownAt, locale);
  const parts = [
    signOn.checks.length === 0
      ? ''
      : broken.length === 0
        ? t('checkedAll', { count: signOn.checks.length })
        : t('checkedBroken', { items: broken.join(locale === 'zh' ? '、' : ', ') }),
    signOn.clock === null ? '' : (off ?? t('clockRight')),
    signOn.way === 'password' ? t('byPassword') : '',
    signOn.note,
  ];
  return (
    <>
      <span className="num">{clockTime(signOn.arrivedAt)}</span>{' '}
      {signOn.lateMinutes > 0 ? (
        <b className={classes.late}>{t('late', { count: signOn.lateMinutes })}</b>
      ) : (
        t('inTime')
      )}{' '}
      <span className="dim">{parts.filter((part) => part !== '').join(locale === 'zh' ? '；' : '; ')}</span>
    </>
  );
}

function People({ span }: { readonly span: DutySpan }): ReactNode {
  const t = useText('duty');
  const posts = labels(useLocale()).shiftPost;
  const now = useNow(10_000);
  const unplanned = span.signOns.filter((one) => !span.expected.some((other) => other.signOnId === one.id));
  return (
    <table className={classes.people} data-testid="duty-people">
      <tbody>
        {span.expected.map((one) => {
          const signOn = span.signOns.find((each) => each.id === one.signOnId);
          const isAbsent = one.mustSign && signOn === undefined && now >= span.startsAt;
          return (
            <tr key={`${one.post}-${one.name}`} data-absent={isAbsent}>
              <th scope="row">{posts[one.post]}</th>
              <td>{one.name}</td>
              <td className="num dim">{one.phone}</td>
              <td>
                {signOn !== undefined ? (
                  <Arrived signOn={signOn} />
                ) : !one.mustSign ? (
                  <span className="dim">{t('onCall')}</span>
                ) : isAbsent ? (
                  <b className="overdue">
                    {t('absentFor', { count: Math.floor((now - span.startsAt) / 60_000) })}
                  </b>
                ) : (
                  <span className="dim">{t('notYet')}</span>
                )}
              </td>
            </tr>
          );
        })}
        {unplanned.map((one) => (
          <tr key={one.id}>
            <th scope="row">{posts[one.post]}</th>
            <td>{one.name}</td>
            <td className="dim">{t('notPlanned')}</td>
            <td>
              <Arrived signOn={one} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Fault({ fault }: { readonly fault: DutyFault }): ReactNode {
  const t = useText('duty');
  const active = useActiveAccount();
  const act = useHeldAct('duty.clearFault');
  return (
    <li data-testid="duty-fault">
      <b>{fault.item}</b> {t(`check.${fault.state}`)} {fault.note}
      <span className="dim num">
        {' '}
        {fullTime(fault.foundAt)} {fault.foundBy}
      </span>
      {active === null ? null : (
        <button
          type="button"
          className="btn btn-small"
          disabled={act.isBusy}
          onClick={() => void act.run({ item: fault.item, note: '' })}
          data-testid={`fault-clear-${fault.item}`}
        >
          {t('cleared')}
        </button>
      )}
      <ErrorNote error={act.error} kept={false} />
    </li>
  );
}

const titleOf = (span: DutySpan): string => `${fullTime(span.startsAt).slice(5)}–${clockTime(span.endsAt)}`;

/** 签到: who is expected and who is there, signing on with self-check and clock check, what is broken, and reinforced duty. */
export default function SignOnTab(): ReactNode {
  const t = useText('duty');
  const query = useDesk('duty.current', {});
  const [chosen, setChosen] = useState<number | null>(null);
  const state = query.data;
  if (state === undefined) return <ErrorNote error={query.error} kept={false} />;
  const span = state.spans.find((one) => one.startsAt === chosen) ?? state.spans[0];
  return (
    <div className={classes.duty} data-testid="duty">
      <div className={classes.main}>
        {state.spans.length < 2 ? null : (
          <Segments
            label={t('whichShift')}
            testId="duty-spans"
            options={state.spans.map((one) => ({ value: String(one.startsAt), label: titleOf(one) }))}
            value={span === undefined ? null : String(span.startsAt)}
            onValue={(value) => setChosen(Number(value))}
          />
        )}
        {span === undefined ? (
          <section className="panel">
            <p className="empty">{t('noSpan')}</p>
          </section>
        ) : (
          <>
            <section className={`panel ${classes.box}`} aria-label={t('who')}>
              <h3 className="panel-head">
                <span className="num">{titleOf(span)}</span>
                <span className="dim">{span.shiftId === null ? t('planned') : t('opened')}</span>
                <span className={classes.spacer} />
                <span
                  className={span.officers < span.needed ? classes.few : 'dim'}
                  data-testid="duty-officers"
                >
                  {t('officers', { count: span.officers, needed: span.needed })}
                </span>
              </h3>
              <People span={span} />
            </section>
            <SignOnForm key={`${span.startsAt}-${span.signOns.length}`} span={span} state={state} />
          </>
        )}
      </div>
      <div className={classes.aside}>
        <ChannelTestPanel />
        <section className={`panel ${classes.box}`} aria-label={t('faults')}>
          <h3 className="panel-head">{t('faults')}</h3>
          {state.faults.length === 0 ? <p className="empty">{t('noFaults')}</p> : null}
          <ul className={classes.faults}>
            {state.faults.map((fault) => (
              <Fault key={fault.item} fault={fault} />
            ))}
          </ul>
        </section>
        <Reinforced state={state} />
      </div>
    </div>
  );
}
