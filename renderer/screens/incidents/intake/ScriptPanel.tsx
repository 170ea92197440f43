import { type ReactNode, useEffect, useState } from 'react';
import type { Path } from 'react-hook-form';
import { adviceOf, type ScriptLine, scriptOf } from '../../../../shared/wording/intakeScript';
import { useLocale, useText } from '../../../i18n';
import own from './intake.module.css';
import type { IncidentDeskForm, IncidentValues } from './values';

/** The value of a field by its path, whatever shape it has. */
function valueAt(values: IncidentValues, path: string): string {
  let at: unknown = values;
  for (const part of path.split('.')) at = (at as Readonly<Record<string, unknown>> | undefined)?.[part];
  if (typeof at === 'string') return at;
  const element = at as { readonly state?: string; readonly words?: string } | undefined;
  return `${element?.state ?? ''}${element?.words ?? ''}`;
}

/** How many are hurt is one question with several fields: any of them answers it. */
function isAnswered(values: IncidentValues, { field }: ScriptLine): boolean {
  if (field === 'casualties.trapped') {
    const { dead, missing, trapped, seriousInjury } = values.casualties;
    return [dead, missing, trapped, seriousInjury].some((count) => count.trim() !== '');
  }
  return valueAt(values, field).trim() !== '';
}

/** Which field has the focus, by its path. */
function useFocusedField(): string {
  const [field, setField] = useState('');
  useEffect(() => {
    const onFocus = (event: FocusEvent): void => {
      const name = event.target instanceof HTMLElement ? event.target.getAttribute('name') : null;
      setField(name ?? '');
    };
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, []);
  return field;
}

/**
 * The questions to the caller beside the form, in words to read out: the one of the field that has the focus is large, or else the first that has no answer.
 * It follows the form and never takes the focus by itself.
 */
export function ScriptPanel({ desk }: { readonly desk: IncidentDeskForm }): ReactNode {
  const t = useText('intake');
  const locale = useLocale();
  const values = desk.form.watch();
  const focused = useFocusedField();
  const lines = scriptOf(values.type);
  const open = lines.filter((line) => !isAnswered(values, line));
  const now = lines.find(({ field }) => field === focused) ?? open[0];
  return (
    <aside className={own.script} aria-label={t('script')} data-testid="incident-script">
      <p className={own.ask} aria-live="off" data-testid="incident-ask">
        <span className="dim">{t('next')}</span>
        <strong>{(now?.ask ?? adviceOf(values.type))[locale]}</strong>
      </p>
      <ol className={own.lines}>
        {lines.map((line) => {
          const isDone = isAnswered(values, line);
          return (
            <li key={line.field} data-done={isDone} data-now={line === now}>
              <button
                type="button"
                tabIndex={-1}
                onClick={() => desk.form.setFocus(line.field as Path<IncidentValues>)}
              >
                <span aria-hidden="true">{isDone ? '✓' : '·'}</span> {line.ask[locale]}
                {isDone ? <span className="sr-only">{t('answered')}</span> : null}
              </button>
            </li>
          );
        })}
      </ol>
      <p className={own.advice}>
        <span className="dim">{t('advice')}</span> {adviceOf(values.type)[locale]}
      </p>
    </aside>
  );
}
