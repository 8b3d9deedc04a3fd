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
import type { ISettingsFormModel } from './settingsFormModel';

/**
 * A field for the id of a model: any text, with the service's models as
 * suggestions. They are requested when the field gets the focus, not before.
 * Browsers suggest only those that match the text in the field, so a button
 * leads to the picker with all models.
 */
export function ModelInput({
  widget,
  formModel,
  trans
}: {
  widget: WidgetProps;
  formModel: Pick<ISettingsFormModel, 'listModelIds' | 'chooseModel'>;
  trans: TranslationBundle;
}): ReactElement {
  const { id, value, readonly, placeholder } = widget;
  const [modelIds, setModelIds] = useState<readonly string[]>([]);
  const [status, setStatus] = useState('');
  const isUnmounted = useRef(false);
  const isLoading = useRef(false);
  useEffect(() => {
    isUnmounted.current = false;
    return () => {
      isUnmounted.current = true;
    };
  }, []);

  async function loadModelIds(): Promise<void> {
    if (isLoading.current || readonly) {
      return;
    }
    isLoading.current = true;
    setStatus(trans.__('Asking the service for its models…'));
    let loadedIds: readonly string[] = [];
    let newStatus: string;
    try {
      loadedIds = await formModel.listModelIds();
      newStatus = trans._n(
        'The service lists %1 model.',
        'The service lists %1 models.',
        loadedIds.length
      );
    } catch (error) {
      newStatus = explainError(error, trans).text;
    }
    isLoading.current = false;
    if (!isUnmounted.current) {
      setModelIds(loadedIds);
      setStatus(newStatus);
    }
  }

  const listId = `${id}__models`;
  const noteId = `${id}__note`;
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
        list: listId,
        value: String(value ?? ''),
        readOnly: readonly ?? false,
        placeholder: placeholder ?? '',
        autoComplete: 'off',
        spellCheck: false,
        'aria-label': widget.label,
        'aria-describedby': noteId,
        onFocus: () => void loadModelIds(),
        onChange: ({ target }: ChangeEvent<HTMLInputElement>) =>
          widget.onChange(target.value)
      }),
      !readonly &&
        createElement(
          'button',
          {
            type: 'button',
            className: 'jp-mod-styled jp-mod-reject',
            onClick: () => formModel.chooseModel()
          },
          trans.__('Choose…')
        )
    ),
    createElement(
      'datalist',
      { id: listId },
      modelIds.map(modelId =>
        createElement('option', { key: modelId, value: modelId })
      )
    ),
    createElement('p', { id: noteId, role: 'status' }, status)
  );
}
