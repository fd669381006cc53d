package io.thimble.api.security;

import io.thimble.db.token.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * One method of one path, and who may call it.
 *
 * @param method GET stands for HEAD too
 * @param path a pattern as in the controllers, for example {@code /api/v1/searches/{id}}
 * @param role the least role; null lets in everybody, known or not
 * @param changes whether something is different afterwards, which the audit log then tells
 */
record Endpoint(HttpMethod method, String path, @Nullable Role role, boolean changes) {
  static Endpoint open(String path) {
    return new Endpoint(HttpMethod.GET, path, null, false);
  }

  static Endpoint read(String path) {
    return new Endpoint(HttpMethod.GET, path, Role.READER, false);
  }

  /** Asks by a body, and changes nothing. */
  static Endpoint ask(String path) {
    return new Endpoint(HttpMethod.POST, path, Role.READER, false);
  }

  static Endpoint change(HttpMethod method, String path, Role role) {
    return new Endpoint(method, path, role, true);
  }

  static Endpoint administer(HttpMethod method, String path) {
    return new Endpoint(method, path, Role.ADMIN, !method.equals(HttpMethod.GET));
  }
}
