import { createActions, type ActionsOptions, type ActionsParts } from '../actions.js';
import { createSharing } from './sharing.js';

/** The actions, with the browser's own ways to share where the host brings no page. */
export const createBrowserActions = (parts: ActionsParts, options: ActionsOptions) =>
  createActions(parts, { page: createSharing(), ...options });
