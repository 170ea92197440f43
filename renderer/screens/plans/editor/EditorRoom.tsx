import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useState } from 'react';
import type { PlanSummary } from '../../../../shared/contract/models';
import { type PlacedProblem, type PlanPath, unfinished } from '../../../../shared/plan/edit';
import type { Profile } from '../../../../shared/plan/types';
import { useNavigation } from '../../../app/navigation';
import { fullTime } from '../../../app/time';
import { call } from '../../../bridge/client';
import { useLocale, useText } from '../../../i18n';
import { Segments } from '../../parts/Segments';
import { type Editing, EditingContext, useEditorState } from './context';
import classes from './editor.module.css';
import { type FormFocus, NodeForm } from './form/NodeForm';
import { LiveDrawing } from './LiveDrawing';
import { Outline } from './Outline';
import { Problems } from './Problems';
import { Conflict, SaveState } from './SaveState';
import { Submit } from './Submit';
import { EditorStore } from './store';
import { type LineWish, TextView } from './TextView';
import { useAutosave } from './useAutosave';
import { checkText, problemsOfRefusal, useChecks } from './useChecks';
import type { Opened } from './useOpening';

type Props = {
  readonly planId: string;
  readonly opened: Opened;
  readonly profile: Profile;
  readonly plans: readonly PlanSummary[];
};
type View = 'blocks' | 'text';

