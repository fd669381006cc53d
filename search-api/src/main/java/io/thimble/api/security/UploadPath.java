package io.thimble.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/**
 * The one address whose bodies may be of any length: the pieces of an upload, which are read one
 * after the other and never beyond the length that was announced.
 */
final class UploadPath {
  private static final Pattern PATH = Pattern.compile("/api/v1/uploads/[0-9a-fA-F-]{36}");

  private UploadPath() {}

  static boolean is(HttpServletRequest request) {
    return request.getMethod().equals("PUT") && PATH.matcher(request.getRequestURI()).matches();
  }
}
