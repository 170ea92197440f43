import { type ReactNode, useState } from 'react';
import type { ArchiveItem } from '../../../shared/contract/areas/papers';
import { labels } from '../../../shared/wording/labels';
import { fullTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { PaperButtons } from '../parts/PaperButtons';
import { AmendForm } from './AmendForm';
import classes from './archive.module.css';

function ItemRow(props: {
  readonly item: ArchiveItem;
  readonly mayAmend: boolean;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}): ReactNode {
  const { item, isOpen } = props;
  const t = useText('papers');
  const [isAmending, setAmending] = useState(false);
  const retention = labels(useLocale()).retention[item.retention];
  return (
    <>
      <tr data-testid="archive-row" data-number={item.number}>
        <td className="num">{item.number}</td>
        <td className="num">
          {fullTime(item.startsAt)} – {fullTime(item.endsAt)}
        </td>
        <td>{item.leader}</td>
        <td>{item.officers}</td>
        <td>{item.archiveClass}</td>
        <td>{retention}</td>
        <td className={classes.figure}>{item.people}</td>
        <td className={classes.figure}>{item.lines}</td>
        <td className={classes.figure}>{item.pages === 0 ? '–' : item.pages}</td>
        <td className={classes.code}>{item.checkCode}</td>
        <td>{item.note}</td>
        <td className={classes.acts}>
          <button
            type="button"
            className="btn btn-small"
            aria-expanded={isOpen}
            onClick={props.onToggle}
            data-testid="archive-open"
          >
            {t(isOpen ? 'archiveLess' : 'archiveMore')}
          </button>
        </td>
      </tr>
      {isOpen ? (
        <tr className={classes.more}>
          <td colSpan={12}>
            <div className={classes.moreBody}>
              <PaperButtons
                paper={{ kind: 'shift_log', shiftId: item.shiftId }}
                canMask
                testId="archive-export"
              />
              {props.mayAmend && !isAmending ? (
                <button
                  type="button"
                  className="btn btn-small"
                  onClick={() => setAmending(true)}
                  data-testid="archive-amend"
                >
                  {t('archiveAmend')}
                </button>
              ) : null}
              {item.amendedAt === null ? null : (
                <span className="dim num">
                  {t('archiveAmended', { name: item.amendedBy ?? '', time: fullTime(item.amendedAt) })}
                </span>
              )}
            </div>
            {isAmending ? <AmendForm item={item} onClose={() => setAmending(false)} /> : null}
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** What was filed, year by year: one item per closed shift, with its class, retention, sheets and check code. */
export default function ArchivePart(): ReactNode {
  const t = useText('papers');
  const { active } = useSession();
  const years = useDesk('archive.years', {});
  const [chosen, setChosen] = useState<number | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const year = chosen ?? years.data?.[0] ?? null;
  const list = useDesk('archive.list', { year: year ?? 2000 }, { enabled: year !== null, keep: true });
  const items = list.data ?? [];
  const heads = [
    'archiveNumber',
    'archiveShift',
    'archiveLeader',
    'archiveOfficers',
    'archiveClass',
    'archiveRetention',
    'archivePeople',
    'archiveLines',
    'archivePages',
    'archiveCode',
    'archiveNote',
  ] as const;
  return (
    <section className={`panel ${classes.archive}`} aria-label={t('archive')} data-testid="archive">
      <div className="panel-head">
        <h2>{t('archive')}</h2>
        {year === null ? null : (
          <select
            className="field"
            aria-label={t('archiveYear')}
            value={year}
            onChange={(event) => setChosen(Number(event.currentTarget.value))}
            data-testid="archive-year"
          >
            {(years.data ?? []).map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        )}
        <span className="dim">{t('archiveCount', { count: items.length })}</span>
        <span className={classes.spacer} />
        {year === null ? null : (
          <PaperButtons
            paper={{ kind: 'archive_list', year }}
            formats={['pdf', 'docx', 'xlsx']}
            testId="archive-list"
          />
        )}
      </div>
      <ErrorNote error={years.error ?? list.error} kept={false} />
      {years.data !== undefined && year === null ? <p className="empty">{t('archiveEmpty')}</p> : null}
      {items.length === 0 ? null : (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {t(head)}
                  </th>
                ))}
                <td />
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <ItemRow
                  key={item.shiftId}
                  item={item}
                  mayAmend={active?.roles.includes('supervisor') ?? false}
                  isOpen={open === item.shiftId}
                  onToggle={() => setOpen(open === item.shiftId ? null : item.shiftId)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
