import type { ReactNode } from 'react';
import { CONTACT_FIELD_WORDS } from '../../../shared/contacts/import/fields';
import type { ContactImportReport } from '../../../shared/contract/areas/contacts';
import type { CallRole, ContactKind } from '../../../shared/domain/contacts';
import { dayOf } from '../../../shared/domain/time';
import { contactProblemText } from '../../../shared/wording/contactImportWords';
import { CALL_ROLE_WORDS, CONTACT_KIND_WORDS } from '../../../shared/wording/contactWords';
import type { Locale } from '../../../shared/wording/labels';
import { useLocale, useText } from '../../i18n';
import classes from './contacts.module.css';

const SHOWN = 200;

type Row = ContactImportReport['rows'][number];
type Change = Row['changes'][number];

/** A value of a change as people know it. */
function worded(field: Change['field'], value: string, locale: Locale): string {
  if (value === '') return '—';
  if (field === 'role') return CALL_ROLE_WORDS[value as CallRole][locale];
  if (field === 'kind') return CONTACT_KIND_WORDS[value as ContactKind][locale];
  return field === 'validUntil' ? dayOf(Number(value)) : value;
}

/** What a dry run found: counts, then each row with what would change or what is wrong and what to do about it. */
export function ImportReport({ report }: { readonly report: ContactImportReport }): ReactNode {
  const t = useText('contacts');
  const locale = useLocale();
  const { added, changed, unchanged, refused } = report;
  const noted = new Set(report.problems.map((one) => one.row));
  const rows = report.rows.filter((one) => one.state !== 'unchanged' || noted.has(one.row)).slice(0, SHOWN);
  const change = ({ field, from, to }: Change): string =>
    `${CONTACT_FIELD_WORDS[field][locale]}: ${worded(field, from, locale)} → ${worded(field, to, locale)}`;
  return (
    <>
      <p className="num" data-testid="contacts-import-counts">
        <b>{t('counts', { added, changed, unchanged, refused })}</b>
      </p>
      <div className={`${classes.scroll} ${classes.report}`}>
        <table className={classes.table} data-testid="contacts-import-report">
          <thead>
            <tr>
              <th scope="col">{t('row')}</th>
              <th scope="col">{t('state')}</th>
              <th scope="col">{t('name')}</th>
              <th scope="col">{t('unit')}</th>
              <th scope="col">{t('what')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.row} data-state={row.state}>
                <td className="num">{row.row}</td>
                <td className={row.state === 'refused' ? classes.flag : undefined}>
                  {t(`state_${row.state}`)}
                </td>
                <td>{row.name}</td>
                <td>{row.unit}</td>
                <td>
                  {row.changes.map((one) => (
                    <div key={one.field}>{change(one)}</div>
                  ))}
                  {report.problems
                    .filter((one) => one.row === row.row)
                    .map((one) => (
                      <div key={`${one.code}${one.field}${one.found}`}>{contactProblemText(one, locale)}</div>
                    ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
