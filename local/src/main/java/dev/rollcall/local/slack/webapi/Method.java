package dev.rollcall.local.slack.webapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/// One method of the Web API: how often it may be called, and what it answers besides `ok`.
record Method(Tier tier, Function<Arguments, ObjectNode> answer) {}
