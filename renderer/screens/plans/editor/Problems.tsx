import type { ReactNode } from 'react';
import { nearestNode, type PlacedProblem } from '../../../../shared/plan/edit';
import { moveInList } from '../../../app/listKeys';
import { useText } from '../../../i18n';
import { useEditing, useEditorState } from './context';
import classes from './editor.module.css';
import { useWords } from './words';

/** All that is wrong, with its block; a click or Enter goes there. */
export function Problems(props: {
  readonly onGo: (problem: PlacedProblem) => void;
  readonly isText: boolean;
}): ReactNode {
  const { store, problems } = useEditing();
  const { shown, tree } = useEditorState(store);
  const t = useText('planEdit');
  const words = useWords();
  if (problems.length === 0) return null;
  return (
    <section className={`panel ${classes.problems}`} aria-label={t('problems', { count: problems.length })}>
      <h2 className={classes.problemsHead}>{t('problems', { count: problems.length })}</h2>
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
      </div>
    </section>
  );
}
