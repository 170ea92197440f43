import { type ReactNode, useState } from 'react';
import { type IncidentFacts, PERSON_STATES } from '../../../../shared/domain/incidentFacts';
import { PERSON_STATE_NAMES } from '../../../../shared/wording/figures';
import { moveInList } from '../../../app/listKeys';
import { useDesk } from '../../../bridge/hooks';
import { useSession } from '../../../bridge/session';
import { ErrorNote, Kbd } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import { useHeldAct } from '../../parts/useHeldAct';
import type { IncidentTabProps } from '../tabs';
import { PersonLine } from './PersonLine';
import classes from './people.module.css';
import { QuickPeople } from './QuickPeople';
import { usePeople } from './usePeople';

const WRITERS: readonly string[] = ['officer', 'operator', 'supervisor'];

/** `共 3 人 = 被困 2 + 获救 1`: the sum is the total, whatever happened. */
function Counts({ facts }: { readonly facts: IncidentFacts }): ReactNode {
  const t = useText('figures');
  const names = PERSON_STATE_NAMES[useLocale()];
  const counts = facts.peopleCounts;
  if (counts === null) return null;
  const parts = PERSON_STATES.filter((state) => counts[state] > 0).map(
    (state) => `${names[state]} ${counts[state]}`,
  );
  return (
    <span className={classes.counts} data-testid="people-counts">
      <b>{t('total', { total: counts.total })}</b> = {parts.join(' + ')}
    </span>
  );
}

/** Digits and what they set, for whoever does not know them yet. */
function Legend(): ReactNode {
  const t = useText('figures');
  const names = PERSON_STATE_NAMES[useLocale()];
  return (
    <p className={classes.legend}>
      {t('legend')}{' '}
      {PERSON_STATES.map((state, place) => (
        <span key={state}>
          <Kbd>{String(place + 1)}</Kbd> {names[state]}
        </span>
      ))}
    </p>
  );
}

function Ledger(props: { readonly facts: IncidentFacts; readonly canWrite: boolean }): ReactNode {
  const { facts, canWrite } = props;
  const t = useText('figures');
  const edit = usePeople(facts);
  const naming = useHeldAct('people.names');
  const [names, setNames] = useState<ReadonlyMap<string, string> | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const { incidentId, people } = facts;
  const showNames = async (): Promise<void> => {
    if (names !== null) return setNames(null);
    const found = await naming.run({ incidentId, why: '' });
    if (found !== null) setNames(new Map(found.map((one) => [one.id, one.name])));
  };
  return (
    <section className={`panel ${classes.part}`} aria-label={t('people')} data-testid="people-tab">
      <h2 className="panel-head">
        {t('people')}
        <Counts facts={facts} />
        <span className={classes.spacer} />
        {people.length === 0 || !canWrite ? null : (
          <button
            type="button"
            className="btn btn-small"
            aria-pressed={names !== null}
            title={t('showNamesNote')}
            disabled={naming.isBusy}
            onClick={() => void showNames()}
            data-testid="people-names"
          >
            {t(names === null ? 'showNames' : 'hideNames')}
          </button>
        )}
      </h2>
      {canWrite ? <QuickPeople facts={facts} edit={edit} /> : null}
      <ErrorNote error={naming.error} kept={false} />
      {people.length === 0 ? <p className="empty">{t('noLedger')}</p> : canWrite ? <Legend /> : null}
      <ul onKeyDown={moveInList}>
        {people.map((person, place) => (
          <PersonLine
            key={person.id}
            facts={facts}
            person={person}
            name={(names?.get(person.id) ?? person.name) || t('noName', { number: place + 1 })}
            edit={edit}
            canWrite={canWrite}
            isOpen={opened === person.id}
            onOpen={(isOpen) => setOpened(isOpen ? person.id : null)}
          />
        ))}
      </ul>
    </section>
  );
}

/** 人头账: everybody involved, one row each, with a state that one key changes. Names are masked until somebody asks for them. */
export default function PeopleTab({ page, incidentId }: IncidentTabProps): ReactNode {
  const common = useText('common');
  const { active } = useSession();
  const found = useDesk('incident.factsAt', { incidentId, at: null }, { keep: true });
  if (found.data === undefined) {
    return found.error === null ? (
      <p className="empty">{common('loading')}</p>
    ) : (
      <ErrorNote error={found.error} kept={false} />
    );
  }
  const mayWrite = active?.roles.some((role) => WRITERS.includes(role)) ?? false;
  return <Ledger facts={found.data} canWrite={page.incident.state === 'open' && mayWrite} />;
}
