/**
 * Counts the event listeners that are added from now on: those of the window, of
 * the nodes in the document, and of all targets that are not nodes. Listeners of
 * a node that was removed do not count, since they are garbage-collected with it.
 */
export class ListenerCounter {
  constructor() {
    const { prototype } = EventTarget;
    const { addEventListener, removeEventListener } = prototype;
    const { add, remove } = this;
    prototype.addEventListener = function (...args: ListenerArguments) {
      add(this, args);
      addEventListener.apply(this, args);
    };
    prototype.removeEventListener = function (...args: ListenerArguments) {
      remove(this, args);
      removeEventListener.apply(this, args);
    };
    this.restore = () =>
      Object.assign(prototype, { addEventListener, removeEventListener });
  }

  /** Stops counting. */
  readonly restore: () => void;

  /** The number of listeners now. */
  get count(): number {
    const nodes = [document, ...document.querySelectorAll('*')];
    return [...this.nonNodeTargets, ...nodes].reduce(
      (sum, target) => sum + (this.listenersByTarget.get(target)?.length ?? 0),
      0
    );
  }

  /** Adds a listener; as in the DOM, adding the same one twice has no effect. */
  private readonly add = (
    target: EventTarget | null,
    args: ListenerArguments
  ): void => {
    // Called as a plain function, without `this`, it applies to the window.
    const actualTarget = target ?? window;
    const known = this.listenersByTarget.get(actualTarget) ?? [];
    this.listenersByTarget.set(actualTarget, known);
    if (args[1] !== null && !known.some(each => isSameListener(each, args))) {
      known.push(args);
    }
    if (!(actualTarget instanceof Node)) {
      this.nonNodeTargets.add(actualTarget);
    }
  };

  private readonly remove = (
    target: EventTarget | null,
    args: ListenerArguments
  ): void => {
    const known = this.listenersByTarget.get(target ?? window) ?? [];
    const index = known.findIndex(each => isSameListener(each, args));
    if (index >= 0) {
      known.splice(index, 1);
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
