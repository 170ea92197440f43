import type { ReactNode } from 'react';
import type { CloseBlocker, CloseGate, CloseWarning } from '../../../shared/contract/areas/closing';
import { BLOCKER_NAMES, WARNING_NAMES } from '../../../shared/wording/closing';
import { moveInList } from '../../app/listKeys';
import { type Route, useNavigation } from '../../app/navigation';
import { Countdown } from '../../components';
import { useLocale, useText } from '../../i18n';
import classes from './close.module.css';

/** Where a person goes to see to it; null when it is on this very screen. */
function placeOf(blocker: CloseBlocker): Route | null {
  if (blocker.id.startsWith('callout.')) return { screen: 'callouts', id: blocker.id.slice(8) };
  if (blocker.runId === null) return null;
  const step = blocker.key === null ? {} : { key: blocker.key };
  return { screen: 'run', id: blocker.runId, ...step };
}

/** Tally sheets are seen to on the incident's own page. */
function warningPlace(warning: CloseWarning): Route | null {
  if (warning.kind === 'sheet') return null;
  if (warning.kind === 'response') return { screen: 'warnings', tab: 'responses', responseId: warning.id };
  return warning.kind === 'child'
    ? { screen: 'incident', id: warning.id }
    : { screen: 'log', entryId: warning.id };
}

function BlockerRow({ blocker }: { readonly blocker: CloseBlocker }): ReactNode {
  const locale = useLocale();
  const t = useText('incidents');
  const { go } = useNavigation();
  const place = placeOf(blocker);
  const words = (
    <>
      <span className={classes.kind}>{BLOCKER_NAMES[locale][blocker.kind]}</span>
      <span className={classes.what}>{locale === 'zh' ? blocker.titleZh : blocker.titleEn}</span>
      {blocker.dueAt === null ? <span /> : <Countdown dueAt={blocker.dueAt} />}
    </>
  );
  return (
    <li data-kind={blocker.kind} data-testid="close-blocker">
      {place === null ? (
        <span className={classes.row}>
          {words}
          <span className="dim">{t('closeHere')}</span>
        </span>
      ) : (
        <button type="button" data-item className={classes.row} onClick={() => go(place)}>
          {words}
          <span className={classes.goes}>{t('closeGo')}</span>
        </button>
      )}
    </li>
  );
}

function WarningRow({ warning }: { readonly warning: CloseWarning }): ReactNode {
  const locale = useLocale();
  const t = useText('incidents');
  const { go } = useNavigation();
  const place = warningPlace(warning);
  return (
    <li data-testid="close-warning">
      <button
        type="button"
        data-item
        className={classes.row}
        disabled={place === null}
        onClick={() => place !== null && go(place)}
      >
        <span className={classes.kind}>{WARNING_NAMES[locale][warning.kind]}</span>
        <span className={classes.what}>{locale === 'zh' ? warning.titleZh : warning.titleEn}</span>
        <span />
        <span className={classes.goes}>{place === null ? '' : t('closeGo')}</span>
      </button>
    </li>
  );
}

/** What keeps the incident open, each with its way there, and who may close it all the same. Arrow keys move, Enter goes. */
export function CloseGatePanel(props: {
  readonly gate: CloseGate;
  readonly mayOverride: boolean;
}): ReactNode {
  const { gate, mayOverride } = props;
  const t = useText('incidents');
  const locale = useLocale();
  const names = gate.mayOverride.join(locale === 'zh' ? '、' : ', ');
  return (
    <>
      {gate.blockers.length === 0 ? null : (
        <div className={classes.gate} data-testid="close-open-items">
          <b>{t('closeOpen', { count: gate.blockers.length })}</b>
          <ul onKeyDown={moveInList}>
            {gate.blockers.map((blocker) => (
              <BlockerRow key={blocker.id} blocker={blocker} />
            ))}
          </ul>
          <p data-testid="close-who">
            {mayOverride
              ? t('closeMayOverride')
              : t('closeNeeds', { names: names === '' ? t('noSupervisor') : names })}
          </p>
        </div>
      )}
      {gate.warnings.length === 0 ? null : (
        <div className={classes.gate} data-tone="note">
          <b>{t('closeWarnings')}</b>
          <ul onKeyDown={moveInList}>
            {gate.warnings.map((warning) => (
              <WarningRow key={`${warning.kind}.${warning.id}`} warning={warning} />
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
