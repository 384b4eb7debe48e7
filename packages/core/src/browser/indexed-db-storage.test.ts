import type { GoodwordEventRecord } from '@goodword/protocol';
import { expect } from '@open-wc/testing';
import { createId } from '../ids/create-id.js';
import type { Storage } from '../ports.js';
import { createIndexedDbStorage } from './indexed-db-storage.js';

const viewEvent = (now = Date.now()): GoodwordEventRecord => ({
  type: 'view',
  element: 'goodword-refer',
  id: createId('event', { now }),
  occurredAt: new Date(now).toISOString(),
});

const never = (): Promise<number> => Promise.reject(new Error('It was free.'));
const nothing = (): Promise<number> => Promise.resolve(0);

describe('createIndexedDbStorage()', () => {
  const storages: Storage[] = [];

  function open(scope = 'acme'): Storage {
    const storage = createIndexedDbStorage(scope);
    storages.push(storage);
    return storage;
  }

  function removeLocks(): void {
    Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true });
  }

  afterEach(async () => {
    Reflect.deleteProperty(navigator, 'locks');
    for (const storage of storages.splice(0)) storage.close();
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase('goodword');
      request.onsuccess = () => resolve();
      request.onerror = () => reject(request.error ?? new Error('It cannot be deleted.'));
    });
  });

  it('reads events in the order of their time', async () => {
    const storage = open();
    const events = [3, 1, 2].map((now) => viewEvent(now));
    await Promise.all(events.map((event) => storage.addEvent(event)));
    const ids = (await storage.readEvents(50)).map(({ id }) => id);
    expect(ids).to.deep.equal(events.map(({ id }) => id).sort());
    expect((await storage.readEvents(2)).map(({ id }) => id)).to.deep.equal(ids.slice(0, 2));
  });

  it('keeps the programs of one origin apart', async () => {
    const [one, other] = [open('acme'), open('acme-tea')];
    await one.addEvent(viewEvent());
    await one.writeTouch({ code: 'ADA', touchedAt: 1 }, Date.now() + 1_000);
    await one.writeVisitor('ada', Date.now() + 1_000);
    await other.addEvent(viewEvent());
    expect(await other.readTouch()).to.equal(undefined);
    expect(await other.readVisitor()).to.equal(undefined);
    await other.clear(['attribution', 'measurement']);
    expect(await one.countEvents()).to.equal(1);
    expect(await other.countEvents()).to.equal(0);
    expect(await one.readTouch()).to.deep.equal({ code: 'ADA', touchedAt: 1 });
    expect(await one.withLease(async () => other.withLease(async () => 7))).to.equal(7);
  });

  it('makes no database to read from, nor to empty', async () => {
    const storage = open();
    expect(await storage.readTouch()).to.equal(undefined);
    expect(await storage.readVisitor()).to.equal(undefined);
    expect(await storage.countEvents()).to.equal(0);
    await storage.clear(['attribution', 'measurement']);
    const names = (await indexedDB.databases()).map(({ name }) => name);
    expect(names).not.to.include('goodword');
    await storage.addEvent(viewEvent());
    expect(await storage.countEvents()).to.equal(1);
  });

  it('deletes what has expired', async () => {
    const storage = open();
    await storage.writeVisitor('ada', Date.now() - 1);
    expect(await storage.readVisitor()).to.equal(undefined);
    await storage.writeVisitor('ada', Date.now() + 60_000);
    expect(await storage.readVisitor()).to.equal('ada');
  });

  it('has an event on its way to the disk before anything else is done', async () => {
    const storage = open();
    await storage.writeVisitor('ada', Date.now() + 60_000);
    const { commit } = IDBTransaction.prototype;
    let committed = 0;
    IDBTransaction.prototype.commit = function commitAndCount() {
      committed += 1;
      commit.call(this);
    };
    try {
      const adding = storage.addEvent(viewEvent());
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
      expect(committed).to.equal(1);
      await adding;
    } finally {
      IDBTransaction.prototype.commit = commit;
    }
  });

  it('serves from memory what the disk refuses, and goes on with the disk', async () => {
    const storage = open();
    await storage.addEvent(viewEvent());
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('Full', 'QuotaExceededError');
    };
    await storage.addEvent(viewEvent()).finally(() => (IDBObjectStore.prototype.put = put));
    await storage.addEvent(viewEvent());
    expect(await storage.readEvents(50)).to.have.length(3);
    expect(await open().readEvents(50)).to.have.length(2);
    await storage.deleteEvents((await storage.readEvents(50)).map(({ id }) => id));
    expect(await storage.countEvents()).to.equal(0);
  });

  it('shows no event again that was deleted where the disk refused to', async () => {
    const storage = open();
    const [first, second] = [viewEvent(1), viewEvent(2)];
    await storage.addEvent(first);
    await storage.addEvent(second);
    const erase = IDBObjectStore.prototype.delete;
    IDBObjectStore.prototype.delete = () => {
      throw new DOMException('Full', 'QuotaExceededError');
    };
    await storage.deleteEvents([first.id]).finally(() => (IDBObjectStore.prototype.delete = erase));
    expect(await storage.readEvents(1)).to.deep.equal([second]);
    expect(await storage.countEvents()).to.equal(1);
  });

  it('gives the lease to one at a time by Web Locks, the next one waiting', async () => {
    const [one, other] = [open(), open()];
    const order: string[] = [];
    let waiting: Promise<number> | undefined;
    await one.withLease(async () => {
      waiting = other.withLease(async () => order.push('other'));
      order.push('one');
      return 0;
    });
    await waiting;
    expect(order).to.deep.equal(['one', 'other']);
  });

  it('gives the lease to one at a time without Web Locks, and says how long it is taken', async () => {
    removeLocks();
    const [one, other] = [open(), open()];
    let wait = 0;
    await one.withLease(async () => {
      wait = await other.withLease(never);
      return 0;
    });
    expect(wait).to.be.within(19_000, 20_000);
    expect(await other.withLease(async () => 5)).to.equal(5);
  });

  it('gives the lease to one of many that ask at once without Web Locks', async () => {
    removeLocks();
    let holders = 0;
    let most = 0;
    const attempts = [...Array(8).keys()].map(async () => {
      const storage = open();
      await storage.withLease(async () => {
        most = Math.max(most, (holders += 1));
        await storage.countEvents();
        holders -= 1;
        return 0;
      });
    });
    await Promise.all(attempts);
    expect(most).to.equal(1);
  });

  for (const hasLocks of [true, false]) {
    const how = hasLocks ? 'with' : 'without';

    it(`holds every tab to the pause that the server asked for, ${how} Web Locks`, async () => {
      if (!hasLocks) removeLocks();
      const [one, other] = [open(), open()];
      await one.withLease(async () => 60_000);
      expect(await other.withLease(never)).to.be.within(55_000, 60_000);
      expect(await one.withLease(never)).to.be.within(55_000, 60_000);
    });

    it(`gives the lease back when the page is left, ${how} Web Locks`, async () => {
      if (!hasLocks) removeLocks();
      const [one, other] = [open(), open()];
      let isBegun: () => void = () => undefined;
      const begun = new Promise<void>((resolve) => (isBegun = resolve));
      const held = one.withLease(() => {
        isBegun();
        return new Promise(() => undefined);
      });
      await begun;
      one.close();
      expect(await held).to.equal(0);
      expect(await other.withLease(async () => 9)).to.equal(9);
    });
  }

  it('asks for the lock no more when the page is left', async () => {
    const [one, other] = [open(), open()];
    let end: (pause: number) => void = () => undefined;
    let held: Promise<number> | undefined;
    await new Promise<void>((begin) => {
      held = one.withLease(() => {
        begin();
        return new Promise((resolve) => (end = resolve));
      });
    });
    const waiting = other.withLease(never);
    other.close();
    expect(await waiting).to.equal(0);
    const { pending = [] } = await navigator.locks.query();
    expect(pending).to.deep.equal([]);
    end(0);
    await held;
  });

  it('sends without a lease where neither locks nor a database can be had', async () => {
    const { open: openDatabase } = indexedDB;
    indexedDB.open = () => {
      throw new DOMException('Denied', 'SecurityError');
    };
    const locks = { request: () => Promise.reject(new DOMException('Denied', 'SecurityError')) };
    Object.defineProperty(navigator, 'locks', { value: locks, configurable: true });
    try {
      const storage = open();
      await storage.addEvent(viewEvent());
      let count = 0;
      await storage.withLease(async () => {
        count = await storage.countEvents();
        return 0;
      });
      expect(count).to.equal(1);
    } finally {
      indexedDB.open = openDatabase;
    }
  });

  it('opens again after it was closed', async () => {
    const storage = open();
    await storage.addEvent(viewEvent());
    storage.close();
    expect(await storage.countEvents()).to.equal(1);
    expect(await storage.withLease(nothing)).to.equal(0);
  });
});
