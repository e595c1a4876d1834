// Written from the OpenAPI document; CONTRIBUTING says how to write it anew.

/** A refusal: the problem that the server sent (RFC 9457), and each field that it names. */
export class Refusal extends Error {
  readonly status: number;
  readonly problem?: Problem;
  readonly errors: { field: string; reason: string }[];
  /** In how many seconds to ask again. */
  readonly retryAfter?: number;
}

/** What came before, so that it is not sent again while it is the latest. */
export interface Held<T> {
  etag?: string;
  body?: T;
}

export interface Options<T = unknown> {
  held?: Held<T>;
  signal?: AbortSignal;
}

export interface Page<T> {
  items: T[];
  next_cursor?: string;
}

type List<P, G extends Page<unknown>> = (parameters: P, options?: Options) => Promise<G>;

export function pages<P, G extends Page<unknown>>(list: List<P, G>, parameters: P, options?: Options): AsyncGenerator<G>;
export function items<P, G extends Page<unknown>>(list: List<P, G>, parameters: P, options?: Options): AsyncGenerator<G["items"][number]>;

/** Without a token, as whoever has signed in: an EventSource sends a cookie alone. */
export function connect(options?: { base?: string; token?: string; timeout?: number }): Client;

export interface ListBlockersParameters {
  /** How many items. */
  limit?: number;
  /** The next_cursor of the page before, with the same parameters but for limit, fields, total, after and wait. */
  cursor?: string;
  /** What it was at this moment, or after the event of this position. Beyond what the views have seen the answer is marked incomplete. */
  as_of?: string | Date | number;
  /** The token of a command or a change: the answer has it, or is 504. */
  after?: string;
  /** How many seconds to wait for it. */
  wait?: number;
  /** Only of this team. */
  team_id?: string;
  /** Only of this Slack workspace. */
  slack_workspace?: string;
  /** Only of this Slack user; goes with slack_workspace. */
  slack_user?: string;
  /** true: archived teams, and what is of them, too. */
  include_archived?: boolean;
  /** asc: the oldest first; desc: the newest first. */
  order?: "asc" | "desc";
}

export interface ListEventsParameters {
  /** Only of this aggregate, such as a team; found by index. */
  aggregate_id?: string;
  /** Only of these types, such as TeamRenamed,TeamArchived. */
  type?: string[];
  /** Only by this one: the name of an access token, or the Slack user. */
  actor?: string;
  /** Only through this door: rest or slack. */
  source?: string;
  /** Only from this Slack workspace. */
  slack_workspace?: string;
  /** Only what followed from this one request. */
  correlation_id?: string;
  /** Only what this event caused directly. */
  causation_id?: string;
  /** Only what stands after this position in the log. */
  after_position?: number;
  /** At or after this: a moment, or a date from its start in zone. */
  from?: string | Date;
  /** Before this moment, or until the end of this date in zone. */
  to?: string | Date;
  /** The time zone of dates; UTC if absent. */
  zone?: string;
  /** desc: the newest first; asc: the oldest first. */
  order?: "asc" | "desc";
  /** How many items. */
  limit?: number;
  /** The next_cursor of the page before, with the same parameters but for limit, fields, total, after and wait. */
  cursor?: string;
}

export interface GetEventDensityParameters {
  /** At or after this: a moment, or a date from its start in zone. */
  from?: string | Date;
  /** Before this moment, or until the end of this date in zone. */
  to?: string | Date;
  /** The time zone of dates; UTC if absent. */
  zone?: string;
  /** How many stretches of time. */
  buckets?: number;
}

export interface GetEventParameters {
  /** Which one. */
  id: string;
}

export interface GetEventCausationParameters {
  /** Which one. */
  id: string;
}

export interface ListMembersParameters {
  /** How many items. */
  limit?: number;
  /** The next_cursor of the page before, with the same parameters but for limit, fields, total, after and wait. */
  cursor?: string;
  /** What it was at this moment, or after the event of this position. Beyond what the views have seen the answer is marked incomplete. */
  as_of?: string | Date | number;
  /** The token of a command or a change: the answer has it, or is 504. */
  after?: string;
  /** How many seconds to wait for it. */
  wait?: number;
  /** Only of this team. */
  team_id?: string;
  /** Only of this Slack workspace. */
  slack_workspace?: string;
  /** Only of this Slack user; goes with slack_workspace. */
  slack_user?: string;
  /** true: archived teams, and what is of them, too. */
  include_archived?: boolean;
}

export interface ListParticipationParameters {
  /** How many items. */
  limit?: number;
  /** The next_cursor of the page before, with the same parameters but for limit, fields, total, after and wait. */
  cursor?: string;
  /** What it was at this moment, or after the event of this position. Beyond what the views have seen the answer is marked incomplete. */
  as_of?: string | Date | number;
  /** The token of a command or a change: the answer has it, or is 504. */
  after?: string;
  /** How many seconds to wait for it. */
  wait?: number;
  /** Only of exports: goes on after this day of after_team_id, the last that came. */
  after_day?: string;
  /** Goes with after_day. */
  after_team_id?: string;
  /** Only of this team. */
  team_id?: string;
  /** true: archived teams, and what is of them, too. */
  include_archived?: boolean;
  /** The first day. */
  from?: string;
  /** The last day, included. */
  to?: string;
}

