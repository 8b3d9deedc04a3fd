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
import { administeredOf, type IAdministered } from './administered';
import type { IFormDesk } from './settingsFormModel';
import { groupEdge, titleOf } from './groups';
import { ModelInput } from './modelInput';
import { ShortcutList } from './shortcutList';
import '../../../style/fields.css';

/** A setting that is filled in by itself: nobody has to see it. */
const FILLED_IN: keyof IAssistantSettings = 'tokenService';

/**
 * The field of any of our settings in the settings editor. JupyterLab draws all
 * settings alike, one below the other: these stand in groups with a title, and
 * some of them can do more.
 */
export function settingsField(
  desk: IFormDesk,
  trans: TranslationBundle
): ComponentType<FieldProps> {
  const Model = (widget: WidgetProps) =>
    createElement(ModelInput, { widget, desk, trans });
  return field => {
    const { name, registry } = field;
    if (name === FILLED_IN) {
      return createElement('div', { className: 'jp-QiskitCompleter-hidden' });
    }
    const shown = Object.keys(registry.rootSchema.properties ?? {});
    const { begins, ends } = groupEdge(name, shown);
    const administered = administeredOf(name, desk.administrator, trans);
    const own = 'jp-QiskitCompleter-field';
    const className = administered?.isLocked ? `${own} jp-mod-locked` : own;
    return createElement(
      'div',
      {
        className,
        ref: (node: HTMLElement | null): void => {
          nameControls(node, field.schema.title ?? name);
        }
      },
      begins &&
        createElement(
          'h2',
          { className: 'jp-QiskitCompleter-group' },
          titleOf(begins, trans)
        ),
      name === 'token'
        ? tokenOf(field, desk, trans)
        : plain(field, administered, name === 'model' ? Model : undefined),
      administered &&
        createElement(
          'div',
          {
            className:
              'jp-FormGroup-description jp-QiskitCompleter-administered'
          },
          administered.sentence
        ),
      ends === 'suggestions' &&
        createElement(ShortcutList, {
          shortcuts: desk.shortcuts(),
          change: () => desk.changeShortcuts(),
          trans
        })
    );
  };
}

/** JupyterLab shows a field's title above its control, but doesn't link them. */
function nameControls(node: HTMLElement | null, title: string): void {
  node
    ?.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')
    .forEach(control => {
      if (!control.ariaLabel && !control.labels?.length) {
        control.ariaLabel = title;
      }
    });
}

/** A field as JupyterLab draws it, but for what the administrator has set. */
function plain(
  field: FieldProps,
  administered: IAdministered | null,
  widget: ComponentType<WidgetProps> | undefined
): ReactElement {
  const { registry, formData } = field;
  const isLocked = administered?.isLocked ?? false;
  // What a person had set before is kept, and no matter here.
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

/** The token, which is never shown. */
function tokenOf(
  { idSchema, schema }: FieldProps,
  desk: IFormDesk,
  trans: TranslationBundle
): ReactElement {
  const title = schema.title ?? trans.__('Token');
  return createElement(
    Fragment,
    null,
    createElement(Mounted, {
      make: () => new TokenField(idSchema.$id, title, desk.token, trans)
    }),
    createElement(
      'div',
      { className: 'jp-FormGroup-description' },
      schema.description
    )
  );
}
