import { type ReactNode, useRef, useState } from 'react';
import type { LossProcess, LossReport } from '../../../shared/contract/areas/losses';
import { DECISION_WAYS, type DecisionWay } from '../../../shared/domain/vocabulary';
import { lossKindName } from '../../../shared/rules/losses/items';
import { labels } from '../../../shared/wording/labels';
import { useNow } from '../../app/clock';
import { fullTime } from '../../app/time';
import { Countdown, DrillBand, ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { ActFrame } from '../documents/ActForm';
import { FormLine, FormSegments } from '../documents/fields';
import { useDraft } from '../parts/draft';
import { PaperButtons } from '../parts/PaperButtons';
import { useDeskForm } from '../parts/useDeskForm';
import { useHeldAct } from '../parts/useHeldAct';
import { useSaveKey } from '../parts/useSaveKey';
import { Grid } from '../tally/Grid';
import type { Place } from '../tally/gridModel';
import { ImportPanel } from './ImportPanel';
import classes from './losses.module.css';
import { EMPTY_LOSSES, type LossDraft, sheetOf } from './model';
import { SendPanel } from './SendPanel';
import { useLossCells } from './useLossCells';

/** 核报有误: a recorded decision opens the process again. */
function ReopenForm(props: { readonly lossId: string; readonly onClose: () => void }): ReactNode {
  const t = useText('losses');
  const words = labels(useLocale()).decisionWay;
  const desk = useDeskForm({
    name: 'loss.reopen',
    draftKey: `loss.reopen.${props.lossId}`,
    defaults: { reason: '', decidedBy: '', way: 'phone' as DecisionWay },
    toInput: (values) => ({ lossId: props.lossId, ...values }),
  });
  return (
    <ActFrame
      label={t('reopen')}
      testId="loss-reopen"
      saveWord={t('reopenSave')}
      isSaving={desk.isSaving}
      error={desk.error}
      onSave={async () => (await desk.submit()) !== null}
      onClose={props.onClose}
    >
      <div className={classes.grid}>
        <FormLine desk={desk} path="reason" label={t('reason')} testId="loss-reason" className={classes.c6} />
        <FormLine
          desk={desk}
          path="decidedBy"
          label={t('decidedBy')}
          testId="loss-decided-by"
          className={classes.c3}
        />
        <FormSegments
          desk={desk}
          path="way"
          label={t('way')}
          testId="loss-decided-way"
          className={classes.c3}
          options={DECISION_WAYS.map((value) => ({ value, label: words[value] }))}
        />
      </div>
    </ActFrame>
  );
}

function Reports(props: {
  readonly process: LossProcess;
  readonly shown: LossReport | null;
  readonly onShow: (report: LossReport | null) => void;
}): ReactNode {
  const t = useText('losses');
  const locale = useLocale();
  const { process, shown } = props;
  return (
    <div className={classes.reports} data-testid="loss-reports">
      {process.reports.map((report) => (
        <button
          key={report.id}
          type="button"
          className={classes.chip}
          aria-pressed={shown?.id === report.id}
          onClick={() => props.onShow(report)}
          data-testid="loss-report-chip"
        >
          <b>{lossKindName(report.kind, report.number, locale)}</b>{' '}
          <span className="num">{fullTime(report.sentAt)}</span>
        </button>
      ))}
      {process.summary.state === 'open' ? (
        <button
          type="button"
          className={classes.chip}
          aria-pressed={shown === null}
          onClick={() => props.onShow(null)}
          data-testid="loss-report-next"
        >
          {t('nextReport')}
        </button>
      ) : null}
    </div>
  );
}

/** One report that went out: who signed and took it, what was explained, and its papers. */
function SentReport({ report }: { readonly report: LossReport }): ReactNode {
  const t = useText('losses');
  const locale = useLocale();
  return (
    <section className={`panel ${classes.send}`} data-testid="loss-sent">
      <p>
        {t('sentLine', {
          name: lossKindName(report.kind, report.number, locale),
          asOf: fullTime(report.asOf),
          sentAt: fullTime(report.sentAt),
          receiver: report.receiver,
          way: labels(locale).sendWay[report.way],
          signer: report.signer,
          by: report.recordedBy,
        })}
      </p>
      {report.explanation === '' ? null : <p>{t('explained', { words: report.explanation })}</p>}
      {report.note === '' ? null : <p className={classes.note}>{report.note}</p>}
      <PaperButtons
        paper={{ kind: 'loss_report', reportId: report.id }}
        formats={['pdf', 'docx', 'xlsx', 'csv']}
        testId="loss-paper"
      />
    </section>
  );
}

/** A process: its reports side by side, the table of the one that is shown, and what it takes to send the next. */
export function ProcessView(props: { readonly process: LossProcess; readonly canWrite: boolean }): ReactNode {
  const { process } = props;
  const { summary, reports } = process;
  const t = useText('losses');
  const locale = useLocale();
  const now = useNow(60_000);
  const isOpen = summary.state === 'open';
  const draft = useDraft<LossDraft>(`loss.table.${summary.id}.${reports.length}`, EMPTY_LOSSES);
  const [shownId, setShownId] = useState<string | null>(null);
  const chosen = reports.find((one) => one.id === shownId) ?? null;
  const shown = chosen ?? (isOpen ? null : (reports.at(-1) ?? null));
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const [panel, setPanel] = useState<'import' | 'reopen' | 'withdraw' | null>(null);
  const stabilise = useHeldAct('loss.stabilise');
  const cells = useLossCells(process, draft);
  const canWrite = props.canWrite && isOpen && shown === null;
  const grid = useRef<HTMLDivElement>(null);
  // Tab goes from cell to cell: Ctrl+Enter leads out of the table, to what sends it.
  useSaveKey(grid, () => document.querySelector<HTMLElement>('[data-testid="loss-signer"]')?.focus());
  const close = (): void => setPanel(null);
  return (
    <>
      {summary.drill === null ? null : <DrillBand name={summary.drill} />}
      <div className={classes.bar}>
        <Reports process={process} shown={shown} onShow={(report) => setShownId(report?.id ?? null)} />
        <span className={classes.spacer} />
        {isOpen && summary.nextDueAt !== null ? (
          <span className={classes.due}>
            {t('nextDue')} <Countdown dueAt={summary.nextDueAt} />
          </span>
        ) : null}
        {summary.stableAt === null || !isOpen ? null : (
          <span className="dim">{t('stableSince', { time: fullTime(summary.stableAt) })}</span>
        )}
        {canWrite ? (
          <button
            type="button"
            className="btn btn-small"
            aria-expanded={panel === 'import'}
            onClick={() => setPanel(panel === 'import' ? null : 'import')}
            data-testid="loss-import-open"
          >
            {t('import')}
          </button>
        ) : null}
        {props.canWrite && isOpen && summary.stableAt === null && reports.length > 0 ? (
          <button
            type="button"
            className="btn btn-small"
            disabled={stabilise.isBusy}
            onClick={() => void stabilise.run({ lossId: summary.id, at: null })}
            data-testid="loss-stable"
          >
            {t('stable')}
          </button>
        ) : null}
        {props.canWrite && isOpen && reports.length === 0 ? (
          <button
            type="button"
            className="btn btn-small btn-plain"
            onClick={() => setPanel('withdraw')}
            data-testid="loss-withdraw-open"
          >
            {t('withdraw')}
          </button>
        ) : null}
        {props.canWrite && summary.state === 'closed' ? (
          <button
            type="button"
            className="btn btn-small"
            onClick={() => setPanel('reopen')}
            data-testid="loss-reopen-open"
          >
            {t('reopen')}
          </button>
        ) : null}
      </div>
      <ErrorNote error={stabilise.error} kept={false} />
      {panel === 'import' && canWrite ? (
        <ImportPanel process={process} draft={draft} onClose={close} />
      ) : null}
      {panel === 'reopen' ? <ReopenForm lossId={summary.id} onClose={close} /> : null}
      {panel === 'withdraw' ? <WithdrawForm lossId={summary.id} onClose={close} /> : null}
      {process.reopened.map((one) => (
        <p key={one.at} className="dim">
          {t('reopenedLine', {
            time: fullTime(one.at),
            by: one.decidedBy,
            reason: one.reason,
            typed: one.by,
          })}
        </p>
      ))}
      <div ref={grid} className={classes.main}>
        <Grid
          sheet={sheetOf(process, shown, draft.value, locale, now)}
          cells={cells}
          canWrite={canWrite}
          active={active}
          onActive={setActive}
          onChase={() => undefined}
        />
      </div>
      {shown !== null ? (
        <SentReport report={shown} />
      ) : canWrite ? (
        <SendPanel key={reports.length} process={process} draft={draft} />
      ) : null}
    </>
  );
}

function WithdrawForm(props: { readonly lossId: string; readonly onClose: () => void }): ReactNode {
  const t = useText('losses');
  const desk = useDeskForm({
    name: 'loss.withdraw',
    draftKey: `loss.withdraw.${props.lossId}`,
    defaults: { reason: '' },
    toInput: (values) => ({ lossId: props.lossId, reason: values.reason }),
  });
  return (
    <ActFrame
      label={t('withdraw')}
      testId="loss-withdraw"
      saveWord={t('withdrawSave')}
      isSaving={desk.isSaving}
      error={desk.error}
      onSave={async () => (await desk.submit()) !== null}
      onClose={props.onClose}
    >
      <div className={classes.grid}>
        <FormLine
          desk={desk}
          path="reason"
          label={t('reason')}
          testId="loss-reason"
          className={classes.c12}
        />
      </div>
    </ActFrame>
  );
}
