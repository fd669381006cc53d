/**
 * Archives in a bucket of S3 or of a server that speaks its protocol. The setting of the store and
 * how to sign for it enter; a store that answers leaves, or a sentence about what is wrong with the
 * setting. Nothing else of Thimble knows the library that asks.
 */
@NullMarked
package io.thimble.db.archive.s3;

import org.jspecify.annotations.NullMarked;
