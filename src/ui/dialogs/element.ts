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
 * Creates an element. It has a file of its own because the status item needs it
 * at the start; `dom.ts` has what else the interface is built with.
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
