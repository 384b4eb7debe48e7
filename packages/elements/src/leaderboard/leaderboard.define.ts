import { GoodwordLeaderboard } from './leaderboard.js';

GoodwordLeaderboard.define();
export { setDefaultClient } from '../internal/default-client.js';
