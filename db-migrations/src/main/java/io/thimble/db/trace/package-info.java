/**
 * How API and workers are told to trace. They share nothing but the database, so what both have to
 * agree on stands beside it: an address of a collector enters, Spring Boot's properties leave.
 */
@NullMarked
package io.thimble.db.trace;

import org.jspecify.annotations.NullMarked;
