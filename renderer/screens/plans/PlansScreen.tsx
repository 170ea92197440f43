import { type ReactNode, useState } from 'react';
import { type PlanView, useNavigation } from '../../app/navigation';
import { useDesk } from '../../bridge/hooks';
import { useText } from '../../i18n';
import { Library } from './Library';
import { MOUNTS } from './mounts';
import { NewPlan } from './NewPlan';
import { PlanPage } from './PlanPage';
import classes from './plans.module.css';
import { SharedTables } from './SharedTables';

type Props = {
  readonly planId?: string | undefined;
  readonly view?: PlanView | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
};

/** The library of work plans, and one of them in full. */
export default function PlansScreen(props: Props): ReactNode {
  const t = useText('plans');
  useText('runs');
  useText('forms');
  const { planId } = props;
  const { go } = useNavigation();
  const [making, setMaking] = useState<'new' | 'import' | 'tables' | null>(null);
  const profile = useDesk('system.status', {}).data?.room?.profile;
  const begin = (what: 'new' | 'import' | 'tables'): void => {
    setMaking(what);
    go({ screen: 'plans' });
  };
  const Importer = MOUNTS.importer;
  const side = (): ReactNode => {
    if (planId !== undefined && profile !== undefined)
      return <PlanPage key={planId} {...props} planId={planId} profile={profile} />;
    if (making === 'new') return <NewPlan onClose={() => setMaking(null)} />;
    if (making === 'tables') return <SharedTables onClose={() => setMaking(null)} />;
    if (making === 'import' && Importer !== null) return <Importer />;
    return <p className="empty">{t('choose')}</p>;
  };
  return (
    <section className={classes.screen} aria-label={t('title')}>
      <Library
        planId={planId}
        onNew={() => begin('new')}
        onTables={() => begin('tables')}
        onImport={Importer === null ? null : () => begin('import')}
      />
      {side()}
    </section>
  );
}
