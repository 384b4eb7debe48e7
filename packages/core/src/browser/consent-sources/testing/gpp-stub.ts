interface GppStubEvent {
  eventName: string;
  listenerId: number;
  data: unknown;
  pingData: object;
}

type Callback = (event: GppStubEvent | object, isSuccess: boolean) => void;

/**
 * What a page has in the place of a GPP platform that is still on its way: it answers at once that
 * a listener was registered, and keeps it for the platform to take over.
 */
export function installGppStub(page: object): void {
  const queue: unknown[] = [];
  const events: { id: number; callback: Callback; parameter: unknown }[] = [];
  const ping = { cmpStatus: 'stub', signalStatus: 'not ready', applicableSections: [] };
  const stub = (...call: [string?, Callback?, unknown?]): unknown => {
    const [command, callback, parameter] = call;
    if (!command) return queue;
    if (command === 'events') return events;
    if (command === 'ping') callback?.(ping, true);
    else if (command === 'addEventListener' && callback) {
      const id = events.length + 1;
      events.push({ id, callback, parameter });
      callback(
        { eventName: 'listenerRegistered', listenerId: id, data: true, pingData: ping },
        true,
      );
    } else queue.push(call);
    return undefined;
  };
  Object.assign(page, { __gpp: stub });
}
