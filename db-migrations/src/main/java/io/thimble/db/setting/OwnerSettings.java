package io.thimble.db.setting;

import static io.thimble.db.setting.ReadBy.API;

import java.util.List;

/** Who is let in, and what each owner may take. */
final class OwnerSettings {
  static final Setting FIRST_TOKEN =
      Setting.of(
          "THIMBLE_ADMIN_TOKEN_SHA256",
          Forms.sha256(),
          "",
          "SHA-256 of the first administrator's token, as `./thimble token` prints it",
          API);

  static final Setting FIRST_TOKEN_FILE =
      Setting.of(
          "THIMBLE_ADMIN_TOKEN_FILE",
          Forms.fileThatIsThere(),
          "",
          "a file with that SHA-256, for secrets that are mounted",
          API);

  private static final Setting AUTH =
      Setting.of(
          "THIMBLE_AUTH",
          Forms.choice("none", "tokens", "oidc", "open"),
          "none",
          "how callers say who they are: `none` (everybody is the owner `local` and may do"
              + " everything), `tokens`, or `oidc` (tokens too); `open` is `none` beyond the"
              + " loopback, for networks all of whose members may do everything",
          API);

  private static final Setting OIDC_ISSUER =
      Setting.of(
          "THIMBLE_OIDC_ISSUER",
          Forms.webAddress("https://login.example/realms/thimble"),
          "",
          "the OpenID Connect provider of `THIMBLE_AUTH=oidc`",
          API);

  private static final Setting OIDC_AUDIENCE =
      Setting.of(
          "THIMBLE_OIDC_AUDIENCE",
          Forms.text("name"),
          "thimble",
          "what the provider's tokens must be meant for",
          API);

  private static final Setting OIDC_OWNER =
      Setting.of(
          "THIMBLE_OIDC_OWNER",
          Forms.text("claim"),
          "sub",
          "the claim that says whose searches a caller sees",
          API);

  private static final Setting OIDC_ROLES =
      Setting.of(
          "THIMBLE_OIDC_ROLES",
          Forms.text("claim"),
          "roles",
          "the claim that says with `thimble-reader`, `thimble-submitter` or `thimble-admin` what"
              + " may be done",
          API);

  private static final Setting SESSION =
      Setting.of(
          "THIMBLE_SESSION",
          Forms.time("1m", "365d"),
          "12h",
          "how long a sign-in on the page lasts",
          API);

  private static final Setting AUDIT =
      Setting.of(
          "THIMBLE_AUDIT",
          Forms.time("1h", "36500d"),
          "365d",
          "how long the audit log is kept",
          API);

  private static final Setting REQUESTS =
      Setting.of(
          "THIMBLE_REQUESTS",
          Forms.count(1),
          "6000",
          "most requests of an owner in a minute; this and the limits below do not bound"
              + " administrators",
          API);

  private static final Setting SEARCHES =
      Setting.of(
          "THIMBLE_LIMITS_SEARCHES", Forms.count(0), "100", "most open searches of an owner", API);

  private static final Setting TRIALS =
      Setting.of("THIMBLE_LIMITS_TRIALS", Forms.count(0), "100000", "most trials in these", API);

  private static final Setting BYTES =
      Setting.of(
          "THIMBLE_LIMITS_BYTES",
          Forms.size("0B"),
          "100GB",
          "most bytes of an owner that are kept",
          API);

  private static final Setting HOURS =
      Setting.of(
          "THIMBLE_LIMITS_HOURS",
          Forms.count(0),
          "10000",
          "most hours of training of an owner in 30 days",
          API);

  private static final Setting ARTIFACT_DAYS =
      Setting.of(
              "THIMBLE_ARTIFACT_DAYS",
              Forms.count(0, 36_500),
              "0",
              "days after a search's end when files of trials that are not on its front go",
              API)
          .whichIs("`0`: as long as the search");

  private OwnerSettings() {}

  static List<Setting> all() {
    return List.of(
        AUTH,
        FIRST_TOKEN,
        FIRST_TOKEN_FILE,
        OIDC_ISSUER,
        OIDC_AUDIENCE,
        OIDC_OWNER,
        OIDC_ROLES,
        SESSION,
        AUDIT,
        REQUESTS,
        SEARCHES,
        TRIALS,
        BYTES,
        HOURS,
        ARTIFACT_DAYS);
  }
}
