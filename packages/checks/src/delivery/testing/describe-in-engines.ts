import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest';
import { ENGINES, openDevice, type Device, type DeviceOptions, type Engine } from './browsers.js';
import { SEEDS } from './rounds.js';
import type { StoredEvent } from './server-under-test.js';
import { createWorld, type World } from './world.js';

/** What a test has to play with; a new world for each, on a device that they share. */
export interface Stage {
  readonly engine: Engine;
  readonly seed: number;
  readonly world: World;
  /** Another world on the same device. */
  openWorld(): Promise<World>;
}

/** Describes what holds in each engine and for each seed. */
export function describeInEngines(
  name: string,
  define: (stage: Stage) => void,
  options: (engine: Engine) => DeviceOptions = () => ({}),
): void {
  describe.each(ENGINES)(`${name} in %s`, (engine) => {
    let device: Device | undefined;
    const worlds: World[] = [];

    async function openWorld(): Promise<World> {
      const world = await createWorld(engine, device);
      worlds.push(world);
      return world;
    }

    beforeAll(async () => {
      device = await openDevice(engine, options(engine));
    });
    afterAll(() => device?.close());
    beforeEach(async () => {
      await openWorld();
    });
    afterEach(async () => {
      await worlds[0]?.closePages();
      for (const world of worlds.splice(0)) await world.close();
    });

    describe.each(SEEDS)('seed %i', (seed) => {
      define({
        engine,
        seed,
        openWorld,
        get world() {
          const [world] = worlds;
          if (!world) throw new Error('There is no world outside of a test.');
          return world;
        },
      });
    });
  });
}

/** The names of events, as they are in the database. */
export const namesOf = (events: readonly StoredEvent[]): (string | null)[] =>
  events.map(({ sku }) => sku).sort();

/** The names that `track()` gives to so many events. */
export const namesFrom = (letter: string, count: number): string[] =>
  [...Array(count).keys()].map((number) => `${letter}-${number}`).sort();
