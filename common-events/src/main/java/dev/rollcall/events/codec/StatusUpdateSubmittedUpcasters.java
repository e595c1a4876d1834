package dev.rollcall.events.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// `StatusUpdateSubmitted` through its versions.
final class StatusUpdateSubmittedUpcasters {

    private StatusUpdateSubmittedUpcasters() {}

    /// 1 → 2: nobody is known to Slack yet.
    static ObjectNode addSlackUser(ObjectNode data) {
        return data.putNull("slack_workspace").putNull("slack_user");
    }

    /// 2 → 3: the content answers no particular question.
    static ObjectNode contentToAnswers(ObjectNode data) {
        var content = data.remove("content");
        data.putArray("answers").addObject().putNull("question").set("answer", content);
        return data;
    }

    /// 3 → 4: it answers no poll that is known.
    static ObjectNode addPoll(ObjectNode data) {
        return data.putNull("poll_id");
    }

    /// 4 → 5: it was said when it was stored.
    static ObjectNode addSaidAt(ObjectNode data) {
        return data.putNull("said_at");
    }
}
