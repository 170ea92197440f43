import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { IncidentFacts } from '../../../shared/domain/incidentFacts';
import type { ReportDocument } from '../../../shared/domain/incidentReports';
import type { FieldLayout } from '../../../shared/reports/fieldSources';
import { reportFields } from '../../../shared/reports/fields';
import { copyText } from '../../app/copyText';
import { useDesk } from '../../bridge/hooks';
import { Words } from '../../components';
import { useText } from '../../i18n';
import classes from './reportPapers.module.css';

const KEPT = 'watchdesk.reportLayout';

type FieldCopyProps = { readonly document: ReportDocument; readonly facts: IncidentFacts | null };

/** The fields of the receiving system in its order: each copies its own text; Enter copies and goes on to the next that has one. */
export function FieldCopy(props: FieldCopyProps): ReactNode {
  const t = useText('reportPapers');
  const stored = useDesk('settings.get', { key: 'reportFields' }).data;
  const [name, setName] = useState(() => localStorage.getItem(KEPT) ?? '');
  if (stored === undefined) return null;
  const { layouts } = stored.value as { readonly layouts: readonly FieldLayout[] };
  const layout = layouts.find((one) => one.name === name) ?? layouts[0];
  if (layout === undefined) return <p className="dim">{t('noLayouts')}</p>;
  const choose = (next: string): void => {
    localStorage.setItem(KEPT, next);
    setName(next);
  };
  return (
    <div className={classes.fields}>
      <div className={classes.bar}>
        <label className={classes.layout}>
          {t('layout')}
          <select
            className="field"
            value={layout.name}
            onChange={(event) => choose(event.currentTarget.value)}
            data-testid="report-layout"
          >
            {layouts.map((one) => (
              <option key={one.name} value={one.name} lang="zh-CN">
                {one.name}
              </option>
            ))}
          </select>
        </label>
        <span className="dim">{t('copyHint')}</span>
      </div>
      <FieldList key={layout.name} {...props} layout={layout} />
    </div>
  );
}

function FieldList(props: FieldCopyProps & { readonly layout: FieldLayout }): ReactNode {
  const t = useText('reportPapers');
  const fields = reportFields(props.document, props.facts, props.layout);
  const list = useRef<HTMLOListElement>(null);
  const [copied, setCopied] = useState<ReadonlySet<number>>(new Set());
  const [isRefused, setRefused] = useState(false);

  const buttons = (): HTMLButtonElement[] => [
    ...(list.current?.querySelectorAll<HTMLButtonElement>('button:not(:disabled)') ?? []),
  ];
  const step = (from: Element, by: number): void => {
    const all = buttons();
    const next = all[all.indexOf(from as HTMLButtonElement) + by];
    next?.focus();
    next?.scrollIntoView?.({ block: 'nearest' });
  };
  const copy = (place: number, text: string): void => {
    const isCopied = copyText(text);
    setRefused(!isCopied);
    if (isCopied) setCopied((before) => new Set([...before, place]));
  };
  const onKey = (event: KeyboardEvent<HTMLButtonElement>, place: number, text: string): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0 && event.key !== 'Enter') return;
    event.preventDefault();
    if (event.key === 'Enter') copy(place, text);
    step(event.currentTarget, by === 0 ? 1 : by);
  };
  return (
    <>
      <ol className={classes.list} ref={list} aria-label={props.layout.name}>
        {fields.map(({ label, text }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a field is its place in the layout; labels may repeat
          <li key={place} className={classes.row}>
            <button
              type="button"
              className={`btn btn-small ${classes.copy}`}
              disabled={text === ''}
              onClick={() => copy(place, text)}
              onKeyDown={(event) => onKey(event, place, text)}
              aria-label={t('copyField', { label })}
              data-testid={`report-field-${place}`}
            >
              <Words>{label}</Words>
            </button>
            <span className={text === '' ? `dim ${classes.text}` : classes.text} title={text}>
              {text === '' ? t('nothing') : <Words>{text}</Words>}
            </span>
            <span className={classes.state} role="status">
              {copied.has(place) ? t('copied') : ''}
            </span>
          </li>
        ))}
      </ol>
      {isRefused ? <p role="alert">{t('copyRefused')}</p> : null}
    </>
  );
}
