/**
 * What an owner may take. A change that takes more enters; it is made, or refused with the limit
 * that it would break, in one transaction with the sum of all that the owner has.
 */
@NullMarked
package io.thimble.api.limit;

import org.jspecify.annotations.NullMarked;
