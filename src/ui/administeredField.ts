import type { FieldProps } from '@rjsf/utils';
import { createElement, type ReactElement } from 'react';

/** What a field of the settings editor says of the administrator. */
export interface IAdministered {
  /** What the administrator has set, as the setting would be. */
  readonly value: string;
  readonly isLocked: boolean;
  /** Tells the person, below the field. */
  readonly sentence: string;
}

/**
 * A setting in the settings editor that an administrator has set: where it is
 * locked it shows the administrator's value and can't be changed, and what the
 * person had set before stays in the person's settings.
 */
export function AdministeredField({
  field,
  administered: { value, isLocked, sentence }
}: {
  field: FieldProps;
  administered: IAdministered;
}): ReactElement {
  const { registry, schema, formData } = field;
  // JupyterLab draws its own description and default around the field.
  const formContext: object = { ...registry.formContext, defaultFormData: {} };
  const inner = createElement(registry.fields['SchemaField'] ?? 'input', {
    ...field,
    schema: { ...schema, description: sentence },
    uiSchema: { 'ui:placeholder': value },
    formData: isLocked ? value : (formData as unknown),
    readonly: isLocked,
    registry: { ...registry, formContext }
  });
  const name = 'jp-QiskitCompleter-administered';
  const className = isLocked ? `${name} jp-mod-locked` : name;
  return createElement('div', { className }, inner);
}
