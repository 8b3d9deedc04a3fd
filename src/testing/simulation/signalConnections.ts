import { Signal } from '@lumino/signaling';

/** Who is told of a signal, and by what. */
interface IConnection {
  readonly signal: Signal<unknown, unknown>;
  readonly slot: object;
  readonly thisArg: unknown;
}

/** Counts the connections of Lumino's signals, from now on. */
export class ConnectionCounter {
  constructor() {
    this.watchSignals();
    this.watchEndings();
  }

  count = 0;

  private watchSignals(): void {
    const { prototype } = Signal;
    const { connect, disconnect } = prototype;
    const { begun, ended } = this;
    prototype.connect = function (slot, thisArg) {
      const made = connect.call(this, slot, thisArg);
      if (made) {
        begun({ signal: this, slot, thisArg });
      }
      return made;
    };
    prototype.disconnect = function (slot, thisArg) {
      const is = (other: IConnection) =>
        other.signal === this &&
        other.slot === slot &&
        other.thisArg === thisArg;
      [...of(this.sender as object)].filter(is).forEach(ended);
      return disconnect.call(this, slot, thisArg);
    };
  }

  /** What ends many connections at once. */
  private watchEndings(): void {
    const {
      clearData,
      disconnectAll,
      disconnectBetween,
      disconnectReceiver,
      disconnectSender
    } = Signal;
    const isFrom = (sender: unknown) => (one: IConnection) =>
      one.signal.sender === sender;
    const isTo = (receiver: unknown) => (one: IConnection) =>
      receiverOf(one) === receiver;
    const end = (object: object, is: (one: IConnection) => boolean) =>
      [...of(object)].filter(is).forEach(this.ended);
    Object.assign(Signal, {
      clearData: (object: object) => {
        [...of(object)].forEach(this.ended);
        clearData(object);
      },
      disconnectAll: (object: object) => {
        [...of(object)].forEach(this.ended);
        disconnectAll(object);
      },
      disconnectBetween: (sender: object, receiver: object) => {
        [...of(sender)]
          .filter(isFrom(sender))
          .filter(isTo(receiver))
          .forEach(this.ended);
        disconnectBetween(sender, receiver);
      },
      disconnectReceiver: (receiver: object) => {
        end(receiver, isTo(receiver));
        disconnectReceiver(receiver);
      },
      disconnectSender: (sender: object) => {
        end(sender, isFrom(sender));
        disconnectSender(sender);
      }
    });
  }

  private readonly begun = (one: IConnection): void => {
    this.count++;
    for (const object of endsOf(one)) {
      of(object).add(one);
    }
  };

  private readonly ended = (one: IConnection): void => {
    this.count--;
    for (const object of endsOf(one)) {
      of(object).delete(one);
    }
  };
}

/** The connections that an object has, on whichever end. */
const connections = new WeakMap<object, Set<IConnection>>();

function of(object: object): Set<IConnection> {
  const known = connections.get(object) ?? new Set();
  connections.set(object, known);
  return known;
}

function receiverOf({ slot, thisArg }: IConnection): object {
  return (thisArg as object | undefined) ?? slot;
}

function endsOf(one: IConnection): object[] {
  return [one.signal.sender as object, receiverOf(one)];
}
