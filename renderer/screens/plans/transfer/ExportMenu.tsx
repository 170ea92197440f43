import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { PlanFileFormat } from '../../../../shared/contract/areas/planTransfer';
import { useEscape } from '../../../app/hotkeys';
import { ErrorNote } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import { useHeldAct } from '../../parts/useHeldAct';
import classes from './transfer.module.css';

const FORMATS: readonly PlanFileFormat[] = ['docx', 'pdf', 'png', 'svg', 'md', 'mermaid', 'yaml'];

/** A revision of a plan as a file; where to is asked by the console. Arrow keys move in the list, Esc closes it. */
export default function ExportMenu(props: { readonly planId: string; readonly revision: number }): ReactNode {
  const { planId, revision } = props;
  const t = useText('planTransfer');
  const locale = useLocale();
  const [isOpen, setOpen] = useState(false);
  const [path, setPath] = useState<string | null>(null);
  const file = useHeldAct('console.savePlanFile');
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  useEscape(close, isOpen);
  useEffect(() => {
    if (!isOpen) return;
    box.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const onPointerDown = (event: PointerEvent): void => {
      if (event.target instanceof Node && box.current?.contains(event.target) === false) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointerDown);
    return () => document.removeEventListener('pointerdown', onPointerDown);
  }, [isOpen]);
  const { isBusy } = file;
  const save = async (format: PlanFileFormat): Promise<void> => {
    close();
    setPath(null);
    const saved = await file.run({ planId, revision, locale, format });
    setPath(saved?.path ?? null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const items = [...(box.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: items.length - 1,
    };
    const to = moves[event.key];
    if (to === undefined) return;
    event.preventDefault();
    items[(to + items.length) % items.length]?.focus();
  };
  return (
    <div ref={box} className={classes.menu}>
      <button
        ref={opener}
        type="button"
        className="btn btn-small"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        disabled={isBusy}
        onClick={() => setOpen(!isOpen)}
        data-testid="plan-export"
      >
        {t(isBusy ? 'exporting' : 'export')}
      </button>
      {isOpen ? (
        <div
          className={classes.list}
          role="menu"
          aria-label={t('export')}
          tabIndex={-1}
          onKeyDown={onKeyDown}
        >
          {FORMATS.map((format) => (
            <button
              key={format}
              type="button"
              role="menuitem"
              className={classes.item}
              onClick={() => void save(format)}
              data-testid={`plan-export-${format}`}
            >
              {t(`as_${format}`)}
              <span className="dim">{t(`about_${format}`)}</span>
            </button>
          ))}
        </div>
      ) : null}
      {path === null ? null : (
        <span className={`${classes.saved} dim`} role="status" title={path} data-testid="plan-export-saved">
          {t('saved', { path })}
        </span>
      )}
      <ErrorNote error={file.error} kept={false} />
    </div>
  );
}
