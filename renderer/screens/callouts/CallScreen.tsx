import { type ReactNode, useState } from 'react';
import type { CallOutDetail } from '../../../shared/contract/areas/callouts';
import { useNavigation } from '../../app/navigation';
import { useDesk } from '../../bridge/hooks';
import { DrillBand, ErrorNote, Time, Words } from '../../components';
import { useText } from '../../i18n';
import { PaperButtons } from '../parts/PaperButtons';
import { Segments } from '../parts/Segments';
import { AddToCallOut } from './AddToCallOut';
import { CallPanel } from './CallPanel';
import { CloseForm } from './CloseForm';
import classes from './callouts.module.css';
import { isOpen, type PeopleFilter, type Person } from './model';
import { OverBand } from './OverBand';
import { PeopleList } from './PeopleList';
import { ForecastLine, Rates } from './Rates';
import { SheetEntry } from './SheetEntry';
import { useTelephone } from './seat';
import { useCallFlow } from './useCallFlow';

/** Whom each telephone calls, and who is next on it. */
function NextLine({ detail }: { readonly detail: CallOutDetail }): ReactNode {
  const t = useText('callouts');
  const who = (id: string | null): Person | undefined => detail.people.find((one) => one.id === id);
  return (
    <p className={classes.nextLine} data-testid="callout-next">
      {detail.next
        .filter(({ phone }) => phone > 0)
        .map(({ phone, personId, callingId }) => {
          const person = who(callingId) ?? who(personId);
          return (
            <span key={phone} data-phone={phone} data-row={person?.row}>
              <b>{t('phone', { phone })}</b>{' '}
              <span className="dim">{t(callingId === null ? 'next' : 'calling')}</span>{' '}
              {person === undefined ? '–' : `${person.row} ${person.areaName} ${person.post} ${person.name}`}
            </span>
          );
        })}
    </p>
  );
}

type Form = 'add' | 'close' | null;

function Head(props: {
  readonly detail: CallOutDetail;
  readonly canAct: boolean;
  readonly form: Form;
  readonly onForm: (form: Form) => void;
}): ReactNode {
  const t = useText('callouts');
  const { go } = useNavigation();
  const { detail } = props;
  const remaining = detail.people.filter(isOpen);
  return (
    <>
      <header className={classes.bar}>
        <h1>
          <Words>{detail.title}</Words>
        </h1>
        <span>{t('persons', { count: detail.rates.persons })}</span>
        <span className="dim">
          <Time at={detail.startedAt} /> {detail.startedBy}
        </span>
        {detail.incidentTitle === null ? null : <span className="dim">{detail.incidentTitle}</span>}
        <span className={classes.spacer} />
        <span className="dim">{t('table')}</span>
        <PaperButtons
          paper={{ kind: 'callout_table', callOutId: detail.id }}
          formats={['xlsx', 'pdf']}
          testId="callout-table"
        />
        {detail.state === 'open' && props.canAct ? (
          <>
            <button
              type="button"
              className="btn btn-small"
              aria-expanded={props.form === 'add'}
              onClick={() => props.onForm(props.form === 'add' ? null : 'add')}
              data-testid="callout-add"
            >
              {t('add')}
            </button>
            <button
              type="button"
              className="btn btn-small"
              aria-expanded={props.form === 'close'}
              onClick={() => props.onForm(props.form === 'close' ? null : 'close')}
              data-testid="callout-close"
            >
              {t('close')}
            </button>
          </>
        ) : null}
        <button
          type="button"
          className="btn btn-small btn-plain"
          onClick={() => go({ screen: 'callouts' })}
          data-testid="callout-back"
        >
          {t('back')}
        </button>
      </header>
      {detail.state === 'closed' ? (
        <p className={classes.line}>
          <b>{t('state_closed')}</b> <Time at={detail.closedAt ?? detail.startedAt} /> {detail.closedBy}{' '}
          {detail.closeWords}
        </p>
      ) : (
        <div className={classes.bar}>
          <ForecastLine forecast={detail.forecast} remaining={remaining} />
          {detail.isNight ? <span className={classes.tag}>{t('night')}</span> : null}
        </div>
      )}
    </>
  );
}

