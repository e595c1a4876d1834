package dev.rollcall.baseline;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A status update as it is sent.
record Update(@JsonProperty("team_id") String teamId, String author, String content) {}
