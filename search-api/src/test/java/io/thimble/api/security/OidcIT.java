package io.thimble.api.security;

import static io.thimble.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.thimble.api.RunningApi;
import io.thimble.api.Samples;
import io.thimble.db.token.Role;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Callers that a provider vouches for. */
@ExtendWith(RunningApi.Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
final class OidcIT {
  private static final String SESSION = "/api/v1/session";

  private final RunningApi api;
  private Provider provider;
  private GuardedApi guarded;

  OidcIT(RunningApi api) {
    this.api = api;
  }

  @BeforeAll
  void start() throws IOException, JOSEException {
    provider = new Provider();
    guarded =
        GuardedApi.start(api, "--thimble.auth=oidc", "--thimble.oidc.issuer=" + provider.issuer());
  }

  @AfterAll
  void stop() {
    guarded.close();
    provider.close();
  }

  @Test
  void providersWordGivesOwnerAndRole() throws JOSEException {
    var token = sign(claims("thimble-reader", "thimble-submitter").build());

    var who = json(guarded.get(token, SESSION));
    assertThat(who.get("owner").asString()).isEqualTo("subject-7");
    assertThat(who.get("name").asString()).isEqualTo("grace");
    assertThat(who.get("role").asString()).isEqualTo("submitter");
    var posted = guarded.post(token, "/api/v1/searches", Samples.spec("of grace"));
    assertThat(posted.statusCode()).isEqualTo(202);
    var id = json(posted).get("id").asString();
    var other = guarded.token("other", Role.SUBMITTER);
    assertThat(guarded.get(other, "/api/v1/searches/" + id).statusCode()).isEqualTo(404);
    assertThat(guarded.get(token, "/api/v1/tokens").statusCode()).isEqualTo(403);
  }

  @Test
  void callerWithoutARoleMayDoNothing() throws JOSEException {
    var answer = guarded.get(sign(claims("something-else").build()), "/api/v1/devices");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("/problems/forbidden", "the caller's is none");
  }

  @Test
  void signInLastsNoLongerThanTheProvidersWord() throws JOSEException {
    var token = sign(claims("thimble-reader").expirationTime(in(600)).build());
    var answer = guarded.send(guarded.request(token, SESSION).POST(BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
        .matches(".*Max-Age=(59\\d|600);.*");
  }

  @Test
  void anythingWrongWithATokenKeepsItOut() throws JOSEException {
    var good = claims("thimble-admin");
    assertThat(guarded.get(sign(good.build()), SESSION).statusCode()).isEqualTo(200);

    assertRefused(sign(claims("thimble-admin").expirationTime(in(-120)).build()));
    assertRefused(sign(claims("thimble-admin").notBeforeTime(in(600)).build()));
    assertRefused(sign(claims("thimble-admin").audience("another").build()));
    assertRefused(sign(claims("thimble-admin").audience(List.of()).build()));
    assertRefused(sign(claims("thimble-admin").issuer("http://127.0.0.1:1").build()));
    assertRefused(sign(claims("thimble-admin").subject("").build()));
    assertRefused(Provider.sign(good.build(), Provider.newKey()));
    assertRefused(new PlainJWT(good.build()).serialize());
    var confused = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), good.build());
    confused.sign(new MACSigner(provider.key().toRSAPublicKey().getEncoded()));
    assertRefused(confused.serialize());
    var whole = sign(good.build());
    assertRefused(whole.substring(0, whole.length() - 8) + "AAAAAAAA");
  }

  @Test
  void providerThatIsAwayIsNoFailureOfOurs() throws JOSEException {
    try (var alone =
        GuardedApi.start(api, "--thimble.auth=oidc", "--thimble.oidc.issuer=http://127.0.0.1:1")) {
      var answer = alone.get(sign(claims("thimble-admin").build()), SESSION);

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("/problems/unavailable", "http://127.0.0.1:1", "Maybe");
      assertThat(alone.get(alone.first(), SESSION).statusCode()).isEqualTo(200);
    }
  }

  private JWTClaimsSet.Builder claims(String... roles) {
    return new JWTClaimsSet.Builder()
        .issuer(provider.issuer())
        .audience("thimble")
        .subject("subject-7")
        .claim("preferred_username", "grace")
        .claim("roles", List.of(roles))
        .issueTime(in(-5))
        .expirationTime(in(3_600));
  }

  private String sign(JWTClaimsSet claims) throws JOSEException {
    return Provider.sign(claims, provider.key());
  }

  private void assertRefused(String token) {
    var answer = guarded.get(token, SESSION);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    assertThat(answer.body()).contains("/problems/unauthenticated").doesNotContain(token);
  }

  private static Date in(long seconds) {
    return Date.from(Instant.now().plusSeconds(seconds));
  }
}