export interface ListPeopleParameters {
  /** How many items. */
  limit?: number;
  /** The next_cursor of the page before, with the same parameters but for limit, fields, total, after and wait. */
  cursor?: string;
  /** What it was at this moment, or after the event of this position. Beyond what the views have seen the answer is marked incomplete. */
  as_of?: string | Date | number;
  /** The token of a command or a change: the answer has it, or is 504. */
  after?: string;
  /** How many seconds to wait for it. */
  wait?: number;
  /** Only of this Slack workspace. */
  slack_workspace?: string;
  /** Only of this Slack user; goes with slack_workspace. */
  slack_user?: string;
  /** Only these fields; the id and sequence always come, stale_since where it is. */
  fields?: ("person_id" | "slack_workspace" | "slack_user" | "time_zone" | "days_off" | "reminders" | "interviews" | "created_at" | "updated_at" | "sequence" | "stale_since")[];
  /** true: total says how many items all pages have, up to 10,000; beyond, total_at_least. */
  total?: boolean;
}

export interface GetPersonParameters {
  /** Whose Slack workspace. */
  slack_workspace: string;
  /** Which Slack user. */
  slack_user: string;
  /** Only these fields; the id and sequence always come, stale_since where it is. */
  fields?: ("person_id" | "slack_workspace" | "slack_user" | "time_zone" | "days_off" | "reminders" | "interviews" | "created_at" | "updated_at" | "sequence" | "stale_since")[];
  /** What it was at this moment, or after the event of this position. Beyond what the views have seen the answer is marked incomplete. */
  as_of?: string | Date | number;
  /** The token of a command or a change: the answer has it, or is 504. */
  after?: string;
  /** How many seconds to wait for it. */
  wait?: number;
}

export interface ComparePersonParameters {
  /** Whose Slack workspace. */
  slack_workspace: string;
  /** Which Slack user. */
  slack_user: string;
  /** The earlier moment, or a position. */
  from: string | Date | number;
  /** The later moment, or a position; now if absent. */
  to?: string | Date | number;
  /** The token of a command or a change: the answer has it, or is 504. */
  after?: string;
  /** How many seconds to wait for it. */
  wait?: number;
}

export interface GetPersonHistoryParameters {
  /** Whose Slack workspace. */
  slack_workspace: string;
  /** Which Slack user. */
  slack_user: string;
  /** How many items. */
  limit?: number;
  /** The next_cursor of the page before, with the same parameters but for limit, fields, total, after and wait. */
  cursor?: string;
  /** The token of a command or a change: the answer has it, or is 504. */
  after?: string;
  /** How many seconds to wait for it. */
  wait?: number;
}

export interface ListPollsParameters {
  /** How many items. */
  limit?: number;
  /** The next_cursor of the page before, with the same parameters but for limit, fields, total, after and wait. */
  cursor?: string;
  /** What it was at this moment, or after the event of this position. Beyond what the views have seen the answer is marked incomplete. */
  as_of?: string | Date | number;
  /** The token of a command or a change: the answer has it, or is 504. */
  after?: string;
  /** How many seconds to wait for it. */
  wait?: number;
  /** Only of this team. */
  team_id?: string;
  /** true: archived teams, and what is of them, too. */
  include_archived?: boolean;
  /** At or after this: a moment, or a date from its start in zone. */
  from?: string | Date;
  /** Before this moment, or until the end of this date in zone. */
  to?: string | Date;
  /** The time zone of dates; UTC if absent. */
  zone?: string;
  /** true: only those that were not closed yet; false: only those that were. */
  open?: boolean;
  /** desc: the newest first; asc: the oldest first. */
  order?: "asc" | "desc";
  /** Only these fields; the id and sequence always come, stale_since where it is. */
  fields?: ("poll_id" | "team_id" | "round" | "slot" | "time_zone" | "day" | "opened_at" | "opened_position" | "asked" | "questions" | "closes_at" | "posted_at" | "slack_workspace" | "slack_channel" | "reminded" | "closed_at" | "summarised_at" | "summary_workspace" | "summary_channel" | "summary_ts" | "expected" | "answered" | "late" | "awaited" | "anonymous" | "answers" | "created_at" | "updated_at" | "sequence" | "stale_since")[];
  /** true: total says how many items all pages have, up to 10,000; beyond, total_at_least. */
  total?: boolean;
}

export interface GetPollParameters {
  /** Which one. */
  id: string;
  /** Only these fields; the id and sequence always come, stale_since where it is. */
  fields?: ("poll_id" | "team_id" | "round" | "slot" | "time_zone" | "day" | "opened_at" | "opened_position" | "asked" | "questions" | "closes_at" | "posted_at" | "slack_workspace" | "slack_channel" | "reminded" | "closed_at" | "summarised_at" | "summary_workspace" | "summary_channel" | "summary_ts" | "expected" | "answered" | "late" | "awaited" | "anonymous" | "answers" | "created_at" | "updated_at" | "sequence" | "stale_since")[];
  /** What it was at this moment, or after the event of this position. Beyond what the views have seen the answer is marked incomplete. */
  as_of?: string | Date | number;
  /** The token of a command or a change: the answer has it, or is 504. */
  after?: string;
  /** How many seconds to wait for it. */
  wait?: number;
}

export interface ComparePollParameters {
  /** Which one. */
  id: string;
  /** The earlier moment, or a position. */
  from: string | Date | number;
  /** The later moment, or a position; now if absent. */
  to?: string | Date | number;
  /** The token of a command or a change: the answer has it, or is 504. */
  after?: string;
  /** How many seconds to wait for it. */
  wait?: number;
}

export interface GetPollHistoryParameters {
  /** Which one. */
  id: string;
  /** How many items. */
  limit?: number;
  /** The next_cursor of the page before, with the same parameters but for limit, fields, total, after and wait. */
  cursor?: string;
  /** The token of a command or a change: the answer has it, or is 504. */
  after?: string;
  /** How many seconds to wait for it. */
  wait?: number;
}

