import type { ReactNode } from 'react';
import type { AuditFilter } from '../../../shared/contract/areas/audit';
import { AUDIT_KINDS, type AuditKind } from '../../../shared/domain/audit';
import { DAY_MS } from '../../../shared/domain/time';
import { AUDIT_KIND_NAMES } from '../../../shared/wording/auditWords';
import { deskNow } from '../../app/clock';
import { dayStart } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { useLocale, useText } from '../../i18n';
import { Day, Select } from '../search/Filters';
import classes from './audit.module.css';

/** Which entries are shown: words, days, kind, person. */
export function AuditFilters(props: {
  readonly filter: AuditFilter;
  readonly onFilter: (filter: AuditFilter) => void;
  readonly onClear: () => void;
}): ReactNode {
  const t = useText('audit');
  const locale = useLocale();
  const people = useDesk('audit.people', {}).data ?? [];
  const { filter } = props;
  const set = (part: Partial<AuditFilter>): void => props.onFilter({ ...filter, ...part });
  const today = (): void => {
    const from = dayStart(deskNow());
    set({ from, to: from + DAY_MS });
  };
  return (
    <div className={classes.filters}>
      <input
        className={`field ${classes.text}`}
        type="text"
        aria-label={t('text')}
        placeholder={t('text')}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={filter.text}
        onChange={(event) => set({ text: event.target.value })}
        data-testid="audit-text"
      />
      <Day label={t('from')} at={filter.from} testId="audit-from" onDay={(from) => set({ from })} />
      <Day
        label={t('to')}
        at={filter.to === null ? null : filter.to - DAY_MS}
        testId="audit-to"
        onDay={(to) => set({ to: to === null ? null : to + DAY_MS })}
      />
      <Select
        label={t('kind')}
        any={t('anyKind')}
        testId="audit-kind"
        value={filter.kinds[0] ?? ''}
        choices={AUDIT_KINDS.map((kind) => ({ value: kind, label: AUDIT_KIND_NAMES[locale][kind] }))}
        onValue={(kind) => set({ kinds: kind === null ? [] : [kind as AuditKind] })}
      />
      <Select
        label={t('person')}
        any={t('anyPerson')}
        testId="audit-person"
        value={filter.accountId ?? ''}
        choices={people.map(({ accountId, name }) => ({ value: accountId, label: name }))}
        onValue={(accountId) => set({ accountId })}
      />
      <button type="button" className="btn btn-small" onClick={today} data-testid="audit-today">
        {t('today')}
      </button>
      <button type="button" className="btn btn-small" onClick={props.onClear} data-testid="audit-clear">
        {t('clear')}
      </button>
    </div>
  );
}
