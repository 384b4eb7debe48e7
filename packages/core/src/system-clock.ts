import type { Clock } from './ports.js';

/** The device's clock and timers. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimer(callback, delay) {
    const timer = setTimeout(callback, delay);
    return () => clearTimeout(timer);
  },
};
