import { Component, type ReactNode } from 'react';
import { useText } from '../i18n';

type Props = { readonly children: ReactNode; readonly resetOn: string };
type State = { readonly problem: unknown; readonly resetOn: string };

function Broken(props: { readonly problem: unknown; readonly onRetry: () => void }): ReactNode {
  const t = useText('common');
  const words = props.problem instanceof Error ? props.problem.message : String(props.problem);
  return (
    <section className="page-broken" role="alert" data-testid="page-broken">
      <h2>{t('pageBroken')}</h2>
      <p>{t('pageBrokenTodo')}</p>
      <p className="dim">{t('errorRef', { ref: words })}</p>
      <button type="button" className="btn" onClick={props.onRetry}>
        {t('retry')}
      </button>
    </section>
  );
}

/** Keeps a fault in one screen from taking strip, spine and composer with it. React has no hook for this. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { problem: null, resetOn: this.props.resetOn };

  static getDerivedStateFromError(problem: unknown): Partial<State> {
    return { problem };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetOn === state.resetOn ? null : { problem: null, resetOn: props.resetOn };
  }

  override render(): ReactNode {
    if (this.state.problem === null) return this.props.children;
    return <Broken problem={this.state.problem} onRetry={() => this.setState({ problem: null })} />;
  }
}
