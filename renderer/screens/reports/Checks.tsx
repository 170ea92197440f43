import { type ReactNode, useState } from 'react';
import type { CrossCheckState, ReportDraft } from '../../../shared/contract/areas/reports';
import { findingWords } from '../../../shared/wording/reportWords';
import { useEscape } from '../../app/hotkeys';
import { ErrorNote, Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import { Check } from '../parts/Segments';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './reports.module.css';

const EMPTY = { who: '', agrees: true, words: '' };

/** Another department was asked for its figures: who said it, and whether they are the same. */
function AskForm(props: {
  readonly incidentId: string;
  readonly party: CrossCheckState;
  readonly onClose: () => void;
}): ReactNode {
  const { incidentId, party, onClose } = props;
  const t = useText('reports');
  const common = useText('common');
  const draft = useDraft(`report.cross.${incidentId}.${party.party}`, EMPTY);
  const act = useHeldAct('report.crossCheck');
  const [checkId] = useState(() => crypto.randomUUID());
  const [isMissing, setMissing] = useState(false);
  const box = useFocusFirst<HTMLDivElement>();
  useEscape(onClose);
  const { who, agrees, words } = draft.value;
  const save = async (): Promise<void> => {
    setMissing(who.trim() === '');
    if (who.trim() === '') return;
    const input = { checkId, incidentId, party: party.party, who, at: null, agrees, words };
    if ((await act.run(input)) === null) return;
    draft.drop();
    onClose();
  };
  return (
    <div ref={box} className={classes.ask} data-testid="cross-form">
      <Field label={t('crossWho')} problem={isMissing ? 'empty' : undefined}>
        {(ids) => (
          <input
            {...ids}
            className="field"
            autoComplete="off"
            value={who}
            onChange={(event) => draft.set({ who: event.target.value })}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) void save();
            }}
            data-testid="cross-who"
          />
        )}
      </Field>
      <Check
        label={t('crossAgrees')}
        checked={agrees}
        onChecked={(checked) => draft.set({ agrees: checked })}
        testId="cross-agrees"
      />
      {agrees ? null : (
        <Field label={t('crossWords')}>
          {(ids) => (
            <input
              {...ids}
              className="field"
              autoComplete="off"
              value={words}
              onChange={(event) => draft.set({ words: event.target.value })}
              data-testid="cross-words"
            />
          )}
        </Field>
      )}
      <div className={classes.bar}>
        <button
          type="button"
          className="btn btn-primary btn-small"
          disabled={act.isBusy}
          onClick={() => void save()}
          data-testid="cross-save"
        >
          {t('crossSave')}
        </button>
        <button type="button" className="btn btn-small" onClick={onClose}>
          {common('cancel')}
        </button>
      </div>
      <ErrorNote error={act.error} />
    </div>
  );
}

function Party(props: { readonly incidentId: string; readonly party: CrossCheckState }): ReactNode {
  const { incidentId, party } = props;
  const t = useText('reports');
  const locale = useLocale();
  const [isAsking, setAsking] = useState(false);
  const { last } = party;
  const mark = last === null ? '▢' : last.agrees ? '✓' : '✕';
  return (
    <li className={classes.party} data-testid="cross-party" data-state={mark}>
      <div className={classes.partyLine}>
        <span aria-hidden="true">{mark}</span>
        <span className={classes.grow}>
          {locale === 'zh' ? party.nameZh : party.nameEn}
          {last === null ? (
            <span className="dim"> {t('crossOpen')}</span>
          ) : (
            <span className="dim">
              {' '}
              {last.agrees ? t('crossSame') : t('crossOther', { words: last.words })} · {last.who}{' '}
              <Time at={last.at} />
            </span>
          )}
        </span>
        {isAsking ? null : (
          <button
            type="button"
            className="btn btn-small"
            onClick={() => setAsking(true)}
            data-testid="cross-ask"
          >
            {t('crossAsk')}
          </button>
        )}
      </div>
      {isAsking ? <AskForm incidentId={incidentId} party={party} onClose={() => setAsking(false)} /> : null}
    </li>
  );
}

/** What the checks found, the errors first, and the departments whose figures have to be the same. */
export function Checks({ draft }: { readonly draft: ReportDraft }): ReactNode {
  const t = useText('reports');
  const locale = useLocale();
  const name = (id: string): string => {
    const party = draft.crossChecks.find((one) => one.party === id);
    return party === undefined ? id : locale === 'zh' ? party.nameZh : party.nameEn;
  };
  const found = draft.findings.filter((one) => one.code !== 'cross_open');
  return (
    <>
      <section className="panel" aria-label={t('checks')} data-testid="report-checks">
        <h2 className="panel-head">{t('checks')}</h2>
        {found.length === 0 ? (
          <p className={classes.note}>✓ {t('nothingFound')}</p>
        ) : (
          <ul className={classes.findings}>
            {found.map((one) => (
              <li key={JSON.stringify(one)} data-level={one.level} data-code={one.code}>
                <span aria-hidden="true">{one.level === 'error' ? '✕' : '!'}</span>
                <span>
                  <span className="sr-only">{t(one.level)}</span> {findingWords(one, locale, name)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      {draft.kind === 'phone_report' || draft.kind === 'zero' ? null : (
        <section className="panel" aria-label={t('cross')}>
          <h2 className="panel-head">{t('cross')}</h2>
          <ul>
            {draft.crossChecks.map((party) => (
              <Party key={party.party} incidentId={draft.incidentId} party={party} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