export interface ListStatusUpdatesParameters {
  /** How many items. */
  limit?: number;
  /** The next_cursor of the page before, with the same parameters but for limit, fields, total, after and wait. */
  cursor?: string;
  /** What it was at this moment, or after the event of this position. Beyond what the views have seen the answer is marked incomplete. */
  as_of?: string | Date | number;
  /** The token of a command or a change: the answer has it, or is 504. */
  after?: string;
  /** How many seconds to wait for it. */
  wait?: number;
  /** Only of exports: goes on after the update of this update_id, the last that came. */
  after_id?: string;
  /** Only of this team. */
  team_id?: string;
  /** Only by the person of this name. */
  author?: string;
  /** Only from this Slack workspace. */
  slack_workspace?: string;
  /** Only by this Slack user; goes with slack_workspace. */
  slack_user?: string;
  /** At or after this: a moment, or a date from its start in zone. */
  from?: string | Date;
  /** Before this moment, or until the end of this date in zone. */
  to?: string | Date;
  /** The time zone of dates; UTC if absent. */
  zone?: string;
  /** Only what says this, by words in the installation's language: words, "a phrase", or, -without. Questions are not searched. */
  q?: string;
  /** desc: the newest first; asc: the oldest first. */
  order?: "asc" | "desc";
  /** Only these fields; the id and sequence always come, stale_since where it is. */
  fields?: ("update_id" | "team_id" | "content" | "highlight" | "answers" | "author" | "slack_workspace" | "slack_user" | "poll_id" | "created_at" | "updated_at" | "sequence" | "stale_since")[];
  /** true: total says how many items all pages have, up to 10,000; beyond, total_at_least. */
  total?: boolean;
}

export interface CompareStatusUpdatesParameters {
  /** The earlier moment, or a position. */
  from: string | Date | number;
  /** The later moment, or a position; now if absent. */
  to?: string | Date | number;
  /** How many items. */
  limit?: number;
  /** The next_cursor of the page before, with the same parameters but for limit, fields, total, after and wait. */
  cursor?: string;
  /** The token of a command or a change: the answer has it, or is 504. */
  after?: string;
  /** How many seconds to wait for it. */
  wait?: number;
  /** Only of this team. */
  team_id?: string;
  /** Only by the person of this name. */
  author?: string;
  /** Only from this Slack workspace. */
  slack_workspace?: string;
  /** Only by this Slack user; goes with slack_workspace. */
  slack_user?: string;
  /** Only these fields; the id and sequence always come, stale_since where it is. */
  fields?: ("update_id" | "team_id" | "content" | "answers" | "author" | "slack_workspace" | "slack_user" | "poll_id" | "created_at" | "updated_at" | "sequence" | "stale_since")[];
}

export interface GetStatusUpdateParameters {
  /** Which one. */
  id: string;
  /** Only these fields; the id and sequence always come, stale_since where it is. */
  fields?: ("update_id" | "team_id" | "content" | "answers" | "author" | "slack_workspace" | "slack_user" | "poll_id" | "created_at" | "updated_at" | "sequence" | "stale_since")[];
  /** What it was at this moment, or after the event of this position. Beyond what the views have seen the answer is marked incomplete. */
  as_of?: string | Date | number;
  /** The token of a command or a change: the answer has it, or is 504. */
  after?: string;
  /** How many seconds to wait for it. */
  wait?: number;
}

export interface CompareStatusUpdateParameters {
  /** Which one. */
  id: string;
  /** The earlier moment, or a position. */
  from: string | Date | number;
  /** The later moment, or a position; now if absent. */
  to?: string | Date | number;
  /** The token of a command or a change: the answer has it, or is 504. */
  after?: string;
  /** How many seconds to wait for it. */
  wait?: number;
}

export interface GetStatusUpdateHistoryParameters {
  /** Which one. */
  id: string;
  /** How many items. */
  limit?: number;
  /** The next_cursor of the page before, with the same parameters but for limit, fields, total, after and wait. */
  cursor?: string;
  /** The token of a command or a change: the answer has it, or is 504. */
  after?: string;
  /** How many seconds to wait for it. */
  wait?: number;
}

export interface ListStreaksParameters {
  /** How many items. */
  limit?: number;
  /** The next_cursor of the page before, with the same parameters but for limit, fields, total, after and wait. */
  cursor?: string;
  /** What it was at this moment, or after the event of this position. Beyond what the views have seen the answer is marked incomplete. */
  as_of?: string | Date | number;
  /** The token of a command or a change: the answer has it, or is 504. */
  after?: string;
  /** How many seconds to wait for it. */
  wait?: number;
  /** Only of this team. */
  team_id?: string;
  /** Only of this Slack workspace. */
  slack_workspace?: string;
  /** Only of this Slack user; goes with slack_workspace. */
  slack_user?: string;
  /** true: archived teams, and what is of them, too. */
  include_archived?: boolean;
}

export interface OpenStreamParameters {
  /** Only of this team. */
  team_id?: string;
  /** Only by the person of this name. */
  author?: string;
  /** Only from this Slack workspace. */
  slack_workspace?: string;
  /** Only by this Slack user; goes with slack_workspace. */
  slack_user?: string;
  /** Which events; team and status_update if absent. */
  kinds?: ("team" | "status_update" | "poll" | "blocker" | "person")[];
  /** Only of updates, polls and blockers created at or after this: a moment, or a date from its start in zone. */
  from?: string | Date;
  /** The time zone of dates; UTC if absent. */
  zone?: string;
  /** true: what there is comes first, and again after each reset. */
  snapshot?: boolean;
  /** How many updates, polls, blockers and people each a snapshot has at most, the newest. */
  limit?: number;
  /** The id of the last event seen, where no Last-Event-ID header can be sent. */
  last_event_id?: string;
}

