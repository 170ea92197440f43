import { type ReactNode, useRef } from 'react';
import { isMap } from '../../../../../shared/plan/edit/tree';
import { PROFILES } from '../../../../../shared/plan/schema';
import { FileChips } from '../../../../app/attachments/Files';
import { useFiles } from '../../../../app/attachments/useFiles';
import { useText } from '../../../../i18n';
import { useEditing } from '../context';
import classes from '../editor.module.css';
import { FieldBox, type NodeProps, TextIn, valueAt } from './fields';

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** At which levels the block is there; all three is the same as saying nothing. */
export function Levels({ node }: NodeProps): ReactNode {
  const { store } = useEditing();
  const t = useText('planEdit');
  const raw = valueAt(node, ['profiles']);
  const chosen = Array.isArray(raw) ? raw.map(String) : [...PROFILES];
  const toggle = (profile: string): void => {
    const next = PROFILES.filter((one) => chosen.includes(one) !== (one === profile));
    store.set(node.path, [
      { field: ['profiles'], value: next.length === PROFILES.length ? undefined : next },
    ]);
  };
  return (
    <FieldBox node={node} field={['profiles']} hint={chosen.length === 3 ? undefined : t('levelsHint')}>
      {() => (
        <span className={classes.checks}>
          {PROFILES.map((profile) => (
            <label key={profile} className={classes.check}>
              <input
                type="checkbox"
                checked={chosen.includes(profile)}
                onChange={() => toggle(profile)}
                data-testid={`level-${profile}`}
              />
              {t(`f_${profile}`)}
            </label>
          ))}
        </span>
      )}
    </FieldBox>
  );
}

/** Addresses of pages that help with the step. */
export function Links({ node }: NodeProps): ReactNode {
  const { store } = useEditing();
  const t = useText('planEdit');
  const links = listOf(valueAt(node, ['links']));
  const put = (next: readonly unknown[]): void => {
    store.set(node.path, [{ field: ['links'], value: next.length === 0 ? undefined : next }]);
  };
  return (
    <fieldset className={classes.group}>
      <legend>{t('f_links')}</legend>
      {links.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a link has nothing of its own but its place
        <div key={index} className={classes.link}>
          <TextIn node={node} field={['links', index, 'title']} label={t('linkTitle')} />
          <TextIn node={node} field={['links', index, 'url']} label={t('f_url')} />
          <button
            type="button"
            className="btn btn-small btn-plain"
            aria-label={t('delete')}
            onClick={() => {
              store.flush();
              put(listOf(valueAt(store.get().selected, ['links'])).filter((_, at) => at !== index));
            }}
          >
            ✕
          </button>
        </div>
      ))}
      <button
        type="button"
        className="btn btn-small"
        onClick={() => {
          store.flush();
          put([
            ...listOf(valueAt(store.get().selected, ['links'])),
            { title: t('linkNew'), url: 'https://' },
          ]);
        }}
        data-testid="link-add"
      >
        ＋ {t('linkAdd')}
      </button>
    </fieldset>
  );
}

/** Files kept with the room's attachments; the plan names them by what they hold. */
export function Attachments({ node }: NodeProps): ReactNode {
  const { store } = useEditing();
  const t = useText('planEdit');
  const chooser = useRef<HTMLInputElement>(null);
  const held = listOf(valueAt(node, ['attachments'])).filter(isMap);
  const put = (next: readonly unknown[]): void => {
    store.set(node.path, [{ field: ['attachments'], value: next.length === 0 ? undefined : next }]);
  };
  const owner = `plan-${node.path.join('-')}`;
  const files = useFiles(owner, (file) => {
    const now = listOf(valueAt(store.get().selected, ['attachments'])).filter(isMap);
    if (now.some((one) => one.sha256 === file.sha256)) return;
    put([...now, { name: file.name.slice(0, 80), sha256: file.sha256 }]);
  });
  return (
    <fieldset className={classes.group} {...files.handlers}>
      <legend>{t('f_attachments')}</legend>
      <span className={classes.picks}>
        {held.map((file) => (
          <span key={String(file.sha256)} className={classes.pick}>
            {String(file.name)}
            <button
              type="button"
              className={classes.pickOff}
              aria-label={t('takeOff', { name: String(file.name) })}
              onClick={() => put(held.filter((one) => one !== file))}
            >
              ✕
            </button>
          </span>
        ))}
      </span>
      <FileChips owner={owner} files={[]} />
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          files.add(event.target.files ?? []);
          event.target.value = '';
        }}
      />
      <button type="button" className="btn btn-small" onClick={() => chooser.current?.click()}>
        ＋ {t('fileAdd')}
      </button>
    </fieldset>
  );
}

/** Whole basis of a duty: law needs its source. */
export function Basis({ node, isOptional }: NodeProps & { readonly isOptional?: boolean }): ReactNode {
  const t = useText('planEdit');
  const { store } = useEditing();
  const held = valueAt(node, ['basis']);
  return (
    <div className={classes.two}>
      <FieldBox node={node} field={['basis']} isOptional={isOptional ?? false}>
        {(ids) => (
          <select
            {...ids}
            className="field"
            value={typeof held === 'string' ? held : ''}
            onChange={(event) =>
              store.set(node.path, [{ field: ['basis'], value: event.target.value || undefined }])
            }
            data-testid="in-basis"
          >
            {isOptional === true || typeof held !== 'string' ? <option value="">{t('none')}</option> : null}
            {(['law', 'practice', 'default'] as const).map((basis) => (
              <option key={basis} value={basis}>
                {t(`basis_${basis}`)}
              </option>
            ))}
          </select>
        )}
      </FieldBox>
      <TextIn node={node} field={['source']} isOptional={held !== 'law'} hint={t('sourceHint')} />
    </div>
  );
}
