import { type ReactNode, useState } from 'react';
import type { LossSummary } from '../../../shared/contract/areas/losses';
import { lossKindName } from '../../../shared/rules/losses/items';
import { useNow } from '../../app/clock';
import { useNavigation } from '../../app/navigation';
import { nearTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { People } from '../parts/People';
import { Check } from '../parts/Segments';
import { useForms } from '../parts/useForms';
import classes from './losses.module.css';
import { OpenForm } from './OpenForm';
import { ProcessView } from './ProcessView';

/** A process by its name, with the last report of it. */
function Chip(props: { readonly loss: LossSummary; readonly isShown: boolean }): ReactNode {
  const t = useText('losses');
  const locale = useLocale();
  const now = useNow(60_000);
  const { go } = useNavigation();
  const { loss } = props;
  return (
    <button
      type="button"
      className={classes.chip}
      aria-pressed={props.isShown}
      title={loss.incidentTitle ?? undefined}
      onClick={() => go({ screen: 'warnings', tab: 'losses', lossId: loss.id })}
      data-testid="loss-chip"
    >
      <b>{loss.title}</b>{' '}
      <span className="num">
        {loss.state !== 'open'
          ? t(`state_${loss.state}`)
          : loss.last === null
            ? t('notYet')
            : `${lossKindName(loss.last.kind, loss.last.number, locale)} ${nearTime(loss.last.sentAt, now)}`}
      </span>
    </button>
  );
}

function Process(props: { readonly id: string; readonly canWrite: boolean }): ReactNode {
  const common = useText('common');
  const found = useDesk('loss.get', { lossId: props.id }, { keep: true });
  if (found.data === undefined || found.data.summary.id !== props.id) {
    return found.error === null ? (
      <p className="empty">{common('loading')}</p>
    ) : (
      <ErrorNote error={found.error} kept={false} />
    );
  }
  return <ProcessView process={found.data} canWrite={props.canWrite} />;
}

/** Disaster-loss reports 灾情报送: one process for each disaster, its reports, and the table of the next one. */
export default function LossesTab(props: { readonly lossId?: string | undefined }): ReactNode {
  const t = useText('losses');
  const common = useText('common');
  useForms();
  useText('tally');
  const { go } = useNavigation();
  const { active } = useSession();
  const [openOnly, setOpenOnly] = useState(true);
  const [isNew, setNew] = useState(false);
  const list = useDesk('loss.list', { openOnly: false }, { keep: true });
  const all = list.data ?? [];
  const shown = all.filter((one) => !openOnly || one.state === 'open' || one.id === props.lossId);
  const chosen = all.find((one) => one.id === props.lossId) ?? shown[0];
  const canWrite = active?.roles.some((role) => role !== 'auditor' && role !== 'administrator') ?? false;
  return (
    <div className={classes.screen} data-testid="losses">
      <People />
      <div className={classes.bar}>
        <div className={classes.reports}>
          {shown.map((loss) => (
            <Chip key={loss.id} loss={loss} isShown={!isNew && loss.id === chosen?.id} />
          ))}
        </div>
        <span className={classes.spacer} />
        <Check label={t('openOnly')} checked={openOnly} onChecked={setOpenOnly} />
        {canWrite ? (
          <button
            type="button"
            className="btn btn-small btn-primary"
            aria-expanded={isNew}
            onClick={() => setNew(true)}
            data-testid="loss-new"
          >
            {t('open')}
          </button>
        ) : null}
      </div>
      <ErrorNote error={list.error} kept={false} />
      {isNew && canWrite ? (
        <OpenForm
          onOpened={(process) => {
            setNew(false);
            go({ screen: 'warnings', tab: 'losses', lossId: process.summary.id });
          }}
          onClose={() => setNew(false)}
        />
      ) : chosen === undefined ? (
        <p className="empty">{list.data === undefined ? common('loading') : t('none')}</p>
      ) : (
        <Process key={chosen.id} id={chosen.id} canWrite={canWrite} />
      )}
    </div>
  );
}
