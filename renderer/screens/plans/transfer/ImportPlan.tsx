import { type ClipboardEvent, type ReactNode, useDeferredValue, useState } from 'react';
import { type ImportSource, partsOfHtml, partsOfText } from '../../../../shared/plan/import';
import { useDesk } from '../../../bridge/hooks';
import { ErrorNote } from '../../../components';
import { useText } from '../../../i18n';
import { useHeldAct } from '../../parts/useHeldAct';
import { ImportPreview } from './ImportPreview';
import { SaveImported } from './SaveImported';
import classes from './transfer.module.css';
import { useImported } from './useImported';

const MERMAID = /^(?:---[\s\S]*?---\s*)?(?:%%[^\n]*\n\s*)*(?:flowchart|graph)\b/;

/** What was pasted: a table as Word and Excel put it on the clipboard, a Mermaid flowchart, or plain text. */
function pastedSource(text: string, html: string, fileName: string): ImportSource {
  if (MERMAID.test(text.trimStart())) return { fileName, format: 'mermaid', parts: [], text };
  if (/<table/i.test(html)) return { fileName, format: 'html', parts: partsOfHtml(html), text: null };
  return { fileName, format: 'text', parts: partsOfText(text), text: null };
}

/** A plan out of a document that exists: a Word or Excel table, numbered paragraphs, or a Mermaid flowchart, from a file or pasted. */
export default function ImportPlan(): ReactNode {
  const t = useText('planTransfer');
  const chooser = useHeldAct('console.choosePlanFile');
  const tablesText = useDesk('plan.tables', {}).data?.tablesText;
  const profile = useDesk('system.status', {}).data?.room?.profile;
  const [source, setSource] = useState<ImportSource | null>(null);
  const [pasted, setPasted] = useState('');
  const [title, setTitle] = useState('');
  const [planId, setPlanId] = useState('');
  const { draft, problem } = useImported({
    source,
    tablesText,
    profile,
    title: useDeferredValue(title),
    planId: useDeferredValue(planId),
  });
  const take = (next: ImportSource): void => {
    setTitle('');
    setPlanId('');
    setSource(next);
  };
  const choose = async (): Promise<void> => {
    const chosen = await chooser.run({});
    if (chosen !== null) take(chosen);
  };
  const onPaste = (event: ClipboardEvent): void => {
    const [text, html] = ['text/plain', 'text/html'].map((type) => event.clipboardData.getData(type)) as [
      string,
      string,
    ];
    // The text stands in the box as well; only the clipboard knows the cells that were merged.
    if (/<table/i.test(html)) take(pastedSource(text, html, t('pasteName')));
  };
  return (
    <section className={classes.screen} aria-label={t('title')} data-testid="plan-import-screen">
      <h1 className={classes.title}>{t('title')}</h1>
      {source === null ? <p className={classes.intro}>{t('intro')}</p> : null}
      <div className={classes.sources}>
        <button
          type="button"
          className="btn btn-primary"
          disabled={chooser.isBusy}
          onClick={() => void choose()}
          data-testid="plan-import-choose"
        >
          {t(chooser.isBusy ? 'choosing' : 'choose')}
        </button>
        <label className={classes.paste}>
          <span className="field-label">{t('paste')}</span>
          <textarea
            className="field"
            rows={source === null ? 8 : 2}
            value={pasted}
            spellCheck={false}
            placeholder={t('pasteHint')}
            onChange={(event) => setPasted(event.target.value)}
            onPaste={onPaste}
            data-testid="plan-import-paste"
          />
        </label>
        <button
          type="button"
          className="btn"
          disabled={pasted.trim() === ''}
          onClick={() => take(pastedSource(pasted, '', t('pasteName')))}
          data-testid="plan-import-read"
        >
          {t('readPasted')}
        </button>
      </div>
      <ErrorNote error={chooser.error} kept={false} />
      {source?.format === 'yaml' ? <p role="alert">{t('isYaml')}</p> : null}
      {problem === null ? null : (
        <div role="alert" className={classes.problem} data-testid="plan-import-problem">
          <b>{t('mermaidProblem')}</b>
          <pre>{problem}</pre>
        </div>
      )}
      {draft === null || source === null || source.format === 'yaml' ? null : (
        <>
          <SaveImported
            draft={draft}
            fileName={source.fileName}
            title={title}
            planId={planId}
            onTitle={setTitle}
            onPlanId={setPlanId}
          />
          <ImportPreview draft={draft} />
        </>
      )}
    </section>
  );
}
