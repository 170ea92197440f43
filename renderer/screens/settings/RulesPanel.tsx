import { type ReactNode, useState } from 'react';
import type { RuleRow } from '../../../shared/contract/areas/rules';
import type { Locale } from '../../../shared/wording/labels';
import { fullTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote, Words } from '../../components';
import { useLocale, useText } from '../../i18n';
import { Check, Segments } from '../parts/Segments';
import { useForms } from '../parts/useForms';
import { RuleForm } from './RuleForm';
import classes from './rules.module.css';

const GROUPS = ['limits', 'matrix', 'grades', 'windows'] as const;
type Group = (typeof GROUPS)[number];

function matches(row: RuleRow, typed: string): boolean {
  const words = typed.normalize('NFKC').toLowerCase().split(/\s+/u).filter(Boolean);
  const text = [
    row.id,
    row.name.zh,
    row.name.en,
    row.about.zh,
    row.about.en,
    row.document.zh,
    row.document.en,
  ]
    .join(' ')
    .normalize('NFKC')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

function Values({ row, locale }: { readonly row: RuleRow; readonly locale: Locale }): ReactNode {
  const t = useText('rules');
  return (
    <span className={classes.values}>
      {row.values.map((one) => (
        <span key={one.key}>
          {one.label[locale]} <b className="num">{one.value ?? '—'}</b>
          {one.value === one.shipped ? null : (
            <span className={classes.small}> {t('shipped', { value: one.shipped ?? '—' })}</span>
          )}
        </span>
      ))}
    </span>
  );
}

function Row(props: { readonly row: RuleRow; readonly mayChange: boolean }): ReactNode {
  const { row, mayChange } = props;
  const t = useText('rules');
  const locale = useLocale();
  const [isChanging, setChanging] = useState(false);
  const period =
    row.from === null && row.until === null
      ? ''
      : t('until', { from: row.from ?? '…', until: row.until ?? '…' });
  return (
    <li className={classes.row} data-off={!row.isOn} data-testid={`rule-${row.id}`}>
      <span>
        {row.name[locale]}
        {row.isOn ? null : <b className={classes.tag}>{t('isOff')}</b>}
        {row.why === null ? null : (
          <>
            <b className={classes.tag} data-testid="rule-own">
              {t('own')}
            </b>
            <span className={classes.small}> {row.why}</span>
          </>
        )}
      </span>
      <span>{row.about[locale]}</span>
      <Values row={row} locale={locale} />
      <span>
        <Words>{`${row.document[locale]}${locale === 'en' ? ' ' : ''}${row.article}`}</Words>{' '}
        <span className={classes.small}>{row.mark}</span>
        <span className={classes.tag}>{t(row.basis)}</span>
        {row.note === '' && period === '' ? null : (
          <span className={classes.small}>
            {' '}
            <Words>{[row.note, period].filter(Boolean).join(locale === 'zh' ? '；' : '; ')}</Words>
          </span>
        )}
      </span>
      <span>
        {mayChange && !isChanging ? (
          <button
            type="button"
            className="btn btn-small"
            aria-label={t('changeTitle', { name: row.name[locale] })}
            onClick={() => setChanging(true)}
            data-testid="rule-change"
          >
            {t('change')}
          </button>
        ) : null}
      </span>
      {isChanging ? <RuleForm row={row} onClose={() => setChanging(false)} /> : null}
    </li>
  );
}

/** Every rule that binds this room: its numbers, where they come from, what the room set otherwise and why. */
export function RulesPanel(): ReactNode {
  const t = useText('rules');
  const locale = useLocale();
  useForms();
  const found = useDesk('rules.list', {});
  const { active } = useSession();
  const [group, setGroup] = useState<Group>('limits');
  const [typed, setTyped] = useState('');
  const [onlyChanged, setOnlyChanged] = useState(false);
  const mayChange = active?.roles.some((role) => role === 'supervisor' || role === 'administrator') ?? false;
  const list = found.data;
  if (list === undefined) return <ErrorNote error={found.error} kept={false} />;
  const rows = list.rows.filter(
    (row) =>
      matches(row, typed) &&
      (!onlyChanged || row.why !== null) &&
      (row.group === group || typed.trim() !== '' || onlyChanged),
  );
  return (
    <section className={`panel ${classes.panel}`} aria-label={t('title')} data-testid="rules-panel">
      <div className={classes.bar}>
        <Segments
          label={t('group')}
          value={group}
          onValue={setGroup}
          options={GROUPS.map((value) => ({ value, label: t(value) }))}
          testId="rules-group"
        />
        <input
          type="search"
          className="field"
          aria-label={t('find')}
          placeholder={t('findHint')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          data-testid="rules-find"
        />
        <Check
          label={t('onlyChanged')}
          checked={onlyChanged}
          onChecked={setOnlyChanged}
          testId="rules-changed"
        />
        <span className={classes.small}>
          {list.changedAt === null
            ? mayChange
              ? ''
              : t('bySupervisor')
            : t('changed', { name: list.changedBy ?? '', time: fullTime(list.changedAt) })}
        </span>
      </div>
      <p className={classes.intro}>{t('intro')}</p>
      {list.problem === null ? null : (
        <p role="alert" className={classes.intro}>
          {t('unreadable')} {list.problem[locale]}
        </p>
      )}
      <div className={`${classes.row} ${classes.heads}`} aria-hidden="true">
        <span>{t('rule')}</span>
        <span>{t('about')}</span>
        <span>{t('values')}</span>
        <span>{t('source')}</span>
        <span />
      </div>
      {rows.length === 0 ? <p className="empty">{t('none')}</p> : null}
      <ul>
        {rows.map((row) => (
          <Row key={row.id} row={row} mayChange={mayChange} />
        ))}
      </ul>
    </section>
  );
}
