import { type ReactNode, useEffect, useState } from 'react';
import type { TallySummary } from '../../../shared/contract/areas/tallies';
import { useNavigation } from '../../app/navigation';
import { clockTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { Check } from '../parts/Segments';
import { NewSheet } from './NewSheet';
import { SheetView } from './SheetView';
import classes from './tally.module.css';
import { UnitsEditor } from './UnitsEditor';

export type TallyPlace = {
  readonly tallyId?: string | undefined;
  /** open or make the sheet of this incident or warning: `incident:ID`, `warning:ID` */
  readonly link?: string | undefined;
};

const isOf = (sheet: TallySummary, link: string): boolean =>
  link === `incident:${sheet.incidentId}` || link === `warning:${sheet.warningId}`;

/** Tally sheets: the open ones side by side, one of them shown; a new one; the list of units. */
export default function TallyTab(props: TallyPlace): ReactNode {
  const t = useText('tally');
  const common = useText('common');
  const { go } = useNavigation();
  const { active: account } = useSession();
  const [openOnly, setOpenOnly] = useState(true);
  const [panel, setPanel] = useState<'new' | 'units' | null>(null);
  const [isLinkDone, setLinkDone] = useState(false);
  const list = useDesk('tally.list', { openOnly: false, incidentId: null, warningId: null }, { keep: true });
  const room = useDesk('tally.units', {});
  const all = list.data ?? [];
  const shown = all.filter((one) => !openOnly || one.state === 'open' || one.id === props.tallyId);
  const { link = '' } = props;
  const linked = link === '' ? undefined : all.find((one) => one.state === 'open' && isOf(one, link));
  const chosen =
    all.find((one) => one.id === props.tallyId) ?? linked ?? (link === '' ? shown[0] : undefined);
  const isNew =
    panel === 'new' || (link !== '' && linked === undefined && !isLinkDone && list.data !== undefined);
  const canWrite = account?.roles.some((role) => role !== 'auditor' && role !== 'administrator') ?? false;
  const canSet = account?.roles.some((role) => role === 'supervisor' || role === 'administrator') ?? false;
  const open = (tallyId: string): void => go({ screen: 'warnings', tab: 'tally', tallyId });
  const leave = (): void => {
    setPanel(null);
    setLinkDone(true);
  };
  return (
    <div className={classes.tab} data-testid="tally">
      <div className={classes.bar}>
        <div className={classes.sheets}>
          {shown.map((sheet) => (
            <SheetButton
              key={sheet.id}
              sheet={sheet}
              isShown={!isNew && sheet.id === chosen?.id}
              onOpen={open}
            />
          ))}
        </div>
        <span className={classes.spacer} />
        <Check label={t('openOnly')} checked={openOnly} onChecked={setOpenOnly} />
        <button
          type="button"
          className="btn btn-small"
          aria-expanded={panel === 'units'}
          onClick={() => setPanel(panel === 'units' ? null : 'units')}
          data-testid="tally-units-open"
        >
          {t('unitList')}
        </button>
        {canWrite ? (
          <button
            type="button"
            className="btn btn-small btn-primary"
            aria-expanded={isNew}
            onClick={() => setPanel('new')}
            data-testid="tally-new"
          >
            {t('open')}
          </button>
        ) : null}
      </div>
      <ErrorNote error={list.error ?? room.error} kept={false} />
      {panel === 'units' && room.data !== undefined ? (
        <UnitsEditor room={room.data} canSet={canSet} onClose={() => setPanel(null)} />
      ) : isNew && room.data !== undefined && canWrite ? (
        <NewSheet
          room={room.data}
          link={link}
          title=""
          onOpened={(id) => {
            leave();
            open(id);
          }}
          onClose={leave}
        />
      ) : chosen === undefined ? (
        <p className="empty">{list.data === undefined ? common('loading') : t('none')}</p>
      ) : (
        <Sheet key={chosen.id} id={chosen.id} canWrite={canWrite} />
      )}
    </div>
  );
}

/** A sheet by its name, with how many units of the round have reported. */
function SheetButton(props: {
  readonly sheet: TallySummary;
  readonly isShown: boolean;
  readonly onOpen: (id: string) => void;
}): ReactNode {
  const t = useText('tally');
  const { sheet } = props;
  const silent = sheet.unreported + sheet.lost;
  return (
    <button
      type="button"
      className={classes.sheetButton}
      aria-pressed={props.isShown}
      onClick={() => props.onOpen(sheet.id)}
      title={sheet.incidentTitle ?? sheet.warningTitle ?? undefined}
      data-testid="tally-sheet"
    >
      <b>{sheet.title}</b>
      <span className="num">
        {sheet.state === 'open'
          ? `${clockTime(sheet.dueAt)} ${sheet.reported}/${sheet.units}`
          : t(`sheet_${sheet.state}`)}
      </span>
      {sheet.state === 'open' && silent > 0 ? (
        <span className={classes.silent}>{t('silent', { count: silent })}</span>
      ) : null}
    </button>
  );
}

function Sheet(props: { readonly id: string; readonly canWrite: boolean }): ReactNode {
  const common = useText('common');
  const [round, setRound] = useState<number | null>(null);
  const found = useDesk('tally.get', { tallyId: props.id, round }, { keep: true });
  const sheet = found.data;
  // The round that is shown stays, also when the next one begins: nobody's typing may end up in another round.
  useEffect(() => {
    if (round === null && sheet !== undefined) setRound(sheet.round.number);
  }, [round, sheet]);
  if (sheet === undefined || sheet.summary.id !== props.id) {
    return (
      <>
        <ErrorNote error={found.error} kept={false} />
        {found.error === null ? <p className="empty">{common('loading')}</p> : null}
      </>
    );
  }
  return <SheetView key={sheet.round.number} sheet={sheet} canWrite={props.canWrite} onRound={setRound} />;
}
