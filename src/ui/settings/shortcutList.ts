import type { TranslationBundle } from '@jupyterlab/translation';
import { createElement, type ReactElement } from 'react';
import type { IShortcut } from './settingsFormModel';

/** The key bindings for suggestions, and a button that leads to their editor. */
export function ShortcutList({
  shortcuts,
  onChangeRequest,
  trans
}: {
  shortcuts: readonly IShortcut[];
  onChangeRequest: () => void;
  trans: TranslationBundle;
}): ReactElement {
  const items = shortcuts.map(({ label, keys }) =>
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
    createElement('dl', null, items),
    createElement(
      'button',
      {
        type: 'button',
        className: 'jp-mod-styled jp-mod-reject',
        onClick: onChangeRequest
      },
      trans.__('Change the Keyboard Shortcuts…')
    )
  );
}
