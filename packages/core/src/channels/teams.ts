import { buildAddress, type Channel } from './channel.js';

/** Microsoft Teams. https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/share-to-teams-from-web-apps */
export const teams: Channel = {
  name: 'teams',
  build: ({ url, text }) =>
    buildAddress('https://teams.microsoft.com/share', { href: url, msgText: text }),
};
