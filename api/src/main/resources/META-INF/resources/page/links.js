// Every view is a link. The paths are the server's too, which answers each with this page (see dashboard/PagePaths).

// `as_of` is the moment that is looked at, if not now; `since` the one that it is compared with.
export const placeOf = ({ pathname, search }) => {
  const query = new URLSearchParams(search);
  return { ...pageAt(pathname, query), as_of: query.get("as_of") ?? "", since: query.get("since") ?? "" };
};

const pageAt = (pathname, query) => {
  const [kind, ...parts] = pathname.split("/").slice(1).map(decoded);
  switch (`${kind}/${parts.length}`) {
    case "/0":
      return {
        page: "today",
        list: query.get("view") === "list",
        team: query.get("team") ?? "",
        q: query.get("q") ?? "",
        wall: query.has("wall"),
      };
    case "teams/1":
      return { page: "team", team_id: parts[0] };
    case "people/0":
      return { page: "person", author: query.get("author") ?? "" };
    case "people/2":
      return { page: "person", slack_workspace: parts[0], slack_user: parts[1] };
    default:
      return { page: "unknown" };
  }
};

// The same view of the same moment, or of another.
export const linkTo = (place) => {
  switch (place.page) {
    case "team":
      return teamLink(place.team_id, place);
    case "person":
      return personLink(place, place);
    default:
      return todayLink(place);
  }
};

export const todayLink = ({ list, team, q, wall, ...moment } = {}) => {
  const query = new URLSearchParams({
    ...(list && { view: "list" }),
    ...(team && { team }),
    ...(q && { q }),
    ...at(moment),
  });
  const words = [...(wall ? ["wall"] : []), ...(query.size ? [query] : [])];
  return words.length ? `/?${words.join("&")}` : "/";
};

export const teamLink = (teamId, { as_of } = {}) => withQuery(`/teams/${encodeURIComponent(teamId)}`, at({ as_of }));

export const personLink = ({ slack_workspace, slack_user, author }, { as_of } = {}) =>
  slack_user
    ? withQuery(`/people/${encodeURIComponent(slack_workspace)}/${encodeURIComponent(slack_user)}`, at({ as_of }))
    : withQuery("/people", { author, ...at({ as_of }) });

const at = ({ as_of, since }) => ({ ...(as_of && { as_of }), ...(as_of && since && { since }) });

const withQuery = (path, parameters) => {
  const query = new URLSearchParams(parameters);
  return query.size ? `${path}?${query}` : path;
};

// Whether two places are one page, if with other filters.
export const samePage = (one, other) => pageOf(one) === pageOf(other);

const pageOf = ({ page, wall, team_id, slack_workspace, slack_user, author }) =>
  JSON.stringify([page, wall, team_id, slack_workspace, slack_user, author]);

// What is no text in UTF-8 names nothing.
const decoded = (part) => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};
