import type { ReactNode } from 'react';
import type { Pack } from '../../../../shared/contract/areas/packs';
import { serialText } from '../../../../shared/rules/packs';
import { packReason } from '../../../../shared/wording/packLines';
import { fullTime } from '../../../app/time';
import { useDesk } from '../../../bridge/hooks';
import { ErrorNote } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import { useHeldAct } from '../../parts/useHeldAct';
import { PackSettings } from './PackSettings';
import classes from './packs.module.css';

const CAUSES = ['shift', 'warning', 'manual'] as const;

function PackRow({ pack }: { readonly pack: Pack }): ReactNode {
  const t = useText('packs');
  const locale = useLocale();
  const shower = useHeldAct('console.showPack');
  const causes = CAUSES.filter((cause) => pack.causes.some((one) => one.startsWith(`${cause}:`)));
  const hasForms = pack.lastSerial >= pack.firstSerial;
  return (
    <li data-testid="pack-row" data-outcome={pack.outcome}>
      <span>
        <span className="num">{fullTime(pack.madeAt ?? pack.preparedAt)}</span>{' '}
        <b className={pack.outcome === 'failed' ? 'overdue' : undefined}>{t(`outcome.${pack.outcome}`)}</b>
        {pack.printer === '' ? null : ` ${pack.printer}`}
        {pack.reason === '' ? null : <span className="dim"> · {packReason(pack.reason, locale)}</span>}
        <span className="dim">
          {' '}
          · {causes.map((cause) => t(`cause.${cause}`)).join(' · ')} ·{' '}
          <span className="num">
            {hasForms
              ? t('serials', { first: serialText(pack.firstSerial), last: serialText(pack.lastSerial) })
              : t('noSerials')}
          </span>
        </span>
        <ErrorNote error={shower.error} kept={false} />
      </span>
      {pack.fileName === '' ? null : (
        <button
          type="button"
          className="btn btn-small"
          title={pack.fileName}
          onClick={() => void shower.run({ packId: pack.id })}
          data-testid="pack-show"
        >
          {t('show')}
        </button>
      )}
    </li>
  );
}

/** The packs that were made, making one at once, and how they are made. */
export function PacksPanel(): ReactNode {
  const t = useText('packs');
  const list = useDesk('pack.list', { limit: 12 });
  const act = useHeldAct('console.makePack');
  return (
    <section className={`panel ${classes.panel}`} aria-label={t('downtime')}>
      <h2 className="panel-head">{t('downtime')}</h2>
      <div className={classes.body}>
        <p className="dim">{t('downtimeHelp')}</p>
        <div className={classes.actions}>
          <button
            type="button"
            className="btn btn-primary"
            disabled={act.isBusy}
            onClick={() => void act.run({})}
            data-testid="pack-make"
          >
            {t(act.isBusy ? 'making' : 'makeNow')}
          </button>
        </div>
        <ErrorNote error={act.error ?? list.error} kept={false} />
        {list.data?.length === 0 ? <p className="dim">{t('noPacks')}</p> : null}
        <ul className={classes.list}>
          {list.data?.map((pack) => (
            <PackRow key={pack.id} pack={pack} />
          ))}
        </ul>
        <PackSettings />
      </div>
    </section>
  );
}
