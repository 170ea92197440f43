import { type ReactNode, useEffect, useState } from 'react';
import type { ReportKind } from '../../../shared/domain/incidentReports';
import { reportKindName } from '../../../shared/wording/reportWords';
import { useNavigation } from '../../app/navigation';
import { useDesk } from '../../bridge/hooks';
import { DrillBand, ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useForms } from '../parts/useForms';
import { useHeldAct } from '../parts/useHeldAct';
import { ReportPapers } from '../reportPapers/ReportPapers';
import { Editor } from './Editor';
import classes from './reports.module.css';
import { SignedReport } from './SignedReport';

/** A report by its id, draft or signed. */
function Report({
  id,
  onTitle,
}: {
  readonly id: string;
  readonly onTitle: (title: string) => void;
}): ReactNode {
  const locale = useLocale();
  const common = useText('common');
  const draft = useDesk('report.draftGet', { draftId: id });
  const isSigned = draft.data === null;
  const signed = useDesk('report.page', { reportId: id }, { enabled: isSigned });
  const kind = draft.data ?? signed.data?.report;
  useEffect(() => {
    if (kind !== undefined) onTitle(reportKindName(kind.kind, kind.ordinal, locale));
  }, [kind, locale, onTitle]);
  if (draft.data) {
    const { document, facts, incidentId } = draft.data;
    return (
      <Editor
        key={id}
        draft={draft.data}
        papers={
          <ReportPapers
            paper={{ kind: 'report_draft', incidentId, document }}
            document={document}
            facts={facts}
          />
        }
        onSigned={() => void draft.refetch()}
      />
    );
  }
  if (signed.data) {
    const { document, facts } = signed.data.report;
    return (
      <SignedReport
        page={signed.data}
        papers={<ReportPapers paper={{ kind: 'report', reportId: id }} document={document} facts={facts} />}
      />
    );
  }
  return (
    <>
      <ErrorNote error={draft.error ?? signed.error} kept={false} />
      {draft.error === null && signed.error === null ? <p className="empty">{common('loading')}</p> : null}
    </>
  );
}

/** A kind was named and no report: the draft is begun, or the one that was begun is gone on with. */
function Begun(props: {
  readonly incidentId: string;
  readonly kind: ReportKind;
  readonly onTitle: (title: string) => void;
}): ReactNode {
  const { incidentId, kind, onTitle } = props;
  const common = useText('common');
  const { run, error } = useHeldAct('report.draft');
  const [id, setId] = useState<string | null>(null);
  const [draftId] = useState(() => crypto.randomUUID());
  // biome-ignore lint/correctness/useExhaustiveDependencies: begun once for what the route names
  useEffect(() => {
    void run({ draftId, incidentId, kind }).then((begun) => setId(begun?.draftId ?? null));
  }, [draftId, incidentId, kind]);
  if (id !== null) return <Report id={id} onTitle={onTitle} />;
  return error === null ? (
    <p className="empty">{common('loading')}</p>
  ) : (
    <ErrorNote error={error} kept={false} />
  );
}

/** One report on an incident: written, checked, signed off and sent here. */
export default function ReportScreen(props: {
  readonly incidentId: string;
  readonly reportId?: string | undefined;
  readonly kind?: ReportKind | undefined;
}): ReactNode {
  const { incidentId, reportId, kind } = props;
  const t = useText('reports');
  const common = useText('common');
  useForms();
  useText('papers');
  useText('reportPapers');
  const { back } = useNavigation();
  const [title, setTitle] = useState('');
  const incident = useDesk('incident.get', { incidentId }).data?.incident;
  return (
    <section className={classes.screen} aria-label={t('title')} data-testid="report-screen">
      <DrillBand name={incident?.drill ?? null} />
      <header className={classes.head}>
        <h1>
          {incident?.title ?? ''} {title}
        </h1>
        <span className={classes.grow} />
        <button type="button" className="btn btn-small btn-plain" onClick={back} data-testid="report-back">
          {common('back')}
        </button>
      </header>
      {reportId !== undefined ? (
        <Report key={reportId} id={reportId} onTitle={setTitle} />
      ) : (
        <Begun key={kind} incidentId={incidentId} kind={kind ?? 'initial'} onTitle={setTitle} />
      )}
    </section>
  );
}
