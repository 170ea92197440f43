import type { ReactNode } from 'react';
import { nearestNode, nodeAt, type PlacedProblem, type Unfinished } from '../../../../shared/plan/edit';
import { moveInList } from '../../../app/listKeys';
import { useText } from '../../../i18n';
import { useEditing, useEditorState } from './context';
import classes from './editor.module.css';
import { useWords } from './words';

/** All that is wrong, with its block; a click or Enter goes there. */
export function Problems(props: {
  readonly onGo: (problem: PlacedProblem) => void;
  readonly isText: boolean;
  readonly unfinished: readonly Unfinished[];
  readonly onUnfinished: (one: Unfinished) => void;
}): ReactNode {
  const { store, problems } = useEditing();
  const { shown, tree } = useEditorState(store);
  const t = useText('planEdit');
  const words = useWords();
  const open = props.isText || tree === null ? [] : props.unfinished;
  if (problems.length + open.length === 0) return null;
  return (
    <section className={`panel ${classes.problems}`} aria-label={t('problems', { count: problems.length })}>
      <h2 className={classes.problemsHead}>
        {[
          ...(problems.length > 0 ? [t('problems', { count: problems.length })] : []),
          ...(open.length > 0 ? [t('unfinished', { count: open.length })] : []),
        ].join(' · ')}
      </h2>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the buttons inside */}
      <div className={classes.problemList} onKeyDown={moveInList} data-testid="edit-problems">
        {problems.map((problem, index) => {
          const node = nearestNode(shown.root, problem.path);
          const where =
            props.isText || tree === null
              ? t('lineNumber', { line: problem.line })
              : words.title(node) || node.id || words.kind(node);
          return (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew at each check
              key={index}
              type="button"
              data-item
              className={classes.problem}
              onClick={() => props.onGo(problem)}
              data-testid="edit-problem"
            >
              <b>{where}</b>
              <span>{words.problem(problem)}</span>
            </button>
          );
        })}
        {open.map((one) => {
          const node = nodeAt(shown.root, one.path);
          if (node === null) return null;
          return (
            <button
              key={`${one.path.join('/')}:${one.field.join('/')}`}
              type="button"
              data-item
              className={classes.problem}
              onClick={() => props.onUnfinished(one)}
              data-testid="edit-unfinished"
            >
              <b>{words.title(node)}</b>
              <span className="dim">
                {t('unfinishedField', {
                  field: words.field(String(one.field.findLast((part) => typeof part === 'string'))),
                })}
              </span>
            </button>
          );
        })}
      </div>
    </section>
  );
}