/** Which of the telephones is this seat's; with one only there is nothing to choose. */
function Telephones(props: {
  readonly phones: number;
  readonly phone: number;
  readonly onPhone: (phone: number) => void;
}): ReactNode {
  const t = useText('callouts');
  return (
    <div className={classes.actions}>
      <span className="dim">{t('myPhone')}</span>
      <Segments
        label={t('telephone')}
        testId="callout-phone"
        value={String(props.phone)}
        onValue={(phone) => props.onPhone(Number(phone))}
        options={Array.from({ length: props.phones }, (_none, place) => ({
          value: String(place + 1),
          label: t('phone', { phone: place + 1 }),
        }))}
      />
    </div>
  );
}

function Working(props: {
  readonly detail: CallOutDetail;
  readonly canAct: boolean;
  readonly personId?: string | undefined;
  readonly evacuated?: string | undefined;
}): ReactNode {
  const t = useText('callouts');
  const { detail, canAct } = props;
  const [phone, setPhone] = useTelephone(detail.phones);
  const [filter, setFilter] = useState<PeopleFilter>('all');
  const [chosenId, setChosen] = useState<string | null>(props.personId ?? null);
  const [form, setForm] = useState<Form>(null);
  const flow = useCallFlow(detail, phone);
  // The sheet is for whoever calls on the next telephone; with one telephone it is this one's own.
  const otherPhone = (phone % detail.phones) + 1;
  const chosen = detail.people.find((one) => one.id === chosenId) ?? null;
  const shown = chosen ?? flow.current ?? flow.next;
  // Whoever is called on this telephone comes to the front again by itself.
  const taking = {
    ...flow,
    take: async (person: Person) => {
      const isTaken = await flow.take(person);
      if (isTaken) setChosen(null);
      return isTaken;
    },
  };
  return (
    <section className={classes.screen} aria-label={detail.title} data-testid="callout-screen">
      <DrillBand name={detail.drill} />
      <Head detail={detail} canAct={canAct} form={form} onForm={setForm} />
      <OverBand detail={detail} canAct={canAct} />
      {form === 'close' ? <CloseForm detail={detail} onClose={() => setForm(null)} /> : null}
      {form === 'add' && detail.state === 'open' ? (
        <AddToCallOut detail={detail} onClose={() => setForm(null)} />
      ) : null}
      <Rates rates={detail.rates} />
      <div className={classes.split}>
        <div className={classes.left}>
          <NextLine detail={detail} />
          <PeopleList
            people={detail.people}
            shownId={shown?.id ?? null}
            filter={filter}
            onFilter={setFilter}
            onShow={(id) => setChosen(id === flow.current?.id ? null : id)}
          />
          {canAct && detail.state === 'open' ? (
            <SheetEntry callOutId={detail.id} people={detail.people} />
          ) : null}
        </div>
        <div className={classes.right}>
          <div className={classes.bar}>
            <Telephones phones={detail.phones} phone={phone} onPhone={setPhone} />
            {chosen !== null && flow.current !== null && chosen.id !== flow.current.id ? (
              <button
                type="button"
                className="btn btn-small"
                onClick={() => setChosen(null)}
                data-testid="callout-to-current"
              >
                {t('toCurrent', { name: flow.current.name })}
              </button>
            ) : null}
            <span className={classes.spacer} />
            <span className="dim">{t('sheetFor', { phone: otherPhone })}</span>
            <PaperButtons
              paper={{ kind: 'callout_sheet', callOutId: detail.id, phone: otherPhone }}
              formats={['pdf']}
              testId="callout-sheet-paper"
            />
          </div>
          {shown === null ? (
            <div className={classes.panel} data-testid="call-nobody">
              <p className="empty">
                <b>{t('nobodyNext')}</b>
                <br />
                {t('nobodyNextHint')}
              </p>
            </div>
          ) : (
            <CallPanel
              key={shown.id}
              detail={detail}
              person={shown}
              phone={phone}
              flow={taking}
              canAct={canAct}
              evacuated={shown.id === props.personId ? props.evacuated : undefined}
            />
          )}
        </div>
      </div>
    </section>
  );
}

/** One call-out: the list in its order on the left, the person on this telephone on the right. */
export function CallScreen(props: {
  readonly id: string;
  readonly canAct: boolean;
  readonly personId?: string | undefined;
  readonly evacuated?: string | undefined;
}): ReactNode {
  const common = useText('common');
  const found = useDesk('callout.get', { callOutId: props.id });
  if (found.data === undefined) {
    return (
      <section className={classes.screen}>
        <ErrorNote error={found.error} kept={false} onRetry={() => void found.refetch()} />
        {found.error === null ? <p className="empty">{common('loading')}</p> : null}
      </section>
    );
  }
  return <Working key={props.personId} {...props} detail={found.data} />;
}
