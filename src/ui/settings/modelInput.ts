import type { TranslationBundle } from '@jupyterlab/translation';
import type { WidgetProps } from '@rjsf/utils';
import {
  type ChangeEvent,
  createElement,
  Fragment,
  type ReactElement,
  useEffect,
  useRef,
  useState
} from 'react';
import { explainError } from '../errors/explainError';
import type { IFormDesk } from './settingsFormModel';

/**
 * A field for a model: any text, with the service's models as a list, which is
 * asked for when the field gets the focus and not before. Browsers show of it
 * what begins as the field does, so a button leads to all of them.
 */
export function ModelInput({
  widget,
  desk,
  trans
}: {
  widget: WidgetProps;
  desk: Pick<IFormDesk, 'models' | 'chooseModel'>;
  trans: TranslationBundle;
}): ReactElement {
  const { id, value, readonly, placeholder } = widget;
  const [ids, setIds] = useState<readonly string[]>([]);
  const [said, say] = useState('');
  const isGone = useRef(false);
  const isAsking = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);

  async function ask(): Promise<void> {
    if (isAsking.current || readonly) {
      return;
    }
    isAsking.current = true;
    say(trans.__('Asking the service for its models…'));
    let all: readonly string[] = [];
    let words: string;
    try {
      all = await desk.models();
      words = trans._n(
        'The service lists %1 model.',
        'The service lists %1 models.',
        all.length
      );
    } catch (error) {
      words = explainError(error, trans).words;
    }
    isAsking.current = false;
    if (!isGone.current) {
      setIds(all);
      say(words);
    }
  }

  const list = `${id}__models`;
  const note = `${id}__note`;
  return createElement(
    Fragment,
    null,
    createElement(
      'div',
      { className: 'jp-QiskitCompleter-model' },
      createElement('input', {
        id,
        className: 'form-control',
        type: 'text',
        list,
        value: String(value ?? ''),
        readOnly: readonly ?? false,
        placeholder: placeholder ?? '',
        autoComplete: 'off',
        spellCheck: false,
        'aria-label': widget.label,
        'aria-describedby': note,
        onFocus: () => void ask(),
        onChange: ({ target }: ChangeEvent<HTMLInputElement>) =>
          widget.onChange(target.value)
      }),
      !readonly &&
        createElement(
          'button',
          {
            type: 'button',
            className: 'jp-mod-styled jp-mod-reject',
            onClick: () => desk.chooseModel()
          },
          trans.__('Choose…')
        )
    ),
    createElement(
      'datalist',
      { id: list },
      ids.map(each => createElement('option', { key: each, value: each }))
    ),
    createElement('p', { id: note, role: 'status' }, said)
  );
}
