/**
 * Counts the event listeners of the page, from now on: those of the window, of
 * whatever is in the document, and of all that is no node. What a node that
 * was thrown away listened to, goes with it.
 */
export class ListenerCounter {
  constructor() {
    const { prototype } = EventTarget;
    const { addEventListener, removeEventListener } = prototype;
    const { note, forget } = this;
    prototype.addEventListener = function (...call: Call) {
      note(this, call);
      addEventListener.apply(this, call);
    };
    prototype.removeEventListener = function (...call: Call) {
      forget(this, call);
      removeEventListener.apply(this, call);
    };
    this.restore = () =>
      Object.assign(prototype, { addEventListener, removeEventListener });
  }

  /** Listen like before. */
  readonly restore: () => void;

  get count(): number {
    const nodes = [document, ...document.querySelectorAll('*')];
    return [...this.others, ...nodes].reduce(
      (sum, target) => sum + (this.known.get(target)?.length ?? 0),
      0
    );
  }

  /** Nobody listens twice with the same function. */
  private readonly note = (target: EventTarget | null, call: Call): void => {
    // What is called without a target, as a function, is the window's.
    const on = target ?? window;
    const known = this.known.get(on) ?? [];
    this.known.set(on, known);
    if (call[1] !== null && !known.some(each => isSame(each, call))) {
      known.push(call);
    }
    if (!(on instanceof Node)) {
      this.others.add(on);
    }
  };

  private readonly forget = (target: EventTarget | null, call: Call): void => {
    const known = this.known.get(target ?? window) ?? [];
    const at = known.findIndex(each => isSame(each, call));
    if (at >= 0) {
      known.splice(at, 1);
    }
    if (known.length === 0 && target) {
      this.others.delete(target);
    }
  };

  private readonly known = new WeakMap<EventTarget, Call[]>();
  private readonly others = new Set<EventTarget>();
}

type Call = [
  type: string,
  listener: EventListenerOrEventListenerObject | null,
  options?: boolean | AddEventListenerOptions
];

function isSame(one: Call, other: Call): boolean {
  return (
    one[0] === other[0] &&
    one[1] === other[1] &&
    isCapturing(one) === isCapturing(other)
  );
}

function isCapturing([, , options]: Call): boolean {
  return (typeof options === 'object' ? options.capture : options) ?? false;
}
