import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { Instruction } from '../../../shared/contract/models';
import { labels } from '../../../shared/wording/labels';
import { useEscape } from '../../app/hotkeys';
import { useNavigation } from '../../app/navigation';
import { useAct } from '../../bridge/hooks';
import { Countdown, ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { Empty, Panel } from './Panel';

/** What came of it, in words; kept when it is closed and opened again. */
function DoneForm(props: {
  readonly instruction: Instruction;
  readonly result: string;
  readonly onType: (result: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('board');
  const id = useId();
  const act = useAct('instruction.done');
  const [isBlank, setBlank] = useState(false);
  useEscape(props.onClose);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setBlank(props.result.trim() === '');
    if (props.result.trim() === '' || act.isPending) return;
    act.mutate(
      { instructionId: props.instruction.id, result: props.result },
      { onSuccess: () => props.onClose() },
    );
  };
  return (
    <form className="instruction-done" onSubmit={submit}>
      <label htmlFor={id} className="sr-only">
        {t('instructions.result')}
      </label>
      <input
        id={id}
        className="field"
        data-testid="instruction-result"
        placeholder={t('instructions.resultHint')}
        maxLength={2_000}
        value={props.result}
        aria-invalid={isBlank}
        ref={(field) => field?.focus()}
        onChange={(event) => props.onType(event.target.value)}
      />
      <button
        type="submit"
        className="btn btn-primary"
        data-testid="instruction-confirm"
        aria-busy={act.isPending}
      >
        {t('instructions.confirm')}
      </button>
      {isBlank ? (
        <p className="field-problem" role="alert">
          {t('instructions.needResult')}
        </p>
      ) : null}
      <ErrorNote error={act.error} />
    </form>
  );
}

function InstructionRow({
  instruction,
  canAct,
}: {
  readonly instruction: Instruction;
  readonly canAct: boolean;
}): ReactNode {
  const t = useText('board');
  const way = labels(useLocale()).decisionWay[instruction.way];
  const { go } = useNavigation();
  const [isOpen, setOpen] = useState(false);
  const [result, setResult] = useState('');
  return (
    <li className="instruction-row" data-testid="instruction-row" data-instruction={instruction.id}>
      <div className="instruction-main">
        <button
          type="button"
          className="board-row"
          data-item=""
          onClick={() => go({ screen: 'log', entryId: instruction.id })}
        >
          <span className="row-line">
            <b className="row-title">{instruction.leader}</b>
            <span className="dim">{way}</span>
            <span className="row-clip">{instruction.words}</span>
          </span>
          <span className="row-line">
            <span className="row-clip dim">{t('instructions.owner', { name: instruction.owner })}</span>
            {instruction.dueAt === null ? (
              <span className="dim">{t('instructions.noDue')}</span>
            ) : (
              <Countdown dueAt={instruction.dueAt} />
            )}
          </span>
        </button>
        {canAct ? (
          <button
            type="button"
            className="btn btn-small"
            aria-expanded={isOpen}
            data-testid="instruction-done"
            onClick={() => setOpen(!isOpen)}
          >
            {t('instructions.done')}
          </button>
        ) : null}
      </div>
      {isOpen ? (
        <DoneForm
          instruction={instruction}
          result={result}
          onType={setResult}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </li>
  );
}

export function InstructionsPanel(props: {
  readonly instructions: readonly Instruction[];
  readonly canAct: boolean;
}): ReactNode {
  const t = useText('board');
  const { go } = useNavigation();
  return (
    <Panel
      title={t('instructions')}
      count={props.instructions.length}
      className="board-instructions"
      testId="board-instructions"
    >
      {props.instructions.length === 0 ? (
        <Empty
          words={t('instructions.empty')}
          todo={t('instructions.todo')}
          act={t('instructions.open')}
          onAct={props.canAct ? () => go({ screen: 'log' }) : undefined}
        />
      ) : (
        <ul>
          {props.instructions.map((instruction) => (
            <InstructionRow key={instruction.id} instruction={instruction} canAct={props.canAct} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
