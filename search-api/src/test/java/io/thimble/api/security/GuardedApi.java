package io.thimble.api.security;

import io.thimble.api.Api;
import io.thimble.api.RunningApi;
import io.thimble.db.token.NewToken;
import io.thimble.db.token.Role;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A second program on the database of {@link RunningApi}, where callers have to say who they are.
 *
 * @param api the database and the client
 * @param program listening on a port of its own
 * @param first the first administrator's token
 */
public record GuardedApi(RunningApi api, ConfigurableApplicationContext program, String first)
    implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Starts it with these settings besides; by tokens unless they say {@code --thimble.auth}. */
  public static GuardedApi start(RunningApi api, String... settings) {
    var first = Secrets.create();
    var arguments =
        new ArrayList<>(
            List.of(
                "--thimble.port=0",
                "--thimble.event-poll=50ms",
                "--thimble.event-heartbeat=200ms",
                "--thimble.admin.token.sha256=" + Secrets.hash(first),
                "--thimble.db.url=" + api.postgres().jdbcUrl(),
                "--thimble.db.user=" + api.postgres().username(),
                "--thimble.db.password=" + api.postgres().password()));
    for (var setting : settings) {
      var name = setting.substring(0, setting.indexOf('=') + 1);
      arguments.removeIf(argument -> argument.startsWith(name));
      arguments.add(setting);
    }
    if (arguments.stream().noneMatch(argument -> argument.startsWith("--thimble.auth="))) {
      arguments.add("--thimble.auth=tokens");
    }
    return new GuardedApi(api, Api.start(arguments.toArray(String[]::new)), first);
  }

  /** A token of this owner and role that does not expire. */
  public String token(String owner, Role role) {
    return token(owner, role, /* expiresAt= */ null);
  }

  /** The same until this time. */
  public String token(String owner, Role role, @Nullable Instant expiresAt) {
    var secret = Secrets.create();
    api.stores()
        .tokens()
        .create(new NewToken("test", owner, role, Secrets.hash(secret), expiresAt));
    return secret;
  }

  /** For example {@code http://127.0.0.1:40124}. */
  public String address() {
    return "http://127.0.0.1:" + program.getEnvironment().getProperty("local.server.port");
  }

  /** A request to this path with this token, or without when it is null. */
  public HttpRequest.Builder request(@Nullable String token, String path) {
    var request = HttpRequest.newBuilder(URI.create(address() + path)).timeout(PATIENCE);
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  /** The answer to a GET. */
  public HttpResponse<String> get(@Nullable String token, String path) {
    return api.send(request(token, path).build());
  }

  /** The answer to a POST of JSON. */
  public HttpResponse<String> post(@Nullable String token, String path, String json) {
    return send(
        request(token, path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  /** The answer. */
  public HttpResponse<String> send(HttpRequest.Builder request) {
    return api.send(request.build());
  }

  @Override
  public void close() {
    program.close();
  }
}
