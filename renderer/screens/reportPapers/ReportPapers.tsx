import { type ReactNode, useMemo, useState } from 'react';
import type { PaperRefOf } from '../../../shared/contract/areas/papers';
import type { IncidentFacts } from '../../../shared/domain/incidentFacts';
import type { ReportDocument } from '../../../shared/domain/incidentReports';
import { layOut, linesOver } from '../../../shared/reports/grid/layOut';
import { reportGrid } from '../../../shared/reports/grid/reportGrid';
import { reportText } from '../../../shared/reports/text';
import { copyText } from '../../app/copyText';
import { Words } from '../../components';
import { useText } from '../../i18n';
import { PaperButtons } from '../parts/PaperButtons';
import { FieldCopy } from './FieldCopy';
import { missingFaces } from './missingFaces';
import classes from './reportPapers.module.css';

type ReportPapersProps = {
  /** a signed report by its id, or a draft as it stands */
  readonly paper: Omit<PaperRefOf<'report'>, 'withCodes'> | Omit<PaperRefOf<'report_draft'>, 'withCodes'>;
  readonly document: ReportDocument;
  /** as they stood: figures and elements of the receiving systems come from them */
  readonly facts: IncidentFacts | null;
};

/**
 * What goes out of a report: preview, print, PDF, DOCX and text in the layout of GB/T 9704; its length; and its text field by field for the systems that it
 * is typed into.
 */
export function ReportPapers(props: ReportPapersProps): ReactNode {
  const t = useText('reportPapers');
  const { document, facts } = props;
  const [withCodes, setCodes] = useState(false);
  const paper = { ...props.paper, withCodes };
  return (
    <section className={classes.papers} aria-label={t('title')} data-testid="report-papers">
      <div className={classes.bar}>
        <PaperButtons paper={paper} formats={['docx', 'pdf', 'txt']} canMask testId="report-paper" />
        <label className={classes.check} title={t('codesHint')}>
          <input
            type="checkbox"
            checked={withCodes}
            onChange={(event) => setCodes(event.currentTarget.checked)}
            data-testid="report-codes"
          />
          {t('codes')}
        </label>
        <CopyAll document={document} />
      </div>
      <Length document={document} />
      <Faces />
      <FieldCopy document={document} facts={facts} />
    </section>
  );
}

function CopyAll({ document }: { readonly document: ReportDocument }): ReactNode {
  const t = useText('reportPapers');
  const [state, setState] = useState<'copied' | 'copyRefused' | null>(null);
  return (
    <>
      <button
        type="button"
        className="btn btn-small"
        onClick={() => setState(copyText(reportText(document)) ? 'copied' : 'copyRefused')}
        data-testid="report-copy-all"
      >
        {t('copyAll')}
      </button>
      <span role="status" className="dim">
        {state === null ? '' : t(state)}
      </span>
    </>
  );
}

/** How many pages it takes; a first report is wanted on one. */
function Length({ document }: { readonly document: ReportDocument }): ReactNode {
  const t = useText('reportPapers');
  const layout = useMemo(() => layOut(reportGrid(document)), [document]);
  const over = document.kind === 'initial' || document.kind === 'phone_report' ? linesOver(layout) : 0;
  return (
    <p className={classes.note} data-testid="report-length">
      <span className="dim num">{t('pages', { pages: layout.pages.length })}</span>
      {over > 0 ? <strong className={classes.over}>{t('over', { lines: over })}</strong> : null}
    </p>
  );
}

function Faces(): ReactNode {
  const t = useText('reportPapers');
  const missing = useMemo(missingFaces, []);
  if (missing.length === 0) return null;
  return (
    <p className={`dim ${classes.note}`} data-testid="report-faces">
      <Words>{t('faces', { faces: missing.join('、') })}</Words>
    </p>
  );
}
