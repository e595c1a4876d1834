package dev.rollcall.commands.edge.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.commands.edge.slack.form.Views;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CallbackIdsTest {

    @Test
    void the_apps_manifest_names_its_shortcuts_as_they_are_known_here() throws IOException {
        var manifest = Files.readString(Path.of("..", "slack", "manifest.yaml"));

        assertThat(manifest)
                .contains("callback_id: " + Views.UPDATE)
                .contains("callback_id: " + MessageMenu.THIS_MESSAGE);
    }
}