export interface ListTeamsParameters {
  /** How many items. */
  limit?: number;
  /** The next_cursor of the page before, with the same parameters but for limit, fields, total, after and wait. */
  cursor?: string;
  /** What it was at this moment, or after the event of this position. Beyond what the views have seen the answer is marked incomplete. */
  as_of?: string | Date | number;
  /** The token of a command or a change: the answer has it, or is 504. */
  after?: string;
  /** How many seconds to wait for it. */
  wait?: number;
  /** true: archived teams, and what is of them, too. */
  include_archived?: boolean;
  /** What teams are sorted by. */
  sort?: "name" | "updated_at" | "created_at";
  /** asc, if absent, by name; desc, if absent, by time. */
  order?: "asc" | "desc";
  /** Only these fields; the id and sequence always come, stale_since where it is. */
  fields?: ("team_id" | "name" | "slack_workspace" | "slack_channel" | "poll_schedule" | "poll_time_zone" | "rounds" | "holiday_country" | "holiday_subdivision" | "members" | "admins" | "archived_at" | "created_at" | "updated_at" | "sequence" | "stale_since")[];
  /** true: total says how many items all pages have, up to 10,000; beyond, total_at_least. */
  total?: boolean;
}

export interface CompareTeamsParameters {
  /** The earlier moment, or a position. */
  from: string | Date | number;
  /** The later moment, or a position; now if absent. */
  to?: string | Date | number;
  /** How many items. */
  limit?: number;
  /** The next_cursor of the page before, with the same parameters but for limit, fields, total, after and wait. */
  cursor?: string;
  /** The token of a command or a change: the answer has it, or is 504. */
  after?: string;
  /** How many seconds to wait for it. */
  wait?: number;
  /** true: archived teams, and what is of them, too. */
  include_archived?: boolean;
  /** Only these fields; the id and sequence always come, stale_since where it is. */
  fields?: ("team_id" | "name" | "slack_workspace" | "slack_channel" | "poll_schedule" | "poll_time_zone" | "rounds" | "holiday_country" | "holiday_subdivision" | "members" | "admins" | "archived_at" | "created_at" | "updated_at" | "sequence" | "stale_since")[];
}

export interface GetTeamParameters {
  /** Which one. */
  id: string;
  /** Only these fields; the id and sequence always come, stale_since where it is. */
  fields?: ("team_id" | "name" | "slack_workspace" | "slack_channel" | "poll_schedule" | "poll_time_zone" | "rounds" | "holiday_country" | "holiday_subdivision" | "members" | "admins" | "archived_at" | "created_at" | "updated_at" | "sequence" | "stale_since")[];
  /** What it was at this moment, or after the event of this position. Beyond what the views have seen the answer is marked incomplete. */
  as_of?: string | Date | number;
  /** The token of a command or a change: the answer has it, or is 504. */
  after?: string;
  /** How many seconds to wait for it. */
  wait?: number;
}

export interface CompareTeamParameters {
  /** Which one. */
  id: string;
  /** The earlier moment, or a position. */
  from: string | Date | number;
  /** The later moment, or a position; now if absent. */
  to?: string | Date | number;
  /** The token of a command or a change: the answer has it, or is 504. */
  after?: string;
  /** How many seconds to wait for it. */
  wait?: number;
}

export interface GetTeamHistoryParameters {
  /** Which one. */
  id: string;
  /** How many items. */
  limit?: number;
  /** The next_cursor of the page before, with the same parameters but for limit, fields, total, after and wait. */
  cursor?: string;
  /** The token of a command or a change: the answer has it, or is 504. */
  after?: string;
  /** How many seconds to wait for it. */
  wait?: number;
}

