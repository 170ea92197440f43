import type { ReactNode } from 'react';
import { fullTime } from '../../../app/time';
import { useDesk } from '../../../bridge/hooks';
import { ErrorNote } from '../../../components';
import { useText } from '../../../i18n';
import { EditorRoom } from './EditorRoom';
import classes from './editor.module.css';
import { useOpening } from './useOpening';

/** Writes a plan: its draft is opened, or begun from the revision in force, or from nothing. */
export default function PlanEditor({ planId }: { readonly planId: string }): ReactNode {
  return <Opening key={planId} planId={planId} />;
}

function Opening({ planId }: { readonly planId: string }): ReactNode {
  const t = useText('planEdit');
  const common = useText('common');
  const opening = useOpening(planId);
  const profile = useDesk('system.status', {}).data?.room?.profile;
  const plans = useDesk('plan.list', {});
  if (opening.state === 'failed') return <ErrorNote error={opening.error} kept={false} />;
  if (opening.state === 'broken_tables') return <p className="empty">{t('brokenTables')}</p>;
  if (opening.state === 'choose') {
    const { mine, theirs, open } = opening;
    return (
      <div className={classes.choose} role="alert" data-testid="edit-choose">
        <p>
          {t('conflict', { by: theirs.savedBy, theirs: fullTime(theirs.savedAt), mine: fullTime(mine.at) })}
        </p>
        <div className={classes.actions}>
          <button
            type="button"
            className="btn btn-primary"
            onClick={() => open('mine')}
            data-testid="choose-mine"
          >
            {t('keepMine')}
          </button>
          <button type="button" className="btn" onClick={() => open('theirs')} data-testid="choose-theirs">
            {t('takeTheirs')}
          </button>
        </div>
      </div>
    );
  }
  if (opening.state === 'loading' || profile === undefined || plans.data === undefined)
    return <p className="empty">{common('loading')}</p>;
  return <EditorRoom planId={planId} opened={opening.opened} profile={profile} plans={plans.data} />;
}
