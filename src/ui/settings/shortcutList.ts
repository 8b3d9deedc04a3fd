import type { TranslationBundle } from '@jupyterlab/translation';
import { createElement, type ReactElement } from 'react';
import type { IShortcut } from './settingsFormModel';

/** The keys of all that one does with suggestions, and the way to change them. */
export function ShortcutList({
  shortcuts,
  change,
  trans
}: {
  shortcuts: readonly IShortcut[];
  change: () => void;
  trans: TranslationBundle;
}): ReactElement {
  const rows = shortcuts.map(({ label, keys }) =>
    createElement(
      'div',
      { key: label },
      createElement('dt', null, label),
      createElement('dd', null, keys.join(trans.__(' or ')) || trans.__('none'))
    )
  );
  return createElement(
    'div',
    { className: 'jp-QiskitCompleter-shortcuts' },
    createElement(
      'h3',
      { className: 'jp-FormGroup-fieldLabel' },
      trans.__('Keyboard shortcuts')
    ),
    createElement('dl', null, rows),
    createElement(
      'button',
      {
        type: 'button',
        className: 'jp-mod-styled jp-mod-reject',
        onClick: change
      },
      trans.__('Change the Keyboard Shortcuts…')
    )
  );
}