export interface Client {
  /** What blocks whom, the oldest first. */
  listBlockers(parameters?: ListBlockersParameters, options?: Options<PageOfBlocker>): Promise<PageOfBlocker>;
  /** The audit log: what happened, newest first; or an export of it. */
  listEvents(parameters: ListEventsParameters | undefined, options: Options & { accept: "application/x-ndjson" | "text/csv" }): Promise<Response>;
  listEvents(parameters?: ListEventsParameters, options?: Options<PageOfEvent>): Promise<PageOfEvent>;
  /** How much happened when. */
  getEventDensity(parameters?: GetEventDensityParameters, options?: Options<Density>): Promise<Density>;
  /** One event. */
  getEvent(parameters: GetEventParameters, options?: Options<Event>): Promise<Event>;
  /** Why an event came to be, and what it caused. */
  getEventCausation(parameters: GetEventCausationParameters, options?: Options<Causation>): Promise<Causation>;
  /** What flows from the log to streams. */
  getFlow(options?: Options<Flow>): Promise<Flow>;
  /** Members, team by team. */
  listMembers(parameters?: ListMembersParameters, options?: Options<PageOfMember>): Promise<PageOfMember>;
  /** Who answered, by team and day, the newest first; or all of it. */
  listParticipation(parameters: ListParticipationParameters | undefined, options: Options & { accept: "application/x-ndjson" | "text/csv" }): Promise<Response>;
  listParticipation(parameters?: ListParticipationParameters, options?: Options<PageOfParticipation>): Promise<PageOfParticipation>;
  /** What people chose for themselves, by Slack user. */
  listPeople(parameters?: ListPeopleParameters, options?: Options<PageOfPerson>): Promise<PageOfPerson>;
  /** What one person chose for themselves. */
  getPerson(parameters: GetPersonParameters, options?: Options<OnePerson>): Promise<OnePerson>;
  /** How what a person chose differs between two moments. */
  comparePerson(parameters: ComparePersonParameters, options?: Options<Difference>): Promise<Difference>;
  /** What a person had chosen, and which event made it so. */
  getPersonHistory(parameters: GetPersonHistoryParameters, options?: Options<PageOfVersionOfPerson>): Promise<PageOfVersionOfPerson>;
  /** Polls, newest first, and how each was answered. */
  listPolls(parameters?: ListPollsParameters, options?: Options<PageOfPoll>): Promise<PageOfPoll>;
  /** One poll, who answered it and who is awaited. */
  getPoll(parameters: GetPollParameters, options?: Options<OnePoll>): Promise<OnePoll>;
  /** How a poll differs between two moments. */
  comparePoll(parameters: ComparePollParameters, options?: Options<Difference>): Promise<Difference>;
  /** What a poll was, and which event made it so. */
  getPollHistory(parameters: GetPollHistoryParameters, options?: Options<PageOfVersionOfPoll>): Promise<PageOfVersionOfPoll>;
  /** Signs out. */
  signOut(options?: Options<void>): Promise<void>;
  /** Who asks. */
  getSession(options?: Options<Session>): Promise<Session>;
  /** Signs a browser in: the token becomes a cookie. */
  signIn(body: SignIn, options?: Options): Promise<void>;
  /** Status updates, newest first; or all of them. */
  listStatusUpdates(parameters: ListStatusUpdatesParameters | undefined, options: Options & { accept: "application/x-ndjson" | "text/csv" }): Promise<Response>;
  listStatusUpdates(parameters?: ListStatusUpdatesParameters, options?: Options<PageOfStatusUpdate>): Promise<PageOfStatusUpdate>;
  /** Which status updates differ between two moments. */
  compareStatusUpdates(parameters: CompareStatusUpdatesParameters, options?: Options<PageOfDifference>): Promise<PageOfDifference>;
  /** One status update. */
  getStatusUpdate(parameters: GetStatusUpdateParameters, options?: Options<OneStatusUpdate>): Promise<OneStatusUpdate>;
  /** How a status update differs between two moments. */
  compareStatusUpdate(parameters: CompareStatusUpdateParameters, options?: Options<Difference>): Promise<Difference>;
  /** What a status update was, and which event made it so. */
  getStatusUpdateHistory(parameters: GetStatusUpdateHistoryParameters, options?: Options<PageOfVersionOfStatusUpdate>): Promise<PageOfVersionOfStatusUpdate>;
  /** How often in a row each member answered, the longest current run first. */
  listStreaks(parameters?: ListStreaksParameters, options?: Options<PageOfStreak>): Promise<PageOfStreak>;
  /** Changes as they become visible to queries. */
  openStream(parameters?: OpenStreamParameters): EventSource;
  /** Teams by name. */
  listTeams(parameters?: ListTeamsParameters, options?: Options<PageOfTeam>): Promise<PageOfTeam>;
  /** Which teams differ between two moments. */
  compareTeams(parameters: CompareTeamsParameters, options?: Options<PageOfDifference>): Promise<PageOfDifference>;
  /** One team. */
  getTeam(parameters: GetTeamParameters, options?: Options<OneTeam>): Promise<OneTeam>;
  /** How a team differs between two moments. */
  compareTeam(parameters: CompareTeamParameters, options?: Options<Difference>): Promise<Difference>;
  /** What a team was, and which event made it so. */
  getTeamHistory(parameters: GetTeamHistoryParameters, options?: Options<PageOfVersionOfTeam>): Promise<PageOfVersionOfTeam>;
}

export interface Answer {
  /** Absent where nothing was asked. */
  question?: string;
  answer: string;
}

export interface Answered {
  slack_workspace: string;
  slack_user: string;
  answered_at: string;
  late: boolean;
}

export interface Asked {
  slack_workspace: string;
  slack_user: string;
  time_zone: string;
}

export interface Audience {
  /** The team's members, whoever is in its Slack channel, or in a user group of Slack's. */
  kind: "members" | "channel" | "user_group";
  /** Of the kind user_group. */
  slack_user_group?: string;
}

export interface Awaited {
  slack_workspace: string;
  slack_user: string;
}

export interface Blocker {
  /** The update that says so. */
  update_id: string;
  team_id?: string;
  /** Absent where nobody of the team is known by this name. */
  slack_workspace?: string;
  slack_user?: string;
  author?: string;
  blocker: string;
  /** Since when each of their updates has spoken of a blocker. */
  since?: string;
  /** There while an event of this update can't be applied: since when it stands still. */
  stale_since?: string;
}

export interface Causation {
  /** From the first cause to this event, each caused by the one before. */
  chain: Event[];
  /** False where the chain begins in the middle: its first event names a cause that is not stored, or it is longer than 100. */
  complete: boolean;
  /** What it caused directly, oldest first, as far as one page looks: next_cursor goes on at /api/v1/events with causation_id and order=asc. */
  effects: PageOfEvent;
}

export interface Cause {
  id: string;
  type?: string;
  position: number;
  actor?: string;
  source?: string;
  correlation_id?: string;
  causation_id?: string;
}

export interface DaysOff {
  first_day: string;
  /** Included. */
  last_day: string;
}

