import type { Said } from '../follow-platform.js';

export const ALL_GRANTED: Said = {
  attribution: 'granted',
  measurement: 'granted',
  forwarding: 'granted',
};

export const ALL_DENIED: Said = {
  attribution: 'denied',
  measurement: 'denied',
  forwarding: 'denied',
};

export const STATISTICS_ONLY: Said = {
  attribution: 'granted',
  measurement: 'granted',
  forwarding: 'denied',
};

export const NOTHING: Said = {};
