// The weekly digest of a team, as its form has it.

export const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

// What is typed over what is wanted, or over what most want.
export const digestOf = ({ team, digest, forms }) => ({
  day_of_week: "friday",
  time: "16:00",
  time_zone: team.rounds[0]?.time_zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  slack_channel: "",
  ...digest.answer,
  ...forms.digest.typed,
});
