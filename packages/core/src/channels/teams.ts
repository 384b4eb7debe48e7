import type { Channel } from './channel.js';

/** Microsoft Teams. 200 characters. https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/share-to-teams-from-web-apps */
export const teams: Channel = {
  name: 'teams',
  address: 'https://teams.microsoft.com/share?href={url}&msgText={text}',
  limit: 200,
};
