import type { TranslationBundle } from '@jupyterlab/translation';
import type { FieldProps, WidgetProps } from '@rjsf/utils';
import {
  type ComponentType,
  createElement,
  Fragment,
  type ReactElement
} from 'react';
import type { IAssistantSettings } from '../../core/settings/settings';
import { Mounted } from '../dialogs/mounted';
import { TokenField } from '../token/tokenField';
import {
  findAdministeredSetting,
  type IAdministeredSetting
} from './administered';
import type { ISettingsFormModel } from './settingsFormModel';
import { findGroupEdge, getGroupTitle } from './groups';
import { ModelInput } from './modelInput';
import { ShortcutList } from './shortcutList';
import '../../../style/fields.css';

/** A setting that is set together with the token; users need not see it. */
const HIDDEN_SETTING: keyof IAssistantSettings = 'tokenService';

/**
 * Creates the field that shows any of our settings in the settings editor.
 * JupyterLab shows all settings alike, one below the other; ours are grouped
 * under titles, and some of them have controls of their own.
 */
export function createSettingsField(
  formModel: ISettingsFormModel,
  trans: TranslationBundle
): ComponentType<FieldProps> {
  const ModelWidget = (widget: WidgetProps) =>
    createElement(ModelInput, { widget, formModel, trans });
  return field => {
    const { name, registry } = field;
    if (name === HIDDEN_SETTING) {
      return createElement('div', { className: 'jp-QiskitCompleter-hidden' });
    }
    const shownNames = Object.keys(registry.rootSchema.properties ?? {});
    const { begins, ends } = findGroupEdge(name, shownNames);
    const administered = findAdministeredSetting(
      name,
      formModel.administrator,
      trans
    );
    const fieldClass = 'jp-QiskitCompleter-field';
    const className = administered?.isLocked
      ? `${fieldClass} jp-mod-locked`
      : fieldClass;
    return createElement(
      'div',
      {
        className,
        ref: (node: HTMLElement | null): void => {
          labelControls(node, field.schema.title ?? name);
        }
      },
      begins &&
        createElement(
          'h2',
          { className: 'jp-QiskitCompleter-group' },
          getGroupTitle(begins, trans)
        ),
      name === 'token'
        ? createTokenField(field, formModel, trans)
        : createPlainField(
            field,
            administered,
            name === 'model' ? ModelWidget : undefined
          ),
      administered &&
        createElement(
          'div',
          {
            className:
              'jp-FormGroup-description jp-QiskitCompleter-administered'
          },
          administered.explanation
        ),
      ends === 'suggestions' &&
        createElement(ShortcutList, {
          shortcuts: formModel.listShortcuts(),
          onChangeRequest: () => formModel.openShortcutEditor(),
          trans
        })
    );
  };
}

/**
 * Labels controls that have no label yet: JupyterLab shows a field's title above
 * its control, but doesn't link them.
 */
function labelControls(node: HTMLElement | null, title: string): void {
  node
    ?.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')
    .forEach(control => {
      if (!control.ariaLabel && !control.labels?.length) {
        control.ariaLabel = title;
      }
    });
}

/** Creates the field that JupyterLab would show, with what the administrator has set. */
function createPlainField(
  field: FieldProps,
  administered: IAdministeredSetting | null,
  widget: ComponentType<WidgetProps> | undefined
): ReactElement {
  const { registry, formData } = field;
  const isLocked = administered?.isLocked ?? false;
  // The value that the user has set before is still stored, but has no effect:
  // a locked field is not compared with the default.
  const formContext: object = isLocked
    ? { ...registry.formContext, defaultFormData: {} }
    : registry.formContext;
  return createElement(registry.fields['SchemaField'] ?? 'input', {
    ...field,
    uiSchema: {
      ...(administered && { 'ui:placeholder': administered.value }),
      ...(widget && { 'ui:widget': widget })
    },
    formData: isLocked ? administered?.value : (formData as unknown),
    readonly: isLocked,
    registry: { ...registry, formContext }
  });
}

/** Creates the field for the token, which never shows it. */
function createTokenField(
  { idSchema, schema }: FieldProps,
  formModel: ISettingsFormModel,
  trans: TranslationBundle
): ReactElement {
  const title = schema.title ?? trans.__('Token');
  return createElement(
    Fragment,
    null,
    createElement(Mounted, {
      make: () =>
        new TokenField(idSchema.$id, title, formModel.tokenFieldModel, trans)
    }),
    createElement(
      'div',
      { className: 'jp-FormGroup-description' },
      schema.description
    )
  );
}
