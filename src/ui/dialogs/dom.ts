import { type Child, element, type ElementOptions } from './element';

// The interface is built with `element` and the functions here, which combine
// what is needed more than once. Only elements that JupyterLab expects from
// React are made otherwise: see `mounted.ts`.
export { element };

/** Creates a paragraph of plain text. */
export function createParagraph(
  text: string,
  options: ElementOptions<'p'> = {}
): HTMLParagraphElement {
  return element('p', options, text);
}

/** Creates a text of secondary importance, shown in grey beside another one. */
export function createAside(
  text: string,
  options: ElementOptions<'span'> = {}
): HTMLSpanElement {
  const className = 'jp-QiskitCompleter-aside';
  return element('span', { className, ...options }, text);
}

/** Creates a group of controls with a title. */
export function createFieldset(
  title: string,
  ...children: readonly Child[]
): HTMLFieldSetElement {
  return element('fieldset', {}, element('legend', {}, title), ...children);
}

/** Creates a list of names, each with the value that belongs to it. */
export function createDefinitionList(
  entries: Iterable<readonly [name: string, value: Node | string]>
): HTMLDListElement {
  const items = [...entries].flatMap(([name, value]) => [
    element('dt', {}, name),
    element('dd', {}, value)
  ]);
  return element('dl', {}, ...items);
}

/** Creates a button in the body of a dialog or form, grey unless a class says otherwise. */
export function createButton(
  label: string,
  onClick: () => void,
  options: ElementOptions<'button'> = {}
): HTMLButtonElement {
  const className = 'jp-mod-styled jp-mod-reject';
  return element(
    'button',
    { type: 'button', className, on: { click: onClick }, ...options },
    label
  );
}

/** A radio button, and the label that it stands in. */
export interface IRadioOption {
  readonly label: HTMLLabelElement;
  readonly input: HTMLInputElement;
}

/**
 * Creates a radio button with a caption beside it.
 *
 * @param options.name - is the same for all buttons of a group.
 * @param options.onSelect - called when the user selects this button.
 */
export function createRadioOption(
  {
    onSelect,
    ...options
  }: { name: string; checked: boolean; onSelect: () => void },
  ...caption: readonly Child[]
): IRadioOption {
  const input = element('input', {
    type: 'radio',
    className: 'jp-mod-styled',
    ...options,
    on: { change: onSelect }
  });
  return { input, label: element('label', {}, input, ...caption) };
}

/**
 * Returns options for an element that scrolls: the keyboard reaches it, and
 * Enter in it does not press the dialog's default button (see `BodyDialog`).
 *
 * @param label - the name of the region for screen readers.
 */
export function scrollRegion(label: string): ElementOptions<'div' | 'pre'> {
  return {
    tabIndex: 0,
    role: 'region',
    'aria-label': label,
    'data-keeps-enter': ''
  };
}
