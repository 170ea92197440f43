import { type ReactNode, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/procedures';
import { readUnits, unitsText } from '../../../shared/tally/units';
import { useEscape } from '../../app/hotkeys';
import { ErrorNote, Kbd } from '../../components';
import { useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useHeldAct } from '../parts/useHeldAct';
import { useSaveKey } from '../parts/useSaveKey';
import classes from './tally.module.css';

/**
 * The room's lower units as lines (code, name, other names, duty phone), to be pasted from a table; below them what was read. Their order is the order of
 * every sheet.
 */
export function UnitsEditor(props: {
  readonly room: OutputOf<'tally.units'>;
  readonly canSet: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const { room, canSet, onClose } = props;
  const t = useText('tally');
  const common = useText('common');
  const [initial] = useState(() => ({ text: unitsText(room.units) }));
  const draft = useDraft('tally.unitsText', initial);
  const act = useHeldAct('settings.change');
  const box = useFocusFirst<HTMLElement>();
  const { units, problems } = readUnits(draft.value.text);
  useEscape(onClose);
  const byCode = (): void =>
    draft.set({ text: unitsText([...units].sort((a, b) => a.code.localeCompare(b.code))) });
  const save = async (): Promise<void> => {
    const { graceMinutes, lostMinutes } = room;
    const done = await act.run({ key: 'tally', value: { units, graceMinutes, lostMinutes } });
    if (done === null) return;
    draft.drop();
    onClose();
  };
  useSaveKey(box, () => void save());
  return (
    <section
      ref={box}
      className={`panel ${classes.form}`}
      aria-label={t('unitList')}
      data-testid="tally-units"
    >
      <label>
        <span className="field-label">{t('unitListHint')}</span>
        <textarea
          className={`field num ${classes.unitText}`}
          rows={14}
          value={draft.value.text}
          readOnly={!canSet}
          onChange={(event) => draft.set({ text: event.target.value })}
          data-testid="tally-units-text"
        />
      </label>
      <p className={classes.quiet} role="status">
        {t('unitsRead', { count: units.length })}
        {canSet ? '' : ` ${t('unitsReadOnly')}`}
      </p>
      {problems.length === 0 ? null : (
        <ul className={classes.unknown}>
          {problems.slice(0, 6).map((one) => (
            <li key={one.line}>
              {t(`unitProblem_${one.why}`, { line: one.line })} {one.text}
            </li>
          ))}
        </ul>
      )}
      <div className={classes.actions}>
        {canSet ? (
          <>
            <button
              type="button"
              className="btn btn-primary"
              disabled={act.isBusy || problems.length > 0}
              onClick={() => void save()}
              data-testid="tally-units-save"
            >
              {act.isBusy ? common('saving') : t('unitsSave')} <Kbd>Ctrl+Enter</Kbd>
            </button>
            <button type="button" className="btn" onClick={byCode}>
              {t('unitsSort')}
            </button>
          </>
        ) : null}
        <button type="button" className="btn" onClick={onClose}>
          {common('close')}
        </button>
        <ErrorNote error={act.error} />
      </div>
    </section>
  );
}
