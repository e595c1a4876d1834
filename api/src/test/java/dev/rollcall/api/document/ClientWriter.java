package dev.rollcall.api.document;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Writes the client that the page uses, and its types, from the document: see decision 0022.
record ClientWriter(Document document) {
    private static final String NOTE =
            "// Written from the OpenAPI document; CONTRIBUTING says how to write it anew.\n\n";

    private static final String RUNTIME =
            """
            // A refusal: the problem that the server sent (RFC 9457), and each field that it names.
            export class Refusal extends Error {
              constructor(status, problem, retryAfter) {
                super(problem?.detail ?? `HTTP ${status}`);
                this.status = status;
                this.problem = problem;
                this.errors = problem?.errors ?? [];
                this.retryAfter = retryAfter;
              }
            }

            const text = (value) => (value instanceof Date ? value.toISOString() : String(value));

            const address = (path, parameters = {}) => {
              const rest = new Map(Object.entries(parameters).filter(([, value]) => value !== undefined));
              const filled = path.replace(/\\{(\\w+)\\}/g, (_, name) => {
                const value = encodeURIComponent(rest.get(name));
                rest.delete(name);
                return value;
              });
              const query = new URLSearchParams([...rest].map(([name, value]) => [name, text(value)])).toString();
              return query ? `${filled}?${query}` : filled;
            };

            // Every page of a list, the next one when it is asked for.
            export async function* pages(list, parameters, options) {
              let cursor;
              do {
                const page = await list({ ...parameters, ...(cursor && { cursor }) }, options);
                yield page;
                cursor = page.next_cursor;
              } while (cursor);
            }

            // Every item of every page.
            export async function* items(list, parameters, options) {
              for await (const page of pages(list, parameters, options)) {
                yield* page.items;
              }
            }

            // Without a token, as whoever has signed in. `held` is what came before: it is sent and filled here,
            // so that what has not changed is not sent again.
            export const connect = ({ base = "", token, timeout = 20_000 } = {}) => {
              const call = async (method, path, parameters, { body, held, accept, signal } = {}) => {
                const response = await fetch(base + address(path, parameters), {
                  method,
                  headers: {
                    Accept: accept ?? "application/json",
                    ...(token && { Authorization: `Bearer ${token}` }),
                    ...(body && { "Content-Type": "application/json" }),
                    ...(held?.etag && { "If-None-Match": held.etag }),
                  },
                  body: body && JSON.stringify(body),
                  signal: AbortSignal.any([...(accept ? [] : [AbortSignal.timeout(timeout)]), ...(signal ? [signal] : [])]),
                });
                if (response.status === 304) {
                  return held.body;
                }
                const json = /[/+]json/.test(response.headers.get("Content-Type")) ? await response.json() : undefined;
                if (!response.ok) {
                  throw new Refusal(response.status, json, Number(response.headers.get("Retry-After")) || undefined);
                }
                if (held) {
                  Object.assign(held, { etag: response.headers.get("ETag") ?? undefined, body: json });
                }
                return json ?? (response.status === 204 ? undefined : response);
              };
              return {
            """;

    private static final String TYPES =
            """
            /** A refusal: the problem that the server sent (RFC 9457), and each field that it names. */
            export class Refusal extends Error {
              readonly status: number;
              readonly problem?: Problem;
              readonly errors: { field: string; reason: string }[];
              /** In how many seconds to ask again. */
              readonly retryAfter?: number;
            }

            /** What came before, so that it is not sent again while it is the latest. */
            export interface Held<T> {
              etag?: string;
              body?: T;
            }

            export interface Options<T = unknown> {
              held?: Held<T>;
              signal?: AbortSignal;
            }

            export interface Page<T> {
              items: T[];
              next_cursor?: string;
            }

            type List<P, G extends Page<unknown>> = (parameters: P, options?: Options) => Promise<G>;

            export function pages<P, G extends Page<unknown>>(list: List<P, G>, parameters: P, options?: Options): AsyncGenerator<G>;
            export function items<P, G extends Page<unknown>>(list: List<P, G>, parameters: P, options?: Options): AsyncGenerator<G["items"][number]>;

            /** Without a token, as whoever has signed in: an EventSource sends a cookie alone. */
            export function connect(options?: { base?: string; token?: string; timeout?: number }): Client;

            """;

