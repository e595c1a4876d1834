// Every view is a link. The paths are the server's too, which answers each with this page (see dashboard/PagePaths).

export const placeOf = ({ pathname, search }) => {
  const query = new URLSearchParams(search);
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

export const todayLink = ({ list, team, q, wall } = {}) => {
  const query = new URLSearchParams({ ...(list && { view: "list" }), ...(team && { team }), ...(q && { q }) });
  const words = [...(wall ? ["wall"] : []), ...(query.size ? [query] : [])];
  return words.length ? `/?${words.join("&")}` : "/";
};

export const teamLink = (teamId) => `/teams/${encodeURIComponent(teamId)}`;

export const personLink = ({ slack_workspace, slack_user, author }) =>
  slack_user
    ? `/people/${encodeURIComponent(slack_workspace)}/${encodeURIComponent(slack_user)}`
    : `/people?${new URLSearchParams({ author })}`;

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
