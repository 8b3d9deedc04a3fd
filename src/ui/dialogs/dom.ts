/** A property that `element` may set: one with a plain value. */
type PlainProperty<Node> = {
  [Name in keyof Node]-?: Node[Name] extends string | number | boolean | null
    ? Name
    : never;
}[keyof Node];

/** Listeners by event type. */
type Listeners = {
  readonly [Type in keyof HTMLElementEventMap]?: (
    event: HTMLElementEventMap[Type]
  ) => void;
};

/** Properties, `role`, `aria-*` and `data-*` attributes, and listeners of an element. */
export type ElementOptions<Tag extends keyof HTMLElementTagNameMap> = Partial<
  Pick<HTMLElementTagNameMap[Tag], PlainProperty<HTMLElementTagNameMap[Tag]>>
> & {
  readonly [name: `aria-${string}` | `data-${string}`]: string;
  readonly on?: Listeners;
};

/** A child of an element; a string becomes text, null is left out. */
export type Child = Node | string | null;

/**
 * Creates an element; the interface is built with this function and those
 * below, which combine what is needed more than once. Only elements that
 * JupyterLab expects from React are made otherwise: see `mounted.ts`.
 *
 * @example
 * element('p', { role: 'status', className: 'note' }, 'Hello ', link)
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  options: ElementOptions<Tag> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const node = document.createElement(tag);
  // First the children: the value of a `select` is one of its options.
  node.append(...children.filter(child => child !== null));
  const { on = {}, ...rest } = options as ElementOptions<'div'>;
  for (const [name, value] of Object.entries(rest)) {
    if (name === 'role' || name.includes('-')) {
      node.setAttribute(name, String(value));
    } else {
      Object.assign(node, { [name]: value });
    }
  }
  for (const [type, listener] of Object.entries(on)) {
    node.addEventListener(type, listener as EventListener);
  }
  return node;
}

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
