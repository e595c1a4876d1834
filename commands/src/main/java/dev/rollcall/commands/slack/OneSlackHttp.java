package dev.rollcall.commands.slack;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// One client for all of the service.
class OneSlackHttp {

    @Produces
    @Singleton
    SlackHttp http(SlackApiConfig config) {
        return new SlackHttp(config.apiUrl(), config.callTimeout());
    }

    void stop(@Disposes SlackHttp http) {
        http.close();
    }
}
