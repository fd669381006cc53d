/**
 * The store of tokens. The hash of a secret enters, for whom it asks and what it may do leaves; no
 * secret is ever kept.
 */
@NullMarked
package io.thimble.db.token;

import org.jspecify.annotations.NullMarked;
