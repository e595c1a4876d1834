// When something is wrong, and how much: the alerts of k8s/base/monitoring/rules.yaml, by their names and numbers (a test
// compares them). An alert waits until it has been so for a while; the page says it at once.
export const RULES = {
  RollcallServiceGone: [{ severity: "critical" }],
  RollcallNoRelay: [{ severity: "critical", is: 0 }],
  RollcallRelayBehind: [{ severity: "critical", above: 30 }],
  RollcallRelayBacklog: [{ severity: "warning", above: 10000 }],
  RollcallProjectionLags: [{ severity: "critical", above: 300 }, { severity: "warning", above: 30 }],
  RollcallProjectionPaused: [{ severity: "critical", is: 1 }],
  RollcallDeadLetters: [{ severity: "warning", above: 0 }],
  RollcallAggregatesStuck: [{ severity: "warning", above: 0 }],
};

// What a rule makes of a value; nothing where all is well, or nothing is known.
export const severity = (rule, value) =>
  RULES[rule].find(({ above, is }) => (above === undefined ? value === is : value > above))?.severity;

const RANK = ["critical", "warning"];

export const worst = (...severities) => RANK.find((one) => severities.includes(one));
