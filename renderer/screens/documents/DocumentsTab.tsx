import { type ReactNode, useDeferredValue, useState } from 'react';
import type { DocumentEntry } from '../../../shared/contract/areas/register';
import { DIRECTIONS, type Direction } from '../../../shared/domain/documents';
import { documentLabels, registerNumber } from '../../../shared/wording/documentLabels';
import { useHotkey } from '../../app/hotkeys';
import { moveInList } from '../../app/listKeys';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote, Kbd } from '../../components';
import { useLocale, useText } from '../../i18n';
import { Segments } from '../parts/Segments';
import { DocumentDetail } from './DocumentDetail';
import { DocumentForm } from './DocumentForm';
import { DocumentRow } from './DocumentRow';
import classes from './documents.module.css';
import { DocumentHints } from './fields';
import { Limits } from './Limits';
import type { DocumentValues } from './values';

const LISTED = 200;
type Pane =
  | { readonly kind: 'form'; readonly direction: Direction; readonly start?: Partial<DocumentValues> }
  | { readonly kind: 'entry'; readonly id: string }
  | { readonly kind: 'limits' }
  | null;

/** What the route asks to have open: an empty form of a direction, or an entry. */
function paneOf(open: string | undefined): Pane {
  if (open === undefined) return null;
  if (open === 'incoming' || open === 'outgoing') return { kind: 'form', direction: open };
  return { kind: 'entry', id: open };
}

/** A document that answers another goes to who asked, under the same incident. */
function answerTo(entry: DocumentEntry, number: string): Partial<DocumentValues> {
  return {
    units: entry.unit,
    answersId: entry.id,
    title: `关于${entry.title === '' ? number : entry.title}的回复`,
    way: entry.way === 'platform' ? 'platform' : 'fax',
    urgency: entry.urgency,
    incidentId: entry.incidentId ?? '',
  };
}

function Heads(): ReactNode {
  const t = useText('documents');
  return (
    <div className={classes.heads} aria-hidden="true">
      <span>{t('number')}</span>
      <span className={classes.aside}>{t('at')}</span>
      <span className={classes.aside}>{t('way')}</span>
      <span>{t('urgency')}</span>
      <span>{t('unitColumn')}</span>
      <span>{t('docTitle')}</span>
      <span>{t('dueAt')}</span>
    </div>
  );
}

/** The register of documents: a dense list, one entry open beside it, registering above it. */
export default function DocumentsTab(props: { readonly entryId?: string | undefined }): ReactNode {
  const t = useText('documents');
  const locale = useLocale();
  const words = documentLabels(locale).direction;
  const { active } = useSession();
  const canAct = active?.roles.some((role) => role !== 'auditor' && role !== 'administrator') ?? false;
  const maySet = active?.roles.some((role) => role === 'supervisor' || role === 'administrator') ?? false;
  const [direction, setDirection] = useState<Direction | 'all'>('all');
  const [show, setShow] = useState<'open' | 'overdue' | 'all'>('all');
  const [find, setFind] = useState('');
  const text = useDeferredValue(find.trim());
  const [pane, setPane] = useState<Pane>(() => paneOf(props.entryId));
  const [opened, setOpened] = useState(props.entryId);
  if (opened !== props.entryId) {
    setOpened(props.entryId);
    setPane(paneOf(props.entryId));
  }
  const list = useDesk('document.list', { direction, show, text, limit: LISTED }, { keep: true });
  const open = useDesk('document.list', {
    direction: 'incoming',
    show: 'open',
    text: '',
    limit: LISTED,
  }).data;
  const rows = list.data?.documents ?? [];
  const close = (): void => setPane(null);
  const register = (direction: Direction): void => setPane({ kind: 'form', direction });
  useHotkey('Alt+S', () => register('incoming'), canAct);
  useHotkey('Alt+F', () => register('outgoing'), canAct);
  const isSplit = pane?.kind === 'entry';
  return (
    <div className={classes.screen} data-testid="documents">
      <DocumentHints />
      <div className={classes.bar}>
        <Segments
          label={t('direction')}
          testId="documents-direction"
          value={direction}
          onValue={setDirection}
          options={[
            { value: 'all', label: t('all') },
            ...DIRECTIONS.map((value) => ({ value, label: words[value] })),
          ]}
        />
        <Segments
          label={t('show')}
          testId="documents-show"
          value={show}
          onValue={setShow}
          options={[
            { value: 'all', label: t('whole', { count: list.data?.total ?? 0 }) },
            { value: 'open', label: t('open', { count: list.data?.open ?? 0 }) },
            { value: 'overdue', label: t('overdue', { count: list.data?.overdue ?? 0 }) },
          ]}
        />
        <input
          type="search"
          className={`field ${classes.find}`}
          placeholder={t('find')}
          aria-label={t('find')}
          maxLength={60}
          value={find}
          onChange={(event) => setFind(event.target.value)}
          data-testid="documents-find"
        />
        <span className={classes.spacer} />
        {maySet ? (
          <button
            type="button"
            className="btn btn-small btn-plain"
            onClick={() => setPane({ kind: 'limits' })}
          >
            {t('limits')}
          </button>
        ) : null}
        {canAct ? (
          <>
            <button
              type="button"
              className="btn btn-small btn-primary"
              onClick={() => register('incoming')}
              data-testid="document-new-incoming"
            >
              {t('newIncoming')} <Kbd>Alt+S</Kbd>
            </button>
            <button
              type="button"
              className="btn btn-small"
              onClick={() => register('outgoing')}
              data-testid="document-new-outgoing"
            >
              {t('newOutgoing')} <Kbd>Alt+F</Kbd>
            </button>
          </>
        ) : null}
      </div>
      <ErrorNote error={list.error} kept={false} onRetry={() => void list.refetch()} />
      {pane?.kind === 'limits' ? <Limits onClose={close} /> : null}
      {pane?.kind === 'form' && canAct ? (
        <DocumentForm
          key={`${pane.direction}-${pane.start?.answersId ?? ''}`}
          direction={pane.direction}
          {...(pane.start === undefined ? {} : { start: pane.start })}
          open={open?.documents ?? []}
          onSaved={(entry) => setPane({ kind: 'entry', id: entry.id })}
          onClose={close}
        />
      ) : null}
      <div className={classes.split} data-open={isSplit}>
        <div className={classes.list}>
          <Heads />
          {list.data !== undefined && rows.length === 0 ? (
            <p className="empty">{t(list.data.total === 0 ? 'empty' : 'emptyShow')}</p>
          ) : null}
          <ol aria-label={t('listName')} onKeyDown={moveInList}>
            {rows.map((entry) => (
              <DocumentRow
                key={entry.id}
                entry={entry}
                isOpen={pane?.kind === 'entry' && pane.id === entry.id}
                onOpen={() => setPane({ kind: 'entry', id: entry.id })}
              />
            ))}
          </ol>
          {rows.length === LISTED ? <p className="empty">{t('cut', { count: LISTED })}</p> : null}
        </div>
        {pane?.kind === 'entry' ? (
          <DocumentDetail
            key={pane.id}
            documentId={pane.id}
            canAct={canAct}
            onOpen={(id) => setPane({ kind: 'entry', id })}
            onAnswer={(entry) =>
              setPane({
                kind: 'form',
                direction: 'outgoing',
                start: answerTo(entry, registerNumber(entry, locale)),
              })
            }
            onClose={close}
          />
        ) : null}
      </div>
    </div>
  );
}
