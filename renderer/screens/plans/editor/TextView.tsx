import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useText } from '../../../i18n';
import { useEditing, useEditorState } from './context';
import classes from './editor.module.css';
import { useWords } from './words';

const STEP_PAUSE = 1_500;

export type LineWish = { readonly line: number; readonly count: number };

/** The text itself with its lines numbered; a line with a problem is marked. What is typed here is the same draft. */
export function TextView({ wish }: { readonly wish: LineWish | null }): ReactNode {
  const { store, problems } = useEditing();
  const { history } = useEditorState(store);
  const t = useText('planEdit');
  const words = useWords();
  const { text } = history.present;
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const marked = useMemo(() => new Map(problems.map((problem) => [problem.line, problem])), [problems]);
  const lines = useMemo(() => text.split('\n').length, [text]);
  // a pause ends a step of undo
  // biome-ignore lint/correctness/useExhaustiveDependencies: the pause begins anew with each text
  useEffect(() => {
    const timer = setTimeout(() => store.seal(), STEP_PAUSE);
    return () => clearTimeout(timer);
  }, [text, store]);
  useEffect(() => {
    const box = area.current;
    if (wish === null || box === null) return;
    const before = box.value.split('\n').slice(0, wish.line - 1);
    const from = before.reduce((sum, line) => sum + line.length + 1, 0);
    const end = box.value.indexOf('\n', from);
    box.focus();
    box.setSelectionRange(from, end < 0 ? box.value.length : end);
    const height = box.scrollHeight / Math.max(1, box.value.split('\n').length);
    box.scrollTop = Math.max(0, (wish.line - 5) * height);
  }, [wish]);
  return (
    <section className={`panel ${classes.text}`} aria-label={t('text')}>
      <div ref={gutter} className={classes.gutter} aria-hidden="true">
        {Array.from({ length: lines }, (_, index) => {
          const problem = marked.get(index + 1);
          return (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
              key={index}
              data-bad={problem !== undefined}
              title={problem === undefined ? undefined : words.problem(problem)}
            >
              {problem === undefined ? '' : '! '}
              {index + 1}
            </div>
          );
        })}
      </div>
      <textarea
        ref={area}
        className={classes.textArea}
        aria-label={t('textHelp')}
        spellCheck={false}
        wrap="off"
        value={text}
        onChange={(event) => store.setText(event.target.value)}
        onBlur={() => store.seal()}
        onScroll={(event) => {
          if (gutter.current !== null) gutter.current.scrollTop = event.currentTarget.scrollTop;
        }}
        data-testid="edit-text"
      />
    </section>
  );
}
