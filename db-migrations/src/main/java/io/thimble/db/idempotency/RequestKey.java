package io.thimble.db.idempotency;

/**
 * What a request is known by when it is sent again.
 *
 * @param owner who sends it; keys of different owners do not meet
 * @param key chosen by the client, 1 to 255 characters
 * @param fingerprint of everything that makes the request what it is: method, path and body
 */
public record RequestKey(String owner, String key, String fingerprint) {}
