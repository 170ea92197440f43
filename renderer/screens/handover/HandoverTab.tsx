import { type ReactNode, useState } from 'react';
import type { Shift } from '../../../shared/contract/models';
import { useNavigation } from '../../app/navigation';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import classes from './handover.module.css';
import { LiveView } from './LiveView';
import { ObjectsEditor } from './ObjectsEditor';
import { PastHandovers } from './Past';
import { StartForm } from './StartForm';

function Start({ shift }: { readonly shift: Shift }): ReactNode {
  const planned = useDesk('roster.planned', { at: shift.endsAt });
  if (planned.data === undefined && planned.error === null) return null;
  return <StartForm shift={shift} live={null} planned={planned.data ?? null} onDone={() => undefined} />;
}

/** 交接班: the handover that goes on, or beginning one; below it the handovers before. */
export default function HandoverTab(): ReactNode {
  const t = useText('handover');
  const { go } = useNavigation();
  const board = useDesk('board.get', {});
  const current = useDesk('handover.current', {});
  const [isEditing, setEditing] = useState(false);
  const shift = board.data?.shift ?? null;
  const live = current.data ?? null;
  if (board.data === undefined || current.data === undefined)
    return <ErrorNote error={board.error ?? current.error} kept={false} />;
  if (live !== null && shift !== null && !isEditing)
    return <LiveView live={live} shift={shift} onEdit={() => setEditing(true)} />;
  return (
    <div className={classes.scroll}>
      {shift === null ? (
        <section className="panel">
          <p className="empty">
            {t('noShift')}{' '}
            <button
              type="button"
              className={classes.link}
              onClick={() => go({ screen: 'shift', tab: 'now' })}
            >
              {t('openShift')}
            </button>
          </p>
        </section>
      ) : live === null ? (
        <Start shift={shift} />
      ) : (
        <StartForm shift={shift} live={live} planned={null} onDone={() => setEditing(false)} />
      )}
      <PastHandovers />
      <ObjectsEditor />
    </div>
  );
}