export interface Density {
  /** Where the first stretch begins. */
  from?: string;
  /** Before this the last stretch ends. */
  to?: string;
  /** When the log's first event was stored. */
  first?: string;
  /** When the log's last event was stored. */
  last?: string;
  /** How many positions of the log fall into each stretch: at least as many as events, since positions have gaps. Empty where there is no event, or no time between from and to. */
  counts: number[];
}

export interface Difference {
  /** The row, as a query gives it. */
  from?: Record<string, unknown>;
  /** The row, as a query gives it. */
  to?: Record<string, unknown>;
  changed: string[];
}

export interface Event {
  /** Its place in the log, in the order of commits. */
  position: number;
  id: string;
  type: string;
  /** The schema version of data. */
  version: number;
  aggregate_id: string;
  /** 1, 2, 3… within the aggregate. */
  sequence: number;
  /** The store's life: another one after a restore. */
  epoch: number;
  timestamp: string;
  /** What happened. */
  data: Record<string, unknown>;
  /** Who caused it, from where, because of what. */
  metadata: Record<string, unknown>;
}

export interface Flow {
  log?: FlowOfLog;
  feed?: FlowOfChanges;
  /** Open on the pod that answers. */
  streams?: number;
  /** By view, over the latest 1,000 changes of all of them. */
  visible?: ResponseToVisible[];
}

export interface FlowOfChanges {
  /** The number of the last change that is kept; 0 without any. */
  head?: number;
  /** Changes of the last minute, counted up to 10,000. */
  last_minute?: number;
}

export interface FlowOfLog {
  /** The last position; 0 for an empty log. */
  head?: number;
  /** Positions of the last minute: at least as many as events, since positions have gaps. */
  last_minute?: number;
  /** The same of the last hour. */
  last_hour?: number;
}

export interface Member {
  team_id: string;
  slack_workspace: string;
  slack_user: string;
  /** The name they last spoke under in this team. */
  name?: string;
  /** When they last said something to this team, in Slack. */
  last_said_at?: string;
  /** There while an event of this team can't be applied: since when its members stand still. */
  stale_since?: string;
}

export type OnePerson = Person & {
  /** true where the view may yet show another row of as_of. */
  incomplete?: boolean;
};

export type OnePoll = Poll & {
  /** true where the view may yet show another row of as_of. */
  incomplete?: boolean;
};

export type OneStatusUpdate = StatusUpdate & {
  /** true where the view may yet show another row of as_of. */
  incomplete?: boolean;
};

export type OneTeam = Team & {
  /** true where the view may yet show another row of as_of. */
  incomplete?: boolean;
};

export interface PageOfBlocker {
  items: Blocker[];
  next_cursor?: string;
  incomplete?: boolean;
  /** How many items all pages have, with total=true. */
  total?: number;
  /** In its place, where there are more than were counted. */
  total_at_least?: number;
}

export interface PageOfDifference {
  items: Difference[];
  next_cursor?: string;
  incomplete?: boolean;
  /** How many items all pages have, with total=true. */
  total?: number;
  /** In its place, where there are more than were counted. */
  total_at_least?: number;
}

export interface PageOfEvent {
  items: Event[];
  next_cursor?: string;
  incomplete?: boolean;
  /** How many items all pages have, with total=true. */
  total?: number;
  /** In its place, where there are more than were counted. */
  total_at_least?: number;
}

export interface PageOfMember {
  items: Member[];
  next_cursor?: string;
  incomplete?: boolean;
  /** How many items all pages have, with total=true. */
  total?: number;
  /** In its place, where there are more than were counted. */
  total_at_least?: number;
}

export interface PageOfParticipation {
  items: Participation[];
  next_cursor?: string;
  incomplete?: boolean;
  /** How many items all pages have, with total=true. */
  total?: number;
  /** In its place, where there are more than were counted. */
  total_at_least?: number;
}

export interface PageOfPerson {
  items: Person[];
  next_cursor?: string;
  incomplete?: boolean;
  /** How many items all pages have, with total=true. */
  total?: number;
  /** In its place, where there are more than were counted. */
  total_at_least?: number;
}

export interface PageOfPoll {
  items: Poll[];
  next_cursor?: string;
  incomplete?: boolean;
  /** How many items all pages have, with total=true. */
  total?: number;
  /** In its place, where there are more than were counted. */
  total_at_least?: number;
}

export interface PageOfStatusUpdate {
  items: StatusUpdate[];
  next_cursor?: string;
  incomplete?: boolean;
  /** How many items all pages have, with total=true. */
  total?: number;
  /** In its place, where there are more than were counted. */
  total_at_least?: number;
}

export interface PageOfStreak {
  items: Streak[];
  next_cursor?: string;
  incomplete?: boolean;
  /** How many items all pages have, with total=true. */
  total?: number;
  /** In its place, where there are more than were counted. */
  total_at_least?: number;
}

export interface PageOfTeam {
  items: Team[];
  next_cursor?: string;
  incomplete?: boolean;
  /** How many items all pages have, with total=true. */
  total?: number;
  /** In its place, where there are more than were counted. */
  total_at_least?: number;
}

export interface PageOfVersionOfPerson {
  items: VersionOfPerson[];
  next_cursor?: string;
  incomplete?: boolean;
  /** How many items all pages have, with total=true. */
  total?: number;
  /** In its place, where there are more than were counted. */
  total_at_least?: number;
}

export interface PageOfVersionOfPoll {
  items: VersionOfPoll[];
  next_cursor?: string;
  incomplete?: boolean;
  /** How many items all pages have, with total=true. */
  total?: number;
  /** In its place, where there are more than were counted. */
  total_at_least?: number;
}

