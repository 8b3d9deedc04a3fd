/** Counts the listeners of the window and the document, from now on. */
export class ListenerCounter {
  constructor() {
    for (const target of [window, document]) {
      this.watch(target);
    }
  }

  count = 0;

  private watch(target: EventTarget): void {
    const add = target.addEventListener.bind(target);
    const remove = target.removeEventListener.bind(target);
    const known = new Set<string>();
    const numbers = new Map<unknown, number>();
    const key = (...[type, listener, options]: Call) => {
      const number = numbers.get(listener) ?? numbers.size;
      numbers.set(listener, number);
      const capture = typeof options === 'object' ? options.capture : options;
      return `${type} ${number} ${String(capture ?? false)}`;
    };
    target.addEventListener = (...call: Call) => {
      if (!known.has(key(...call))) {
        known.add(key(...call));
        this.count++;
      }
      add(...call);
    };
    target.removeEventListener = (...call: Call) => {
      if (known.delete(key(...call))) {
        this.count--;
      }
      remove(...call);
    };
  }
}

type Call = [
  type: string,
  listener: EventListenerOrEventListenerObject | null,
  options?: boolean | AddEventListenerOptions
];