/** Where the draft came from, and the way back to the revision that it was begun from. */
function Origin(props: {
  readonly opened: Opened;
  readonly onRestart: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('planEdit');
  const { opened } = props;
  if (opened.source === 'revision' || opened.source === 'blank') return null;
  const at = opened.savedAt === null ? '' : fullTime(opened.savedAt);
  return (
    <div className={classes.bar} data-testid="edit-origin">
      <span>
        {opened.source === 'local' ? t('fromLocal', { at }) : t('fromDraft', { at, by: opened.savedBy })}
      </span>
      {opened.current !== null && opened.baseRevision !== null && opened.current > opened.baseRevision ? (
        <b>{t('baseIsOld', { base: opened.baseRevision, current: opened.current })}</b>
      ) : null}
      {opened.baseText === '' ? null : (
        <button type="button" className="btn btn-small" onClick={props.onRestart} data-testid="edit-restart">
          {t('restart')}
        </button>
      )}
      <button type="button" className="btn btn-small btn-plain" onClick={props.onClose}>
        {t('goOn')}
      </button>
    </div>
  );
}

/** The editor with its draft: outline, drawing and form side by side, or the text; problems below. */
export function EditorRoom({ planId, opened, profile, plans }: Props): ReactNode {
  const t = useText('planEdit');
  const locale = useLocale();
  const { go } = useNavigation();
  const [store] = useState(() => new EditorStore(opened.text));
  const state = useEditorState(store);
  const { history, tree } = state;
  const { text } = history.present;
  const { root } = state.shown;
  const checked = useChecks(text, opened.tables);
  const [refused, setRefused] = useState<{ text: string; problems: readonly PlacedProblem[] } | null>(null);
  const problems = useMemo(
    () => (refused?.text === text ? [...checked.problems, ...refused.problems] : checked.problems),
    [checked.problems, refused, text],
  );
  const { baseRevision, version, stored } = opened;
  const autosave = useAutosave({ planId, baseRevision, version, stored }, store);
  const [view, setView] = useState<View>(tree === null ? 'text' : 'blocks');
  const [wish, setWish] = useState<LineWish | null>(null);
  const [focus, setFocus] = useState<FormFocus>({ count: 0, field: null });
  const [isSubmitting, setSubmitting] = useState(false);
  const [hasOrigin, setOrigin] = useState(true);
  /** how many problems kept it from being submitted */
  const [stopped, setStopped] = useState(0);
  const editing = useMemo<Editing>(
    () => ({ store, tables: opened.tables, profile, plans, problems }),
    [store, opened.tables, profile, plans, problems],
  );
  useEffect(() => {
    if (checked.text === text && problems.length === 0) setStopped(0);
  }, [checked.text, problems.length, text]);

  const open = useMemo(() => unfinished(state.shown.root), [state.shown]);
  const edit = (field: PlanPath | null = null): void =>
    setFocus((now) => ({ count: now.count + 1, field: field?.join('.') ?? null }));
  const goTo = (problem: PlacedProblem): void => {
    if (view === 'text' || tree === null) {
      setView('text');
      setWish((now) => ({ line: problem.line, count: (now?.count ?? 0) + 1 }));
      return;
    }
    store.select(problem.path);
    edit(problem.field);
  };
  const begin = (): void => {
    store.flush();
    const found = checkText(store.text, opened.tables);
    const [first] = found;
    if (first === undefined) setSubmitting(true);
    else {
      setStopped(found.length);
      goTo(first);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.ctrlKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === 'z' && !event.shiftKey) store.undo();
    else if (key === 'y' || (key === 'z' && event.shiftKey)) store.redo();
    else if (key === 's') void autosave.saveNow();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const finish = (): void => {
    autosave.forget();
    void call('plan.draftDrop', { planId }).catch(() => undefined);
    go({ screen: 'plans', planId, view: 'revisions' });
  };
  return (
    <EditingContext value={editing}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: undo and redo for every part inside */}
      <div className={classes.room} onKeyDown={onKeyDown} data-testid="plan-editor">
        <header className={classes.head}>
          <button
            type="button"
            className="btn btn-small"
            onClick={() => go({ screen: 'plans', planId })}
            data-testid="edit-leave"
          >
            ← {t('leave')}
          </button>
          <h1>{(locale === 'en' ? root.en : '') || root.zh || t('newPlan')}</h1>
          <span className="dim">
            {baseRevision === null ? t('firstRevision') : t('fromRevision', { revision: baseRevision })}
          </span>
          <span className={classes.saveState} role="status">
            <SaveState autosave={autosave} />
          </span>
          <span className={classes.spacer} />
          <Segments<View>
            label={t('view')}
            value={view}
            onValue={(next) => {
              store.flush();
              setView(next);
            }}
            options={[
              { value: 'blocks', label: t('view_blocks') },
              { value: 'text', label: t('view_text') },
            ]}
            testId="edit-view"
          />
          <button
            type="button"
            className="btn btn-small"
            title="Ctrl+Z"
            disabled={history.past.length === 0}
            onClick={() => store.undo()}
            data-testid="edit-undo"
          >
            {t('undo')}
          </button>
          <button
            type="button"
            className="btn btn-small"
            title="Ctrl+Y"
            disabled={history.future.length === 0}
            onClick={() => store.redo()}
            data-testid="edit-redo"
          >
            {t('redo')}
          </button>
          <button
            type="button"
            className="btn btn-small btn-primary"
            onClick={begin}
            data-testid="edit-submit"
          >
            {t('submit')}…
          </button>
        </header>
        <Conflict autosave={autosave} />
        {hasOrigin ? (
          <Origin
            opened={opened}
            onClose={() => setOrigin(false)}
            onRestart={() => {
              autosave.restart(opened.baseText, opened.current);
              setOrigin(false);
            }}
          />
        ) : null}
        {stopped > 0 ? (
          <p className={classes.bar} role="alert" data-testid="edit-stopped">
            {t('mendFirst', { count: stopped })}
          </p>
        ) : null}
        {view === 'text' ? (
          <TextView wish={wish} />
        ) : (
          <div className={classes.parts}>
            <Outline onEdit={() => edit()} isReadable={tree !== null} />
            <LiveDrawing onEdit={() => edit()} />
            <NodeForm focus={focus} isReadable={tree !== null} />
          </div>
        )}
        <Problems
          onGo={goTo}
          isText={view === 'text'}
          unfinished={open}
          onUnfinished={(one) => {
            store.select(one.path);
            edit(one.field);
          }}
        />
        {isSubmitting ? (
          <Submit
            planId={planId}
            text={text}
            unfinished={open.length}
            baseRevision={plans.find((plan) => plan.id === planId)?.revision ?? 0}
            onDone={finish}
            onRefused={(error) => {
              const found = problemsOfRefusal(error.error, text);
              setRefused({ text, problems: found });
              const [first] = found;
              if (first === undefined) return;
              setSubmitting(false);
              goTo(first);
            }}
            onClose={() => setSubmitting(false)}
          />
        ) : null}
      </div>
    </EditingContext>
  );
}