export interface PageOfVersionOfStatusUpdate {
  items: VersionOfStatusUpdate[];
  next_cursor?: string;
  incomplete?: boolean;
  /** How many items all pages have, with total=true. */
  total?: number;
  /** In its place, where there are more than were counted. */
  total_at_least?: number;
}

export interface PageOfVersionOfTeam {
  items: VersionOfTeam[];
  next_cursor?: string;
  incomplete?: boolean;
  /** How many items all pages have, with total=true. */
  total?: number;
  /** In its place, where there are more than were counted. */
  total_at_least?: number;
}

export interface Participation {
  team_id: string;
  /** By the team's clock. */
  day: string;
  /** How many members were asked in any poll of that day. */
  expected: number;
  answered: number;
  /** How many of those who answered did so only late. */
  late: number;
}

export interface Pause {
  /** The day on which it asks again; absent where it must be resumed. */
  until?: string;
}

export interface Person {
  person_id: string;
  slack_workspace?: string;
  slack_user?: string;
  /** In the place of the one that Slack knows. */
  time_zone?: string;
  /** Apart from one another, the first first, by their own clock. */
  days_off?: DaysOff[];
  /** Whether they are reminded of polls. */
  reminders?: boolean;
  /** Whether polls ask them one question at a time, directly. */
  interviews?: boolean;
  created_at?: string;
  updated_at?: string;
  /** Counts the person's events. */
  sequence: number;
  /** There while an event of this person can't be applied: since when this row stands still. */
  stale_since?: string;
}

export interface Piece {
  text: string;
  /** true where it is a word that was looked for. */
  match?: boolean;
}

export interface Poll {
  poll_id: string;
  team_id?: string;
  round?: string;
  /** When it was due, by the clock of time_zone. */
  slot?: string;
  time_zone?: string;
  /** The slot's. */
  day?: string;
  opened_at?: string;
  /** Where it was opened in the log. */
  opened_position?: number;
  /** Whom it asked, each by the clock of their time_zone; none where it asked whoever was a member then. */
  asked?: Asked[];
  /** None where people simply write what they do. */
  questions?: Question[];
  /** Until when it is open, if it is not closed before. What is answered later is late. */
  closes_at?: string;
  posted_at?: string;
  slack_workspace?: string;
  slack_channel?: string;
  /** The Slack users who were reminded. */
  reminded?: string[];
  /** There when the poll was closed. */
  closed_at?: string;
  /** When its summary was posted. */
  summarised_at?: string;
  summary_workspace?: string;
  /** The Slack channel of its summary. */
  summary_channel?: string;
  /** The Slack message that its summary is. */
  summary_ts?: string;
  /** How many were asked. */
  expected?: number;
  /** How many of them answered under their name; where every question is anonymous, how many answers came. */
  answered?: number;
  /** How many of those who answered did so only late. */
  late?: number;
  /** Who was asked and has not answered under their name; nobody where every question is anonymous. */
  awaited?: Awaited[];
  /** How many answers have no author. Nobody knows whose they are. */
  anonymous?: number;
  /** Who answered under their name, the first first. */
  answers?: Answered[];
  created_at?: string;
  updated_at?: string;
  /** Counts the poll's events. */
  sequence: number;
  /** There while an event of this poll can't be applied: since when this row stands still. */
  stale_since?: string;
}

/** RFC 9457 */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance?: string;
  errors?: ({
    field: string;
    reason: string;
  })[];
}

export interface Question {
  text: string;
  kind: "text" | "choice" | "number";
  /** Of the kind choice, one of which is the answer. */
  choices: string[];
  optional: boolean;
  /** Whether what is answered keeps no author. */
  anonymous: boolean;
  /** It is left out for whoever answered an earlier question so. */
  skip_if?: SkipIf;
}

export interface ResponseToVisible {
  view?: string;
  changes?: number;
  p50_seconds?: number;
  p99_seconds?: number;
  /** How many took at most so long, and longer than the bucket before. */
  buckets?: ResponseToVisibleBucket[];
}

export interface ResponseToVisibleBucket {
  /** Absent for whatever took longer. */
  seconds?: number;
  changes?: number;
}

export interface Round {
  /** Its name. */
  round: string;
  /** minute, hour, day of month, month, day of week */
  cron: string;
  time_zone: string;
  audience: Audience;
  /** Whether each is asked by their own clock, and not by the round's. */
  own_zones: boolean;
  /** None where people simply write what they do. */
  questions: Question[];
  /** After the slot, and as long again after each reminder; absent without reminders. */
  remind_after_minutes?: number;
  /** How often; 0 without reminders. */
  remind_at_most: number;
  /** After the slot; absent where the slot's day ends it. */
  close_after_minutes?: number;
  /** How the summary is laid out; absent without one. */
  summary_by?: "person" | "question";
  /** Absent where the summary goes to the team's own channel. */
  summary_channel?: string;
  /** There while it does not ask. */
  pause?: Pause;
}

export interface Session {
  name: string;
  scopes: string[];
}

export interface SignIn {
  token: string;
}

export interface SkipIf {
  /** The earlier one's number, from 1. */
  question: number;
  answer: string;
}

export interface StatusUpdate {
  update_id: string;
  team_id?: string;
  /** The answers' text, a line each. */
  content?: string;
  /** With q: up to three fragments of content, each cut into pieces. */
  highlight?: Piece[][];
  answers?: Answer[];
  author?: string;
  slack_workspace?: string;
  slack_user?: string;
  /** The poll that it answers; absent where it names none. */
  poll_id?: string;
  /** When it was said, though it may be stored only later (an import). */
  created_at?: string;
  /** Later than created_at when the update was edited. */
  updated_at?: string;
  /** Counts the update's events. */
  sequence: number;
  /** There while an event of this update can't be applied: since when this row stands still. */
  stale_since?: string;
}

