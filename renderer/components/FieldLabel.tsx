import type { ReactNode } from 'react';
import { useText } from '../i18n';

/** The name of a field, with `可不填` where nothing has to be said. */
export function FieldLabel(props: {
  readonly htmlFor: string;
  readonly optional?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const t = useText('common');
  return (
    <label className="field-label" htmlFor={props.htmlFor}>
      {props.children}
      {props.optional === true ? <span className="dim"> {t('optional')}</span> : null}
    </label>
  );
}
