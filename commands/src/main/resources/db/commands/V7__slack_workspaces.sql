-- The workspaces that let Rollcall in, each with its tokens. Nobody deletes a row: one that was uninstalled stays,
-- without tokens. What pods see of a row is its revision, which every change of the tokens raises.
create table commands.slack_workspaces (
    slack_workspace     varchar     not null primary key,
    slack_enterprise    varchar,
    name                varchar     not null,
    scopes              varchar     not null,
    -- AES-256-GCM: twelve bytes of nonce, then the ciphertext with its tag, under the key of that name. Null once
    -- uninstalled.
    key_name            varchar     not null,
    bot_token           bytea,
    -- Where tokens are rotated: what the next one is had for, and when this one ends.
    refresh_token       bytea,
    expires_at          timestamptz,
    -- A pod is getting the next one until then.
    refreshing_until    timestamptz,
    installed_at        timestamptz not null,
    installed_by        varchar     not null,
    uninstalled_at      timestamptz,
    uninstalled_because varchar,
    -- Installs and uninstalls are counted, and how many of them the log has.
    change              bigint      not null default 1,
    recorded            bigint      not null default 0,
    revision            bigint      not null default 1,
    check ((uninstalled_at is null) = (bot_token is not null))
);

grant select, insert, update on commands.slack_workspaces to rollcall_commands;
