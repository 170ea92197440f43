import { type ReactNode, useMemo, useState } from 'react';
import { blockKind, blockTitle, walkBlocks } from '../../../../shared/plan/blocks';
import {
  type ImportDraft,
  type ImportNote,
  type ImportPlace,
  noteWords,
  placeWords,
} from '../../../../shared/plan/import';
import type { Block } from '../../../../shared/plan/types';
import { useLocale, useText } from '../../../i18n';
import classes from './transfer.module.css';

/** Steps go by what kind of step they are. */
function kindKey(block: Block) {
  if ('step' in block) return `kind_${block.step}` as const;
  const kind = blockKind(block);
  return kind === 'step' ? 'kind_action' : (`kind_${kind}` as const);
}

const keyOf = (place: ImportPlace | null): string => JSON.stringify(place);

/** Every place of the source beside the blocks that it became, with what is left to do there. */
export function ImportPreview({ draft }: { readonly draft: ImportDraft }): ReactNode {
  const t = useText('planTransfer');
  const [onlyOpen, setOnlyOpen] = useState(false);
  const blocks = useMemo(
    () =>
      new Map(draft.plan === null ? [] : [...walkBlocks(draft.plan.flow)].map((block) => [block.id, block])),
    [draft.plan],
  );
  const notes = useMemo(() => byPlace(draft.notes), [draft.notes]);
  const rowKeys = new Set(draft.rows.map(({ place }) => keyOf(place)));
  const elsewhere = draft.notes.filter(({ place }) => !rowKeys.has(keyOf(place)));
  const rows = draft.rows.filter(({ place }) => !onlyOpen || notes.has(keyOf(place)));
  return (
    <div className={classes.preview}>
      <section className={`panel ${classes.rows}`} aria-label={t('rows')}>
        <h2 className="panel-head">
          {t('rows')}
          <label className={classes.filter}>
            <input
              type="checkbox"
              checked={onlyOpen}
              onChange={(event) => setOnlyOpen(event.target.checked)}
              data-testid="plan-import-only-open"
            />
            {t('onlyOpen')}
          </label>
        </h2>
        <div className={classes.scroll}>
          <table className={classes.table} data-testid="plan-import-rows">
            <thead>
              <tr>
                <th scope="col">{t('place')}</th>
                <th scope="col">{t('source')}</th>
                <th scope="col">{t('becomes')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row
                  key={keyOf(row.place)}
                  place={row.place}
                  found={row.found}
                  blocks={row.blocks.flatMap((id) => blocks.get(id) ?? [])}
                  notes={notes.get(keyOf(row.place)) ?? []}
                />
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section className={`panel ${classes.notes}`} aria-label={t('general')}>
        <h2 className="panel-head">{t('general')}</h2>
        <div className={classes.scroll}>
          {elsewhere.length === 0 ? (
            <p className="empty">{t('nothingMore')}</p>
          ) : (
            <NoteList notes={elsewhere} hasPlace />
          )}
        </div>
      </section>
    </div>
  );
}

function byPlace(notes: readonly ImportNote[]): ReadonlyMap<string, readonly ImportNote[]> {
  const found = new Map<string, ImportNote[]>();
  for (const note of notes) found.set(keyOf(note.place), [...(found.get(keyOf(note.place)) ?? []), note]);
  return found;
}

function Row(props: {
  readonly place: ImportPlace;
  readonly found: string;
  readonly blocks: readonly Block[];
  readonly notes: readonly ImportNote[];
}): ReactNode {
  const t = useText('planTransfer');
  const runs = useText('runs');
  const locale = useLocale();
  return (
    <tr>
      <th scope="row" className="num">
        {props.place.at === 'node' ? '' : placeWords(props.place, locale)}
      </th>
      <td className={classes.found}>{props.found}</td>
      <td>
        {props.blocks.length === 0 && props.notes.length === 0 ? (
          <span className="dim">{t('noBlock')}</span>
        ) : null}
        {props.blocks.map((block) => (
          <p key={block.id} className={classes.block}>
            <span className={classes.kind}>{runs(kindKey(block))}</span>
            {blockTitle(block, locale)}
          </p>
        ))}
        <NoteList notes={props.notes} hasPlace={false} />
      </td>
    </tr>
  );
}

function NoteList(props: { readonly notes: readonly ImportNote[]; readonly hasPlace: boolean }): ReactNode {
  const locale = useLocale();
  if (props.notes.length === 0) return null;
  return (
    <ul className={classes.noteList}>
      {props.notes.map((note) => {
        const { what, remedy } = noteWords(note, locale);
        return (
          <li key={`${note.code} ${keyOf(note.place)} ${note.found}`} data-testid="plan-import-note">
            {props.hasPlace && note.place !== null ? <b>{placeWords(note.place, locale)} </b> : null}
            {what} <span className="dim">{remedy}</span>
          </li>
        );
      })}
    </ul>
  );
}
