// What the page asks of the queries, and signing in and out. A refusal is thrown as the problem that the server sent.

import { connect, pages } from "./client/client.js";

export { Refusal } from "./client/client.js";

const api = connect();

// Page by page, or so many pages of it: then there is `more`, from the `cursor` on.
const all = async (list, parameters, { signal, pages: most = Infinity } = {}) => {
  const found = { items: [], incomplete: false, more: false, cursor: undefined };
  for await (const page of pages(list, { ...parameters, limit: 200 }, { signal })) {
    found.items.push(...page.items);
    found.incomplete ||= Boolean(page.incomplete);
    found.more = Boolean(page.next_cursor);
    found.cursor = page.next_cursor;
    if (--most <= 0) {
      break;
    }
  }
  return found;
};

export const session = () => api.getSession();
export const signIn = (token) => api.signIn({ token });
export const signOut = () => api.signOut();
export const teams = async () => (await all(api.listTeams, { include_archived: true })).items;
export const updates = (parameters) => api.listStatusUpdates(parameters);
export const updatesSince = async (from) => (await all(api.listStatusUpdates, { from })).items;
export const stream = (parameters) => api.openStream(parameters);

// What the two above were at another moment.
export const teamsAsOf = (as_of, signal) => all(api.listTeams, { include_archived: true, as_of }, { signal });
export const updatesAsOf = (as_of, from, signal) => all(api.listStatusUpdates, { from, as_of }, { signal });

// What of them differs between two moments.
export const teamChanges = (moments, options) => all(api.compareTeams, moments, options);
export const updateChanges = (moments, options) => all(api.compareStatusUpdates, moments, options);

// Who is blocked, and which polls wait for whom; at a moment, if there is one.
export const blockers = async (moment, signal) => (await all(api.listBlockers, moment, { signal })).items;
export const people = async (parameters) => (await all(api.listPeople, parameters)).items;

export const openPolls = async (moment, signal) => (await all(api.listPolls, { ...moment, open: true }, { signal })).items;
export const members = async (moment, signal) => (await all(api.listMembers, moment, { signal })).items;

// What a team or a person answered, day by day; so many pages of it at most.
export const participation = async (parameters, options) => (await all(api.listParticipation, parameters, options)).items;
export const streaks = async (parameters, options) => (await all(api.listStreaks, parameters, options)).items;
export const updatesOf = async (parameters, options) => (await all(api.listStatusUpdates, parameters, options)).items;

export const flow = (signal) => api.getFlow({ signal });

const VERSIONS = { team: api.getTeamHistory, status_update: api.getStatusUpdateHistory };

// Every version of a row, the first first.
export const history = async (kind, id) => (await all(VERSIONS[kind], { id })).items;

// Some of the audit log, a page.
export const events = async (parameters, options) => (await api.listEvents(parameters, options)).items;
export const density = (parameters) => api.getEventDensity(parameters);
export const causation = (id) => api.getEventCausation({ id });

export const latestOf = async ({ slack_workspace, slack_user }) =>
  (await updates({ slack_workspace, slack_user, limit: 1 })).items[0];
