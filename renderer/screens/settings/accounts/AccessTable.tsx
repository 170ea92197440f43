import { type ReactNode, useState } from 'react';
import type { OutputOf } from '../../../../shared/contract/procedures';
import { ROLES, type Role } from '../../../../shared/domain/vocabulary';
import { labels } from '../../../../shared/wording/labels';
import { grouped, procedureName } from '../../../../shared/wording/procedureNames';
import { useDesk } from '../../../bridge/hooks';
import { ErrorNote } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import './accounts.css';

type Row = OutputOf<'access.table'>[number];

/** Which roles may do what, by area, in plain words: the very table that the desk refuses by. */
export function AccessTable(): ReactNode {
  const t = useText('access');
  const locale = useLocale();
  const roleNames = labels(locale).role;
  const table = useDesk('access.table', {});
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const rows = (table.data ?? []).filter(
    (row) =>
      !row.isInternal &&
      (wanted === '' ||
        row.procedure.toLowerCase().includes(wanted) ||
        procedureName(row.procedure, locale).toLowerCase().includes(wanted)),
  );
  return (
    <section className="panel access-table" data-testid="access-table">
      <h2 className="panel-head">{t('table')}</h2>
      <div className="settings-body">
        <p className="dim">{t('tableHint')}</p>
        <input
          className="field access-find"
          aria-label={t('find')}
          placeholder={t('find')}
          value={text}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
          data-testid="access-find"
        />
        <ErrorNote error={table.error} kept={false} onRetry={() => void table.refetch()} />
        <div className="access-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('act')}</th>
                {ROLES.map((role) => (
                  <th key={role} scope="col">
                    {roleNames[role]}
                  </th>
                ))}
              </tr>
            </thead>
            {grouped(rows, locale).map((group) => (
              <tbody key={group.id}>
                <tr>
                  <th scope="rowgroup" colSpan={ROLES.length + 1} className="access-group">
                    {group.name}
                  </th>
                </tr>
                {group.rows.map((row) => (
                  <AccessLine key={row.procedure} row={row} />
                ))}
              </tbody>
            ))}
          </table>
        </div>
      </div>
    </section>
  );
}

function AccessLine({ row }: { readonly row: Row }): ReactNode {
  const t = useText('access');
  const locale = useLocale();
  const words = procedureName(row.procedure, locale);
  return (
    <tr data-testid="access-row" data-procedure={row.procedure}>
      <th scope="row" title={row.procedure}>
        {words}
        {row.kind === 'query' ? null : <span className="access-acts-mark"> {t('acts')}</span>}
      </th>
      {row.access === 'seat' ? (
        <td colSpan={ROLES.length} className="access-all">
          {t('seat')}
        </td>
      ) : (
        ROLES.map((role) => <Cell key={role} isOn={mayUse(row, role)} />)
      )}
    </tr>
  );
}

const mayUse = (row: Row, role: Role): boolean => row.access === 'any' || row.roles.includes(role);

function Cell({ isOn }: { readonly isOn: boolean }): ReactNode {
  const t = useText('access');
  return (
    <td className={isOn ? 'access-yes' : 'access-no'}>
      <span aria-hidden="true">{isOn ? '●' : '–'}</span>
      <span className="sr-only">{t(isOn ? 'yes' : 'no')}</span>
    </td>
  );
}
