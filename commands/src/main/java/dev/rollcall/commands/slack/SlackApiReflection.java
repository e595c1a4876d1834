package dev.rollcall.commands.slack;

import com.slack.api.methods.SlackApiErrorResponse;
import com.slack.api.methods.response.apps.connections.AppsConnectionsOpenResponse;
import com.slack.api.methods.response.auth.AuthRevokeResponse;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.methods.response.chat.ChatPostEphemeralResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.chat.ChatUpdateResponse;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsMembersResponse;
import com.slack.api.methods.response.conversations.ConversationsOpenResponse;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import com.slack.api.methods.response.usergroups.users.UsergroupsUsersListResponse;
import com.slack.api.methods.response.users.UsersInfoResponse;
import com.slack.api.methods.response.users.UsersListResponse;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import com.slack.api.methods.response.views.ViewsPublishResponse;
import com.slack.api.methods.response.views.ViewsUpdateResponse;
import com.slack.api.model.Message;
import com.slack.api.model.block.composition.ConfirmationDialogObject;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.DatePickerElement;
import com.slack.api.model.block.element.NumberInputElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.RadioButtonsElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.view.View;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// What gson must reach in a native image: the answers to the methods that [SlackApi] calls, with
/// all that they hold, and what it sends as JSON: metadata, modals, and of
/// blocks what [SlackBlocksReflection] does not name. (Requests are forms, written without it.)
@RegisterForReflection(
        targets = {
            AppsConnectionsOpenResponse.class,
            AuthTestResponse.class,
            ChatPostMessageResponse.class,
            ChatUpdateResponse.class,
            ChatPostEphemeralResponse.class,
            ConversationsHistoryResponse.class,
            ConversationsOpenResponse.class,
            ConversationsRepliesResponse.class,
            ConversationsMembersResponse.class,
            UsersInfoResponse.class,
            AuthTestResponse.class,
            AuthRevokeResponse.class,
            OAuthV2AccessResponse.class,
            UsersListResponse.class,
            UsergroupsUsersListResponse.class,
            SlackApiErrorResponse.class,
            Message.Metadata.class,
            ViewsOpenResponse.class,
            ViewsPublishResponse.class,
            ViewsUpdateResponse.class,
            ConfirmationDialogObject.class,
            DatePickerElement.class,
            View.class,
            PlainTextInputElement.class,
            NumberInputElement.class,
            RadioButtonsElement.class,
            StaticSelectElement.class,
            ButtonElement.class
        },
        registerFullHierarchy = true)
final class SlackApiReflection {

    private SlackApiReflection() {}
}
