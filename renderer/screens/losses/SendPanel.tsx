import { type ReactNode, useRef } from 'react';
import type { LossProcess } from '../../../shared/contract/areas/losses';
import { SEND_WAYS, type SendWay } from '../../../shared/domain/vocabulary';
import { type LossKind, lossItem, lossKindName } from '../../../shared/rules/losses/items';
import { conflictsOf, jumpsOf } from '../../../shared/rules/losses/table';
import { labels } from '../../../shared/wording/labels';
import { useActiveAccount } from '../../bridge/hooks';
import { ErrorNote, Kbd } from '../../components';
import { useLocale, useText } from '../../i18n';
import { FormAt, FormLine, FormSegments, FormText } from '../documents/fields';
import type { Draft } from '../parts/draft';
import { draftId, dropDraftId } from '../parts/draft';
import { PEOPLE } from '../parts/People';
import { useDeskForm } from '../parts/useDeskForm';
import { useHeldAct } from '../parts/useHeldAct';
import { useSaveKey } from '../parts/useSaveKey';
import classes from './losses.module.css';
import { figuresInput, type LossDraft, notesText, tableToSend } from './model';

type Props = {
  readonly process: LossProcess;
  readonly draft: Draft<LossDraft>;
};

/** What stands against sending: parts above their wholes stop it, jumps and falls ask for words. */
function useChecks({ process, draft }: Props) {
  const t = useText('losses');
  const locale = useLocale();
  const figures = tableToSend(process, draft.value);
  const unitName = (code: string | null): string =>
    code === null ? t('total') : (process.units.find((one) => one.code === code)?.name ?? code);
  const itemName = (id: string): string => {
    const item = lossItem(id);
    return item === undefined ? id : locale === 'zh' ? item.zh : item.en;
  };
  const before = process.reports.at(-1)?.figures ?? [];
  const rule = { factor: process.jumpFactor, floor: process.jumpFloor };
  const conflicts = conflictsOf(figures, process.units).map(({ unit, parts, whole, sum, value }) =>
    t('conflict', {
      unit: unitName(unit),
      parts: parts.map(itemName).join('＋'),
      sum,
      whole: itemName(whole),
      value,
    }),
  );
  const jumps = jumpsOf(before, figures, process.units, rule).map(({ unit, item, from, to, how }) =>
    t(how === 'jump' ? 'jumped' : 'fell', { unit: unitName(unit), item: itemName(item), from, to }),
  );
  return { figures, conflicts, jumps };
}

/** The report as it goes out: which one, as of when, signed by whom, to whom. Ctrl+Enter sends it; one key sends that nothing is new. */
export function SendPanel(props: Props): ReactNode {
  const { process, draft } = props;
  const t = useText('losses');
  const common = useText('common');
  const locale = useLocale();
  const ways = labels(locale).sendWay;
  const active = useActiveAccount();
  const { figures, conflicts, jumps } = useChecks(props);
  const last = process.reports.at(-1);
  const kinds = process.next.filter((kind) => kind !== 'zero');
  const first: LossKind = kinds[0] ?? 'update';
  const defaults = useRef({
    kind: first,
    asOf: '',
    signer: last?.signer ?? '',
    receiver: last?.receiver ?? '',
    way: (last?.way ?? 'platform') as SendWay,
    explanation: '',
    note: '',
  }).current;
  const desk = useDeskForm({
    name: 'loss.report',
    draftKey: `loss.send.${process.summary.id}.${process.reports.length}`,
    defaults,
    toInput: (values, reportId, reader) => ({
      lossId: process.summary.id,
      reportId,
      kind: values.kind,
      asOf: reader.past('asOf', values.asOf),
      sentAt: null,
      figures: figuresInput(figures),
      explanation: values.explanation,
      note: [values.note, notesText(process, draft.value)].filter((part) => part !== '').join('\n'),
      signer: values.signer,
      receiver: values.receiver,
      way: values.way,
    }),
  });
  const zero = useHeldAct('loss.zero');
  const box = useRef<HTMLElement>(null);
  const hasFailed = Object.keys(draft.value.failed).length > 0;
  const isBlocked = conflicts.length > 0 || hasFailed;
  const send = async (): Promise<void> => {
    if (isBlocked) return;
    if ((await desk.submit()) !== null) draft.drop();
  };
  useSaveKey(box, () => void send());
  const [kind, receiver, way] = desk.form.watch(['kind', 'receiver', 'way']);
  const zeroKey = `loss.zero.${process.summary.id}`;
  const sendZero = async (): Promise<void> => {
    const reportId = draftId(zeroKey);
    const input = { lossId: process.summary.id, reportId, receiver, way };
    if ((await zero.run(input)) !== null) dropDraftId(zeroKey);
  };
  const name = lossKindName(kind, process.nextUpdate, locale);
  return (
    <section ref={box} className={`panel ${classes.send}`} aria-label={t('send')} data-testid="loss-send">
      {conflicts.length === 0 && !hasFailed ? null : (
        <ul className={classes.conflicts} role="alert" data-testid="loss-conflicts">
          {hasFailed ? <li>{t('unread')}</li> : null}
          {conflicts.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      <div className={classes.grid}>
        <FormSegments
          desk={desk}
          path="kind"
          label={t('kind')}
          testId="loss-kind"
          className={classes.c3}
          options={kinds.map((value) => ({
            value,
            label: lossKindName(value, process.nextUpdate, locale),
          }))}
        />
        <FormAt
          desk={desk}
          path="asOf"
          label={t('asOf')}
          testId="loss-asof"
          direction="past"
          className={classes.c2}
        />
        <FormLine
          desk={desk}
          path="signer"
          label={t('signer')}
          testId="loss-signer"
          list={PEOPLE}
          className={classes.c2}
        />
        <FormLine
          desk={desk}
          path="receiver"
          label={t('receiver')}
          testId="loss-receiver"
          className={classes.c2}
        />
        <FormSegments
          desk={desk}
          path="way"
          label={t('way')}
          testId="loss-way"
          className={classes.c3}
          options={SEND_WAYS.filter((one) => one !== 'face' && one !== 'courier').map((value) => ({
            value,
            label: ways[value],
          }))}
        />
        {jumps.length === 0 ? null : (
          <FormText
            desk={desk}
            path="explanation"
            label={t('explanation')}
            testId="loss-explanation"
            rows={2}
            hint={
              <span data-testid="loss-jumps">
                {jumps.slice(0, 6).join('；')}
                {jumps.length > 6 ? ` …${jumps.length}` : ''}
              </span>
            }
            className={classes.c12}
          />
        )}
      </div>
      <div className={classes.actions}>
        <button
          type="button"
          className="btn btn-primary"
          disabled={desk.isSaving || isBlocked}
          onClick={() => void send()}
          data-testid="loss-send-save"
        >
          {desk.isSaving ? common('saving') : t('sendNamed', { name })} <Kbd>Ctrl+Enter</Kbd>
        </button>
        <button
          type="button"
          className="btn"
          disabled={zero.isBusy || receiver.trim() === '' || active === null}
          title={receiver.trim() === '' ? t('zeroNeeds') : undefined}
          onClick={() => void sendZero()}
          data-testid="loss-zero"
        >
          {t('zero')}
        </button>
        <ErrorNote error={desk.error ?? zero.error} />
      </div>
    </section>
  );
}
