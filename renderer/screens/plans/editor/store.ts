import {
  applyEdit,
  type EditNode,
  type EditRefusal,
  type EditTree,
  type FieldValue,
  type History,
  nearestNode,
  nodeAt,
  type PlanEdit,
  type PlanPath,
  readTree,
  record,
  redo,
  seal,
  select,
  startHistory,
  undo,
} from '../../../../shared/plan/edit';

export type EditorState = {
  readonly history: History;
  /** null: the text cannot be read as YAML now */
  readonly tree: EditTree | null;
  /** the last tree that could be read, for the outline and the drawing */
  readonly shown: EditTree;
  readonly selected: EditNode;
  /** how many blocks from the selected one on are chosen together */
  readonly span: number;
  /** goes up when the text was changed from elsewhere than a field of the form */
  readonly epoch: number;
  /** why the last edit was not done */
  readonly refusal: EditRefusal | null;
};

const EMPTY: EditTree = readTree('') as EditTree;

/**
 * The draft on the screen: its text with undo, the tree read from it, and the selected block. Fields that are being
 * typed in register a flush, which is called before anything else is done to the text.
 */
export class EditorStore {
  private state: EditorState;
  private readonly listeners = new Set<() => void>();
  private readonly flushers = new Set<() => void>();

  constructor(text: string) {
    const tree = readTree(text);
    const shown = tree ?? EMPTY;
    this.state = {
      history: startHistory(text),
      tree,
      shown,
      selected: shown.root,
      span: 1,
      epoch: 0,
      refusal: null,
    };
  }

  readonly get = (): EditorState => this.state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  get text(): string {
    return this.state.history.present.text;
  }

  onFlush(flush: () => void): () => void {
    this.flushers.add(flush);
    return () => this.flushers.delete(flush);
  }

  /** What is being typed goes into the text. */
  flush(): void {
    for (const flush of this.flushers) flush();
  }

  private become(
    history: History,
    refusal: EditRefusal | null = null,
    span = 1,
    isFromElsewhere = false,
  ): void {
    const { text, path } = history.present;
    const tree = readTree(text);
    const shown = tree ?? this.state.shown;
    const epoch = this.state.epoch + (isFromElsewhere ? 1 : 0);
    this.state = { history, tree, shown, selected: nearestNode(shown.root, path), span, epoch, refusal };
    for (const listener of this.listeners) listener();
  }

  /** False when it could not be done; `refusal` says why. */
  apply(edit: PlanEdit): boolean {
    this.flush();
    const result = applyEdit(this.text, edit);
    if (result.ok)
      this.become(record(this.state.history, { text: result.text, path: result.path }, null), null, 1, true);
    else this.become(this.state.history, result.code, this.state.span);
    return result.ok;
  }

  /** Fields of one node. Typing in one field is one step of undo until another field is touched. */
  set(path: PlanPath, values: readonly FieldValue[], isTyping = false): void {
    const tag = isTyping ? `${path.join('/')}:${values[0]?.field.join('/') ?? ''}` : null;
    const { path: selected } = this.state.history.present;
    const result = applyEdit(this.text, { op: 'set', path, values });
    if (result.ok) this.become(record(this.state.history, { text: result.text, path: selected }, tag));
    else this.become(this.state.history, result.code);
  }

  /** The whole text, as typed in the text view. */
  setText(text: string, isTyping = true): void {
    const { path } = this.state.history.present;
    this.become(record(this.state.history, { text, path }, isTyping ? 'text' : null), null, 1, true);
  }

  select(path: PlanPath): void {
    this.flush();
    this.become(select(seal(this.state.history), path));
  }

  /** Blocks after the selected one in the same flow are chosen with it, or one fewer. */
  extend(by: 1 | -1): void {
    const { selected, shown, span } = this.state;
    if (selected.path.at(-2) !== 'flow') return;
    const next = [...selected.path.slice(0, -1), Number(selected.path.at(-1)) + span];
    if (by > 0 && nodeAt(shown.root, next) === null) return;
    this.become(this.state.history, null, Math.max(1, span + by));
  }

  seal(): void {
    this.flush();
    this.become(seal(this.state.history), this.state.refusal, this.state.span);
  }

  undo(): void {
    this.flush();
    this.become(undo(this.state.history), null, 1, true);
  }

  redo(): void {
    this.flush();
    this.become(redo(this.state.history), null, 1, true);
  }
}
