import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { cellKey, plainName, type RosterCell, type RosterPerson } from '../../../../shared/domain/roster';
import { readNames } from '../../../../shared/rules/roster/names';
import { labels } from '../../../../shared/wording/labels';
import { isComposingKey, useEscape } from '../../../app/hotkeys';
import { useLocale, useText } from '../../../i18n';
import { useDraft } from '../../parts/draft';
import { useSaveKey } from '../../parts/useSaveKey';
import type { CellPlace } from './RosterGrid';
import classes from './roster.module.css';

type EditorProps = {
  readonly place: CellPlace;
  readonly cell: RosterCell | undefined;
  /** everybody who is known, for filling in 职务 and numbers */
  readonly known: readonly RosterPerson[];
  readonly onSave: (cell: RosterCell) => void;
  readonly onClose: () => void;
};

/** What was typed and not taken: it is there again when the cell is opened again. */
type Typed = { readonly names: string | null; readonly people: readonly RosterPerson[] | null };
const UNTOUCHED: Typed = { names: null, people: null };

const FIELDS = ['title', 'mobile', 'officePhone', 'satPhone'] as const;

/** Names as typed become people: what was known of them or stood in the cell is kept, what is typed goes before. */
function peopleFrom(
  text: string,
  before: readonly RosterPerson[],
  known: readonly RosterPerson[],
): RosterPerson[] {
  return readNames(text).people.map((typed) => {
    const same = (one: RosterPerson): boolean => plainName(one.name) === plainName(typed.name);
    const from = before.find(same) ?? known.find(same);
    return {
      accountId: from?.accountId ?? null,
      name: typed.name,
      title: typed.title || (from?.title ?? ''),
      mobile: typed.mobile || (from?.mobile ?? ''),
      officePhone: typed.officePhone || (from?.officePhone ?? ''),
      satPhone: typed.satPhone || (from?.satPhone ?? ''),
      state: before.find(same)?.state ?? 'planned',
    };
  });
}

/** Who stands in one cell: names in one line as on paper, and what belongs to each below. Enter or Ctrl+Enter takes it, Esc leaves it and keeps what was typed. */
export function CellEditor({ place, cell, known, onSave, onClose }: EditorProps): ReactNode {
  const t = useText('roster');
  const locale = useLocale();
  const box = useRef<HTMLFormElement>(null);
  const draft = useDraft<Typed>(`roster.cell.${cellKey(place)}`, UNTOUCHED);
  const names = draft.value.names ?? (cell?.people ?? []).map((one) => one.name).join('、');
  const people = draft.value.people ?? cell?.people ?? [];
  const unread = useMemo(() => readNames(names).unread, [names]);
  useEscape(onClose);
  const save = (): void => {
    if (unread.length > 0) return;
    draft.drop();
    onSave({ ...place, people });
  };
  useSaveKey(box, save);
  useEffect(() => {
    box.current?.querySelector<HTMLInputElement>('input')?.select();
  }, []);
  const type = (text: string): void =>
    draft.set({ names: text, people: peopleFrom(text, [...people, ...(cell?.people ?? [])], known) });
  const offered = known.filter(
    (one) => !people.some((other) => plainName(other.name) === plainName(one.name)),
  );
  return (
    <form
      ref={box}
      className={classes.editor}
      data-testid="roster-editor"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h3>
        <span className="num">{place.day.slice(5)}</span> {labels(locale).shiftPost[place.post]}
      </h3>
      <label>
        <span className="field-label">{t('names')}</span>
        <input
          className="field"
          value={names}
          autoComplete="off"
          aria-invalid={unread.length > 0}
          placeholder={t('namesHint')}
          data-testid="roster-names"
          onChange={(event) => type(event.target.value)}
          onKeyDown={(event) => {
            // Enter that confirms a candidate of the input method is not ours.
            if (event.key === 'Enter' && isComposingKey(event.nativeEvent)) event.preventDefault();
          }}
        />
      </label>
      {unread.length === 0 ? null : (
        <p className={classes.problem} role="alert">
          {t('unread', { text: unread.join(locale === 'zh' ? '、' : ', ') })}
        </p>
      )}
      {offered.length === 0 ? null : (
        <div className={classes.offered}>
          {offered.slice(0, 14).map((one) => (
            <button
              key={one.name}
              type="button"
              className="btn btn-small btn-plain"
              onClick={() => type(names.trim() === '' ? one.name : `${names}、${one.name}`)}
            >
              {one.name}
            </button>
          ))}
        </div>
      )}
      {people.map((person, at) => (
        <fieldset key={person.name} className={classes.details}>
          <legend>{person.name}</legend>
          {FIELDS.map((field) => (
            <label key={field}>
              <span>{t(field)}</span>
              <input
                className={`field ${field === 'title' ? '' : 'num'}`}
                autoComplete="off"
                value={person[field]}
                data-testid={`roster-${field}-${at}`}
                onChange={(event) =>
                  draft.set({
                    people: people.map((one) =>
                      one === person ? { ...one, [field]: event.target.value } : one,
                    ),
                  })
                }
              />
            </label>
          ))}
        </fieldset>
      ))}
      <div className={classes.actions}>
        <button
          type="submit"
          className="btn btn-small btn-primary"
          disabled={unread.length > 0}
          data-testid="roster-cell-save"
        >
          {t('take')}
        </button>
        <button type="button" className="btn btn-small" onClick={onClose}>
          {t('leave')}
        </button>
      </div>
    </form>
  );
}