    String code() {
        return NOTE
                + RUNTIME
                + operations().map(ClientWriter::function).collect(joining())
                + "  };\n};\n";
    }

    String types() {
        var schemas =
                document.json().at("/components/schemas").properties().stream()
                        .sorted(java.util.Map.Entry.comparingByKey())
                        .map(it -> TypeScript.declared(it.getKey(), it.getValue()))
                        .collect(joining());
        return NOTE
                + TYPES
                + operations().map(this::taken).collect(joining())
                + "export interface Client {\n"
                + operations().map(this::signature).collect(joining())
                + "}\n\n"
                + schemas.stripTrailing()
                + "\n";
    }

    private Stream<Document.Operation> operations() {
        return document.operations().stream()
                .sorted(
                        Comparator.comparing(Document.Operation::path)
                                .thenComparing(Document.Operation::method));
    }

    private static String function(Document.Operation it) {
        var call = "    %s: ".formatted(it.id());
        if (isStream(it)) {
            return call
                    + "(parameters) => new EventSource(base + address(\"%s\", parameters)),\n"
                            .formatted(it.path());
        }
        if (it.json().has("requestBody")) {
            return call
                    + "(body, options) => call(\"%s\", \"%s\", {}, { ...options, body }),\n"
                            .formatted(it.method(), it.path());
        }
        return call
                + (parameters(it).isEmpty()
                                ? "(options) => call(\"%s\", \"%s\", {}, options),\n"
                                : "(parameters, options) => call(\"%s\", \"%s\", parameters, options),\n")
                        .formatted(it.method(), it.path());
    }

    private String signature(Document.Operation it) {
        var says = "  /** %s. */\n  %s".formatted(it.json().path("summary").asText(), it.id());
        var needed = parameters(it).stream().anyMatch(p -> p.path("required").asBoolean());
        var taken = "parameters%s: %sParameters".formatted(needed ? "" : "?", capitalised(it.id()));
        if (isStream(it)) {
            return says + "(" + taken + "): EventSource;\n";
        }
        var answer = answer(it);
        if (it.json().has("requestBody")) {
            var body = it.json().at("/requestBody/content").path("application/json").path("schema");
            return says
                    + "(body: %s, options?: Options): Promise<%s>;\n"
                            .formatted(TypeScript.type(body), answer);
        }
        // Nothing optional may stand before what is needed.
        var before = needed ? taken : taken.replace("?", "") + " | undefined";
        var options = "options?: Options<%s>): Promise<%s>;\n".formatted(answer, answer);
        var exported =
                text(it).isEmpty()
                        ? ""
                        : "(%s, options: Options & { accept: %s }): Promise<Response>;\n"
                                .formatted(before, String.join(" | ", text(it)));
        var plain = (parameters(it).isEmpty() ? "(" : "(" + taken + ", ") + options;
        return exported.isEmpty() ? says + plain : says + exported + "  " + it.id() + plain;
    }

    /// The media types of a text.
    private static List<String> text(Document.Operation it) {
        return it.json().at("/responses/200/content").properties().stream()
                .map(java.util.Map.Entry::getKey)
                .filter(type -> !type.equals("application/json"))
                .map(type -> "\"" + type + "\"")
                .toList();
    }

    private String taken(Document.Operation it) {
        if (parameters(it).isEmpty()) {
            return "";
        }
        return "export interface %sParameters {\n".formatted(capitalised(it.id()))
                + parameters(it).stream()
                        .map(
                                p ->
                                        TypeScript.field(
                                                "  ",
                                                p.path("name").asText(),
                                                p.path("required").asBoolean(),
                                                p.path("description").asText(),
                                                TypeScript.type(p.path("schema"), " | Date")))
                        .collect(joining())
                + "}\n\n";
    }

    private String answer(Document.Operation it) {
        var schema = it.json().at("/responses/200/content").path("application/json").path("schema");
        return schema.isMissingNode() ? "void" : TypeScript.type(schema);
    }

    /// Headers are for the client itself to send.
    private static List<JsonNode> parameters(Document.Operation it) {
        return it.parameters().stream()
                .filter(p -> !p.path("in").asText().equals("header"))
                .toList();
    }

    private static boolean isStream(Document.Operation it) {
        return it.json().at("/responses/200/content").has("text/event-stream");
    }

    private static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
