/**
 * Tokens and sign-ins. What a token is to do enters, and its secret leaves once; the secret of a
 * token enters, and a cookie for the page leaves.
 */
@NullMarked
package io.thimble.api.token;

import org.jspecify.annotations.NullMarked;
