import { type ReactNode, useState } from 'react';
import type { DocumentEntry, DocumentUnit } from '../../../shared/contract/areas/register';
import { labels } from '../../../shared/wording/labels';
import { useNow } from '../../app/clock';
import { nearTime } from '../../app/time';
import { Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useDeskForm } from '../parts/useDeskForm';
import { ActFrame } from './ActForm';
import classes from './documents.module.css';
import { FormAt, FormLine, FormWay } from './fields';

type UnitProps = {
  readonly entry: DocumentEntry;
  readonly units: readonly DocumentUnit[];
  readonly onClose: () => void;
};

function SignForm({ entry, units, onClose }: UnitProps): ReactNode {
  const t = useText('documents');
  const unit = units[0];
  const desk = useDeskForm({
    name: 'document.sign',
    draftKey: `document.sign.${entry.id}.${unit?.position ?? 0}`,
    defaults: { who: '', way: 'phone' as const, at: '' },
    toInput: (values, _id, reader) => ({
      documentId: entry.id,
      unit: unit?.position ?? 0,
      who: values.who,
      way: values.way,
      at: reader.past('at', values.at),
    }),
  });
  return (
    <ActFrame
      label={`${t('sign')} ${unit?.name ?? ''}`}
      testId="document-sign"
      saveWord={t('signSave')}
      isSaving={desk.isSaving}
      error={desk.error}
      onSave={async () => (await desk.submit()) !== null}
      onClose={onClose}
    >
      <FormLine
        desk={desk}
        path="who"
        label={`${unit?.name ?? ''} ${t('signedBy')}`}
        testId="document-signer"
        className={classes.third}
      />
      <FormWay desk={desk} path="way" label={t('way')} testId="document-sign-way" className={classes.third} />
      <FormAt
        desk={desk}
        path="at"
        label={t('signedAt')}
        testId="document-signed-at"
        direction="past"
        className={classes.third}
      />
    </ActFrame>
  );
}

function ChaseForm({ entry, units, onClose }: UnitProps): ReactNode {
  const t = useText('documents');
  const desk = useDeskForm({
    name: 'document.chase',
    draftKey: `document.chase.${entry.id}`,
    defaults: { who: '', way: 'phone' as const, at: '', note: '' },
    toInput: (values, actId, reader) => ({
      actId,
      documentId: entry.id,
      units: units.map((unit) => unit.position),
      who: values.who,
      way: values.way,
      at: reader.past('at', values.at),
      note: values.note,
    }),
  });
  return (
    <ActFrame
      label={t('chaseOne')}
      testId="document-chase"
      saveWord={t('chaseSave')}
      isSaving={desk.isSaving}
      error={desk.error}
      onSave={async () => (await desk.submit()) !== null}
      onClose={onClose}
    >
      <p className={classes.full}>{units.map((unit) => unit.name).join('、')}</p>
      <FormLine
        desk={desk}
        path="who"
        label={t('chaseWho')}
        testId="document-chased"
        optional
        className={classes.third}
      />
      <FormWay
        desk={desk}
        path="way"
        label={t('way')}
        testId="document-chase-way"
        className={classes.third}
      />
      <FormAt
        desk={desk}
        path="at"
        label={t('actAt')}
        testId="document-chase-at"
        direction="past"
        className={classes.third}
      />
      <FormLine
        desk={desk}
        path="note"
        label={t('chaseNote')}
        testId="document-chase-note"
        optional
        className={classes.full}
      />
    </ActFrame>
  );
}

/** Who has signed for it, when and how, and how often the others were chased. */
export function Receipts(props: { readonly entry: DocumentEntry; readonly canAct: boolean }): ReactNode {
  const { entry } = props;
  const t = useText('documents');
  const ways = labels(useLocale()).sendWay as Readonly<Record<string, string>>;
  const now = useNow(60_000);
  const [open, setOpen] = useState<{ readonly act: 'sign' | 'chase'; readonly at: number | null } | null>(
    null,
  );
  const missing = entry.units.filter((unit) => unit.signedAt === null);
  const mayAct = props.canAct && entry.state !== 'void';
  const close = (): void => setOpen(null);
  const chosen = open?.at === null ? missing : entry.units.filter((unit) => unit.position === open?.at);
  return (
    <>
      <table className={classes.receipts} data-testid="document-receipts">
        <thead>
          <tr>
            <th scope="col">{t('unitColumn')}</th>
            <th scope="col">{t('signedBy')}</th>
            <th scope="col">{t('signedAt')}</th>
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {entry.units.map((unit) => (
            <tr key={unit.position} data-testid="document-receipt" data-signed={unit.signedAt !== null}>
              <th scope="row">{unit.name}</th>
              <td>
                {unit.signedBy ?? ''}{' '}
                {unit.signedWay === null ? null : <span className="dim">{ways[unit.signedWay]}</span>}
              </td>
              <td>
                {unit.signedAt === null ? (
                  <span className={classes.quiet}>
                    {unit.chasedAt === null
                      ? t('notChased')
                      : t('chased', { count: unit.chases, time: nearTime(unit.chasedAt, now) })}
                  </span>
                ) : (
                  <Time at={unit.signedAt} />
                )}
              </td>
              <td>
                {unit.signedAt !== null || !mayAct ? null : (
                  <>
                    <button
                      type="button"
                      className="btn btn-small"
                      onClick={() => setOpen({ act: 'sign', at: unit.position })}
                      data-testid="document-sign-open"
                    >
                      {t('sign')}
                    </button>{' '}
                    <button
                      type="button"
                      className="btn btn-small"
                      onClick={() => setOpen({ act: 'chase', at: unit.position })}
                    >
                      {t('chaseOne')}
                    </button>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {missing.length === 0 ? <p className="dim">{t('allSigned')}</p> : null}
      {missing.length > 1 && mayAct && open === null ? (
        <div className={classes.actions}>
          <button
            type="button"
            className="btn btn-small"
            onClick={() => setOpen({ act: 'chase', at: null })}
            data-testid="document-chase-all"
          >
            {t('chase', { count: missing.length })}
          </button>
        </div>
      ) : null}
      {open?.act === 'sign' ? (
        <SignForm key={open.at} entry={entry} units={chosen} onClose={close} />
      ) : open?.act === 'chase' ? (
        <ChaseForm key={open.at} entry={entry} units={chosen} onClose={close} />
      ) : null}
    </>
  );
}
