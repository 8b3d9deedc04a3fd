import { Signal } from '@lumino/signaling';

/** The connection of a signal to a slot. */
interface ISignalConnection {
  readonly signal: Signal<unknown, unknown>;
  readonly slot: object;
  readonly thisArg: unknown;
}

/** Counts the connections of Lumino's signals that are made from now on. */
export class SignalConnectionCounter {
  constructor() {
    this.patchConnect();
    this.patchBulkDisconnect();
  }

  /** The number of connections now. */
  count = 0;

  private patchConnect(): void {
    const { prototype } = Signal;
    const { connect, disconnect } = prototype;
    const { onConnected, onDisconnected } = this;
    prototype.connect = function (slot, thisArg) {
      const isNew = connect.call(this, slot, thisArg);
      if (isNew) {
        onConnected({ signal: this, slot, thisArg });
      }
      return isNew;
    };
    prototype.disconnect = function (slot, thisArg) {
      const isSameConnection = (other: ISignalConnection) =>
        other.signal === this &&
        other.slot === slot &&
        other.thisArg === thisArg;
      [...getConnections(this.sender as object)]
        .filter(isSameConnection)
        .forEach(onDisconnected);
      return disconnect.call(this, slot, thisArg);
    };
  }

  /** Patches the functions that end many connections at once. */
  private patchBulkDisconnect(): void {
    const {
      clearData,
      disconnectAll,
      disconnectBetween,
      disconnectReceiver,
      disconnectSender
    } = Signal;
    const isFrom = (sender: unknown) => (one: ISignalConnection) =>
      one.signal.sender === sender;
    const isTo = (receiver: unknown) => (one: ISignalConnection) =>
      getReceiver(one) === receiver;
    const endMatching = (
      object: object,
      matches: (one: ISignalConnection) => boolean
    ) =>
      [...getConnections(object)].filter(matches).forEach(this.onDisconnected);
    Object.assign(Signal, {
      clearData: (object: object) => {
        [...getConnections(object)].forEach(this.onDisconnected);
        clearData(object);
      },
      disconnectAll: (object: object) => {
        [...getConnections(object)].forEach(this.onDisconnected);
        disconnectAll(object);
      },
      disconnectBetween: (sender: object, receiver: object) => {
        [...getConnections(sender)]
          .filter(isFrom(sender))
          .filter(isTo(receiver))
          .forEach(this.onDisconnected);
        disconnectBetween(sender, receiver);
      },
      disconnectReceiver: (receiver: object) => {
        endMatching(receiver, isTo(receiver));
        disconnectReceiver(receiver);
      },
      disconnectSender: (sender: object) => {
        endMatching(sender, isFrom(sender));
        disconnectSender(sender);
      }
    });
  }

  private readonly onConnected = (one: ISignalConnection): void => {
    this.count++;
    for (const object of getEnds(one)) {
      getConnections(object).add(one);
    }
  };

  private readonly onDisconnected = (one: ISignalConnection): void => {
    this.count--;
    for (const object of getEnds(one)) {
      getConnections(object).delete(one);
    }
  };
}

/** The connections of each object, as sender or as receiver. */
const connectionsByObject = new WeakMap<object, Set<ISignalConnection>>();

function getConnections(object: object): Set<ISignalConnection> {
  const ownConnections = connectionsByObject.get(object) ?? new Set();
  connectionsByObject.set(object, ownConnections);
  return ownConnections;
}

function getReceiver({ slot, thisArg }: ISignalConnection): object {
  return (thisArg as object | undefined) ?? slot;
}

function getEnds(one: ISignalConnection): object[] {
  return [one.signal.sender as object, getReceiver(one)];
}
