/**
 * Counts the event listeners of the page, from now on: those of the window, of
 * whatever is in the document, and of all that is no node. What a node that
 * was thrown away listened to, goes with it.
 */
export class ListenerCounter {
  constructor() {
    const { prototype } = EventTarget;
    const { addEventListener, removeEventListener } = prototype;
    const { add: note, remove: forget } = this;
    prototype.addEventListener = function (...call: ListenerArguments) {
      note(this, call);
      addEventListener.apply(this, call);
    };
    prototype.removeEventListener = function (...call: ListenerArguments) {
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
    return [...this.nonNodeTargets, ...nodes].reduce(
      (sum, target) => sum + (this.listenersByTarget.get(target)?.length ?? 0),
      0
    );
  }

  /** Nobody listens twice with the same function. */
  private readonly add = (
    target: EventTarget | null,
    args: ListenerArguments
  ): void => {
    // What is called without a target, as a function, is the window's.
    const on = target ?? window;
    const known = this.listenersByTarget.get(on) ?? [];
    this.listenersByTarget.set(on, known);
    if (args[1] !== null && !known.some(each => isSameListener(each, args))) {
      known.push(args);
    }
    if (!(on instanceof Node)) {
      this.nonNodeTargets.add(on);
    }
  };

  private readonly remove = (
    target: EventTarget | null,
    args: ListenerArguments
  ): void => {
    const known = this.listenersByTarget.get(target ?? window) ?? [];
    const at = known.findIndex(each => isSameListener(each, args));
    if (at >= 0) {
      known.splice(at, 1);
    }
    if (known.length === 0 && target) {
      this.nonNodeTargets.delete(target);
    }
  };

  private readonly listenersByTarget = new WeakMap<
    EventTarget,
    ListenerArguments[]
  >();
  private readonly nonNodeTargets = new Set<EventTarget>();
}

type ListenerArguments = [
  type: string,
  listener: EventListenerOrEventListenerObject | null,
  options?: boolean | AddEventListenerOptions
];

function isSameListener(
  one: ListenerArguments,
  other: ListenerArguments
): boolean {
  return (
    one[0] === other[0] &&
    one[1] === other[1] &&
    isCapturing(one) === isCapturing(other)
  );
}

function isCapturing([, , options]: ListenerArguments): boolean {
  return (typeof options === 'object' ? options.capture : options) ?? false;
}