export interface Streak {
  team_id: string;
  slack_workspace: string;
  slack_user: string;
  /** 0 once a poll was missed, or where they are no member any more. */
  current_run: number;
  longest_run: number;
}

export interface StreamBlocker {
  data: {
    event_type?: string;
    position: number;
    row: StreamedBlocker;
    sequence: number;
    token: string;
  };
  event: "blocker";
  /** Where to resume; empty before a snapshot has ended. */
  id?: string;
}

export interface StreamHello {
  data: {
    resumed: boolean;
  };
  event: "hello";
  /** Where to resume; empty before a snapshot has ended. */
  id?: string;
}

export interface StreamPerson {
  data: {
    event_type?: string;
    position: number;
    row: Person;
    sequence: number;
    token: string;
  };
  event: "person";
  /** Where to resume; empty before a snapshot has ended. */
  id?: string;
}

export interface StreamPoll {
  data: {
    event_type?: string;
    position: number;
    row: StreamedPoll;
    sequence: number;
    token: string;
  };
  event: "poll";
  /** Where to resume; empty before a snapshot has ended. */
  id?: string;
}

export interface StreamReset {
  data: {
    reason: string;
  };
  event: "reset";
  /** Where to resume; empty before a snapshot has ended. */
  id?: string;
}

export interface StreamSnapshot {
  data: {
    /** At the end: the kinds of which there is more than limit. */
    more?: ("status_update" | "poll" | "blocker" | "person")[];
    /** At the end, where there are more updates: for GET /api/v1/status-updates. */
    next_cursor?: string;
    phase: "begin" | "end";
  };
  event: "snapshot";
  /** Where to resume; empty before a snapshot has ended. */
  id?: string;
}

export interface StreamStatusUpdate {
  data: {
    event_type?: string;
    position: number;
    row: StreamedStatusUpdate;
    sequence: number;
    token: string;
  };
  event: "status_update";
  /** Where to resume; empty before a snapshot has ended. */
  id?: string;
}

export interface StreamTeam {
  data: {
    event_type?: string;
    position: number;
    row: Team;
    sequence: number;
    token: string;
  };
  event: "team";
  /** Where to resume; empty before a snapshot has ended. */
  id?: string;
}

/** What a status update says of what blocks its author: the newest of a person counts. */
export interface StreamedBlocker {
  update_id?: string;
  team_id?: string;
  slack_workspace?: string;
  created_at?: string;
  updated_at?: string;
  sequence?: number;
  retracted_at?: string;
  author?: string;
  slack_user?: string;
  /** Absent where nothing does. */
  blocker?: string;
}

/** One round of asking a team. Who is expected are those asked; where it names none, the team's members when it was opened. */
export interface StreamedPoll {
  poll_id?: string;
  team_id?: string;
  slack_workspace?: string;
  created_at?: string;
  updated_at?: string;
  sequence?: number;
  opened_at?: string;
  day_ends_at?: string;
  closes_at?: string;
  posted_at?: string;
  closed_at?: string;
  summarised_at?: string;
  asked?: Asked[];
  questions?: Question[];
  summary_workspace?: string;
  summary_channel?: string;
  summary_ts?: string;
  round?: string;
  /** When it was due, by the team's clock. */
  slot?: string;
  time_zone?: string;
  opened_position?: number;
  day?: string;
  slack_channel?: string;
  slack_ts?: string;
  reminded?: ({
    slack_user?: string;
  })[];
}

export type StreamedStatusUpdate = StatusUpdate & {
  /** There when it was taken back: then it has no text. */
  retracted_at?: string;
};

export interface Team {
  team_id: string;
  name?: string;
  slack_workspace?: string;
  slack_channel?: string;
  /** When the round daily asks, as a cron expression in poll_time_zone. */
  poll_schedule?: string;
  poll_time_zone?: string;
  /** Of polls, by name. */
  rounds?: Round[];
  /** On whose holidays the team is not asked, by ISO 3166-1; absent where on none. */
  holiday_country?: string;
  /** The part of the country, by ISO 3166-2. */
  holiday_subdivision?: string;
  members?: TeamMember[];
  /** Who may change the team from Slack, beside the admins of its workspace. */
  admins?: TeamMember[];
  /** There when the team was archived. */
  archived_at?: string;
  created_at?: string;
  updated_at?: string;
  /** Counts the team's events. */
  sequence: number;
  /** There while an event of this team can't be applied: since when this row stands still. */
  stale_since?: string;
}

export interface TeamMember {
  slack_workspace: string;
  slack_user: string;
}

export interface VersionOfPerson {
  row: Person;
  valid_from: string;
  /** Absent while this version stands. */
  valid_to?: string;
  /** Since when it was taken back, or archived. */
  gone_since?: string;
  event: Cause;
}

export interface VersionOfPoll {
  row: Poll;
  valid_from: string;
  /** Absent while this version stands. */
  valid_to?: string;
  /** Since when it was taken back, or archived. */
  gone_since?: string;
  event: Cause;
}

export interface VersionOfStatusUpdate {
  row: StatusUpdate;
  valid_from: string;
  /** Absent while this version stands. */
  valid_to?: string;
  /** Since when it was taken back, or archived. */
  gone_since?: string;
  event: Cause;
}

export interface VersionOfTeam {
  row: Team;
  valid_from: string;
  /** Absent while this version stands. */
  valid_to?: string;
  /** Since when it was taken back, or archived. */
  gone_since?: string;
  event: Cause;
}
